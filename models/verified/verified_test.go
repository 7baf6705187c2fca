package verified

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func TestCheckRemembersAndNoticesChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.gguf")
	sum := sumOf("weights")
	write(t, path, "weights")
	read := int64(0)
	tell := func(n int64) { read = n }

	if Known(path, sum) {
		t.Fatal("known before anyone looked")
	}
	if err := Check(context.Background(), path, sum, tell); err != nil || read != 7 {
		t.Fatalf("%v, %d bytes read", err, read)
	}
	read = 0
	if err := Check(context.Background(), path, sum, tell); err != nil || read != 0 {
		t.Errorf("read again: %v, %d bytes", err, read)
	}
	if Known(path, sumOf("other")) {
		t.Error("known under another sum")
	}

	// Same size, another inode or time: what a replaced file looks like.
	write(t, path+".new", "wEIGHTS")
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
	if Known(path, sum) {
		t.Error("a replaced file is still known")
	}
	if err := Check(context.Background(), path, sum, nil); !errors.Is(err, ErrChecksum) {
		t.Errorf("replaced file: %v", err)
	}
}

func TestCheckStopsWhenCancelled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.gguf")
	write(t, path, "weights")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Check(ctx, path, sumOf("weights"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if Known(path, sumOf("weights")) {
		t.Error("a cancelled check counts")
	}
}
