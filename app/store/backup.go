package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Backups lie in the folder backups, numbered in the order they were made: the
// number, not the clock, says which is newer. A backup carries the modification
// time of the store it was made of; where the two agree nothing has changed since.

func (s *Store) backups() string { return filepath.Join(s.dir, "backups") }

// Backup copies the store beside itself if it has changed since the last copy.
// Open does this too; a window that stays open for days calls it now and then.
func (s *Store) Backup(ctx context.Context) error {
	if s.state.ReadOnly {
		return nil
	}
	return s.saved(s.backup(ctx))
}

func (s *Store) backup(ctx context.Context) error {
	// What other connections have not let go of stays in the log; the copy below
	// has it all the same, and the next comparison of times only copies once more.
	if _, err := s.db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return err
	}
	store, err := os.Stat(s.state.Path)
	if err != nil {
		return err
	}
	numbers, err := numbered(s.backups())
	if err != nil {
		return err
	}
	next := 1
	if n := len(numbers); n > 0 {
		next = numbers[n-1] + 1
		last, err := os.Stat(backupName(s.backups(), numbers[n-1]))
		if err == nil && last.ModTime().Equal(store.ModTime()) {
			return nil
		}
	}
	if err := os.MkdirAll(s.backups(), 0o700); err != nil {
		return err
	}
	half, err := os.CreateTemp(s.backups(), halfMade) // mode 0600; VACUUM INTO fills an empty file
	if err != nil {
		return err
	}
	defer os.Remove(half.Name())
	defer half.Close()
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO ?", half.Name()); err != nil {
		return err
	}
	if err := half.Sync(); err != nil {
		return err
	}
	if err := os.Chtimes(half.Name(), store.ModTime(), store.ModTime()); err != nil {
		return err
	}
	if err := os.Rename(half.Name(), backupName(s.backups(), next)); err != nil {
		return err
	}
	for _, n := range thin(append(numbers, next)) {
		_ = os.Remove(backupName(s.backups(), n))
	}
	return syncDir(s.backups())
}

// halfMade is how a backup is called before it is one.
const halfMade = "half-*"

// sweep removes what a backup that was cut off left. Nobody else has the store open.
func (s *Store) sweep() {
	left, _ := filepath.Glob(filepath.Join(s.backups(), halfMade))
	for _, path := range left {
		os.Remove(path)
	}
}

// thin says which of the backups, oldest first, are no longer needed: the newest
// four stay, and of the older ones every 4th back to 16, every 16th back to 64 and
// every 64th for ever.
func thin(numbers []int) (drop []int) {
	if len(numbers) == 0 {
		return nil
	}
	newest := numbers[len(numbers)-1]
	for _, n := range numbers {
		age := newest - n
		switch {
		case age < 4, age < 16 && n%4 == 0, age < 64 && n%16 == 0, n%64 == 0:
		default:
			drop = append(drop, n)
		}
	}
	return drop
}

// numbered lists the numbers of the files NUMBER.db in dir, lowest first.
func numbered(dir string) ([]int, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	var out []int
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".db")
		if n, err := strconv.Atoi(name); ok && err == nil && n > 0 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out, nil
}

func backupName(dir string, n int) string { return filepath.Join(dir, fmt.Sprintf("%06d.db", n)) }

// copyFile copies to a new private file and waits for the disk.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// syncDir makes renames in dir last through a power cut, where the system can.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	_ = d.Sync() // Windows has no such thing for folders
	return nil
}
