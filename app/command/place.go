package command

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// place writes all targets or none: each goes whole to a file beside its own and
// is forced to disk; only then do they get their names, and where one cannot, those
// before it are taken back. A killed program leaves old files or new ones, no halves.
func (s *shell) place(list []target, force bool) (err error) {
	var files []*placing
	defer func() {
		for _, f := range files {
			f.end(err != nil)
		}
	}()
	var direct []target
	for _, t := range list {
		if t.direct() {
			direct = append(direct, t)
			continue
		}
		f := &placing{path: t.path}
		files = append(files, f)
		if err := f.stage(t.data); err != nil {
			return writeFault(t.path, err)
		}
	}
	for _, f := range files {
		if err := f.name(force); err != nil {
			return writeFault(f.path, err)
		}
	}
	for _, t := range direct {
		if err := s.writeDirect(t); err != nil {
			return err
		}
	}
	return nil
}

// direct reports whether t is no file that could be exchanged.
func (t target) direct() bool {
	if t.path == dash {
		return true
	}
	info, err := os.Stat(t.path)
	return err == nil && !info.Mode().IsRegular()
}

func (s *shell) writeDirect(t target) error {
	if t.path == dash {
		_, err := s.out.Write(t.data)
		return err
	}
	if err := os.WriteFile(t.path, t.data, 0o600); err != nil {
		return writeFault(t.path, err)
	}
	return nil
}

// placing is one file on its way to its name.
type placing struct {
	path  string
	real  string // path with symbolic links followed
	half  string // where the new content waits; "" once it has its name
	old   string // where the replaced content waits; "" where there was none
	named bool
}

func (f *placing) stage(data []byte) error {
	f.real = f.path
	if behind, err := filepath.EvalSymlinks(f.path); err == nil {
		f.real = behind
	}
	mode, exact := fs.FileMode(0o666), false // less the person's umask
	if info, err := os.Stat(f.real); err == nil {
		mode, exact = info.Mode().Perm(), true
	}
	half := f.beside()
	out, err := os.OpenFile(half, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	f.half = half
	_, err = out.Write(data)
	if exact {
		err = errors.Join(err, out.Chmod(mode))
	}
	return errors.Join(err, out.Sync(), out.Close())
}

func (f *placing) beside() string {
	return filepath.Join(filepath.Dir(f.real), ".vouchsafe-"+rand.Text()+".tmp")
}

// name gives the new content its name. Without force a hard link does it, which
// fails where a file has appeared meanwhile; a disk without hard links has only
// the earlier look.
func (f *placing) name(force bool) error {
	if !force {
		err := os.Link(f.half, f.real)
		if err == nil || errors.Is(err, fs.ErrExist) {
			f.named = err == nil
			return err
		}
	}
	if _, err := os.Lstat(f.real); err == nil {
		old := f.beside()
		if os.Link(f.real, old) == nil { // no hard links: the replacement cannot be taken back
			f.old = old
		}
	}
	if err := os.Rename(f.half, f.real); err != nil {
		return err
	}
	f.half, f.named = "", true
	return nil
}

// end removes what is no longer needed; back takes the new content back.
func (f *placing) end(back bool) {
	switch {
	case back && f.named && f.old != "":
		if os.Rename(f.old, f.real) == nil {
			f.old = ""
		}
	case back && f.named:
		os.Remove(f.real)
	}
	for _, left := range slices.DeleteFunc([]string{f.half, f.old}, func(p string) bool { return p == "" }) {
		os.Remove(left)
	}
	if d, err := os.Open(filepath.Dir(f.real)); err == nil {
		_ = d.Sync() // some systems cannot, and do it on their own
		d.Close()
	}
}
