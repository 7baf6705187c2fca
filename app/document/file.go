package document

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Load reads the bytes of a file that a person named, within the size limit of
// o. Faults: file_missing, is_a_folder, unreadable, too_large, empty_file.
func Load(path string, o Options) ([]byte, error) {
	o = o.filled()
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, faultMissing(path)
	case err != nil:
		return nil, faultUnreadable(path, err)
	case info.IsDir():
		return nil, faultFolder(path)
	case !info.Mode().IsRegular():
		return nil, faultUnreadable(path, errors.New("it is not a regular file"))
	case info.Size() > int64(o.MaxBytes):
		return nil, faultTooLarge(path, int(info.Size()), o.MaxBytes)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, faultUnreadable(path, err)
	}
	defer f.Close()
	// One byte more than allowed shows a file that grew since Stat.
	data, err := io.ReadAll(io.LimitReader(f, int64(o.MaxBytes)+1))
	if err != nil {
		return nil, faultUnreadable(path, err)
	}
	if len(data) > o.MaxBytes {
		return nil, faultTooLarge(path, len(data), o.MaxBytes)
	}
	if len(data) == 0 {
		return nil, faultEmpty(path)
	}
	return data, nil
}

// ReadFile is Load and Read.
func ReadFile(ctx context.Context, path string, o Options) (*Document, error) {
	data, err := Load(path, o)
	if err != nil {
		return nil, err
	}
	return Read(ctx, filepath.Base(path), data, o)
}
