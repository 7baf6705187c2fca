package app

import (
	"context"
	"encoding/json"

	"vouchsafe/app/store"
)

// windowName is the only window's name in the store.
const windowName = "main"

// windowState is what the store keeps of the window: the application on the desk, or
// the resume alone where none has begun.
type windowState struct {
	Application int64 `json:"application,omitempty"`
	Resume      int64 `json:"resume,omitempty"`
}

// load puts an application on the desk in the place of what is there. keeper.mu is
// held, and no job but the caller runs.
func (a *App) load(ctx context.Context, id int64) error {
	st := a.keeper.store
	kept, err := st.LoadApplication(ctx, id)
	if err != nil {
		return err
	}
	s := newSession()
	s.name, s.begun = kept.Name, kept.Begun
	s.disk = onDisk{application: id, resumeID: kept.Resume, postingID: kept.Posting, letter: kept.Letter, state: kept.State}
	if kept.Resume != 0 {
		r, err := st.LoadResume(ctx, kept.Resume)
		if err != nil {
			return err
		}
		s.setResume(r.Parsed, paper{name: r.Name, data: r.Data}, r.Corrections)
		s.disk.resume = r.Parsed
	}
	if kept.Posting != 0 {
		p, err := st.LoadPosting(ctx, kept.Posting)
		if err != nil {
			return err
		}
		s.setPosting(p.Parsed, paper{name: p.Name, data: p.Data}, p.Corrections)
		s.disk.posting = p.Parsed
	}
	if err := s.loadLetters(ctx, st, kept); err != nil {
		return err
	}
	return a.place(ctx, s)
}

// loadResume puts a resume alone on the desk. keeper.mu is held.
func (a *App) loadResume(ctx context.Context, id int64) error {
	r, err := a.keeper.store.LoadResume(ctx, id)
	if err != nil {
		return err
	}
	s := newSession()
	s.setResume(r.Parsed, paper{name: r.Name, data: r.Data}, r.Corrections)
	s.disk = onDisk{resumeID: id, resume: r.Parsed, window: windowState{Resume: id}}
	return a.place(ctx, s)
}

// loadLetters takes up the history of the letter; of its versions only the one that
// was shown is read now.
func (s *session) loadLetters(ctx context.Context, st *store.Store, kept store.Application) error {
	var state deskState
	if err := json.Unmarshal(kept.State, &state); err != nil {
		return err
	}
	s.choices, s.stale = state.Choices, state.Stale
	s.file.password, s.ad.password = state.Password, state.PostingPassword
	for _, n := range state.Versions {
		s.letters.versions = append(s.letters.versions, &version{number: n})
	}
	if len(s.letters.versions) == 0 {
		return nil
	}
	s.letters.at = min(max(state.At, 0), len(s.letters.versions)-1)
	v := s.letters.shown()
	if v.number == 0 {
		v.letter, v.why = state.Unsaved, state.Why
		return nil
	}
	l, err := st.LoadLetter(ctx, kept.Letter, v.number)
	v.letter, v.why = l.Letter, l.Why
	return err
}

// place makes s what the window shows and the desk works on.
func (a *App) place(ctx context.Context, s session) error {
	a.desk.Take(s.resume, s.posting)
	if s.resume != nil {
		var err error
		if s.understood, err = a.desk.Understood(ctx); err != nil {
			return err
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	r := a.session.revs
	s.revs = Revs{Resume: r.Resume + 1, Posting: r.Posting + 1, Letter: r.Letter + 1, Person: r.Person + 1}
	s.picture = a.session.picture + 1
	s.typed = typedIn(s.letters.now())
	a.session = s
	a.changed()
	return nil
}

// fetch makes sure that the letter of a version is in memory.
func (a *App) fetch(v *version) error {
	a.mu.Lock()
	there, letterID, number := v.letter != nil, a.session.disk.letter, v.number
	a.mu.Unlock()
	if there {
		return nil
	}
	l, err := a.keeper.store.LoadLetter(context.Background(), letterID, number)
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	v.letter, v.why = l.Letter, l.Why
	return nil
}
