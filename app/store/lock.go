package store

import (
	"context"
	"os"
	"path/filepath"
	"time"
)

// lockFile lies beside the store.
const lockFile = "vouchsafe.lock"

// lock is how processes agree on who prepares the store. Whoever opens it first
// holds the lock alone while it checks, migrates and backs up; then, and for as
// long as it has the store open, it shares it with the others. So a file is never
// exchanged under a process that has it open. The kernel gives a dead process's
// lock back.
type lock struct {
	file  *os.File
	alone bool
}

// patience is how long the preparation of another process is waited for.
const patience = 20 * time.Second

// takeLock holds the lock alone where nobody has it, and shared otherwise.
func takeLock(ctx context.Context, path string) (*lock, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for until := time.Now().Add(patience); ; {
		for _, alone := range []bool{true, false} {
			got, err := tryLock(f, alone)
			if err != nil {
				f.Close()
				return nil, err
			}
			if got {
				return &lock{f, alone}, nil
			}
		}
		if time.Now().After(until) {
			f.Close()
			return nil, faultBusy(context.DeadlineExceeded)
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// share lets others in.
func (l *lock) share() error {
	if !l.alone {
		return nil
	}
	l.alone = false
	// Between letting go and taking hold again somebody may have come first; then
	// they prepare what is prepared already, and are done in a moment.
	for {
		got, err := tryLock(l.file, false)
		if got || err != nil {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func (l *lock) release() error {
	if l == nil {
		return nil
	}
	return l.file.Close()
}

// InUse reports whether a process has the store in dir open now.
func InUse(dir string) (bool, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockFile), os.O_RDWR, 0o600)
	if os.IsNotExist(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	got, err := tryLock(f, true)
	return !got, err
}
