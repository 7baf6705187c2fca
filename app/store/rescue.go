package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// A damaged store is replaced in this order, so that a kill at any point leaves
// either the damaged file where it was, or the finished replacement:
//
//  1. build the replacement under its own name: the newest backup that is whole,
//     brought to the newest schema, and over it each row that can still be read;
//  2. move the damaged file into the folder damaged;
//  3. give the replacement its name. Where this was cut off, finish does it.

func (s *Store) replacement() string { return s.state.Path + ".new" }

// rescue replaces the damaged file at path and opens the replacement.
func (s *Store) rescue(ctx context.Context, path string, why error, steps []migration) (*sql.DB, error) {
	r := &Rescue{Why: why.Error()}
	if err := s.build(ctx, r, path, steps); err != nil {
		return nil, fmt.Errorf("replace the damaged store: %w", err)
	}
	aside, err := s.setAside()
	if err != nil {
		return nil, fmt.Errorf("set the damaged store aside: %w", err)
	}
	if err := s.finish(); err != nil {
		return nil, err
	}
	r.Aside = aside
	s.state.Rescue = r
	from := "and nothing had been copied yet"
	if r.Backup != "" {
		from = "and its newest copy took its place"
	}
	s.state.Notes = append(s.state.Notes, fmt.Sprintf(
		"The store was damaged: it was set aside as %s, %s; %d entries could be read out of the damaged file.", r.Aside, from, r.Salvaged))
	return connect(ctx, path)
}

func (s *Store) build(ctx context.Context, r *Rescue, path string, steps []migration) error {
	to := s.replacement()
	if err := s.restore(ctx, r, to); err != nil {
		return err
	}
	db, err := connect(ctx, to)
	if err != nil {
		return err
	}
	if err = migrate(ctx, db, steps); err == nil {
		r.Salvaged, err = salvage(ctx, path, db)
	}
	// Closing the only connection folds the log into the file.
	return errors.Join(err, db.Close())
}

// restore puts a copy of the newest whole backup at to, or an empty file.
func (s *Store) restore(ctx context.Context, r *Rescue, to string) error {
	numbers, err := numbered(s.backups())
	if err != nil {
		return err
	}
	for _, number := range slices.Backward(numbers) {
		from := backupName(s.backups(), number)
		if err := removeStore(to); err != nil {
			return err
		}
		if err := copyFile(from, to); err != nil {
			return err
		}
		db, why, err := inspect(ctx, to)
		if why == nil && err == nil {
			r.Backup = from
			return db.Close()
		}
	}
	if err := removeStore(to); err != nil {
		return err
	}
	return createPrivate(to)
}

// setAside moves the store and its side files into the folder damaged under a
// number of their own, and gives the new path of the main file.
func (s *Store) setAside() (string, error) {
	dir := filepath.Join(s.dir, "damaged")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	numbers, err := numbered(dir)
	if err != nil {
		return "", err
	}
	next := 1
	if n := len(numbers); n > 0 {
		next = numbers[n-1] + 1
	}
	aside := backupName(dir, next)
	for _, side := range []string{"", "-wal", "-shm"} {
		err := os.Rename(s.state.Path+side, aside+side)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return aside, syncDir(dir)
}

// finish gives a replacement that stands ready the store's name. The store is
// missing only when it has just been set aside.
func (s *Store) finish() error {
	if exists(s.state.Path) || !exists(s.replacement()) {
		return nil
	}
	// A log left behind by the old file would be replayed into the new one.
	for _, side := range []string{"-wal", "-shm"} {
		if exists(s.state.Path + side) {
			if _, err := s.setAside(); err != nil {
				return err
			}
		}
	}
	if err := os.Rename(s.replacement(), s.state.Path); err != nil {
		return err
	}
	return syncDir(s.dir)
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

func removeStore(path string) error {
	for _, side := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + side); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}
