package meaning

import (
	"context"
	"errors"

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
	file := taught.Reader()
	path, err := file.Unpacked()
	if err != nil {
		return nil, fault.Broken("reader_unwritable", "the file that understands resumes could not be written", err,
			"Make room, or check the permissions of "+models.CacheDir())
	}
	r, err := newReader(ctx, path, file.SHA256, libraries)
	if llm.Spoilt(err) {
		if err = file.Unpack(); err == nil {
			r, err = newReader(ctx, path, file.SHA256, libraries)
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
