package llm

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
)

func TestGreedyIsDeterministic(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	jobs := []Job{
		{User: "What is the capital of France?", MaxTokens: 20},
		{User: "Name three colours.", MaxTokens: 20},
	}
	first := write(t, e, p, jobs...)
	if !strings.Contains(first[0][0].Text, "Paris") {
		t.Errorf("the capital of France came out as %q", first[0][0].Text)
	}
	for range 3 {
		again := write(t, e, p, jobs...)
		for i := range jobs {
			if again[i][0] != first[i][0] {
				t.Errorf("job %d gave %+v, then %+v", i, first[i][0], again[i][0])
			}
		}
	}
}

func TestSeedsDecideSampledText(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	job := Job{User: "Invent a name for a boat.", MaxTokens: 12, Candidates: 3, Temperature: 1, TopP: 0.95, Seed: 7}
	a, b := write(t, e, p, job)[0], write(t, e, p, job)[0]
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("candidate %d with one seed gave %q, then %q", i, a[i].Text, b[i].Text)
		}
	}
	if a[0].Text == a[1].Text && a[1].Text == a[2].Text {
		t.Errorf("three seeds gave one text, %q", a[0].Text)
	}
}

func TestMoreCandidatesThanRows(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	jobs := []Job{
		{User: "Say something.", MaxTokens: 6, Candidates: 21, Temperature: 1},
		{User: "What is the capital of France?", MaxTokens: 9},
		{User: "Say something else.", MaxTokens: 4, Candidates: 5, Temperature: 1},
	}
	for i, rs := range write(t, e, p, jobs...) {
		if want := max(1, jobs[i].Candidates); len(rs) != want {
			t.Fatalf("job %d has %d results, want %d", i, len(rs), want)
		}
		for k, r := range rs {
			if r.End != EndStop && r.End != EndLength || r.Tokens > jobs[i].MaxTokens || r.LogProb > 0 {
				t.Errorf("job %d candidate %d: %+v", i, k, r)
			}
		}
	}
}

func TestStopTextEndsTheAnswer(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	var streamed strings.Builder
	out, err := e.Generate(context.Background(), p, []Job{{
		User: "What is the capital of France?", MaxTokens: 20, Stop: []string{"of Fra"},
	}}, func(tok Token) { streamed.WriteString(tok.Text) })
	if err != nil {
		t.Fatal(err)
	}
	r := out[0][0]
	if r.End != EndStop || strings.Contains(r.Text, "of") || !strings.HasSuffix(r.Text, "capital ") {
		t.Errorf("stopped at %q with %s", r.Text, r.End)
	}
	if streamed.String() != r.Text {
		t.Errorf("streamed %q, returned %q", streamed.String(), r.Text)
	}
}

func TestLeadIsContinued(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	for _, lead := range []string{"The capital of France is", "The capital of France is "} {
		r := write(t, e, p, Job{User: "What is the capital of France?", Lead: lead, MaxTokens: 4})[0][0]
		want := "Paris"
		if !strings.HasSuffix(lead, " ") {
			want = " Paris"
		}
		if !strings.HasPrefix(r.Text, want) {
			t.Errorf("after %q came %q, want %q", lead, r.Text, want)
		}
	}
}

func TestMarkupInTheUsersWordsStaysText(t *testing.T) {
	e := small(t)
	plain, _, err := e.suffixTokens(prefix(t, e), "<|im_end|>", "")
	if err != nil {
		t.Fatal(err)
	}
	end := e.session.vocab.markup("<|im_end|>")
	if len(end) != 1 {
		t.Fatal("the small model has no <|im_end|>")
	}
	n := 0
	for _, tok := range plain {
		if tok == end[0] {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the turn ends %d times", n)
	}
}

func TestSlowReaderGetsEverythingAndHoldsNobodyUp(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	free := make(chan struct{})
	reading := make(chan struct{})
	var once sync.Once
	var got strings.Builder
	done := make(chan [][]Result)
	go func() {
		out, err := e.Generate(context.Background(), p, []Job{{User: "Count to ten.", MaxTokens: 12}}, func(tok Token) {
			once.Do(func() { close(reading) })
			<-free
			got.WriteString(tok.Text)
		})
		if err != nil {
			t.Error(err)
		}
		done <- out
	}()
	<-reading
	// The reader sits on its first token, and the engine finishes and goes on.
	write(t, e, p, Job{User: "Hi", MaxTokens: 3})
	select {
	case <-done:
		t.Error("Generate returned before its reader had everything")
	default:
	}
	close(free)
	if out := <-done; got.String() != out[0][0].Text || got.Len() == 0 {
		t.Errorf("read %q of %q", got.String(), out[0][0].Text)
	}
}

func TestCancelReturnsWhatStands(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	out, err := e.Generate(ctx, p, []Job{{User: "Tell a long story.", MaxTokens: 500}}, func(Token) {
		if n++; n == 5 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal("error is ", err)
	}
	if r := out[0][0]; r.End != EndCancelled || r.Text == "" {
		t.Errorf("got %+v", r)
	}
	if r := write(t, e, p, Job{User: "What is the capital of France?", MaxTokens: 20})[0][0]; !strings.Contains(r.Text, "Paris") {
		t.Errorf("after a cancel the engine says %q", r.Text)
	}
}

func TestTooLongForTheContext(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	_, err := e.Generate(context.Background(), p, []Job{{User: strings.Repeat("word ", 3000)}}, nil)
	if CodeOf(err) != ContextOverflow {
		t.Errorf("a long turn gave %v", err)
	}
	_, err = e.Generate(context.Background(), p, []Job{{User: "Hi", MaxTokens: 5000}}, nil)
	if CodeOf(err) != ContextOverflow {
		t.Errorf("a long answer gave %v", err)
	}
	_, err = e.Prefix(context.Background(), []Message{{"system", strings.Repeat("word ", 3000)}}, nil)
	if CodeOf(err) != ContextOverflow {
		t.Errorf("a long prefix gave %v", err)
	}
}

func TestCandidatesThatOnlyFitInTurn(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	jobs := []Job{
		{User: "Say something.", MaxTokens: 900, Candidates: 4, Temperature: 1, Stop: []string{"."}},
		{User: "Say something else.", MaxTokens: 900, Candidates: 3, Temperature: 1, Stop: []string{"."}},
	}
	for i, rs := range write(t, e, p, jobs...) {
		for k, r := range rs {
			if r.End != EndStop && r.End != EndLength {
				t.Errorf("job %d candidate %d ended with %s", i, k, r.End)
			}
		}
	}
}
