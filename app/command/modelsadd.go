package command

import (
	"errors"

	"vouchsafe/app/fault"
	"vouchsafe/app/weights"
)

type modelsAdd struct {
	File  string `arg:"" placeholder:"FILE.gguf" help:"The model; it is copied, and yours to delete afterwards."`
	Name  string `placeholder:"NAME" help:"What to call it; the file's name where none is given."`
	Force bool   `help:"Replace a model of that name."`
}

func (c *modelsAdd) Run(s *shell) error {
	p := s.progress()
	defer p.clear()
	m, err := weights.Add(s.ctx, c.File, c.Name, c.Force, func(done, total int64) { p.at("copying", int(done>>20), int(total>>20)) })
	if err != nil {
		if _, ok := errors.AsType[*fault.Fault](err); ok || s.ctx.Err() != nil {
			return err
		}
		return writeFault(m.Path, err)
	}
	p.clear()
	if !s.quiet {
		s.err.line("added %s (%s, %s); draft with --model %s", m.Name, m.Title, megabytes(m.Bytes), m.Name)
	}
	return nil
}
