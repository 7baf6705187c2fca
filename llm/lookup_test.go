package llm

import (
	"slices"
	"strings"
	"testing"

	"github.com/hybridgroup/yzma/pkg/llama"
)

type llamaToken = llama.Token

func TestGuessIsWhatFollowedBefore(t *testing.T) {
	for _, c := range []struct{ history, want []llamaToken }{
		{[]llamaToken{1, 2, 3, 4, 5, 6, 7, 2, 3, 4}, []llamaToken{5, 6, 7}},
		{[]llamaToken{1, 2, 5, 3, 9, 1, 2, 5, 4, 9, 1, 2, 5}, []llamaToken{4, 9, 1}},
		{[]llamaToken{7, 1, 2, 5, 3, 8, 1, 2, 5, 4, 7, 1, 2, 5}, []llamaToken{3, 8, 1}},
		{[]llamaToken{1, 2, 3, 4, 5, 6, 2, 3}, nil},
		{[]llamaToken{1, 2, 3, 4}, nil},
		{[]llamaToken{3}, nil},
		{nil, nil},
	} {
		l := newLookup(fewAhead)
		if got := l.guess(c.history, 3); !slices.Equal(got, c.want) {
			t.Errorf("after %v guessed %v, want %v", c.history, got, c.want)
		}
	}
	l := newLookup(fewAhead)
	if got := l.guess([]llamaToken{1, 2, 3, 4, 1, 2, 3}, 1); len(got) != 1 {
		t.Errorf("guessed %v where one was wanted", got)
	}
}

func TestGuessingGoesOnBehindWhatWasReplaced(t *testing.T) {
	l := newLookup(fewAhead)
	history := []llamaToken{1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3}
	if got := l.guess(history, 3); !slices.Equal(got, []llamaToken{4, 5, 6}) {
		t.Fatalf("guessed %v", got)
	}
	l.learn(3, 2) // 4 and 5 held; in place of 6 come 98 and 99
	history = append(history, 4, 5, 98)
	if got := l.guess(history, 3); got != nil {
		t.Errorf("behind a new token guessed %v", got)
	}
	history = append(history, 99)
	if got := l.guess(history, 3); got != nil {
		t.Errorf("behind a new token guessed %v", got)
	}
	history = append(history, 7)
	if got := l.guess(history, 3); got != nil {
		t.Errorf("guessed %v though one token more came than went, and only one matches", got)
	}
	history = append(history, 8)
	if got := l.guess(history, 3); !slices.Equal(got, []llamaToken{9, 0, 1}) {
		t.Errorf("behind the replaced token guessed %v", got)
	}

	l = newLookup(manyAhead)
	history = []llamaToken{1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3}
	if got := l.guess(history, 9); !slices.Equal(got, []llamaToken{4, 5, 6, 7, 8, 9, 0}) {
		t.Fatalf("guessed %v", got)
	}
	l.learn(7, 2)
	history = append(history, 4, 5, 98) // one came in place of 6
	if got := l.guess(history, 3); got != nil {
		t.Errorf("behind a new token guessed %v", got)
	}
	history = append(history, 7)
	if got := l.guess(history, 3); !slices.Equal(got, []llamaToken{8, 9, 0}) {
		t.Errorf("behind the replaced token guessed %v", got)
	}
}

func TestGuessingRestsWhenItFails(t *testing.T) {
	l := newLookup(fewAhead)
	history := []llamaToken{1, 2, 3, 4, 5, 1, 2, 3}
	tries := 0
	for range 200 {
		if g := l.guess(history, 3); len(g) > 0 {
			tries++
			l.learn(len(g), 0)
		}
	}
	if tries > 12 {
		t.Errorf("%d of 200 tokens were guessed in vain", tries)
	}
	l = newLookup(fewAhead)
	for range 200 {
		if g := l.guess(history, 3); len(g) > 0 {
			l.learn(len(g), 2)
		} else {
			t.Fatal("guessing rested though it held")
		}
	}
}

func TestLookupSpeedsCopyingWithoutChangingIt(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	text := "Rewrote the nightly timetable import as a streaming job and cut its runtime from six hours to thirty-five minutes."
	job := Job{User: "Repeat this sentence exactly, twice: " + text, Lead: "Rewrote the nightly", MaxTokens: 40}
	r := write(t, e, p, job)[0][0]
	st := e.Stats()
	if st.Accepted < 10 || st.Steps > r.Tokens-st.Accepted+2 {
		t.Errorf("copied %q in %d steps, %d of %d guesses held", r.Text, st.Steps, st.Accepted, st.Drafted)
	}
	if !strings.Contains(r.Text, "timetable import as a streaming job") {
		t.Errorf("copied %q", r.Text)
	}
	// The sequence must be cut back rightly: what follows is scored as likely.
	s, err := e.Score(t.Context(), p, []Job{job}, []string{r.Text})
	if err != nil || s[0].LogProb < r.LogProb-1 {
		t.Errorf("written with %v, scored %v (%v)", r.LogProb, s, err)
	}
}
