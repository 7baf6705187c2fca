package meaning

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"vouchsafe/app/fault"
	"vouchsafe/llm"
	"vouchsafe/models"
	"vouchsafe/models/taught"
)

// Open makes a reader ready: it puts the taught file, which the program carries, into
// the cache where it is not there or was changed, and loads it. Faults:
// reader_libraries_missing, reader_unwritable, reader_unusable.
func Open(ctx context.Context) (*Reader, error) { return openWith(ctx, models.FindLibraries()) }

func openWith(ctx context.Context, libraries string) (*Reader, error) {
	if libraries == "" {
		return nil, fault.Broken("reader_libraries_missing", "resumes and postings cannot be understood: the llama.cpp libraries are not installed",
			nil, "Run `make model`, or see models/README.md")
	}
	path, err := unpacked()
	if err != nil {
		return nil, fault.Broken("reader_unwritable", "the file that understands resumes could not be written", err,
			"Make room, or check the permissions of "+models.CacheDir())
	}
	r, err := newReader(ctx, path, taught.ReaderSHA256, libraries)
	if slices.Contains(changed, llm.CodeOf(err)) {
		if err = unpack(path); err == nil {
			r, err = newReader(ctx, path, taught.ReaderSHA256, libraries)
		}
	}
	if err != nil {
		if gone := ctx.Err(); gone != nil {
			return nil, errors.Join(gone, context.Cause(ctx))
		}
		return nil, fault.Broken("reader_unusable", "the part that understands resumes cannot be used", err, "Run `vouchsafe doctor`; installing the program again puts its files right")
	}
	return r, nil
}

// changed are the codes of a copy that is not what was written.
var changed = []llm.Code{llm.ChecksumMismatch, llm.FileDamaged, llm.FileTruncated, llm.NotGGUF, llm.UnsupportedModel}

// unpacked is the path of the reader's file in the cache, whole as far as its length
// tells; the checksum is compared when it is opened.
func unpacked() (string, error) {
	path := filepath.Join(models.ReaderDir(), "reader-"+taught.ReaderSHA256[:12]+".gguf")
	if info, err := os.Stat(path); err == nil && info.Size() == int64(len(taught.Reader)) {
		return path, nil
	}
	return path, unpack(path)
}

// unpack writes the reader's file whole or not at all.
func unpack(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	half, err := os.CreateTemp(filepath.Dir(path), ".unpacking-*")
	if err != nil {
		return err
	}
	_, err = bytes.NewReader(taught.Reader).WriteTo(half)
	if err = errors.Join(err, half.Chmod(0o644), half.Close()); err == nil {
		err = os.Rename(half.Name(), path)
	}
	if err != nil {
		os.Remove(half.Name())
	}
	return err
}
