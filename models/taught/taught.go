// Package taught carries what was taught for this program: the reader, and a writer for
// each model of the catalog that has one. The program writes them into its cache to be
// loaded from there. models/teach makes them.
package taught

import (
	"bytes"
	"embed"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"vouchsafe/models"
)

//go:embed *.gguf *.sha256
var files embed.FS

// File is one GGUF file that the program carries.
type File struct {
	Name   string // without its ending
	Bytes  []byte
	SHA256 string // in hex, as `make teach` wrote it down
}

// Reader is the taught encoder with its heads (Apache-2.0, taught from all-MiniLM-L6-v2,
// which is Apache-2.0 too).
func Reader() File {
	f, _ := open("reader")
	return f
}

// Writer is the adapter that a model of the catalog was taught with (Apache-2.0, as the
// model is); ok is false for the models that have none.
func Writer(m models.Model) (f File, ok bool) { return open("writer-" + m.Name) }

func open(name string) (File, bool) {
	data, err := files.ReadFile(name + ".gguf")
	sum, err2 := files.ReadFile(name + ".gguf.sha256")
	return File{name, data, strings.TrimSpace(string(sum))}, err == nil && err2 == nil
}

// Path is where the file lies in the cache once it is there.
func (f File) Path() string {
	return filepath.Join(models.TaughtDir(), f.Name+"-"+f.SHA256[:12]+".gguf")
}

// Unpacked is the path of the file in the cache, written there where it is missing and
// whole as far as its length tells; the checksum is compared when it is opened.
func (f File) Unpacked() (string, error) {
	if info, err := os.Stat(f.Path()); err == nil && info.Size() == int64(len(f.Bytes)) {
		return f.Path(), nil
	}
	return f.Path(), f.Unpack()
}

// Unpack writes the file whole or not at all.
func (f File) Unpack() error {
	path := f.Path()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	half, err := os.CreateTemp(filepath.Dir(path), ".unpacking-*")
	if err != nil {
		return err
	}
	_, err = bytes.NewReader(f.Bytes).WriteTo(half)
	if err = errors.Join(err, half.Chmod(0o644), half.Close()); err == nil {
		err = os.Rename(half.Name(), path)
	}
	if err != nil {
		os.Remove(half.Name())
	}
	return err
}
