package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vouchsafe/app/resume"
)

// filled makes a closed store with facts "fact 0" to "fact n-1" and a resume.
func filled(t *testing.T, n int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	s := mustOpen(t, dir)
	for i := range n {
		must(s.SaveFact(background, Fact{Text: fmt.Sprintf("fact %d, %s", i, strings.Repeat("long enough to fill pages ", 8))}))
	}
	must(s.SaveResume(background, Resume{Name: "cv", Data: bytes.Repeat([]byte("resume "), 9000), Parsed: &resume.Resume{}}))
	must(s.SaveLetter(background, Letter{Letter: aLetter("One.")}))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func rewrite(t *testing.T, path string, change func([]byte) []byte) []byte {
	t.Helper()
	data := change(must(os.ReadFile(path)))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return data
}

// header breaks the first bytes: nothing can be read, not even the version.
func header(b []byte) []byte { copy(b, "something else altogether"); return b }

// middle breaks a page in the middle of the facts.
func middle(b []byte) []byte {
	at := bytes.Index(b, []byte("fact 40,")) &^ 4095
	for i := range 4096 {
		b[at+i] = 0xa5
	}
	return b
}

func TestADamagedStoreIsSetAsideAndReplaced(t *testing.T) {
	for name, c := range map[string]struct {
		damage   func([]byte) []byte
		least    int // facts that must be there afterwards
		salvaged bool
	}{
		"header": {header, 0, false},
		"middle": {middle, 40, true},
		"cut":    {func(b []byte) []byte { return b[:len(b)/2] }, 30, true},
		"format": {func(b []byte) []byte { b[47] = 77; return b }, 0, false},
		"writer": {func(b []byte) []byte { b[18] = 77; return b }, 100, true},
		"text":   {func([]byte) []byte { return []byte("not a database, but long enough to be looked at as one") }, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filled(t, 100)
			os.RemoveAll(filepath.Join(dir, "backups"))
			bad := rewrite(t, filepath.Join(dir, File), c.damage)
			s := mustOpen(t, dir)
			r := s.Condition().Rescue
			if r == nil || r.Backup != "" || r.Why == "" || len(s.Condition().Notes) == 0 {
				t.Fatalf("condition %+v", s.Condition())
			}
			if aside := must(os.ReadFile(r.Aside)); !bytes.Equal(aside, bad) {
				t.Error("the file set aside is not the damaged one")
			}
			if n := len(must(s.Facts(background))); n < c.least || (r.Salvaged > 0) != c.salvaged {
				t.Errorf("%d facts, %d rows salvaged", n, r.Salvaged)
			}
			must(s.SaveFact(background, Fact{Text: "life goes on"}))
			s.Close()
			if r := mustOpen(t, dir).Condition().Rescue; r != nil {
				t.Errorf("the replacement was found damaged: %+v", r)
			}
		})
	}
}

func TestTheNewestWholeBackupTakesItsPlace(t *testing.T) {
	dir := filled(t, 100)
	mustOpen(t, dir).Close() // copies what filled saved
	newest := must(numbered(filepath.Join(dir, "backups")))
	// A backup that is damaged itself is passed over.
	bad := backupName(filepath.Join(dir, "backups"), newest[len(newest)-1]+1)
	if err := os.WriteFile(bad, []byte("damaged as well"), 0o600); err != nil {
		t.Fatal(err)
	}
	rewrite(t, filepath.Join(dir, File), header)
	s := mustOpen(t, dir)
	r := s.Condition().Rescue
	if r == nil || r.Backup != backupName(filepath.Join(dir, "backups"), newest[len(newest)-1]) {
		t.Fatalf("rescue %+v", r)
	}
	if n := len(must(s.Facts(background))); n != 100 {
		t.Errorf("%d facts, want 100", n)
	}
}

