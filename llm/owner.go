package llm

import (
	"context"
	"runtime"
	"sync"
)

// owner runs an engine's native work on one goroutine, one task after another.
type owner struct {
	slot    int
	tasks   chan task
	closing chan struct{}
	once    sync.Once
	stopped chan struct{}
}

type task struct {
	ctx  context.Context
	run  func() error
	done chan outcome
}

type outcome struct {
	err      error
	panicked any
}

// Bits of a stop sign: why native work should stop.
const (
	signCancel uint32 = 1 << iota // the caller gave up, or the engine closes
	signHurry                     // the pacer wants this call repeated otherwise
)

// startOwner begins to take tasks. After shut, cleanup runs as the last one.
func startOwner(slot int, cleanup func()) *owner {
	o := &owner{slot: slot, tasks: make(chan task), closing: make(chan struct{}), stopped: make(chan struct{})}
	onThread(func() {
		defer close(o.stopped)
		defer cleanup()
		for {
			select {
			case <-o.closing:
				return
			case t := <-o.tasks:
				t.done <- o.perform(t)
			}
		}
	})
	return o
}

// threads wait here for the next engine when theirs has closed.
var threads = make(chan chan func(), maxEngines)

// onThread runs f on a thread kept for native work, at a lower priority. Such a
// thread is used again but never ended: the runtime can end a locked thread only
// together with its goroutine, and a process without cgo does not survive that.
func onThread(f func()) {
	select {
	case t := <-threads:
		t <- f
	default:
		t := make(chan func(), 1)
		t <- f
		go func() {
			runtime.LockOSThread()
			yieldToWindow()
			for f := range t {
				f()
				threads <- t
			}
		}()
	}
}

// perform runs a task with the engine's stop sign bound to its context.
func (o *owner) perform(t task) (out outcome) {
	sign := &stopSigns[o.slot]
	fired := make(chan struct{})
	release := context.AfterFunc(t.ctx, func() {
		sign.Or(signCancel)
		close(fired)
	})
	defer func() {
		if !release() {
			<-fired
		}
		select {
		case <-o.closing:
		default:
			sign.And(^(signCancel | signHurry))
		}
		if p := recover(); p != nil {
			out.panicked = p
		}
	}()
	if err := cancelled(t.ctx); err != nil {
		return outcome{err: err}
	}
	return outcome{err: t.run()}
}

// do runs f on the owner's goroutine and waits. A panic in f, which only a
// caller's constraint can cause, comes back to the caller.
func (o *owner) do(ctx context.Context, f func() error) error {
	t := task{ctx, f, make(chan outcome, 1)}
	select {
	case <-o.closing:
		return errClosed
	default:
	}
	select {
	case o.tasks <- t:
	case <-ctx.Done():
		return cancelled(ctx)
	case <-o.closing:
		return errClosed
	}
	out := <-t.done
	if out.panicked != nil {
		panic(out.panicked)
	}
	return out.err
}

// shut stops what is running and waits for the end. Only then may the slot, and
// with it the stop sign, become another engine's.
func (o *owner) shut() {
	o.once.Do(func() {
		close(o.closing)
		stopSigns[o.slot].Or(signCancel)
		<-o.stopped
		slotsUsed[o.slot].Store(false)
	})
}

// isClosing tells a long task that the engine wants to end.
func (o *owner) isClosing() bool {
	select {
	case <-o.closing:
		return true
	default:
		return false
	}
}
