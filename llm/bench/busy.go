package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"vouchsafe/llm"
)

// children are what this program does when it calls itself.
var children = map[string]func([]string) error{
	"child-prefix": childPrefix,
	"child-spin":   childSpin,
}

func background() context.Context { return context.Background() }

// childSpin keeps one core busy until it is killed or its parent is gone.
func childSpin([]string) error {
	parent := os.Getppid()
	for x := uint64(1); ; x = x*6364136223846793005 + 1 {
		if x%(1<<28) == 1 && os.Getppid() != parent {
			return nil
		}
	}
}

// occupy starts a busy process for every core.
func occupy(b *bench) (stop func(), err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	var all []*exec.Cmd
	stop = func() {
		for _, c := range all {
			_ = c.Process.Kill()
			_ = c.Wait()
		}
	}
	for range b.cores {
		c := exec.CommandContext(b.ctx, self, "child-spin")
		if err := c.Start(); err != nil {
			stop()
			return nil, err
		}
		all = append(all, c)
	}
	return stop, nil
}

// busyMachine compares the adapting engine with every fixed thread count while
// another program keeps all cores busy, and looks at how it recovers after.
func busyMachine(b *bench) error {
	adapting, err := b.open(b.model, llm.Options{NoLookup: true})
	if err != nil {
		return err
	}
	engines := []*llm.Engine{adapting}
	defer func() {
		for _, e := range engines {
			_ = e.Close()
		}
	}()
	for n := 1; n <= b.cores; n *= 2 {
		e, err := b.open(b.model, llm.Options{NoLookup: true, Threads: n, Context: 1024})
		if err != nil {
			return err
		}
		engines = append(engines, e)
	}
	prefixes := map[*llm.Engine]*llm.Prefix{}
	for _, e := range engines {
		if prefixes[e], err = e.Prefix(b.ctx, longPrefix("busy", 60), nil); err != nil {
			return err
		}
	}
	// rate decodes for a while and gives tokens a second.
	rate := func(e *llm.Engine, seconds float64) (float64, error) {
		ctx, cancel := context.WithTimeout(b.ctx, time.Duration(seconds*float64(time.Second)))
		defer cancel()
		start := time.Now()
		out, err := e.Generate(ctx, prefixes[e], []llm.Job{{User: story, MaxTokens: 400}}, nil)
		if b.ctx.Err() != nil || out == nil {
			return 0, err
		}
		return float64(out[0][0].Tokens) / time.Since(start).Seconds(), nil
	}
	beside := map[*llm.Engine][]float64{}
	var after, full []float64
	for i := range b.rounds {
		if err := b.begin(i); err != nil {
			return err
		}
		stop, err := occupy(b)
		if err != nil {
			return err
		}
		for _, e := range engines {
			r, err := rate(e, 12)
			if err != nil {
				stop()
				return err
			}
			beside[e] = append(beside[e], r)
		}
		stop()
		if _, err := rate(adapting, 5); err != nil {
			return err
		}
		r, err := rate(adapting, 6)
		if err != nil {
			return err
		}
		after = append(after, r)
		if r, err = rate(engines[len(engines)-1], 6); err != nil {
			return err
		}
		full = append(full, r)
	}
	best := 0.0
	var note strings.Builder
	for i, e := range engines[1:] {
		r := median(beside[e])
		best = max(best, r)
		fmt.Fprintf(&note, ", %d threads %.2f", 1<<i, r)
	}
	ours := median(beside[adapting])
	b.atLeast("decode beside a program on every core", "best fixed thread count", ours/best, 0.9,
		fmt.Sprintf("tokens/s: adapting %.2f%s", ours, note.String()))
	b.atLeast("decode from five seconds after it ended", "all threads", median(after)/median(full), 0.95,
		fmt.Sprintf("%.1f and %.1f tokens/s", median(after), median(full)))
	return nil
}
