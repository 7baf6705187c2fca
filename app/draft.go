package app

import (
	"context"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

// Draft writes the letter anew with these choices. The composed letter is there
// first and the better sentences follow; the letter before it stays one undo away.
func (a *App) Draft(choices Choices) {
	a.mu.Lock()
	a.session.choices = choices
	missing := a.session.resume == nil || a.session.posting == nil
	a.mu.Unlock()
	if missing {
		a.refuse(Letter, fault.BadInput("inputs_missing", "a letter needs both a resume and a posting", "",
			"Give the one that is missing"))
		return
	}
	a.begin(Drafting, Letter, func(ctx context.Context) error {
		first := true
		show := func(l *letter.Letter) {
			if first {
				a.session.letters.add(&version{why: "drafted", letter: l})
				a.session.stale = false
				first = false
			} else {
				a.session.letters.replace(l, "")
			}
			a.session.revs.Letter++
		}
		l, err := a.desk.Draft(ctx, choices, func(e Event) {
			a.mu.Lock()
			defer a.mu.Unlock()
			if ctx.Err() != nil {
				return
			}
			if e.Letter != nil {
				show(clone(e.Letter)) // the desk goes on with its own
			}
			a.work.went(e)
			a.changed()
		})
		if err != nil {
			return err
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		if ctx.Err() == nil && l != nil {
			show(l)
		}
		return nil
	})
}
