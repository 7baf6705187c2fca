package command

import (
	"slices"

	"vouchsafe/app/drafting"
	"vouchsafe/app/evidence"
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
	Evidence []claim          `json:"evidence"`
}

type claim struct {
	Quote   string   `json:"quote"`
	Page    int      `json:"page"`
	Signals []string `json:"signals"`
	Story   string   `json:"story"`
	Numbers []string `json:"numbers"`
	Tools   []string `json:"tools"`
	Why     string   `json:"why"`
	score   float64
}

func (c *read) Run(s *shell) error {
	p := s.progress()
	defer p.clear()
	d := drafting.New(drafting.Options{NoModel: true})
	name, r, err := s.readResume(d, p, c.Resume)
	if err != nil {
		return err
	}
	ev, pack, err := d.Evidence("")
	if err != nil {
		return err
	}
	out := understood(r, ev)
	p.clear()
	if c.JSON {
		return s.out.json(out)
	}
	s.out.resume(name, out, pack)
	return nil
}

func understood(r *resume.Resume, ev *evidence.Evidence) reading {
	out := reading{Resume: *r, Signals: ev.Signals}
	for _, c := range ev.Claims {
		x := claim{Quote: c.Source.Quote, Page: c.Source.Page, Signals: c.Signals.Names(), Story: c.Story, Why: c.Why, score: c.Score}
		for _, q := range c.Quantities {
			x.Numbers = append(x.Numbers, q.Text)
		}
		for _, t := range c.Tools {
			x.Tools = append(x.Tools, t.Name)
		}
		out.Evidence = append(out.Evidence, x)
	}
	return out
}

// lights gives the strongest claim that lights a signal, nil where none does.
func (r reading) lights(signal string) *claim {
	var best *claim
	for i := range r.Evidence {
		c := &r.Evidence[i]
		if slices.Contains(c.Signals, signal) && (best == nil || c.score > best.score) {
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
