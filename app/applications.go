package app

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"vouchsafe/app/fault"
	"vouchsafe/app/store"
)

// Application is one line of the list of applications.
type Application struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"` // given by the person, or ""
	Company string `json:"company"`
	Role    string `json:"role"`
	Begun   int64  `json:"begun"` // milliseconds since 1970
	Changed int64  `json:"changed"`
	Words   int    `json:"words"` // of its letter; 0 where there is none yet
	Open    bool   `json:"open"`
	Deleted bool   `json:"deleted"` // and can be had back
}

// Applications lists all that are kept, the one worked on last first.
func (a *App) Applications() ([]Application, error) {
	out := []Application{}
	st, err := a.shelf()
	if err != nil {
		return nil, err
	}
	a.save(false)
	list, err := st.Applications(context.Background())
	if err != nil {
		return nil, fault.Of(err)
	}
	a.mu.Lock()
	open := a.session.disk.application
	a.mu.Unlock()
	for _, x := range list {
		out = append(out, Application{ID: x.ID, Name: x.Name, Company: x.Company, Role: x.Role, Begun: x.Begun.UnixMilli(),
			Changed: x.Saved.UnixMilli(), Words: x.Words, Open: x.ID == open, Deleted: x.Away})
	}
	return out, nil
}

// line is the session's own line of the list.
func (s *session) line() Application {
	x := Application{ID: s.disk.application, Name: s.name, Open: true}
	if s.posting != nil {
		x.Company, x.Role = s.posting.Company.Value, s.posting.Role.Value
	}
	if l := s.letters.now(); l != nil {
		x.Words = l.Words
	}
	if !s.begun.IsZero() {
		x.Begun = s.begun.UnixMilli()
	}
	return x
}

// NewApplication clears the desk for another posting; the resume stays.
func (a *App) NewApplication() {
	a.exchange(func(ctx context.Context) error {
		a.mu.Lock()
		was := a.session
		a.mu.Unlock()
		s := newSession()
		s.setResume(was.resume, was.file, was.resumeCorrections)
		s.disk.resume, s.disk.resumeID = was.disk.resume, was.disk.resumeID
		return a.place(ctx, s)
	})
}

// OpenApplication puts a kept application on the desk.
func (a *App) OpenApplication(id int64) {
	a.exchange(func(ctx context.Context) error {
		if a.keeper.store == nil {
			return errNotKept
		}
		return a.load(ctx, id)
	})
}

// exchange cancels what runs, saves what is on the desk and puts something else there.
func (a *App) exchange(do func(context.Context) error) {
	a.Cancel()
	a.begin(Reading, Store, func(context.Context) error {
		a.save(true)
		a.keeper.mu.Lock()
		defer a.keeper.mu.Unlock()
		return do(context.Background())
	})
}

// RenameApplication gives an application a name of the person's; "" takes it back.
func (a *App) RenameApplication(id int64, name string) error {
	name = strings.Join(strings.Fields(name), " ")
	st, err := a.shelf()
	if err != nil {
		return err
	}
	if err := st.NameApplication(context.Background(), id, name); err != nil {
		return fault.Of(err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.session.disk.application == id {
		a.session.name = name
		a.changed()
	}
	return nil
}

// DeleteApplication takes an application off the list. It can be had back.
func (a *App) DeleteApplication(id int64) error {
	st, err := a.shelf()
	if err != nil {
		return err
	}
	if err := st.PutApplicationAway(context.Background(), id, true); err != nil {
		return fault.Of(err)
	}
	a.mu.Lock()
	open := a.session.disk.application == id
	a.mu.Unlock()
	if open {
		a.NewApplication()
	}
	return nil
}

// UndeleteApplication has an application back.
func (a *App) UndeleteApplication(id int64) error {
	st, err := a.shelf()
	if err != nil {
		return err
	}
	return faultOf(st.PutApplicationAway(context.Background(), id, false))
}

// DuplicateApplication makes a second application of the same papers and letter and
// gives its number. The copy's letter begins anew with the version shown.
func (a *App) DuplicateApplication(id int64) (int64, error) {
	st, err := a.shelf()
	if err != nil {
		return 0, err
	}
	a.save(false)
	ctx := context.Background()
	x, err := st.LoadApplication(ctx, id)
	if err != nil {
		return 0, fault.Of(err)
	}
	var s session
	if err := s.loadLetters(ctx, st, x); err != nil {
		return 0, fault.Of(err)
	}
	state := deskState{Choices: s.choices, Stale: s.stale, Password: s.file.password, PostingPassword: s.ad.password}
	letterID := int64(0)
	if l := s.letters.now(); l != nil {
		kept, err := st.SaveLetter(ctx, store.Letter{Resume: x.Resume, Posting: x.Posting, Why: "copied", Letter: l})
		if err != nil {
			return 0, fault.Of(err)
		}
		letterID, state.Versions = kept.ID, []int{kept.Version}
	}
	text, err := json.Marshal(state)
	if err != nil {
		return 0, err
	}
	name, err := a.copyName(ctx, st, id)
	if err != nil {
		return 0, fault.Of(err)
	}
	twin := store.Application{Name: name, Resume: x.Resume, Posting: x.Posting, Letter: letterID, State: text}
	got, err := st.SaveApplication(ctx, twin)
	return got, faultOf(err)
}

// copyName is the name of a copy of an application, another than all there are.
func (a *App) copyName(ctx context.Context, st *store.Store, id int64) (string, error) {
	list, err := st.Applications(ctx)
	if err != nil {
		return "", err
	}
	taken, name := map[string]bool{}, ""
	for _, x := range list {
		taken[titleOf(x)] = true
		if x.ID == id {
			name = titleOf(x)
		}
	}
	twin := strings.TrimSpace(name + " (copy)")
	for n := 2; taken[twin]; n++ {
		twin = strings.TrimSpace(fmt.Sprintf("%s (copy %d)", name, n))
	}
	return twin, nil
}

// titleOf is what the page calls an application.
func titleOf(x store.Application) string {
	if x.Name != "" {
		return x.Name
	}
	return strings.Trim(x.Role+", "+x.Company, ", ")
}

// errNotKept says that there is no store in this window.
var errNotKept = fault.Broken("not_kept", "nothing can be kept in this window", nil,
	"The reason was said when it opened. Export the letter before you close it")

// shelf is the store, once it is open.
func (a *App) shelf() (*store.Store, error) {
	<-a.keeper.opened
	a.keeper.mu.Lock()
	defer a.keeper.mu.Unlock()
	if err := a.keeper.afresh(); err != nil {
		return nil, fault.Of(err)
	}
	if a.keeper.store == nil {
		return nil, errNotKept
	}
	return a.keeper.store, nil
}

// faultOf gives an error its fault, and nil its nil.
func faultOf(err error) error {
	if err == nil {
		return nil
	}
	return fault.Of(err)
}
