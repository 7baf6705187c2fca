package llm

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// stamp identifies a file's content as long as nobody forges its times.
type stamp struct {
	Size   int64  `json:"size"`
	Time   int64  `json:"mtime_ns"`
	Inode  uint64 `json:"inode"`
	SHA256 string `json:"sha256"`
}

// checksums is the file in the state folder that remembers what was verified.
const checksums = "checksums.json"

// verify compares the file's SHA-256 with o.SHA256, reading the file only when
// it is not remembered unchanged.
func verify(ctx context.Context, path string, o Options, report func(Progress)) error {
	want := strings.ToLower(o.SHA256)
	f, err := os.Open(path)
	if err != nil {
		return fail(FileUnreadable, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fail(FileUnreadable, err)
	}
	known := map[string]stamp{}
	file := ""
	if o.StateDir != "" {
		file = filepath.Join(o.StateDir, checksums)
		if b, err := os.ReadFile(file); err == nil && json.Unmarshal(b, &known) != nil {
			known = map[string]stamp{}
		}
	}
	now := stamp{info.Size(), info.ModTime().UnixNano(), inode(info), ""}
	sum := ""
	if old, ok := known[path]; ok && old.Size == now.Size && old.Time == now.Time && old.Inode == now.Inode {
		sum = old.SHA256
	}
	if sum == "" {
		if sum, err = digest(ctx, f, info.Size(), report); err != nil {
			return err
		}
	}
	if now.SHA256 = sum; file != "" && known[path] != now {
		known[path] = now
		// Not remembering only costs a second next time.
		if b, err := json.MarshalIndent(known, "", " "); err == nil {
			_ = writePrivate(file, b)
		}
	}
	if sum != want {
		return fail(ChecksumMismatch, fmt.Errorf("model %s has checksum %.12s…, expected %.12s…", filepath.Base(path), sum, want))
	}
	return nil
}

// digest hashes a file in steps, so that it can be cancelled and watched.
func digest(ctx context.Context, r io.Reader, size int64, report func(Progress)) (string, error) {
	h := sha256.New()
	for done := int64(0); ; {
		n, err := io.CopyN(h, r, 8<<20)
		done += n
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(h.Sum(nil)), nil
		}
		if err != nil {
			return "", fail(FileUnreadable, err)
		}
		if gone := cancelled(ctx); gone != nil {
			return "", gone
		}
		report(Progress{"verify", done, size})
	}
}

// writePrivate puts data in a file that only its owner can read, whole or not at
// all.
func writePrivate(file string, data []byte) error {
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, ".writing-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), file)
}
