package command

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
	"vouchsafe/llm/gguf"
	"vouchsafe/models"
)

type modelsCmd struct {
	List   modelsList   `cmd:"" default:"withargs" help:"List the models: those known, those you added, and which is used."`
	Add    modelsAdd    `cmd:"" help:"Take a GGUF file of your own."`
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

// installed is one model as models --json prints it.
type installed struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Licence   string `json:"licence"` // "" where the file is the person's own
	Path      string `json:"path"`
	Bytes     int64  `json:"bytes"`
	Installed bool   `json:"installed"`
	Added     bool   `json:"added"` // by the person, in the data folder
	Default   bool   `json:"default"`
}

func (c *modelsList) Run(s *shell) error {
	list := append(catalogued(), added(folders.DataPath())...)
	if c.JSON {
		return s.out.json(struct {
			Version int         `json:"version"`
			Models  []installed `json:"models"`
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

// catalogued lists the models of the catalog; the default one is the first.
func catalogued() []installed {
	var list []installed
	for i, m := range models.All() {
		x := installed{Name: m.Name, Title: m.Title, Licence: m.Licence, Path: m.Path(), Bytes: m.Size, Default: i == 0}
		info, err := os.Stat(x.Path)
		x.Installed = err == nil && info.Size() == m.Size
		list = append(list, x)
	}
	return list
}

// added lists the models in the data folder, by name.
func added(data string) []installed {
	var list []installed
	entries, err := os.ReadDir(folders.ModelsIn(data))
	if err != nil {
		return nil // none were added yet
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ending)
		info, err := e.Info()
		if !ok || err != nil || strings.HasPrefix(name, ".") {
			continue
		}
		x := installed{Name: name, Path: filepath.Join(folders.ModelsIn(data), e.Name()), Bytes: info.Size(), Added: true, Installed: true}
		x.Title = "cannot be read"
		if f, err := gguf.Open(x.Path); err == nil {
			x.Title = f.Name()
		}
		list = append(list, x)
	}
	return list
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
	name := strings.TrimSuffix(c.Name, ending)
	for _, m := range added(folders.DataPath()) {
		if m.Name != name {
			continue
		}
		if err := os.Remove(m.Path); err != nil {
			return fault.Broken("remove_failed", "the model "+name+" could not be removed", err, "Check the permissions of "+filepath.Dir(m.Path))
		}
		if !s.quiet {
			s.err.line("removed %s", m.Path)
		}
		return nil
	}
	if m, ok := models.Find(name); ok {
		return fault.BadInput("model_not_added", name+" is not a model you added", "it lies in the cache, which several programs may share",
			"Delete "+m.Path()+" yourself if you do not need it")
	}
	return fault.BadInput("model_unknown", "there is no model called "+name, "", "`vouchsafe models` lists those there are")
}
