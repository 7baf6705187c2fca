package app

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"vouchsafe/app/fault"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// Corrections of a reading stay with the bytes they were made to: the same file is
// corrected the same way whenever it is read again. A new version of the resume
// takes over those that still find what they were about.

// CorrectResume changes what was understood of the resume, and keeps the change.
func (a *App) CorrectResume(c resume.Correction) {
	a.begin(Reading, Resume, func(ctx context.Context) error {
		a.mu.Lock()
		s := a.session
		a.mu.Unlock()
		if s.resume == nil {
			return nil
		}
		next, missed := s.resume.Corrected([]resume.Correction{c})
		if len(missed) > 0 {
			return fault.BadInput("not_in_resume", "nothing was changed", "what was to be corrected is not in the resume as it was read", "Try again on the resume as it stands now")
		}
		return a.takeResume(ctx, next, append(corrections(s.resumeCorrections), c), s.missed, s.file)
	})
}

// TakeBackCorrection undoes one correction, by its place in the list; the file is
// read again with the others.
func (a *App) TakeBackCorrection(index int) {
	a.begin(Reading, Resume, func(ctx context.Context) error {
		a.mu.Lock()
		s := a.session
		a.mu.Unlock()
		all := corrections(s.resumeCorrections)
		if index < 0 || index >= len(all) {
			return nil
		}
		return a.readCorrected(ctx, s.file, slices.Delete(all, index, index+1), true)
	})
}

// readCorrected reads a resume and corrects what was read. Corrections that find
// nothing are kept and listed, or dropped where they came from another file.
func (a *App) readCorrected(ctx context.Context, file paper, all []resume.Correction, own bool) error {
	r, err := a.desk.ReadResume(ctx, file)
	a.shut(Resume, file, err)
	if err != nil {
		return err
	}
	r, missed := r.Corrected(all)
	if !own {
		all = slices.DeleteFunc(all, func(c resume.Correction) bool { return slices.Contains(missed, c) })
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return a.takeResume(ctx, r, all, missed, file)
}

// correctionsFor finds what the person corrected in these bytes before, or in the
// version of the same person's resume that is on the desk now.
func (a *App) correctionsFor(data []byte) (all []resume.Correction, own bool, err error) {
	if a.keeper.store == nil {
		return nil, true, nil
	}
	text, known, err := a.keeper.store.ResumeCorrections(context.Background(), data)
	if err != nil || known {
		return corrections(text), true, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return corrections(a.session.resumeCorrections), false, nil
}

func corrections(text json.RawMessage) []resume.Correction {
	var all []resume.Correction
	_ = json.Unmarshal(text, &all) // written by takeResume; nil for none
	return all
}

// takeResume puts a resume that was read and corrected on the desk.
func (a *App) takeResume(ctx context.Context, r *resume.Resume, all, missed []resume.Correction, file paper) error {
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	a.mu.Lock()
	p := a.session.posting
	a.mu.Unlock()
	a.desk.Take(r, p)
	understood, err := a.desk.Understood(ctx)
	if err != nil {
		return err
	}
	a.mu.Lock()
	s := &a.session
	if !bytes.Equal(file.data, s.file.data) {
		s.picture++
	}
	s.setResume(r, file, text)
	s.missed, s.understood = missed, understood
	s.revs.Resume++
	s.revs.Person++ // claims that no longer match
	a.mu.Unlock()
	a.inputsChanged()
	return nil
}

// UndoCorrections takes back all corrections of a paper, "resume" or "posting".
func (a *App) UndoCorrections(subject string) {
	a.begin(Reading, subject, func(ctx context.Context) error {
		a.mu.Lock()
		s := a.session
		a.mu.Unlock()
		switch {
		case subject == Resume && s.resume != nil:
			return a.readCorrected(ctx, s.file, nil, true)
		case subject == Posting && s.posting != nil:
			return a.readPostingWith(ctx, s.ad, json.RawMessage("null"))
		}
		return nil
	})
}

// CorrectPosting changes what was understood of the posting; c holds all that the
// person says of it.
func (a *App) CorrectPosting(c posting.Corrections) {
	a.begin(Reading, Posting, func(ctx context.Context) error {
		a.mu.Lock()
		s := a.session
		a.mu.Unlock()
		if s.posting == nil {
			return nil
		}
		text, err := json.Marshal(c)
		if err != nil {
			return err
		}
		return a.readPostingWith(ctx, s.ad, text)
	})
}

// readPostingWith reads a posting and corrects what was read. Corrections that the
// reader refuses leave the posting on the desk as it was.
func (a *App) readPostingWith(ctx context.Context, ad paper, text json.RawMessage) error {
	a.mu.Lock()
	r, before := a.session.resume, a.session.posting
	a.mu.Unlock()
	p, err := a.desk.ReadPosting(ctx, ad)
	a.shut(Posting, ad, err)
	if err != nil {
		return err
	}
	var c posting.Corrections
	if len(text) > 0 && string(text) != "null" {
		if err := json.Unmarshal(text, &c); err != nil {
			return err
		}
		corrected, err := p.Correct(c)
		if err != nil {
			a.desk.Take(r, before)
			return err
		}
		p = corrected
		a.desk.Take(r, p)
	}
	a.mu.Lock()
	if ctx.Err() != nil {
		a.mu.Unlock()
		return ctx.Err()
	}
	a.session.setPosting(p, ad, text)
	a.session.revs.Posting++
	a.mu.Unlock()
	a.inputsChanged()
	return nil
}
