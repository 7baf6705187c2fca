package folders

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// WritePrivate puts data in a file that only its owner may read, whole or not at all;
// when it returns the file is on disk.
func WritePrivate(path string, data []byte) error {
	half, err := os.CreateTemp(filepath.Dir(path), halfWritten+"*") // mode 0600
	if err != nil {
		return err
	}
	_, err = half.Write(data)
	if err = errors.Join(err, half.Sync(), half.Close()); err == nil {
		err = os.Rename(half.Name(), path)
	}
	if err != nil {
		os.Remove(half.Name())
		return err
	}
	Sync(filepath.Dir(path))
	return nil
}

const halfWritten = ".half-"

// Sync makes the names in a folder last through a power cut, where the system can.
func Sync(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // some systems cannot, and do it on their own
		d.Close()
	}
}

// Sweep removes files of that pattern that nobody has touched for an hour: what a
// process that was killed left half written.
func Sweep(dir, pattern string) {
	left, _ := filepath.Glob(filepath.Join(dir, pattern))
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && time.Since(info.ModTime()).Abs() > time.Hour {
			os.Remove(path)
		}
	}
}
