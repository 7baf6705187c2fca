package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// report writes to standard error what happens. On a terminal progress rewrites
// one line; elsewhere it is a line every few seconds.
type report struct {
	mu       sync.Mutex
	to       io.Writer
	quiet    bool
	terminal bool
	drawn    bool // an unfinished line is on the terminal
}

func newReport(to io.Writer, quiet bool) *report {
	r := &report{to: to, quiet: quiet}
	if f, ok := to.(*os.File); ok {
		info, err := f.Stat()
		r.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return r
}

func (r *report) line(format string, args ...any) {
	if !r.quiet {
		r.write(fmt.Sprintf(format, args...) + "\n")
	}
}

func (r *report) failure(err error) { r.write("fetch: " + err.Error() + "\n") }

func (r *report) write(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.drawn {
		text = "\r\x1b[K" + text
	}
	r.drawn = !strings.HasSuffix(text, "\n")
	_, _ = io.WriteString(r.to, text)
}

// progress follows one job. Nothing is shown in its first second.
type progress struct {
	report  *report
	title   string
	quit    chan struct{}
	stopped sync.WaitGroup

	mu    sync.Mutex
	doing string
	since time.Time
	start int64 // bytes there already when it began
	now   int64
	total int64
}

func (r *report) progress(title string) *progress {
	p := &progress{report: r, title: title, quit: make(chan struct{}), since: time.Now()}
	p.stopped.Go(p.follow)
	return p
}

// begin starts counting towards total bytes, of which start were there before.
func (p *progress) begin(doing string, total, start int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing, p.total, p.start, p.now, p.since = doing, total, start, start, time.Now()
}

// at tells how many bytes there are now; the count never goes back.
func (p *progress) at(n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = max(p.now, min(n, p.total))
}

func (p *progress) done(what string) {
	p.stop()
	p.mu.Lock()
	took := time.Since(p.since)
	p.mu.Unlock()
	p.report.line("%s: %s in %.1f s", p.title, what, took.Seconds())
}

func (p *progress) stop() {
	p.mu.Lock()
	select {
	case <-p.quit:
	default:
		close(p.quit)
	}
	p.mu.Unlock()
	p.stopped.Wait()
}

func (p *progress) follow() {
	every := 3 * time.Second
	if p.report.terminal {
		every = 200 * time.Millisecond
	}
	for wait := time.Second; ; wait = every {
		select {
		case <-p.quit:
			return
		case <-time.After(wait):
			p.show()
		}
	}
}

func (p *progress) show() {
	p.mu.Lock()
	text := p.text(time.Since(p.since))
	p.mu.Unlock()
	if text == "" || p.report.quiet {
		return
	}
	if p.report.terminal {
		p.report.write("\r\x1b[K" + text)
	} else {
		p.report.write(text + "\n")
	}
}

// text says how far it is, how fast, and how long it will take yet.
func (p *progress) text(took time.Duration) string {
	if p.total == 0 {
		return ""
	}
	text := fmt.Sprintf("%s: %s %s of %s", p.title, p.doing, bytesText(p.now), bytesText(p.total))
	if got := p.now - p.start; got > p.total/100 { // before that a rate would mislead
		rate := float64(got) / took.Seconds()
		left := time.Duration(float64(p.total-p.now) / rate * float64(time.Second))
		text += fmt.Sprintf(", %s/s, %s left", bytesText(int64(rate)), left.Round(time.Second))
	}
	return text
}

// bytesText gives a size as people read it, in powers of 1,000.
func bytesText(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1000_000:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	case n < 1000_000_000:
		return fmt.Sprintf("%.0f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.2f GB", float64(n)/1e9)
}
