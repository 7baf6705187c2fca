package command

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"vouchsafe/app/export"
	"vouchsafe/app/fault"
)

// target is a file that a command is going to write.
type target struct {
	path   string // dash is standard output
	format string // "pdf", "docx", "md", "txt", "json"
	data   []byte
}

// targets takes -o and --json apart and finds out, before anything long begins,
// whether each can be written.
func targets(out []string, json string, force bool, o export.Options) ([]target, error) {
	var list []target
	for _, path := range out {
		t := target{path: path, format: "txt"}
		if path != dash {
			o.Force = force
			if err := export.Check(path, o); err != nil {
				return nil, err
			}
			t.format = strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
		}
		list = append(list, t)
	}
	if json != "" {
		list = append(list, target{path: json, format: "json"})
	}
	for i, t := range list {
		if slices.ContainsFunc(list[:i], func(o target) bool { return samePath(o.path, t.path) }) {
			return nil, fault.BadInput("output_twice", t.path+" is named twice as output", "one would overwrite the other", "Give each its own name")
		}
		if err := t.writable(force); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func samePath(a, b string) bool {
	if a == dash || b == dash {
		return a == b
	}
	x, errX := filepath.Abs(a)
	y, errY := filepath.Abs(b)
	return errX == nil && errY == nil && x == y
}

// writable tries the folder, and looks at what is there under that name.
func (t target) writable(force bool) error {
	if t.path == dash {
		return nil
	}
	info, err := os.Stat(t.path)
	dir := filepath.Dir(t.path)
	switch {
	case err == nil && info.IsDir():
		return fault.BadInput("output_is_folder", t.path+" is a folder", "a file name is needed", "Add a file name")
	case err == nil && !info.Mode().IsRegular() && t.format == "json":
		return nil // a pipe or a device: written to as it is
	case err == nil && !info.Mode().IsRegular():
		return fault.BadInput("output_not_writable", t.path+" is not an ordinary file", "", "Choose another name")
	case err == nil && !force:
		return fault.BadInput("file_exists", t.path+" exists already", "", "Choose another name, or ask for it to be replaced (--force)")
	}
	folder, err := os.Stat(dir)
	if err != nil || !folder.IsDir() {
		return fault.BadInput("output_folder_missing", "there is no folder "+dir, "", "Make it first, or choose another place")
	}
	probe, err := os.CreateTemp(dir, ".vouchsafe-*.tmp")
	if err != nil {
		return writeFault(t.path, err)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}

// writeFault tells a place that may not be written to, which is the person's to
// change, from a disk that failed.
func writeFault(path string, err error) error {
	cause := err // without the path in it: a temporary one, which means nothing to a person
	if of, ok := errors.AsType[*fs.PathError](err); ok {
		cause = of.Err
	} else if of, ok := errors.AsType[*os.LinkError](err); ok {
		cause = of.Err
	}
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENAMETOOLONG):
		f := fault.BadInput("output_not_writable", path+" cannot be written", cause.Error(), "Choose another folder or name, or change its permissions")
		f.Err = err
		return f
	case errors.Is(err, fs.ErrExist):
		return fault.BadInput("file_exists", path+" appeared meanwhile", "", "Choose another name, or ask for it to be replaced (--force)")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fault.Broken("disk_full", "there is no room on the disk for "+path, cause, "Make room, or choose another disk; nothing was changed")
	}
	return fault.Broken("write_failed", "could not write "+path, cause, "Try another place; nothing was changed")
}
