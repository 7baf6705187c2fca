package llm

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vouchsafe/models"
)

// damaged writes a changed copy of the small model's file.
func damaged(t *testing.T, change func([]byte) []byte) string {
	t.Helper()
	b, err := os.ReadFile(weights(t))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "model.gguf")
	if err := os.WriteFile(path, change(b), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBadFilesAreErrors(t *testing.T) {
	libs := libraries(t)
	replace := func(from, to string) func([]byte) []byte {
		return func(b []byte) []byte {
			i := bytes.Index(b, []byte(from))
			if i < 0 || len(from) != len(to) {
				t.Fatalf("no %q to replace", from)
			}
			copy(b[i:], to)
			return b
		}
	}
	cases := []struct {
		name   string
		change func([]byte) []byte
		want   []Code
	}{
		{"empty", func([]byte) []byte { return nil }, []Code{NotGGUF}},
		{"text", func([]byte) []byte { return []byte(strings.Repeat("Dear hiring manager ", 999)) }, []Code{NotGGUF}},
		{"a picture", func([]byte) []byte { return []byte("\x89PNG\r\n\x1a\n0000") }, []Code{NotGGUF}},
		{"cut in half", func(b []byte) []byte { return b[:len(b)/2] }, []Code{FileTruncated}},
		{"a byte short", func(b []byte) []byte { return b[:len(b)-40] }, []Code{FileTruncated}},
		{"cut in the header", func(b []byte) []byte { return b[:5000] }, []Code{FileTruncated}},
		{"only a magic", func(b []byte) []byte { return b[:4] }, []Code{FileTruncated}},
		{"zeros from the keys on", func(b []byte) []byte { clear(b[24 : 1<<20]); return b }, []Code{FileDamaged}},
		{"version 9", func(b []byte) []byte { b[4] = 9; return b }, []Code{UnsupportedModel}},
		{"claims a million tensors", func(b []byte) []byte { b[10] = 0xFF; return b }, []Code{FileDamaged}},
		{"unknown architecture", replace("general.architecture\x08\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00llama", "general.architecture\x08\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00lamla"), []Code{FileDamaged, UnsupportedModel}},
		{"a tensor renamed", replace("blk.7.attn_q.weight", "blk.7.attn_z.weight"), []Code{UnsupportedModel}},
		{"weights overwritten", func(b []byte) []byte {
			for i := range 200_000 {
				b[len(b)/2+i] = 0xFF
			}
			return b
		}, []Code{FileDamaged, UnsupportedModel}},
	}
	for _, c := range cases {
		e, err := Open(context.Background(), damaged(t, c.change), Options{Libraries: libs})
		if err == nil {
			e.Close()
			t.Errorf("%s: opened", c.name)
			continue
		}
		ok := false
		for _, w := range c.want {
			ok = ok || CodeOf(err) == w
		}
		if !ok || e != nil {
			t.Errorf("%s: code %s (%v), want %v", c.name, CodeOf(err), err, c.want)
		}
	}
}

func TestWhatIsNotThere(t *testing.T) {
	libs, path := libraries(t), weights(t)
	ctx := context.Background()
	if _, err := Open(ctx, filepath.Join(t.TempDir(), "none.gguf"), Options{Libraries: libs}); CodeOf(err) != FileMissing {
		t.Errorf("no file: %v", err)
	}
	if _, err := Open(ctx, t.TempDir(), Options{Libraries: libs}); CodeOf(err) != NotGGUF {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(ctx, path, Options{Libraries: t.TempDir()}); CodeOf(err) != LibraryMissing && CodeOf(err) != LibraryUnsuitable {
		t.Errorf("no libraries: %v", err)
	}
	if _, err := Open(ctx, path, Options{Libraries: libs, Device: "Quantum0"}); CodeOf(err) != DeviceMissing || !strings.Contains(err.Error(), "CPU") {
		t.Errorf("no such device: %v", err)
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Open(gone, path, Options{Libraries: libs}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestChecksum(t *testing.T) {
	m, _ := models.Find(smallModel)
	path := filepath.Join(t.TempDir(), "model.gguf")
	if err := os.Symlink(weights(t), path); err != nil {
		t.Skip(err)
	}
	open := func(sum string) (reads int, err error) {
		e, err := Open(context.Background(), path, Options{
			Libraries: libraries(t), SHA256: sum, Context: 256, Threads: 1,
			OnProgress: func(p Progress) {
				if p.What == "verify" {
					reads++
				}
			}})
		if err == nil {
			if !e.Info().Verified {
				t.Error("not said to be verified")
			}
			e.Close()
		}
		return reads, err
	}
	if _, err := open(strings.Repeat("ab", 32)); CodeOf(err) != ChecksumMismatch {
		t.Errorf("a wrong checksum: %v", err)
	}
	if reads, err := open(strings.ToUpper(m.SHA256)); err != nil || reads == 0 {
		t.Errorf("the first time: %d reads, %v", reads, err)
	}
	if reads, err := open(m.SHA256); err != nil || reads != 0 {
		t.Errorf("the second time: %d reads, %v", reads, err)
	}
}

func TestOpenCanBeCancelledAnywhere(t *testing.T) {
	libs, path := libraries(t), weights(t)
	for i := range 12 {
		ctx, cancel := context.WithCancel(context.Background())
		timer := time.AfterFunc(time.Duration(i*25)*time.Millisecond, cancel)
		e, err := Open(ctx, path, Options{Libraries: libs, Context: 256, Threads: 1})
		if err == nil {
			e.Close()
		} else if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled after %d ms: %v", i*25, err)
		}
		timer.Stop()
		cancel()
	}
}
