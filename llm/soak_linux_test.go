//go:build soak

package llm

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// resident is the memory of this process, in bytes.
func resident(t *testing.T) int64 {
	t.Helper()
	runtime.GC()
	debug.FreeOSMemory()
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	var kb int64
	for line := range strings.Lines(string(b)) {
		if n, _ := fmt.Sscanf(line, "VmRSS: %d kB", &kb); n == 1 {
			return kb << 10
		}
	}
	t.Fatal("no VmRSS")
	return 0
}

func TestNothingLeaksOver500Generations(t *testing.T) {
	e := another(t, t.TempDir(), Options{Context: 2048})
	var base int64
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
			base = resident(t)
		}
	}
	grown := resident(t) - base
	t.Logf("%.1f MB more after 450 generations", float64(grown)/1e6)
	if grown > 8<<20 {
		t.Errorf("memory grew by %d bytes", grown)
	}
}

func TestNothingLeaksOverOpening(t *testing.T) {
	var base int64
	for i := range 30 {
		e := another(t, "", Options{})
		write(t, e, prefix(t, e), Job{User: "Hi", MaxTokens: 3})
		e.Close()
		if i == 5 {
			base = resident(t)
		}
	}
	grown := resident(t) - base
	t.Logf("%.1f MB more after 24 openings", float64(grown)/1e6)
	if grown > 32<<20 {
		t.Errorf("memory grew by %d bytes", grown)
	}
}
