package command

import (
	"fmt"

	"vouchsafe/app/folders"
	"vouchsafe/app/weights"
)

type modelsCmd struct {
	List   modelsList   `cmd:"" default:"withargs" help:"List the models: those known, those you added, and which is used."`
	Add    modelsAdd    `cmd:"" help:"Take a GGUF file of your own."`
	Try    modelsTry    `cmd:"" help:"Load a model and have it write a word, to see whether it serves."`
	Remove modelsRemove `cmd:"" help:"Remove a model you added."`
}

func (modelsCmd) Help() string {
	return examples(
		"what there is", "vouchsafe models",
		"a model of your own, and a letter with it", "vouchsafe models add ~/Downloads/mistral-7b-instruct.Q4_K_M.gguf\n    vouchsafe draft --model mistral-7b-instruct.Q4_K_M -r resume.pdf -p posting.txt",
	)
}

type modelsList struct {
	JSON bool `name:"json" help:"Print it as JSON."`
}

func (c *modelsList) Run(s *shell) error {
	list := weights.All(folders.DataPath())
	if c.JSON {
		return s.out.json(struct {
			Version int             `json:"version"`
			Models  []weights.Model `json:"models"`
		}{1, list})
	}
	wide := 0
	for _, m := range list {
		wide = max(wide, len(m.Name))
	}
	for _, m := range list {
		state := "not installed"
		switch {
		case m.Added:
			state = "added by you"
		case m.Installed:
			state = "installed"
		}
		line := fmt.Sprintf("%-*s  %7s  %-13s  %s", wide, m.Name, megabytes(m.Bytes), state, join(", ", m.Title, m.Licence))
		if m.Default {
			s.out.line("%s", s.out.bold(line+" (default)"))
		} else {
			s.out.line("%s", line)
		}
	}
	if !s.quiet && !list[0].Installed {
		s.err.line("`make model` fetches the default one; models/README.md says how to put a file there by hand")
	}
	return nil
}

func megabytes(n int64) string {
	if n >= 1e9 {
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	}
	return fmt.Sprintf("%d MB", (n+5e5)/1e6)
}

type modelsRemove struct {
	Name string `arg:"" placeholder:"NAME" help:"As models lists it."`
}

func (c *modelsRemove) Run(s *shell) error {
	path, err := weights.Remove(folders.DataPath(), c.Name)
	if err == nil && !s.quiet {
		s.err.line("removed %s", path)
	}
	return err
}
