package command

import (
	"time"

	gate "vouchsafe/app/check"
	"vouchsafe/app/drafting"
	"vouchsafe/app/export"
	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
	"vouchsafe/app/letter"
	"vouchsafe/app/weights"
	"vouchsafe/llm/gguf"
)

type draft struct {
	Resume  string `short:"r" required:"" placeholder:"FILE" help:"Resume: PDF, DOCX, Markdown, text or JSON Resume."`
	Posting string `short:"p" required:"" placeholder:"FILE" help:"Job posting: text, Markdown, HTML, PDF or DOCX."`
	Facts   string `placeholder:"FILE" help:"Your own answers: YAML with story:, facts: and questions by key."`

	Opening string `group:"letter" default:"auto" enum:"auto,incident,migration,cost,role" placeholder:"KIND" help:"How it begins: auto, incident, migration, cost or role."`
	Form    string `group:"letter" default:"letter" enum:"letter,email,box,paragraph" placeholder:"FORM" help:"What it is for: letter, email, box or paragraph."`
	Tone    string `group:"letter" default:"plain" enum:"plain,warm,brisk" placeholder:"TONE" help:"plain, warm or brisk."`
	Words   int    `group:"letter" placeholder:"N" help:"Most words; 300 at the very most."`
	Chars   int    `group:"letter" placeholder:"N" help:"Most characters, for a form whose box counts them."`
	Pack    string `group:"letter" default:"auto" placeholder:"NAME" help:"Playbook of the role; by the posting where none is named."`
	Name    string `group:"letter" placeholder:"NAME" help:"Your name, where the resume has none."`

	Output    []string `short:"o" group:"output" sep:"none" placeholder:"FILE" help:"Write there; .pdf, .docx, .md or .txt, more than once if you like."`
	JSON      string   `name:"json" group:"output" placeholder:"FILE" help:"Write the letter with its sources there."`
	pageFlags `embed:""`

	Model   string  `group:"engine" placeholder:"NAME" help:"A model by name, or a .gguf file; the default one where none is named."`
	Device  string  `group:"engine" default:"auto" placeholder:"NAME" help:"auto, cpu, gpu, or a device that doctor lists."`
	NoModel bool    `group:"engine" help:"Compose by rule, without a model."`
	Seed    *uint64 `group:"engine" placeholder:"N" help:"Same seed, same choices."`
}

// pageFlags are what the page can be told.
type pageFlags struct {
	Paper string `group:"output" placeholder:"SIZE" enum:"auto,a4,letter" default:"auto" help:"a4 or letter; by locale where none is named."`
	Style string `group:"output" placeholder:"NAME" enum:"auto,${styles}" default:"auto" help:"How it looks: ${style_list}."`
	Force bool   `group:"output" help:"Replace files that exist."`
}

func (p pageFlags) options() export.Options {
	return export.Options{Paper: unlessAuto(p.Paper), Style: unlessAuto(p.Style), Force: p.Force}
}

func unlessAuto(choice string) string {
	if choice == "auto" {
		return ""
	}
	return choice
}

func (draft) Help() string {
	return examples(
		"the letter to the terminal", "vouchsafe draft -r resume.pdf -p posting.txt",
		"a PDF, and the letter with its sources for later", "vouchsafe draft -r resume.pdf -p posting.txt -o letter.pdf --json letter.json",
		"a posting from the clipboard, a short letter that opens with a migration", "xclip -o | vouchsafe draft -r resume.pdf -p - --opening migration --words 150",
		"for a form that takes 800 characters", "vouchsafe draft -r resume.pdf -p posting.txt --form box --chars 800 -o box.txt",
		"with a story of your own, without a model", "vouchsafe draft -r resume.pdf -p posting.txt --facts answers.yaml --no-model",
	)
}

func (c *draft) Run(s *shell) error {
	if c.Words < 0 || c.Chars < 0 {
		return fault.BadInput("bad_choice", "a letter cannot have fewer than no words", "", "Give --words and --chars a number of at least 1")
	}
	if c.Words > mostWords {
		s.err.line("a letter has at most %d words; --words %d is taken as that", mostWords, c.Words)
	}
	if c.NoModel && c.Model != "" {
		return fault.BadInput("bad_choice", "--model and --no-model contradict each other", "", "Leave one of them out")
	}
	list, err := targets(c.Output, c.JSON, c.Force, c.options())
	if err != nil {
		return err
	}
	if err := c.checkModel(); err != nil {
		return err
	}
	p := s.progress()
	defer p.clear()
	desk, err := c.desk(s, p)
	if err != nil {
		return err
	}
	defer desk.Close()
	l, err := desk.Draft(s.ctx, c.choices(), func(e drafting.Event) { p.at(stages[e.Stage], e.Done, e.Total) })
	if err != nil {
		return err
	}
	_ = desk.Close() // a gigabyte that writing the files does not need
	if err := c.render(s, p, l, list); err != nil {
		return err
	}
	p.clear()
	s.blocking = gate.Blocked(l.Findings)
	if l.Model == nil && !c.NoModel {
		s.sayNoModel()
	}
	c.sayOpening(s, l)
	return c.show(s, l, list)
}

const mostWords = 300

// checkModel looks at the model that was named before anything else is done.
func (c *draft) checkModel() error {
	if c.Model == "" {
		return nil
	}
	path, _, err := drafting.ModelFile(c.Model, folders.DataPath())
	if err != nil {
		return err
	}
	if _, err := gguf.Open(path); err != nil {
		return weights.FileFault(path, err)
	}
	return nil
}

// stages of drafting in words.
var stages = map[string]string{
	"loading": "loading the model", "prefix": "preparing the model", "drafting": "drafting", "checking": "checking",
}

func (c *draft) choices() letter.Options {
	o := letter.Options{Opening: c.Opening, Form: c.Form, Tone: c.Tone, Words: min(c.Words, mostWords), Chars: c.Chars, Pack: c.Pack, Name: c.Name}
	if c.Seed != nil {
		o.Seed = *c.Seed
	}
	return o
}

// render makes every target's bytes, and only then writes any.
func (c *draft) render(s *shell, p *progress, l *letter.Letter, list []target) error {
	o := c.options()
	o.AllowPlaceholders = true // marked on the page, and an advisory finding
	began := time.Now()
	for i, t := range list {
		if t.format == "json" {
			continue
		}
		p.at("writing", i, len(list))
		data, err := export.Bytes(s.ctx, l, formatOf(t.format), o)
		if err != nil {
			return err
		}
		list[i].data = data
		l.Timings.ExportMS = max(1, time.Since(began).Milliseconds())
	}
	for i, t := range list {
		if t.format == "json" {
			data, err := encode(l)
			if err != nil {
				return err
			}
			list[i].data = data
		}
	}
	return s.place(list, c.Force)
}

// formatOf turns the longer endings into the names that export knows.
func formatOf(ending string) string {
	switch ending {
	case "markdown":
		return "md"
	case "text":
		return "txt"
	}
	return ending
}
