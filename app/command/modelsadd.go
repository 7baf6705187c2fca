package command

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

const ending = ".gguf"

type modelsAdd struct {
	File  string `arg:"" placeholder:"FILE.gguf" help:"The model; it is copied, and yours to delete afterwards."`
	Name  string `placeholder:"NAME" help:"What to call it; the file's name where none is given."`
	Force bool   `help:"Replace a model of that name."`
}

func (c *modelsAdd) Run(s *shell) error {
	header, err := gguf.Open(c.File)
	if err != nil {
		return modelFault(c.File, err)
	}
	name, err := c.name()
	if err != nil {
		return err
	}
	dir, err := folders.Models()
	if err != nil {
		return err
	}
	to := filepath.Join(dir, name+ending)
	if _, err := os.Lstat(to); err == nil && !c.Force {
		return fault.BadInput("file_exists", "there is a model called "+name+" already", "", "Give it another --name, or replace that one with --force")
	}
	p := s.progress()
	defer p.clear()
	if err := copyModel(s.ctx, c.File, to, header.Size, func(done int64) { p.at("copying", int(done>>20), int(header.Size>>20)) }); err != nil {
		if s.ctx.Err() != nil {
			return err
		}
		return writeFault(to, err)
	}
	p.clear()
	if !s.quiet {
		s.err.line("added %s (%s, %s); draft with --model %s", name, header.Name(), megabytes(header.Size), name)
	}
	return nil
}

// name is what the model will be called: nothing that is a path, an option or a
// name of the catalog.
func (c *modelsAdd) name() (string, error) {
	name := c.Name
	if name == "" {
		name = filepath.Base(c.File)
		if strings.EqualFold(filepath.Ext(name), ending) {
			name = name[:len(name)-len(ending)]
		}
	}
	name = strings.TrimSuffix(name, ending)
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
	half, err := os.CreateTemp(filepath.Dir(to), ".adding-*") // mode 0600
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
	return os.Rename(half.Name(), to)
}

// modelFault tells why a file is no model that could be used.
func modelFault(path string, err error) error {
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
