package weights

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
	"vouchsafe/llm/gguf"
	"vouchsafe/models"
)

// Add copies a model's file into the data folder under a name, that of the file
// where name is empty. progress gets the bytes copied. An error that is no fault
// came of writing to the Path of the model that is returned.
func Add(ctx context.Context, file, name string, force bool, progress func(done, total int64)) (Model, error) {
	header, err := gguf.Open(file)
	if err != nil {
		return Model{}, FileFault(file, err)
	}
	if name, err = nameOf(file, name); err != nil {
		return Model{}, err
	}
	dir, err := folders.Models()
	if err != nil {
		return Model{}, err
	}
	m := Model{Name: name, Title: header.Name(), Path: filepath.Join(dir, name+Ending), Bytes: header.Size, Installed: true, Added: true}
	if _, err := os.Lstat(m.Path); err == nil && !force {
		return m, fault.BadInput("file_exists", "there is a model called "+name+" already", "", "Give it another --name, or replace that one with --force")
	}
	return m, copyModel(ctx, file, m.Path, header.Size, func(done int64) { progress(done, header.Size) })
}

// nameOf is what the model will be called: nothing that is a path, an option or a
// name of the catalog.
func nameOf(file, name string) (string, error) {
	if name == "" {
		name = filepath.Base(file)
		if strings.EqualFold(filepath.Ext(name), Ending) {
			name = name[:len(name)-len(Ending)]
		}
	}
	name = strings.TrimSuffix(name, Ending)
	if name == "" || strings.ContainsAny(name, `/\`) || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "-") {
		return "", fault.BadInput("bad_name", "a model cannot be called "+name, "a name is not a path and begins with a letter or a digit", "Give it another --name")
	}
	if _, taken := models.Find(name); taken {
		return "", fault.BadInput("model_name_taken", "there is a model called "+name+" in the catalog", "", "Give it another --name")
	}
	return name, nil
}

// copyModel copies whole or not at all.
func copyModel(ctx context.Context, from, to string, size int64, progress func(done int64)) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	folders.Sweep(filepath.Dir(to), adding)
	half, err := os.CreateTemp(filepath.Dir(to), adding) // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			half.Close()
			os.Remove(half.Name())
		}
	}()
	const step = 32 << 20
	for done := int64(0); done < size; {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		n, err := io.CopyN(half, in, min(step, size-done))
		if err != nil {
			return err
		}
		done += n
		progress(done)
	}
	if err := errors.Join(half.Sync(), half.Close()); err != nil {
		return err
	}
	if err := os.Rename(half.Name(), to); err != nil {
		return err
	}
	folders.Sync(filepath.Dir(to))
	return nil
}

// adding is how a model is called while it is being copied.
const adding = ".adding-*"

// FileFault tells why a file is no model that could be used.
func FileFault(path string, err error) error {
	code, do := "model_file_unreadable", "Check its name and its permissions"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		code = "model_file_missing"
	case errors.Is(err, gguf.ErrNotGGUF):
		code, do = "model_not_gguf", "Give a file that ends in .gguf, as llama.cpp reads them"
	case errors.Is(err, gguf.ErrTruncated):
		code, do = "model_file_truncated", "Download it again; it was cut short"
	case errors.Is(err, gguf.ErrMalformed):
		code, do = "model_file_damaged", "Download it again"
	case errors.Is(err, gguf.ErrUnsupported):
		code, do = "model_unsupported_model", "Choose a model that generates text, in one file"
	}
	f := fault.BadInput(code, "the model "+filepath.Base(path)+" cannot be used", err.Error(), do)
	f.Err = err
	return f
}
