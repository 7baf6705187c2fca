// Package verified says whether a file is what was asked for. A gigabyte is read
// once: what was found is remembered beside the file, and holds until the file's
// size, time or inode change.
package verified

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrChecksum is a file whose bytes are not those that were asked for.
var ErrChecksum = errors.New("wrong checksum")

// Stamp identifies the content of a file by what any rewriting of it changes.
type Stamp struct {
	Size   int64  `json:"size"`
	MTime  int64  `json:"mtime"` // nanoseconds since 1970
	Inode  uint64 `json:"inode"` // 0 where the system has none
	SHA256 string `json:"sha256,omitempty"`
}

// StampOf gives the stamp of a file; sum may be "".
func StampOf(info fs.FileInfo, sum string) Stamp {
	return Stamp{info.Size(), info.ModTime().UnixNano(), inode(info), sum}
}

func recordOf(path string) string { return path + ".verified" }

// Known says whether the file was verified against that SHA-256 and has not
// changed since.
func Known(path, sum string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	text, err := os.ReadFile(recordOf(path))
	if err != nil {
		return false
	}
	var s Stamp
	return json.Unmarshal(text, &s) == nil && s == StampOf(info, sum)
}

// Remember records that the file has that SHA-256.
func Remember(path, sum string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	text, err := json.Marshal(StampOf(info, sum))
	if err != nil {
		return err
	}
	half, err := os.CreateTemp(filepath.Dir(path), ".verified-*")
	if err != nil {
		return err
	}
	defer os.Remove(half.Name())
	_, err = half.Write(append(text, '\n'))
	if err := errors.Join(err, half.Chmod(0o644), half.Sync(), half.Close()); err != nil {
		return err
	}
	return os.Rename(half.Name(), recordOf(path))
}

// Forget drops what is known of the file.
func Forget(path string) { os.Remove(recordOf(path)) }

// Check compares the file with that SHA-256 and remembers a success; a file
// that is Known is not read again. progress, if not nil, is told the bytes read.
// A mismatch is ErrChecksum; the file stays as it is.
func Check(ctx context.Context, path, sum string, progress func(done int64)) error {
	if Known(path, sum) {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, &counted{ctx: ctx, from: f, tell: progress}, make([]byte, 1<<20)); err != nil {
		return fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != sum {
		return fmt.Errorf("%s: %w: SHA-256 is %s, expected %s", filepath.Base(path), ErrChecksum, got, sum)
	}
	// A folder that cannot be written costs one more reading next time, no more.
	_ = Remember(path, sum)
	return nil
}

type counted struct {
	ctx  context.Context
	from io.Reader
	done int64
	tell func(int64)
}

func (c *counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(p)
	c.done += int64(n)
	if c.tell != nil {
		c.tell(c.done)
	}
	return n, err
}
