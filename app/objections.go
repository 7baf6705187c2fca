package app

import (
	"context"

	"vouchsafe/app/check"
	"vouchsafe/app/fault"
)

// Objections is what speaks against sending the letter as it is shown, read again now.
// The page asks before any way out.
func (a *App) Objections() ([]check.Finding, error) {
	l := a.letter()
	if l == nil {
		return nil, errNoLetter
	}
	a.mu.Lock()
	going := a.drafting()
	a.mu.Unlock()
	if going && !l.Touched() {
		return l.Objections(), nil // what the program wrote it has read, and a draft is not waited for
	}
	out := []check.Finding{}
	err := a.inTurn("objections", func(ctx context.Context) error {
		read, err := a.desk.Check(ctx, clone(l))
		if err == nil {
			out = read.Objections()
		}
		return err
	})
	return out, err
}

// inTurn does a piece of work when what runs has ended, since the desk does one thing at
// a time, and returns when it is done or given up.
func (a *App) inTurn(subject string, work func(context.Context) error) error {
	var err error = errGivenUp // also where the work panics
	done := make(chan struct{})
	ctx, cancel := context.WithCancel(a.ctx)
	a.mu.Lock()
	a.enqueue(&job{phase: Checking, subject: subject, ctx: ctx, cancel: cancel, do: func(ctx context.Context) error {
		defer close(done)
		err = work(ctx)
		return nil
	}})
	a.mu.Unlock()
	<-ctx.Done() // as every job's does when it has run, or is given up
	select {
	case <-done:
		return faultOf(err)
	default:
		return errGivenUp
	}
}

var errGivenUp = fault.BadInput("given_up", "something else was done meanwhile", "", "Ask again")
