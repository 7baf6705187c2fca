package taught

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"testing"

	"github.com/adrg/xdg"

	"vouchsafe/models"
)

// What the program carries is what its checksums say, and every writer has its model.
func TestFilesAreWhole(t *testing.T) {
	files := []File{Reader()}
	for _, m := range models.All() {
		if w, ok := Writer(m); ok {
			files = append(files, w)
		}
	}
	if len(files) < 2 {
		t.Error("the program carries no writer")
	}
	for _, f := range files {
		sum := sha256.Sum256(f.Bytes)
		if hex.EncodeToString(sum[:]) != f.SHA256 {
			t.Errorf("%s is not what its checksum says", f.Name)
		}
	}
	if _, ok := Writer(models.Default()); !ok {
		t.Error("the default model was not taught")
	}
}

func TestUnpacked(t *testing.T) {
	was := xdg.CacheHome
	xdg.CacheHome = t.TempDir()
	defer func() { xdg.CacheHome = was }()
	f := File{"some", []byte("what was learnt"), hex.EncodeToString(make([]byte, 32))}
	for _, spoilt := range []func(path string) error{
		func(string) error { return nil },
		os.Remove,
		func(path string) error { return os.WriteFile(path, []byte("what was"), 0o600) },
	} {
		path, err := f.Unpacked()
		if err != nil {
			t.Fatal(err)
		}
		if err := spoilt(path); err != nil {
			t.Fatal(err)
		}
		if path, err = f.Unpacked(); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, f.Bytes) {
			t.Errorf("%q, %v", got, err)
		}
	}
	if err := os.RemoveAll(models.TaughtDir()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(models.TaughtDir(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Unpacked(); err == nil {
		t.Error("written where nothing can be")
	}
}
