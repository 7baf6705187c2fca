package app

import (
	"context"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

// Draft writes the letter anew with these choices. The composed letter is there
// first and the better sentences follow; the letter before it stays one undo away.
// Sentences that are locked or the person's own stay, as long as the letter is for
// the same job.
func (a *App) Draft(choices Choices) {
	a.mu.Lock()
	a.session.choices = choices
	s := a.session
	a.mu.Unlock()
	if s.resume == nil || s.posting == nil {
		a.refuse(Letter, fault.BadInput("inputs_missing", "a letter needs both a resume and a posting", "",
			"Give the one that is missing"))
		return
	}
	was := s.letters.now()
	if was != nil && (!theirs(was) || was.Company != s.posting.Company.Value || was.Role != s.posting.Role.Value) {
		was = nil
	}
	a.draft("drafted", Rewriting{Was: was, Redo: func(int, int) bool { return true }})
}

// Regenerate writes one sentence anew; with sentence -1 its paragraph, with both -1
// the whole letter. What is locked or the person's own stays, but for a sentence that
// is named itself.
func (a *App) Regenerate(paragraph, sentence int) {
	a.mu.Lock()
	was := a.session.letters.now()
	a.mu.Unlock()
	if was == nil {
		return
	}
	was = clone(was)
	if s := sentenceOf(was, paragraph, sentence); s != nil {
		s.Locked = false
		if s.Own() {
			s.By, s.Composed = "rule", nil
		}
	}
	a.draft("rewritten", Rewriting{Was: was, Redo: func(p, s int) bool {
		return (paragraph < 0 || p == paragraph) && (sentence < 0 || s == sentence)
	}})
}

// opening is the one that the letter shown has, as long as it is for the same job: a
// story told since is there to be chosen and changes nothing by itself. One that opens
// with the role for want of a story waits for one.
func (s *session) opening() string {
	l := s.letters.now()
	if l == nil || s.posting == nil || l.Company != s.posting.Company.Value || l.Role != s.posting.Role.Value || l.Opening == "role" {
		return ""
	}
	return l.Opening
}

// theirs reports whether the person wrote or locked anything of the letter.
func theirs(l *letter.Letter) bool {
	for _, p := range l.Paragraphs {
		for _, s := range p.Sentences {
			if s.Locked || s.Own() {
				return true
			}
		}
	}
	return false
}

func (a *App) draft(why string, from Rewriting) {
	a.begin(Drafting, Letter, func(ctx context.Context) error {
		first := true
		show := func(l *letter.Letter) {
			if first {
				if v := a.session.letters.shown(); v != nil {
					v.typing = ""
				}
				a.session.letters.add(&version{why: why, letter: l})
				a.session.stale = false
				first = false
			} else {
				a.session.letters.replace(l, "")
			}
			a.session.revs.Letter++
		}
		a.mu.Lock()
		choices, know := a.session.choices, Knowledge{Answers: a.person.evidence(), Settings: a.person.settings}
		if choices.Opening == "" {
			choices.Opening = a.session.opening()
		}
		a.mu.Unlock()
		a.desk.Know(know) // wordings that were kept since
		l, err := a.desk.Draft(ctx, choices, from, func(e Event) {
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
