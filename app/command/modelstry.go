package command

import (
	"strings"

	"vouchsafe/app/drafting"
	"vouchsafe/app/folders"
)

// modelsTry is also what the program starts itself with before it loads a model that
// nobody has vouched for: where the native library gives up, it is this process that
// ends.
type modelsTry struct {
	Model  string `arg:"" optional:"" placeholder:"NAME" help:"A model by name, or a .gguf file; none asks only for devices."`
	Device string `default:"auto" placeholder:"NAME" help:"auto, cpu, gpu, or a device that doctor lists."`
	JSON   bool   `name:"json" help:"Print what came of it as JSON; the exit code is 0 then."`
}

func (c *modelsTry) Run(s *shell) error {
	path := ""
	if c.Model != "" {
		var err error
		if path, _, err = drafting.ModelFile(c.Model, folders.DataPath()); err != nil {
			return err
		}
	}
	p := s.progress()
	p.at("loading the model", 0, 0)
	tried := drafting.Try(s.ctx, path, c.Device)
	p.clear()
	switch {
	case s.ctx.Err() != nil:
		return s.ctx.Err()
	case c.JSON:
		return s.out.json(tried)
	case tried.Fault != nil:
		return tried.Fault
	}
	s.out.line("it serves%s", strings.TrimSuffix(", on "+tried.Device, ", on "))
	return nil
}
