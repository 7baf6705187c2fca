package command

import (
	"math"
	"slices"

	"vouchsafe/app/drafting"
	"vouchsafe/app/evidence"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

type read struct {
	Resume string `arg:"" placeholder:"FILE" help:"Resume: PDF, DOCX, Markdown, text or JSON Resume."`
	JSON   bool   `name:"json" help:"Print it as JSON, with page and box of each line."`
}

func (read) Help() string {
	return examples(
		"what a letter could be made of", "vouchsafe read resume.pdf",
		"the employers it found", "vouchsafe read resume.pdf --json | jq -r '.jobs[].employer'",
	)
}

// reading is what read --json prints.
type reading struct {
	resume.Resume
	Signals  evidence.Signals `json:"signals"`
	Evidence []understood     `json:"evidence"`
}

// understood is one line of a job or project, told or not, and what it means.
type understood struct {
	Quote      string                  `json:"quote"`
	Page       int                     `json:"page"`
	Signals    []string                `json:"signals"`
	Story      string                  `json:"story"`
	Numbers    []string                `json:"numbers"`
	Tools      []string                `json:"tools"`
	Why        string                  `json:"why"`
	Kind       string                  `json:"kind"`
	Part       string                  `json:"part"`
	Worth      int                     `json:"worth"`
	Spans      map[string]meaning.Span `json:"spans"` // in bytes of the quote
	Confidence float64                 `json:"confidence"`
}

func (c *read) Run(s *shell) error {
	p := s.progress()
	defer p.clear()
	d := drafting.New(drafting.Options{NoModel: true})
	name, r, err := s.readResume(d, p, c.Resume)
	if err != nil {
		return err
	}
	ev, pack, err := d.Evidence(s.ctx, "")
	if err != nil {
		return err
	}
	out := readingOf(r, ev)
	p.clear()
	if c.JSON {
		return s.out.json(out)
	}
	s.out.resume(name, out, pack)
	return nil
}

func readingOf(r *resume.Resume, ev *evidence.Evidence) reading {
	out := reading{Resume: *r, Signals: ev.Signals, Evidence: []understood{}}
	for _, l := range ev.Lines {
		m := l.Meaning
		x := understood{Quote: l.Source.Quote, Page: l.Source.Page, Signals: l.Signals.Names(), Story: l.Story, Why: l.Why,
			Kind: m.Kind, Part: m.Part, Worth: m.Worth, Spans: m.Spans, Confidence: math.Round(m.Confidence*1000) / 1000}
		for _, q := range l.Quantities {
			x.Numbers = append(x.Numbers, q.Text)
		}
		for _, t := range l.Tools {
			x.Tools = append(x.Tools, t.Name)
		}
		out.Evidence = append(out.Evidence, x)
	}
	return out
}

// lights gives the worthiest line that lights a signal, nil where none does.
func (r reading) lights(signal string) *understood {
	var best *understood
	for i := range r.Evidence {
		c := &r.Evidence[i]
		if slices.Contains(c.Signals, signal) && (best == nil || c.Worth > best.Worth) {
			best = c
		}
	}
	return best
}

// question is what the pack asks where a signal is missing.
func question(p *playbook.Pack, signal string) string {
	for _, s := range p.Signals {
		if s.Key == signal {
			return s.Question
		}
	}
	return ""
}
