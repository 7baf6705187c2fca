package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestABackupIsMadeOnlyWhenSomethingChanged(t *testing.T) {
	dir := t.TempDir()
	backups := filepath.Join(dir, "backups")
	count := func() int { return len(must(numbered(backups))) }
	mustOpen(t, dir).Close()
	was := count()
	mustOpen(t, dir).Close()
	if count() != was {
		t.Errorf("%d backups after an idle start, were %d", count(), was)
	}
	for _, clock := range []time.Time{time.Now().Add(-24 * time.Hour), time.Now().Add(24 * time.Hour)} {
		s := mustOpen(t, dir)
		must(s.SaveFact(background, Fact{Text: "new"}))
		s.Close()
		// The store as a wrong clock would have left it.
		if err := os.Chtimes(filepath.Join(dir, File), clock, clock); err != nil {
			t.Fatal(err)
		}
		mustOpen(t, dir).Close()
		if was++; count() != was {
			t.Errorf("%d backups after a change, want %d", count(), was)
		}
	}
	newest := must(numbered(backups))
	db := must(connect(background, backupName(backups, newest[len(newest)-1])))
	defer db.Close()
	if n := len(must(texts(background, db, "SELECT text FROM facts"))); n != 2 {
		t.Errorf("%d facts in the newest backup, want 2", n)
	}
	if err := whole(background, db); err != nil {
		t.Error(err)
	}
}

func TestABackupThatFailsIsSaidAndHarmless(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "backups"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(background, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Condition().Backup == nil || len(s.Condition().Notes) != 1 {
		t.Errorf("condition %+v", s.Condition())
	}
	must(s.SaveFact(background, Fact{Text: "works"}))
}

func TestBackupsAreThinnedButReachFarBack(t *testing.T) {
	var kept []int
	for n := 1; n <= 1000; n++ {
		kept = append(kept, n)
		gone := thin(kept)
		kept = slices.DeleteFunc(kept, func(k int) bool { return slices.Contains(gone, k) })
		if !slices.Contains(kept, n) || n > 4 && !slices.Contains(kept, n-3) {
			t.Fatalf("after %d: %v", n, kept)
		}
	}
	if len(kept) > 30 || kept[0] > 64 {
		t.Errorf("%d kept: %v", len(kept), kept)
	}
}
