package export

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"vouchsafe/app/fault"
)

// save puts data at path whole or not at all: written beside it, forced to disk,
// then renamed over it. A symbolic link stays one; a replaced file keeps its mode.
func save(path string, data []byte, force bool) error {
	if err := checkTarget(path, force); err != nil {
		return err
	}
	mode := fs.FileMode(0o666) // less the person's umask
	keep := false
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
		if info, err := os.Stat(path); err == nil {
			mode, keep = info.Mode().Perm(), true
		}
	}
	dir := filepath.Dir(path)
	temp := filepath.Join(dir, ".vouchsafe-"+rand.Text()+".tmp")
	if err := writeSynced(temp, data, mode, keep); err != nil {
		_ = os.Remove(temp) // best effort: the first error is the one to tell
		return faultWrite(path, err)
	}
	if err := place(temp, path, force); err != nil {
		_ = os.Remove(temp)
		if errors.Is(err, fs.ErrExist) {
			return faultExists(path)
		}
		return faultWrite(path, err)
	}
	return syncFolder(dir)
}

func writeSynced(path string, data []byte, mode fs.FileMode, keep bool) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // closed with its error checked below; this one is for early returns
	if keep {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// place gives the temporary file its name. Without force a hard link does it, which
// fails where a file has appeared meanwhile; a disk without hard links has only the
// earlier check.
func place(temp, path string, force bool) error {
	if !force {
		err := os.Link(temp, path)
		if err == nil {
			return os.Remove(temp)
		}
		if errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return os.Rename(temp, path)
}

// syncFolder makes the new name itself last; systems that cannot do it to a folder
// do it on their own.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return faultWrite(dir, err)
	}
	defer func() { _ = d.Close() }() // only read from
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return faultWrite(dir, err)
	}
	return nil
}

// checkTarget tells why a file could not be put at path, as far as looking can.
func checkTarget(path string, force bool) error {
	dir := filepath.Dir(path)
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), err == nil && !info.IsDir():
		return fault.BadInput("output_folder_missing", "there is no folder "+dir, "", "Make it first, or choose another place")
	case err != nil:
		return faultWrite(path, err)
	}
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return fault.BadInput("output_is_folder", path+" is a folder", "a file name is needed", "Add a file name that ends in .pdf, .docx, .md or .txt")
	case err == nil && !info.Mode().IsRegular():
		return fault.BadInput("output_not_writable", path+" is not an ordinary file", "", "Choose another name")
	case err == nil && !force:
		return faultExists(path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return faultWrite(path, err)
	}
	return nil
}

func faultExists(path string) error {
	return fault.BadInput("file_exists", path+" exists already", "", "Choose another name, or ask for it to be replaced (--force)")
}

// faultWrite tells a place that may not be written to, which is the person's to
// change, from a disk that failed.
func faultWrite(path string, err error) error {
	if of, ok := errors.AsType[*fs.PathError](err); ok {
		err = of.Err // the path in it is the temporary one, which means nothing to a person
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fault.Broken("disk_full", "there is no room on the disk for "+path, err, "Make room, or choose another disk; nothing was changed")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		f := fault.BadInput("output_not_writable", path+" may not be written", err.Error(), "Choose another folder, or change its permissions")
		f.Err = err
		return f
	case errors.Is(err, syscall.ENAMETOOLONG):
		return fault.BadInput("output_not_writable", "the file name is too long", fmt.Sprintf("%d bytes", len(filepath.Base(path))), "Choose a shorter one")
	}
	return fault.Broken("write_failed", "could not write "+path, err, "Try another place; nothing was changed")
}
