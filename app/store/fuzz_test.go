package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vouchsafe/app/fault"
)

// Whatever lies where the store, or a backup of it, should be: opening gives a
// working store or a fault with a code, and the bytes that lay there lie somewhere
// in the folder still.
func FuzzOpen(f *testing.F) {
	dir := f.TempDir()
	s, err := Open(background, dir)
	if err != nil {
		f.Fatal(err)
	}
	if _, err := s.SaveFact(background, Fact{Text: "a fact"}); err != nil {
		f.Fatal(err)
	}
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	whole := must(os.ReadFile(filepath.Join(dir, File)))
	f.Add(whole, false)
	f.Add(whole, true)
	f.Add(whole[:len(whole)/2], false)
	f.Add(bytes.ReplaceAll(whole, []byte("fact"), []byte("\xff\xfe\x00!")), true)
	f.Add([]byte("SQLite format 3\x00"), false)
	f.Add([]byte("a diary of another program"), true)
	f.Fuzz(func(t *testing.T, data []byte, backup bool) {
		dir := t.TempDir()
		path := filepath.Join(dir, File)
		if backup {
			path = backupName(filepath.Join(dir, "backups"), 1)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(background, dir)
		if err != nil {
			var known *fault.Fault
			if !errors.As(err, &known) || !strings.HasPrefix(known.Code, "store_") {
				t.Fatalf("not a fault of the store: %v", err)
			}
			return
		}
		defer s.Close()
		if _, err := s.SaveFact(background, Fact{Text: "after"}); err != nil {
			t.Fatalf("the store that was opened takes nothing: %v", err)
		}
		if len(s.Condition().Notes) > 0 && len(data) >= smallest && !kept(t, dir, data) {
			t.Fatal("what lay there is gone")
		}
	})
}

// kept reports whether some file below dir has these bytes.
func kept(t *testing.T, dir string, data []byte) bool {
	t.Helper()
	found := false
	_ = filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, data) {
				found = true
			}
		}
		return nil
	})
	return found
}
