package command

import (
	"encoding/json"
	"fmt"
	"slices"

	gate "vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/export"
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

type exporting struct {
	Letter            string   `arg:"" placeholder:"letter.json" help:"What draft --json wrote."`
	Output            []string `short:"o" required:"" group:"output" sep:"none" placeholder:"FILE" help:"Write there; .pdf, .docx, .md or .txt, more than once if you like."`
	pageFlags         `embed:""`
	AllowPlaceholders bool `group:"output" help:"Write what nobody has filled in yet, visibly marked."`
	Check             bool `group:"output" default:"true" negatable:"" help:"Refuse a letter in which something must change, or that nobody signed; --no-check writes it and the exit code is 1."`
}

func (exporting) Help() string {
	return examples(
		"the same letter for a form and for a person", "vouchsafe export letter.json -o letter.txt -o letter.pdf",
		"on US paper, in a sans serif typeface", "vouchsafe export letter.json -o letter.pdf --paper letter --style modern",
		"although something in it must change", "vouchsafe export letter.json -o letter.pdf --no-check",
	)
}

func (c *exporting) Run(s *shell) error {
	o := c.options()
	o.AllowPlaceholders = c.AllowPlaceholders || !c.Check
	list, err := targets(c.Output, "", c.Force, o)
	if err != nil {
		return err
	}
	name, data, err := s.load(c.Letter)
	if err != nil {
		return err
	}
	l, err := readLetter(name, data)
	if err != nil {
		return err
	}
	against := l.Objections()
	if c.AllowPlaceholders {
		against = slices.DeleteFunc(against, letter.Waits)
	}
	if len(against) > 0 && c.Check {
		return objected(against[0])
	}
	s.blocking = len(against) > 0
	p := s.progress()
	defer p.clear()
	for i, t := range list {
		p.at("writing", i, len(list))
		if list[i].data, err = export.Bytes(s.ctx, l, formatOf(t.format), o); err != nil {
			return err
		}
	}
	if err := s.place(list, c.Force); err != nil {
		return err
	}
	p.clear()
	if !s.quiet {
		for _, t := range list {
			if t.path != dash {
				s.err.line("wrote %s", t.path)
			}
		}
	}
	return nil
}

// objected refuses a letter for the first thing that speaks against sending it.
func objected(f gate.Finding) error {
	what := "the letter cannot go out as it stands"
	if f.Text != "" {
		what = "the letter says “" + f.Text + "”"
	}
	otherwise := "--no-check"
	if letter.Waits(f) {
		otherwise = "--allow-placeholders"
	}
	return fault.BadInput(f.Code, what, f.Why, english.Capital(f.Fix)+", or write it as it is with "+otherwise)
}

// readLetter reads a letter.json. Faults: not_a_letter, letter_newer.
func readLetter(name string, data []byte) (*letter.Letter, error) {
	const give = "Give the file that `vouchsafe draft --json` wrote"
	var l letter.Letter
	if err := json.Unmarshal(data, &l); err != nil {
		return nil, fault.BadInput("not_a_letter", name+" is not a letter.json", err.Error(), give)
	}
	switch {
	case l.Version > letter.Version:
		return nil, fault.BadInput("letter_newer", name+" was written by a newer version of this program",
			fmt.Sprintf("it is of version %d, and this program knows version %d", l.Version, letter.Version), "Export it with the newer program")
	case l.Version < 1 || len(l.Paragraphs) == 0:
		return nil, fault.BadInput("not_a_letter", name+" is not a letter.json", "it has no paragraphs or no version", give)
	}
	return &l, nil
}
