package command

import (
	"fmt"
	"sync"
	"time"
)

// progress tells on standard error what is going on: one line that is written over
// on a terminal, one line a step otherwise, nothing with --quiet.
type progress struct {
	page  *page
	quiet bool

	mu      sync.Mutex
	step    string
	percent int
	shown   time.Time
	started time.Time
}

func (s *shell) progress() *progress { return &progress{page: s.err, quiet: s.quiet} }

// at says which step runs and how far it has come; total 0 is not known. It may be
// called often.
func (p *progress) at(step string, done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.quiet {
		return
	}
	percent := 0
	if total > 0 {
		percent = min(100, done*100/total)
	}
	fresh := step != p.step
	if fresh {
		p.step, p.percent, p.started = step, 0, time.Now()
	}
	if !p.page.terminal {
		// A log wants to know that a long step is alive, not each percent.
		if fresh {
			p.page.line("%s …", step)
		} else if percent/25 > p.percent/25 && percent < 100 && time.Since(p.started) > 3*time.Second {
			p.page.line("%s … %d %%", step, percent)
		}
		p.percent = percent
		return
	}
	if !fresh && percent == p.percent && time.Since(p.shown) < 200*time.Millisecond {
		return
	}
	p.percent, p.shown = percent, time.Now()
	line := step
	if percent > 0 && percent < 100 {
		line += fmt.Sprintf(" %d %%", percent)
	}
	if spent := time.Since(p.started); spent > 2*time.Second {
		line += fmt.Sprintf(", %d s", int(spent.Seconds()))
	}
	fmt.Fprint(p.page, "\r\x1b[K"+p.page.faint(line))
}

// clear takes the line away, for what is printed next.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.quiet && p.page.terminal && p.step != "" {
		fmt.Fprint(p.page, "\r\x1b[K")
	}
	p.step = ""
}
