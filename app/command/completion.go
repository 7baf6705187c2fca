package command

import (
	"embed"
	"strings"

	"github.com/alecthomas/kong"

	"vouchsafe/app/folders"
	"vouchsafe/app/playbook"
	"vouchsafe/app/weights"
)

//go:embed completion
var scripts embed.FS

type completion struct {
	Shell string `arg:"" enum:"bash,zsh,fish" placeholder:"SHELL" help:"bash, zsh or fish."`
}

func (completion) Help() string {
	return examples(
		"bash, in ~/.bashrc", "source <(vouchsafe completion bash)",
		"zsh, in ~/.zshrc", "source <(vouchsafe completion zsh)",
		"fish", "vouchsafe completion fish > ~/.config/fish/completions/vouchsafe.fish",
	)
}

func (c *completion) Run(s *shell) error {
	script, err := scripts.ReadFile("completion/" + c.Shell)
	if err == nil {
		_, err = s.out.Write(script)
	}
	return err
}

// complete is what the scripts call with the words typed so far, the last one
// being completed. It prints what could stand there, one a line, with a tab and
// what it means; nothing where a file name is wanted.
type complete struct {
	Words []string `arg:"" optional:""`
}

func (c *complete) Run(s *shell, k *kong.Kong) error {
	words := c.Words
	if len(words) > 0 && words[0] == "--" {
		words = words[1:]
	}
	for _, x := range candidates(k.Model.Node, words) {
		s.out.line("%s\t%s", x.text, x.means)
	}
	return nil
}

type candidate struct{ text, means string }

func candidates(at *kong.Node, words []string) []candidate {
	if len(words) == 0 {
		words = []string{""}
	}
	typed := words[len(words)-1]
	var waiting *kong.Value // the flag whose value comes next
	places := 0             // arguments given
	for _, w := range words[:len(words)-1] {
		switch {
		case waiting != nil:
			waiting = nil
		case strings.HasPrefix(w, "-") && w != dash:
			if f := flagOf(at, w); f != nil && !f.IsBool() && !strings.Contains(w, "=") {
				waiting = f.Value
			}
		case child(at, w) != nil:
			at = child(at, w)
		default:
			places++
		}
	}
	if name, part, ok := strings.Cut(typed, "="); ok && strings.HasPrefix(name, "--") {
		if f := flagOf(at, name); f != nil {
			return prefixed(name+"=", part, values(f.Value))
		}
		return nil
	}
	switch {
	case waiting != nil:
		return prefixed("", typed, values(waiting))
	case strings.HasPrefix(typed, "-"):
		return prefixed("", typed, flags(at))
	case places < len(at.Positional):
		return prefixed("", typed, values(at.Positional[places]))
	}
	return prefixed("", typed, commands(at))
}

func prefixed(before, typed string, all []candidate) (out []candidate) {
	for _, c := range all {
		if strings.HasPrefix(c.text, typed) {
			out = append(out, candidate{before + c.text, c.means})
		}
	}
	return out
}

func child(at *kong.Node, name string) *kong.Node {
	for _, c := range at.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

func flagOf(at *kong.Node, word string) *kong.Flag {
	word, _, _ = strings.Cut(word, "=")
	for _, group := range at.AllFlags(false) {
		for _, f := range group {
			if word == "--"+f.Name || f.Short != 0 && word == "-"+string(f.Short) {
				return f
			}
		}
	}
	return nil
}

func flags(at *kong.Node) (out []candidate) {
	for _, group := range at.AllFlags(true) {
		for _, f := range group {
			help, _, _ := strings.Cut(f.Help, "\n")
			out = append(out, candidate{"--" + f.Name, help})
		}
	}
	return out
}

func commands(at *kong.Node) (out []candidate) {
	for _, c := range at.Children {
		if !c.Hidden {
			out = append(out, candidate{c.Name, c.Help})
		}
	}
	return out
}

// values are what a flag or an argument can be, where that is known.
func values(v *kong.Value) (out []candidate) {
	var words []string
	switch {
	case v.Enum != "":
		words = v.EnumSlice()
	case v.Name == "pack":
		words = append(playbook.Names(), "auto")
	case v.Name == "device":
		words = []string{"auto", "cpu", "gpu"}
	case v.Name == "model":
		for _, m := range weights.All(folders.DataPath()) {
			if m.Installed {
				out = append(out, candidate{m.Name, m.Title})
			}
		}
	case v.Name == "name" && v.Flag == nil: // of the model to remove
		for _, m := range weights.Added(folders.DataPath()) {
			out = append(out, candidate{m.Name, m.Title})
		}
	}
	for _, w := range words {
		if w != "" {
			out = append(out, candidate{w, ""})
		}
	}
	return out
}
