package llm

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestInfo(t *testing.T) {
	e := small(t)
	i := e.Info()
	if i.Template != "chatml" || i.Architecture != "llama" || i.Context != 2048 || i.Trained != 8192 || i.Parameters < 1e8 ||
		i.Device != "CPU" || i.WhyNotGPU == "" || i.CPUVariant == "" || i.Library != libraryVersion || i.Thinks || i.Verified {
		t.Errorf("%+v", i)
	}
	devices := e.Devices()
	found := false
	for _, d := range devices {
		found = found || d.Kind == "cpu" && d.Name == "CPU" && d.Total > 0
	}
	if !found {
		t.Errorf("devices are %+v", devices)
	}
}

func TestTwoEngines(t *testing.T) {
	a := small(t)
	b := another(t, "", Options{})
	pa, pb := prefix(t, a), prefix(t, b)
	job := Job{User: "What is the capital of France?", MaxTokens: 12}
	var wg sync.WaitGroup
	for _, run := range []struct {
		e *Engine
		p *Prefix
	}{{a, pa}, {b, pb}} {
		for range 3 {
			wg.Go(func() {
				out, err := run.e.Generate(context.Background(), run.p, []Job{job}, nil)
				if err != nil || !strings.Contains(out[0][0].Text, "Paris") {
					t.Errorf("%+v, %v", out, err)
				}
			})
		}
	}
	wg.Wait()
	if _, err := a.Generate(context.Background(), pb, []Job{job}, nil); CodeOf(err) != BadJob {
		t.Errorf("a prefix of another engine gave %v", err)
	}
}

func TestCancelAtRandomMoments(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	check := Job{User: "What is the capital of France?", MaxTokens: 8}
	want := write(t, e, p, check)[0][0]
	r := rand.New(rand.NewPCG(4, 2))
	slowest := time.Duration(0)
	for i := range 200 {
		ctx, cancel := context.WithCancel(context.Background())
		var stopped time.Time
		timer := time.AfterFunc(time.Duration(r.IntN(60_000))*time.Microsecond, func() {
			stopped = time.Now()
			cancel()
		})
		var err error
		if i%4 == 0 {
			_, err = e.Prefix(ctx, []Message{{"system", strings.Repeat("One more rule. ", 100+i)}}, nil)
		} else {
			_, err = e.Generate(ctx, p, []Job{{User: "Tell a story.", Candidates: 1 + i%5, MaxTokens: 200, Temperature: 1}}, func(Token) {})
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("round %d: %v", i, err)
		}
		timer.Stop()
		slowest = max(slowest, time.Since(stopped))
		cancel()
	}
	t.Logf("slowest cancel: %v", slowest)
	if slowest > time.Second {
		t.Errorf("a cancel took %v", slowest)
	}
	if got := write(t, e, p, check)[0][0]; got != want {
		t.Errorf("after 200 cancels %+v, before %+v", got, want)
	}
}

func TestCloseWhileGenerating(t *testing.T) {
	for i := range 5 {
		e := another(t, "", Options{})
		p := prefix(t, e)
		errs := make(chan error, 3)
		for range 3 {
			go func() {
				_, err := e.Generate(context.Background(), p, []Job{{User: "Tell a long story.", Candidates: 2, MaxTokens: 400}}, nil)
				errs <- err
			}()
		}
		time.Sleep(time.Duration(i*40) * time.Millisecond)
		e.Close()
		for range 3 {
			if err := <-errs; CodeOf(err) != EngineClosed {
				t.Errorf("round %d: %v", i, err)
			}
		}
		e.Close()
		if _, err := e.Prefix(context.Background(), assistant, nil); CodeOf(err) != EngineClosed {
			t.Errorf("after Close: %v", err)
		}
		if e.Info().Model == "" {
			t.Error("Info is gone after Close")
		}
	}
}

func TestPanicOfAConstraintReachesItsCaller(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic came back")
			}
		}()
		_, _ = e.Generate(context.Background(), p, []Job{{User: "Hi", Constraint: broken{}}}, nil)
	}()
	if r := write(t, e, p, Job{User: "What is the capital of France?", MaxTokens: 12})[0][0]; !strings.Contains(r.Text, "Paris") {
		t.Errorf("after a panic the engine says %q", r.Text)
	}
}

type broken struct{}

func (broken) Fork() Constraint   { return broken{} }
func (broken) Allows(string) bool { panic("broken") }
func (broken) Accept(string)      {}
func (broken) MayEnd() bool       { return false }

func TestPrefixesAreRecalledAfterEviction(t *testing.T) {
	e := another(t, "", Options{})
	job := Job{User: "What is the capital of France?", MaxTokens: 8}
	first := prefix(t, e)
	want := write(t, e, first, job)[0][0]
	for i := range 2 * maxPrefix {
		if _, err := e.Prefix(context.Background(), []Message{{"system", strings.Repeat("Rule. ", 3+i)}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := write(t, e, first, job)[0][0]; got != want {
		t.Errorf("before %+v, after eviction %+v", want, got)
	}
	if st := e.Stats(); st.CachedTokens != 0 {
		t.Errorf("%d tokens came from a memory that should have been gone", st.CachedTokens)
	}
}
