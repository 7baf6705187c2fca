package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"time"

	"vouchsafe/llm"
)

// sharedPrefix compares four jobs on one prefix of 1,000 tokens with the same
// four as full prompts one after another.
func sharedPrefix(b *bench) error {
	e, err := b.open(b.model, llm.Options{Threads: b.cores})
	if err != nil {
		return err
	}
	defer e.Close()
	var jobs []llm.Job
	for _, n := range notes {
		jobs = append(jobs, llm.Job{User: n, MaxTokens: 40})
	}
	var together, apart []float64
	for i := range b.rounds {
		if err := b.begin(i); err != nil {
			return err
		}
		t, err := timed(func() error {
			p, err := e.Prefix(b.ctx, longPrefix(fmt.Sprint("shared ", i), 1000), nil)
			if err == nil {
				_, err = e.Generate(b.ctx, p, jobs, nil)
			}
			return err
		})
		if err != nil {
			return err
		}
		together = append(together, t)
		t, err = timed(func() error {
			for k, j := range jobs {
				p, err := e.Prefix(b.ctx, longPrefix(fmt.Sprint("alone ", i, k), 1000), nil)
				if err == nil {
					_, err = e.Generate(b.ctx, p, []llm.Job{j}, nil)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		apart = append(apart, t)
	}
	b.atLeast("four jobs on one prefix of 1,000 tokens", "four full prompts in turn", median(apart)/median(together), 2.8,
		fmt.Sprintf("%.1f s and %.1f s", median(together), median(apart)))
	return nil
}

// candidates compares sixteen candidates of 40 tokens decoded together with the
// same one after another, the prefix kept.
func candidates(b *bench) error {
	e, err := b.open(b.model, llm.Options{Threads: b.cores, NoLookup: true})
	if err != nil {
		return err
	}
	defer e.Close()
	p, err := e.Prefix(b.ctx, longPrefix("candidates", 1000), nil)
	if err != nil {
		return err
	}
	job := llm.Job{User: "Write a story.", MaxTokens: 40, Temperature: 1, TopP: 0.95}
	const n = 16
	var together, apart []float64
	for i := range b.rounds {
		if err := b.begin(i); err != nil {
			return err
		}
		seed := uint64(1000 * i)
		count := 0
		t, err := timed(func() error {
			j := job
			j.Candidates, j.Seed = n, seed
			out, err := e.Generate(b.ctx, p, []llm.Job{j}, nil)
			for _, r := range out {
				for _, c := range r {
					count += c.Tokens
				}
			}
			return err
		})
		if err != nil {
			return err
		}
		together = append(together, t/float64(count))
		count = 0
		t, err = timed(func() error {
			for k := range n {
				j := job
				j.Seed = seed + uint64(k)
				out, err := e.Generate(b.ctx, p, []llm.Job{j}, nil)
				if err != nil {
					return err
				}
				count += out[0][0].Tokens
			}
			return nil
		})
		if err != nil {
			return err
		}
		apart = append(apart, t/float64(count))
	}
	b.atLeast("sixteen candidates of 40 tokens together", "one after another", median(apart)/median(together), 2.5,
		fmt.Sprintf("%.1f and %.1f tokens/s", 1/median(together), 1/median(apart)))
	return nil
}

// diskPrefix compares a saved prefix in a new process, counted from after the
// load, with reading it.
func diskPrefix(b *bench) error {
	dir, err := os.MkdirTemp("", "bench-states-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	run := func() (took float64, cached int, err error) {
		out, err := exec.CommandContext(b.ctx, self, "child-prefix", b.libraries, b.model, dir, fmt.Sprint(b.cores)).Output()
		if err != nil {
			return 0, 0, err
		}
		var got struct {
			Seconds float64
			Cached  int
		}
		return got.Seconds, got.Cached, json.Unmarshal(out, &got)
	}
	var read, loaded []float64
	for i := range b.rounds {
		if err := b.begin(i); err != nil {
			return err
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		t, cached, err := run()
		if err != nil || cached > 0 {
			return fmt.Errorf("reading: %d tokens cached, %w", cached, err)
		}
		read = append(read, t)
		if t, cached, err = run(); err != nil || cached == 0 {
			return fmt.Errorf("loading: %d tokens cached, %w", cached, err)
		}
		loaded = append(loaded, t)
	}
	b.atMost("prefix of 1,000 tokens from disk, new process", "reading it", median(loaded)/median(read), 0.1,
		fmt.Sprintf("%.0f ms and %.1f s", 1000*median(loaded), median(read)))
	return nil
}

// childPrefix opens a model in a process of its own and times its prefix.
func childPrefix(args []string) error {
	threads := 0
	if _, err := fmt.Sscan(args[3], &threads); err != nil {
		return err
	}
	b := &bench{ctx: background(), libraries: args[0]}
	e, err := b.open(args[1], llm.Options{Threads: threads, StateDir: args[2]})
	if err != nil {
		return err
	}
	defer e.Close()
	start := time.Now()
	if _, err := e.Prefix(b.ctx, longPrefix("disk", 1000), nil); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"Seconds": time.Since(start).Seconds(), "Cached": e.Stats().CachedTokens})
}
