package folders

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
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
	fill(t, dir, "vouchsafe.db", "vouchsafe.db-wal", "vouchsafe.lock", "vouchsafe.log", "vouchsafe.log.1", "window.json",
		"backups/000001.db", "damaged/000001.db", "states/a/b", "models/mine.gguf", "print/letter.pdf")
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
	fill(t, dir, "vouchsafe.db", "taxes.pdf", "photos/cat.jpg")
	remains, err := Forget(dir)
	want := []string{filepath.Join(dir, "photos/cat.jpg"), filepath.Join(dir, "taxes.pdf")}
	if err != nil || !slices.Equal(remains, want) {
		t.Errorf("remains %v, %v", remains, err)
	}
}
