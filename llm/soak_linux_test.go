//go:build soak

package llm

import (
	"context"
	"fmt"
	"testing"
	"time"

	"vouchsafe/internal/leak"
)

func holding(t *testing.T) leak.Held {
	t.Helper()
	h, err := leak.Now()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// grew says how much more there is than there was, failing beyond most bytes or a
// goroutine or file more.
func grew(t *testing.T, was leak.Held, most int64) {
	t.Helper()
	now := holding(t)
	t.Logf("at first %v; in the end %v", was, now)
	if now.Resident > was.Resident+most || now.Goroutines > was.Goroutines || now.Files > was.Files {
		t.Errorf("something grew: %v, then %v", was, now)
	}
}

func TestNothingLeaksOver500Generations(t *testing.T) {
	e := another(t, t.TempDir(), Options{Context: 2048})
	var early leak.Held
	for i := range 500 {
		p, err := e.Prefix(context.Background(), []Message{{"system", fmt.Sprintf("You are helper number %d.", i%7)}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		jobs := []Job{
			{User: "Say something.", Candidates: 1 + i%4, MaxTokens: 8, Temperature: 1, Seed: uint64(i)},
			{User: "Name a colour.", MaxTokens: 6, Constraint: &branching{words{list: []string{"red", "blue", "the", "colour", "is"}}}},
		}
		ctx, cancel := context.WithCancel(context.Background())
		if i%10 == 9 {
			time.AfterFunc(10*time.Millisecond, cancel)
		}
		_, _ = e.Generate(ctx, p, jobs, func(Token) {})
		cancel()
		if _, err := e.Score(context.Background(), p, jobs[:1], []string{"Something."}); err != nil {
			t.Fatal(err)
		}
		if i == 50 {
			early = holding(t)
		}
	}
	grew(t, early, 8<<20)
}

func TestNothingLeaksOverOpening(t *testing.T) {
	var early leak.Held
	for i := range 30 {
		e := another(t, "", Options{})
		write(t, e, prefix(t, e), Job{User: "Hi", MaxTokens: 3})
		e.Close()
		if i == 5 {
			early = holding(t)
		}
	}
	grew(t, early, 32<<20)
}
