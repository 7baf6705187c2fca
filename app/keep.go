package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
	"vouchsafe/app/store"
)

// What the session holds is on disk within a second of any change. One goroutine
// saves, so that neither the page nor the engine waits for the disk; what fails to
// be saved stays in memory, is shown as a fault, and is tried again.

// breath is how long a change waits for the next before both are saved together.
const breath = 300 * time.Millisecond

// again is how long after a failure saving is tried again.
const again = 5 * time.Second

// keeper is the way to the disk. Its mutex is taken before App.mu, never after.
type keeper struct {
	mu        sync.Mutex // held while saving, and while another application is opened
	open      func(context.Context) (*store.Store, error)
	store     *store.Store  // nil where nothing can be kept
	forgotten bool          // everything was, and nothing new is there to be kept yet
	opened    chan struct{} // closed when the store was opened, or could not be
	due       chan struct{}
}

func newKeeper(open func(context.Context) (*store.Store, error)) keeper {
	return keeper{open: open, opened: make(chan struct{}), due: make(chan struct{}, 1)}
}

// poke says that something may have changed.
func (k *keeper) poke() {
	select {
	case k.due <- struct{}{}:
	default:
	}
}

// onDisk is what the store has of the session.
type onDisk struct {
	application, resumeID, postingID, letter int64

	resume  *resume.Resume
	posting *posting.Posting
	state   []byte
	window  windowState
}

// deskState is how an application stands on the desk, as the store keeps it.
type deskState struct {
	Choices  Choices        `json:"choices"`
	Versions []int          `json:"versions"` // as undo goes through them; 0 is Unsaved
	At       int            `json:"at"`
	Unsaved  *letter.Letter `json:"unsaved,omitempty"` // shown, and still on its way to a version
	Why      string         `json:"why,omitempty"`     // of Unsaved
	Stale    bool           `json:"stale,omitempty"`
	Password string         `json:"password,omitempty"` // of the resume's file, whose text is kept beside it anyway

	PostingPassword string `json:"posting_password,omitempty"`
}

// keepSaving saves until the window closes.
func (a *App) keepSaving() {
	for {
		select {
		case <-a.ctx.Done():
			return
		case <-a.keeper.due:
		}
		select {
		case <-a.ctx.Done():
			return
		case <-time.After(breath):
		}
		a.save(false)
	}
}

// save writes what is new to disk and shows what came of it. At the end of the
// window everything counts as settled.
func (a *App) save(end bool) {
	a.keeper.mu.Lock()
	defer a.keeper.mu.Unlock()
	err := a.write(end)
	a.mu.Lock()
	defer a.mu.Unlock()
	switch was := a.session.faults[Store]; {
	case err != nil:
		a.session.faults[Store] = fault.Of(err)
		a.tell()
		time.AfterFunc(again, a.keeper.poke)
	case was != nil && a.keeper.store != nil:
		a.session.faults[Store] = nil
		a.tell()
	}
}

// write brings the store up to the session. keeper.mu is held.
func (a *App) write(end bool) error {
	ctx := context.Background() // a window that closes waits for its last words
	a.mu.Lock()
	s := a.session
	settled := end || a.settled()
	a.mu.Unlock()
	if s.resume == nil && s.posting == nil && s.letters.shown() == nil && s.disk.application == 0 {
		return nil
	}
	if err := a.keeper.afresh(); err != nil {
		return err
	}
	st := a.keeper.store
	if st == nil {
		return nil
	}
	d := s.disk
	defer func() {
		a.mu.Lock()
		a.session.disk = d
		a.mu.Unlock()
	}()
	var err error
	if s.resume != nil && s.resume != d.resume {
		r := store.Resume{Name: s.file.name, Data: s.file.data, Parsed: s.resume, Corrections: s.resumeCorrections}
		if d.resumeID, err = st.SaveResume(ctx, r); err != nil {
			return err
		}
		d.resume = s.resume
	}
	if s.posting != nil && s.posting != d.posting {
		p := store.Posting{Name: s.ad.name, Data: s.ad.data, Parsed: s.posting, Corrections: s.postingCorrections}
		if d.postingID, err = st.SavePosting(ctx, p); err != nil {
			return err
		}
		d.posting = s.posting
	}
	if s.posting == nil && s.letters.shown() == nil && d.application == 0 {
		return d.writeWindow(ctx, st, windowState{Resume: d.resumeID}) // no application yet
	}
	numbers, err := a.writeVersions(ctx, st, &s, &d, settled)
	if err != nil {
		return err
	}
	state := deskState{Choices: s.choices, Versions: numbers, At: s.letters.at, Stale: s.stale, Password: s.file.password, PostingPassword: s.ad.password}
	if v := s.letters.shown(); v != nil && numbers[s.letters.at] == 0 {
		state.Unsaved, state.Why = v.letter, v.why
	}
	text, err := json.Marshal(state)
	if err != nil {
		return err
	}
	if bytes.Equal(text, d.state) {
		return d.writeWindow(ctx, st, windowState{Application: d.application})
	}
	application := store.Application{ID: d.application, Resume: d.resumeID, Posting: d.postingID, Letter: d.letter, State: text}
	id, err := st.SaveApplication(ctx, application)
	if err != nil {
		return err
	}
	d.state, d.application = text, id
	return d.writeWindow(ctx, st, windowState{Application: id})
}

