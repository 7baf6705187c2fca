package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"vouchsafe/app/fault"
)

// Phases of the window, as the page shows them. The first, third and sixth are at
// rest and follow from what the session holds; failed is at rest with a fault.
const (
	Empty    = "empty"    // resume or posting still missing
	Reading  = "reading"  // a file or pasted text is being read
	Ready    = "ready"    // both are there, no letter yet
	Drafting = "drafting" // a letter is being written
	Checking = "checking" // an edited letter is being re-read
	Done     = "done"     // a letter is there
	Failed   = "failed"   // something was refused; Faults says what
)

// Subjects of work: what a job reads or writes, and where its fault is shown.
const (
	Resume  = "resume"
	Posting = "posting"
	Letter  = "letter"
	Person  = "person"
	Model   = "model" // a model being added
	Store   = "store" // what is kept, and the exchange of one application for another
)

// Run is where the work stands.
type Run struct {
	Phase   string `json:"phase"`
	Subject string `json:"subject"` // of the job that runs; empty at rest
	Stage   string `json:"stage"`   // of a draft: "loading", "prefix", "drafting", "checking"
	Done    int    `json:"done"`
	Total   int    `json:"total"`   // 0 where it cannot be known
	Elapsed int64  `json:"elapsed"` // milliseconds since the job began
	Left    int64  `json:"left_ms"` // of this stage, at the pace so far; -1 where it cannot be known
}

// job is one piece of work. Jobs run one after the other, in the order of asking.
type job struct {
	phase, subject string
	do             func(context.Context) error
	ctx            context.Context
	cancel         context.CancelFunc
	began          time.Time
	must           bool // nothing cancels it
}

// work is the queue; its first job runs. App.mu guards it.
type work struct {
	jobs     []*job
	progress Event
	stage    time.Time     // when the stage of progress began
	idle     chan struct{} // closed when the queue is empty; nil before the first job
}

// outdates reports whether a new job makes an older one pointless: the same work
// on the same subject, or any work on a letter whose inputs change.
func (j *job) outdates(old *job) bool {
	if j.subject == old.subject {
		return j.phase == old.phase || j.phase == Drafting
	}
	if j.subject == Person {
		return old.phase == Drafting // with what is now out of date; it is begun anew
	}
	return j.phase == Reading && old.subject == Letter && j.subject != Store
}

// begin queues work and cancels what it outdates. A fault of the same subject is
// taken back: it is being tried again.
func (a *App) begin(phase, subject string, do func(context.Context) error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	ctx, cancel := context.WithCancel(a.ctx)
	a.enqueue(&job{phase: phase, subject: subject, do: do, ctx: ctx, cancel: cancel})
}

// enqueue puts a job behind those that are there. App.mu is held.
func (a *App) enqueue(j *job) {
	j.began = time.Now()
	for _, old := range a.work.jobs {
		if j.outdates(old) && !old.must {
			old.cancel()
		}
	}
	a.session.faults[j.subject] = nil
	a.work.jobs = append(a.work.jobs, j)
	if len(a.work.jobs) == 1 {
		a.work.idle = make(chan struct{})
		go a.runJobs()
	}
	a.changed()
}

// runJobs runs the queue, which is not empty, until it is. That it is and that
// nobody runs it any more are one step: a job that came between would begin a
// second runner beside this one.
func (a *App) runJobs() {
	for empty := false; !empty; {
		a.mu.Lock()
		j := a.work.jobs[0]
		j.began = time.Now()
		a.work.progress, a.work.stage = Event{}, j.began
		a.changed()
		a.mu.Unlock()

		err := j.ctx.Err()
		if err == nil {
			err = safely(j)
		}

		a.mu.Lock()
		if err != nil && j.ctx.Err() == nil && !errors.Is(err, context.Canceled) {
			a.session.faults[j.subject] = fault.Of(err)
			a.logged("refused", "phase", j.phase, "subject", j.subject, "code", fault.Of(err).Code)
		}
		a.logged("ended", "phase", j.phase, "subject", j.subject, "ms", time.Since(j.began).Milliseconds(), "cancelled", j.ctx.Err() != nil)
		j.cancel()
		a.work.jobs = slices.Delete(a.work.jobs, 0, 1)
		if empty = len(a.work.jobs) == 0; empty {
			close(a.work.idle)
		}
		a.changed()
		a.mu.Unlock()
	}
}

// safely turns a panic of our own into an error: what the window holds outlives it.
func safely(j *job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic while %s: %v", j.phase, p)
		}
	}()
	return j.do(j.ctx)
}

// cancelAll stops every job and gives a channel that closes when all have ended.
func (w *work) cancelAll() <-chan struct{} {
	for _, j := range w.jobs {
		if !j.must {
			j.cancel()
		}
	}
	if w.idle == nil {
		w.idle = make(chan struct{})
		close(w.idle)
	}
	return w.idle
}

// state says where the work stands. App.mu is held.
func (a *App) state() Run {
	if len(a.work.jobs) == 0 {
		return Run{Phase: a.session.rest(), Left: -1}
	}
	j, p := a.work.jobs[0], a.work.progress
	return Run{Phase: j.phase, Subject: j.subject, Stage: p.Stage, Done: p.Done, Total: p.Total,
		Elapsed: time.Since(j.began).Milliseconds(), Left: a.work.left()}
}

// went takes a step of the running job. App.mu is held.
func (w *work) went(e Event) {
	if e.Stage != w.progress.Stage {
		w.stage = time.Now()
	}
	w.progress = e
}

// left is how many milliseconds the stage has to go at the pace it had so far.
func (w *work) left() int64 {
	p := w.progress
	if p.Done <= 0 || p.Total <= 0 {
		return -1
	}
	spent := time.Since(w.stage).Milliseconds()
	return spent * int64(max(p.Total-p.Done, 0)) / int64(p.Done)
}

// Cancel stops whatever runs. What is there stays: a letter half improved is the
// composed letter with the better sentences found so far.
func (a *App) Cancel() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.work.cancelAll()
}

// Dismiss takes back the fault shown for a subject.
func (a *App) Dismiss(subject string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.session.faults[subject] = nil
	a.changed()
}
