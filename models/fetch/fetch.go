package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"vouchsafe/models"
	"vouchsafe/models/verified"
)

// job is one thing to have in the cache.
type job interface {
	title() string
	// path is where it lies in the cache.
	path() string
	// present says, in milliseconds, whether it is there and verified.
	present() bool
	// supplied takes in what the user put there by hand: false when nothing was.
	supplied(ctx context.Context, p *progress) (bool, error)
	// obtain fetches it with the scratch folder at its disposal.
	obtain(ctx context.Context, scratch string, p *progress) error
	// byHand says what is missing and how to supply it without a network.
	byHand() string
}

// fetchingDir holds what is not finished: parts and journals, which a later run
// goes on from, and scratch folders, which it throws away.
func fetchingDir() string { return filepath.Join(models.CacheDir(), "fetching") }

// errNotObtained marks failures that supplying the file by hand would mend.
var errNotObtained = errors.New("not obtained")

// fetch makes sure that the job is done, waiting for another fetch that is running.
func fetch(ctx context.Context, j job, say *report) error {
	if j.present() {
		say.line("%s: there", j.title())
		return nil
	}
	if err := os.MkdirAll(fetchingDir(), 0o755); err != nil {
		return err
	}
	unlock, err := lock(ctx, say)
	if err != nil {
		return err
	}
	defer unlock()
	if j.present() {
		say.line("%s: there", j.title())
		return nil
	}
	p := say.progress(j.title())
	defer p.stop()

	switch ok, err := j.supplied(ctx, p); {
	case errors.Is(err, verified.ErrChecksum):
		say.line("%v: removed", err)
	case err != nil:
		return err
	case ok:
		p.done("verified")
		return nil
	}
	scratch, err := newScratch()
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	if err := j.obtain(ctx, scratch, p); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("%s: interrupted; run it again to go on", j.title())
		}
		if errors.Is(err, errNotObtained) {
			return fmt.Errorf("%s: %w\n\n%s", j.title(), err, j.byHand())
		}
		return fmt.Errorf("%s: %w", j.title(), err)
	}
	p.done("fetched and verified")
	return nil
}

// lock waits until no other fetch works in this cache.
func lock(ctx context.Context, say *report) (unlock func(), err error) {
	type result struct {
		unlock func()
		err    error
	}
	got := make(chan result, 1)
	go func() {
		unlock, err := lockedfile.MutexAt(filepath.Join(fetchingDir(), "lock")).Lock()
		got <- result{unlock, err}
	}()
	patience := time.After(time.Second)
	for {
		select {
		case r := <-got:
			return r.unlock, r.err
		case <-patience:
			say.line("another fetch is running: waiting for it")
		case <-ctx.Done():
			return nil, errors.New("interrupted")
		}
	}
}

// newScratch gives an empty folder and removes those that killed runs left. Only
// the holder of the lock may call it.
func newScratch() (string, error) {
	old, err := filepath.Glob(filepath.Join(fetchingDir(), "scratch-*"))
	if err != nil {
		return "", err
	}
	for _, dir := range old {
		os.RemoveAll(dir)
	}
	return os.MkdirTemp(fetchingDir(), "scratch-")
}
