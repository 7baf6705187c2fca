package folders

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/adrg/xdg"
)

func fill(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, n := range names {
		path := filepath.Join(dir, n)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestForgetLeavesNothingOfOurs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	fill(t, dir, "vouchsafe.db", "vouchsafe.db-wal", "vouchsafe.db-shm", "vouchsafe.db.new", "vouchsafe.lock", "vouchsafe.log", "vouchsafe.log.1",
		"window.json", ".half-123", "backups/000001.db", "backups/half-123", "damaged/000001.db", "damaged/000001.db-wal",
		"states/prefixes/a.state", "states/prefixes/.writing-1", "models/mine.gguf", "models/.adding-1", "tried/a", "print/letter.pdf")
	remains, err := Forget(dir)
	if err != nil || len(remains) != 0 {
		t.Errorf("remains %v, %v", remains, err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
	if remains, err := Forget(dir); err != nil || len(remains) != 0 {
		t.Errorf("a second time: %v, %v", remains, err)
	}
}

func TestForgetListsWhatIsNotOurs(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, "vouchsafe.db", "taxes.pdf", "photos/cat.jpg", "printed/a.pdf", "storage/b", "models of ships.txt")
	remains, err := Forget(dir)
	var want []string
	for _, name := range []string{"models of ships.txt", "photos/cat.jpg", "printed/a.pdf", "storage/b", "taxes.pdf"} {
		want = append(want, filepath.Join(dir, name))
	}
	if err != nil || !slices.Equal(remains, want) {
		t.Errorf("remains %v, %v", remains, err)
	}
}

func TestForgetTakesWhatTheWebViewKeepsWhereItIsOurs(t *testing.T) {
	was := xdg.DataHome
	xdg.DataHome = t.TempDir()
	t.Cleanup(func() { xdg.DataHome = was })
	dir := filepath.Join(xdg.DataHome, "vouchsafe")
	fill(t, dir, "hsts-storage.sqlite", "mediakeys/v1/salt", "storage/salt")
	if remains, err := Forget(dir); err != nil || len(remains) != 0 {
		t.Errorf("remains %v, %v", remains, err)
	}
}

func TestSweepLeavesWhatIsStillBeingWritten(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, ".adding-old", ".adding-new", "model.gguf")
	old := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{".adding-old", "model.gguf"} {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	Sweep(dir, ".adding-*")
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if _, err := os.Stat(filepath.Join(dir, ".adding-new")); err != nil || len(left) != 2 {
		t.Errorf("left %v, %v", left, err)
	}
}
