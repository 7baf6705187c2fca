// Package store keeps what the person would hate to lose: resumes, postings,
// answers and stories, applications, letters with every version, settings, what
// stood in the windows. It is one SQLite file in the data folder.
//
// It guarantees: what a Save returned for has reached the disk and survives
// kill -9 at any moment; a version of a letter is never changed or destroyed;
// the file is whole when Open returns, or was set aside (never deleted) and
// replaced by the newest backup with what could still be read out of the damaged
// one; a copy is made whenever what the last one holds has changed; only the
// owner may read any of it; several processes may have it open. Nothing relies
// on the clock: order is by number.
//
// It refuses a file written by a newer version of the program, and one that is
// not ours.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Schema is the version of the tables that this program writes.
const Schema = 2

// File is the store's name inside the data folder.
const File = "vouchsafe.db"

// Store is an open store. Its methods may be called from any goroutine.
type Store struct {
	dir   string
	db    *sql.DB
	lock  *lock
	state Condition
}

// Condition is what Open found and did.
type Condition struct {
	Path     string
	Schema   int
	ReadOnly bool     // the disk cannot be written: Load works, Save is refused
	Rescue   *Rescue  // a damaged file was set aside; nil in health
	Backup   error    // why no backup could be made; nil when it was, or none was due
	Migrated [2]int   // schema before and after; equal when nothing was to do
	Notes    []string // for the person, whole sentences
}

// Rescue is how a damaged store was replaced.
type Rescue struct {
	Aside    string // where the damaged file lies now
	Backup   string // the backup that took its place; "" when there was none
	Salvaged int    // rows read out of the damaged file
	Why      string // what was wrong with it
}

// Open opens the store in the data folder dir, and makes it where there is none.
// Faults: store_newer, store_alien, store_busy, store_read_only (there is no
// store yet, and none can be made), store_unusable.
func Open(ctx context.Context, dir string) (*Store, error) {
	return open(ctx, dir, migrations)
}

func open(ctx context.Context, dir string, steps []migration) (*Store, error) {
	path := filepath.Join(dir, File)
	s := &Store{dir: dir, state: Condition{Path: path}}
	if err := os.MkdirAll(dir, 0o700); err != nil && !unwritable(err) {
		return nil, faultUnusable(path, err)
	}
	l, err := takeLock(ctx, filepath.Join(dir, lockFile))
	switch {
	case unwritable(err):
		return s.openReadOnly(ctx, len(steps))
	case err != nil:
		return nil, faultOf(path, err)
	}
	s.lock = l
	if err := s.prepare(ctx, path, steps); err != nil {
		s.Close()
		return nil, faultOf(path, err)
	}
	if err := l.share(); err != nil {
		s.Close()
		return nil, faultOf(path, err)
	}
	return s, nil
}

// prepare brings the file into the state that Open promises. Where another
// process has the store open it was prepared by that one, and is only looked at.
func (s *Store) prepare(ctx context.Context, path string, steps []migration) error {
	if s.lock.alone {
		s.sweep()
		if err := s.finish(); err != nil {
			return err
		}
	}
	db, why, err := s.look(ctx, path)
	if err != nil {
		return err
	}
	if why != nil {
		if !s.lock.alone {
			return faultBusy(why)
		}
		if db, err = s.rescue(ctx, path, why, steps); err != nil {
			return err
		}
	}
	s.db = db
	if err := s.migrate(ctx, steps); err != nil {
		return err
	}
	if s.lock.alone {
		s.state.Backup = s.backup(ctx)
		if s.state.Backup != nil {
			s.state.Notes = append(s.state.Notes, "No backup of the store could be made: "+s.state.Backup.Error()+".")
		}
	}
	return nil
}

// smallest is the length of SQLite's smallest page: below it a file is empty to it.
const smallest = 512

// look opens the file; why says what is wrong with it. One that is missing or
// empty is new, unless there are backups of what it was.
func (s *Store) look(ctx context.Context, path string) (db *sql.DB, why, err error) {
	if s.lock.alone {
		info, err := os.Stat(path)
		if err != nil || info.Size() < smallest {
			if kept, err := numbered(s.backups()); err == nil && len(kept) > 0 {
				return nil, errors.New("the file was missing or empty"), nil
			}
		}
		if err := createPrivate(path); err != nil {
			return nil, nil, err
		}
	}
	return inspect(ctx, path)
}

// openReadOnly serves what is there from a disk that cannot be written.
func (s *Store) openReadOnly(ctx context.Context, schema int) (*Store, error) {
	if _, err := os.Stat(s.state.Path); err != nil {
		return nil, faultReadOnly(s.state.Path, errors.New("its folder cannot be written, and there is no store in it yet"))
	}
	db, err := connectReadOnly(ctx, s.state.Path)
	if err != nil {
		return nil, faultOf(s.state.Path, err)
	}
	s.db, s.state.ReadOnly = db, true
	s.state.Notes = append(s.state.Notes, "The disk cannot be written: what is there can be read, but nothing is saved.")
	found, err := version(ctx, db)
	if err == nil && found != schema {
		err = faultReadOnly(s.state.Path, errors.New("it was written by an older version and cannot be brought up to date here"))
		if found > schema {
			err = faultNewer(found, schema)
		}
	}
	if err != nil {
		s.Close()
		return nil, faultOf(s.state.Path, err)
	}
	s.state.Schema, s.state.Migrated = found, [2]int{found, found}
	return s, nil
}

// Condition tells what Open found and did.
func (s *Store) Condition() Condition { return s.state }

// Close gives the store back. Everything saved is on disk already.
func (s *Store) Close() error {
	var err error
	if s.db != nil {
		err = s.db.Close()
	}
	return errors.Join(err, s.lock.release())
}

func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	// SQLite gives its side files the mode of the main one.
	return f.Chmod(0o600)
}

func unwritable(err error) bool {
	return errors.Is(err, fs.ErrPermission) || isReadOnlyDisk(err)
}

// clock is replaced in tests.
var clock = time.Now

// now is what a clock said when something was saved, for people to read.
func now() int64 { return clock().UnixMilli() }

func at(ms int64) time.Time { return time.UnixMilli(ms) }
