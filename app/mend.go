package app

import (
	"context"

	"vouchsafe/app/check"
	"vouchsafe/app/fault"
)

// Mend proposes how a sentence can be made true, changing as little as it can. It
// changes nothing: whoever takes the proposal gives it to Edit. A sentence that is
// not there any more, or a newer question, gives an empty proposal.
func (a *App) Mend(paragraph, sentence int) (check.Mended, error) {
	s := sentenceOf(a.letter(), paragraph, sentence)
	if s == nil {
		return check.Mended{}, nil
	}
	var out check.Mended
	var err error
	done := make(chan struct{})
	ctx, cancel := context.WithCancel(a.ctx)
	a.mu.Lock()
	// The desk does one thing at a time, so the question waits its turn.
	a.enqueue(&job{phase: Checking, subject: "mend", ctx: ctx, cancel: cancel, do: func(ctx context.Context) error {
		defer close(done)
		out, err = a.desk.Mend(ctx, s.Text)
		return nil
	}})
	a.mu.Unlock()
	<-ctx.Done() // as every job's does when it has run, or is given up
	select {
	case <-done:
	default:
		return check.Mended{}, nil
	}
	if err != nil {
		return check.Mended{}, fault.Of(err)
	}
	return withEmptyLists(out), nil
}