func TestWhatIsNewerThanTheBackupIsSalvaged(t *testing.T) {
	dir := filled(t, 100)
	s := mustOpen(t, dir)
	must(s.SaveFact(background, Fact{Text: "the newest"}))
	l := must(s.LoadLetter(background, 1, 0))
	l.Letter = aLetter("Newer.")
	must(s.SaveLetter(background, l))
	s.Close()
	rewrite(t, filepath.Join(dir, File), middle)
	s = mustOpen(t, dir)
	facts := must(s.Facts(background))
	if len(facts) != 101 || facts[100].Text != "the newest" {
		t.Errorf("%d facts, the last %q", len(facts), facts[len(facts)-1].Text)
	}
	if l := must(s.LoadLetter(background, 1, 0)); textOf(l) != "Newer." || l.Version != 2 {
		t.Errorf("letter %q, version %d", textOf(l), l.Version)
	}
}

func TestALostOrEmptiedStoreComesBackFromItsBackup(t *testing.T) {
	for name, lose := range map[string]func(string) error{
		"lost":    os.Remove,
		"emptied": func(p string) error { return os.Truncate(p, 0) },
		"a stub":  func(p string) error { return os.Truncate(p, 100) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filled(t, 10)
			mustOpen(t, dir).Close()
			if err := lose(filepath.Join(dir, File)); err != nil {
				t.Fatal(err)
			}
			s := mustOpen(t, dir)
			if n := len(must(s.Facts(background))); n != 10 || s.Condition().Rescue == nil {
				t.Errorf("%d facts, condition %+v", n, s.Condition())
			}
		})
	}
}

// A kill between setting aside and giving the replacement its name.
func TestARescueThatWasCutOffIsFinished(t *testing.T) {
	dir := filled(t, 10)
	path := filepath.Join(dir, File)
	if err := os.Rename(path, path+".new"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+"-wal", []byte("of the old file"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, dir)
	if n := len(must(s.Facts(background))); n != 10 {
		t.Errorf("%d facts, want 10", n)
	}
	if wal := must(os.ReadFile(filepath.Join(dir, "damaged", "000001.db-wal"))); string(wal) != "of the old file" {
		t.Error("the old log is gone")
	}
}

func TestSalvageTakesNoTornResume(t *testing.T) {
	dir := filled(t, 100)
	mustOpen(t, dir).Close()
	rewrite(t, filepath.Join(dir, File), func(b []byte) []byte {
		i := bytes.LastIndex(b, []byte("resume resu"))
		copy(b[i:], "garbage")
		return middle(b)
	})
	r := must(mustOpen(t, dir).LoadResume(background, 1))
	if !bytes.Equal(r.Data, bytes.Repeat([]byte("resume "), 9000)) {
		t.Error("the torn bytes took the place of the backup's")
	}
}

func TestAnyDamageIsSurvived(t *testing.T) { damageAtRandom(t, 10) }

// Whatever the damage, Open gives a working store with all that the backup had.
func damageAtRandom(t *testing.T, rounds uint64) {
	t.Helper()
	for seed := range rounds {
		dir := filled(t, 60)
		mustOpen(t, dir).Close()
		r := rand.New(rand.NewPCG(seed, 9))
		rewrite(t, filepath.Join(dir, File), func(b []byte) []byte {
			for range 1 + r.IntN(2000) {
				b[r.IntN(len(b))] ^= byte(1 + r.IntN(255))
			}
			return b[:len(b)-r.IntN(2)*r.IntN(len(b))]
		})
		s, err := Open(background, dir)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		there := map[int64]bool{}
		for _, f := range must(s.Facts(background)) {
			there[f.ID] = true
		}
		for id := int64(1); id <= 60; id++ {
			if !there[id] {
				t.Errorf("seed %d: fact %d is gone", seed, id)
			}
		}
		if l := must(s.LoadLetter(background, 1, 1)); textOf(l) != "One." {
			t.Errorf("seed %d: the letter reads %q", seed, textOf(l))
		}
		s.Close()
	}
}
