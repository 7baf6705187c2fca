// Package app is the window's side of the program: what the page may ask for, and
// what it is told. It is the only package that knows Wails.
//
// It guarantees: one explicit state of work (run.go), everything the page shows
// held here and not in the page (session.go), so that a reload or a slow page
// loses nothing and never holds up the engine; every error a fault with what, why
// and what to do. It refuses to decide anything about letters: that is the desk's.
//
// Every exported method of App is callable from the page, typed in
// frontend/wailsjs. They return at once; what comes of them is read by Changes.
package app

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"time"

	"vouchsafe/app/export"
	"vouchsafe/app/lock"
	"vouchsafe/app/playbook"
	"vouchsafe/app/store"
)

// App is one window and the application for a job it holds.
type App struct {
	desk    Desk
	outside Outside
	drops   drops
	ctx     context.Context // of the window; carries Wails' runtime
	keeper  keeper
	dataDir string
	log     logbook
	once    sync.Once // a reloaded page starts nothing

	mu      sync.Mutex
	work    work
	session session
	person  person
	notes   []string // of the store's opening
	ask     *Ask     // a question that waits for the person
	nudged  bool     // the page has been told of a change it has not fetched yet

	exported  map[string]bool // by path, since the start
	unkeptIDs int64           // counts down
}

// New makes the window's state around a desk; open opens the store in dataDir, and is
// nil where nothing is to be kept. Start must be called before any other method.
func New(desk Desk, outside Outside, dataDir string, open func(context.Context) (*store.Store, error)) *App {
	return &App{desk: desk, outside: outside, dataDir: dataDir, log: logbook{dir: dataDir},
		keeper: newKeeper(open), session: newSession(), exported: map[string]bool{}}
}

// start begins the life of the window; ctx ends with it. What was on the desk last
// comes back first, then the files.
func (a *App) start(ctx context.Context, files []string) {
	a.ctx = ctx
	a.mu.Lock()
	a.enqueue(&job{phase: Reading, subject: Store, do: a.openStore, ctx: ctx, cancel: func() {}, must: true})
	a.mu.Unlock()
	go a.keepSaving()
	if len(files) > 0 {
		go a.take(zoneNone, files)
	}
}

// stop cancels what runs, waits a moment for it, saves and closes the desk.
func (a *App) stop(context.Context) {
	a.mu.Lock()
	idle := a.work.cancelAll()
	a.mu.Unlock()
	select {
	case <-idle:
	case <-time.After(3 * time.Second):
	}
	a.save(true)
	_ = a.desk.Close()
	_ = os.RemoveAll(filepath.Join(a.dataDir, "print"))
	a.log.close()
	a.keeper.mu.Lock()
	defer a.keeper.mu.Unlock()
	if a.keeper.store != nil {
		_ = a.keeper.store.Close() // everything saved is on disk already
		a.keeper.store = nil
	}
}

// About is what the window says of itself.
type About struct {
	Lock     lock.State `json:"lock"`      // tried a moment ago
	LockFlag string     `json:"lock_flag"` // what was passed to leave the lock out
	DataDir  string     `json:"data_dir"`  // where everything personal lies
	Packs    []Pack     `json:"packs"`
	Styles   []string   `json:"styles"` // of exported letters
}

// Pack is the playbook of one role.
type Pack struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// About tries the network lock, now, and says what came of it.
func (a *App) About() About {
	out := About{Lock: lock.Status(), LockFlag: lock.Flag, DataDir: a.dataDir, Styles: export.Styles, Packs: []Pack{}}
	for _, name := range playbook.Names() {
		if p, err := playbook.Load(name); err == nil {
			out.Packs = append(out.Packs, Pack{name, p.Title})
		}
	}
	return out
}