// writeWindow keeps what is to be opened at the next start.
func (d *onDisk) writeWindow(ctx context.Context, st *store.Store, w windowState) error {
	if d.window == w {
		return nil
	}
	err := st.SaveWindow(ctx, windowName, w)
	if err == nil {
		d.window = w
	}
	return err
}

// writeVersions adds the versions that the store lacks and gives the numbers of all.
// A version still being drafted, read again or typed in is none yet.
func (a *App) writeVersions(ctx context.Context, st *store.Store, s *session, d *onDisk, settled bool) ([]int, error) {
	numbers := make([]int, len(s.letters.versions))
	for i, v := range s.letters.versions {
		a.mu.Lock()
		number := v.number
		a.mu.Unlock()
		passing := i == s.letters.at && !settled
		if number == 0 && !passing {
			kept, err := st.SaveLetter(ctx, store.Letter{ID: d.letter, Resume: d.resumeID, Posting: d.postingID, Why: v.why, Letter: v.letter})
			if err != nil {
				return nil, err
			}
			d.letter, number = kept.ID, kept.Version
			a.mu.Lock()
			v.number = number
			a.mu.Unlock()
		}
		numbers[i] = number
	}
	return numbers, nil
}

// settled reports whether the version shown is what it will be. App.mu is held.
func (a *App) settled() bool {
	v := a.session.letters.shown()
	if v != nil && v.typing != "" {
		return false
	}
	return !slices.ContainsFunc(a.work.jobs, func(j *job) bool { return j.subject == Letter })
}

// openStore opens the store and what stood in the window last. It is the first job
// of a window; the person may not cancel it.
func (a *App) openStore(context.Context) error {
	defer close(a.keeper.opened)
	if a.keeper.open == nil {
		return nil
	}
	ctx := context.Background()
	st, err := a.keeper.open(ctx)
	if err != nil {
		return err
	}
	a.keeper.mu.Lock()
	defer a.keeper.mu.Unlock()
	a.keeper.store = st
	p, err := loadPerson(ctx, st)
	if err != nil {
		return err
	}
	a.mu.Lock()
	a.notes, a.person = st.Condition().Notes, p
	a.mu.Unlock()
	if err := a.know(ctx); err != nil {
		return err
	}
	var was windowState
	if found, err := st.LoadWindow(ctx, windowName, &was); err != nil || !found {
		return err
	}
	if x, err := st.LoadApplication(ctx, was.Application); err == nil && x.Away { // deleted as the window closed
		was = windowState{Resume: x.Resume}
	}
	switch {
	case was.Application != 0:
		err = a.load(ctx, was.Application)
	case was.Resume != 0:
		err = a.loadResume(ctx, was.Resume)
	}
	if f := new(fault.Fault); errors.As(err, &f) && f.Code == "not_stored" {
		return nil
	}
	return err
}

// saved says how the session stands to the disk. App.mu is held.
func (a *App) saved() string {
	select {
	case <-a.keeper.opened:
	default:
		return "saving"
	}
	switch {
	case a.keeper.store == nil && !a.keeper.forgotten:
		return "off"
	case a.session.faults[Store] != nil:
		return "failed"
	}
	return "saved"
}
