package command

import (
	"bytes"
	"fmt"

	gate "vouchsafe/app/check"
	"vouchsafe/app/drafting"
)

type check struct {
	Letter  string `arg:"" placeholder:"FILE" help:"Letter: text, Markdown, PDF, DOCX, or letter.json."`
	Resume  string `short:"r" required:"" placeholder:"FILE" help:"The resume it must be true to."`
	Posting string `short:"p" placeholder:"FILE" help:"The posting it answers."`
	JSON    bool   `name:"json" help:"Print findings, signals and each sentence's sources as JSON."`
}

func (check) Help() string {
	return examples(
		"a letter written by hand, or by another program", "vouchsafe check letter.pdf -r resume.pdf -p posting.txt",
		"in a script: exit code 1 says that something in it is not true", "vouchsafe check letter.txt -r resume.pdf --quiet",
	) + "\nThe exit code is 0 where nothing blocks, and 1 where the letter says what the resume does not.\n"
}

// checked is what check --json prints.
type checked struct {
	Version int `json:"version"`
	gate.Report
}

func (c *check) Run(s *shell) error {
	p := s.progress()
	defer p.clear()
	d := drafting.New(drafting.Options{NoModel: true})
	if err := s.readResume(d, p, c.Resume); err != nil {
		return err
	}
	if c.Posting != "" {
		if err := s.readPosting(d, p, c.Posting); err != nil {
			return err
		}
	}
	p.at("checking", 0, 0)
	name, data, err := s.load(c.Letter)
	if err != nil {
		return err
	}
	if name == stdinName && bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		name += ".json"
	}
	r, err := d.CheckText(s.ctx, name, data)
	if err != nil {
		return err
	}
	p.clear()
	s.blocking = gate.Blocked(r.Findings)
	switch {
	case c.JSON:
		return s.out.json(checked{1, *r})
	case s.quiet:
		s.out.findings(only(r.Findings, gate.Blocking))
	default:
		s.out.report(r)
	}
	return nil
}

// report prints each sentence with what vouches for it and what is wrong with it,
// then what is to be said of the whole.
func (p *page) report(r *gate.Report) {
	said, told := map[gate.Finding]bool{}, map[string]bool{}
	for i, s := range r.Sentences {
		if i > 0 {
			p.line("")
		}
		p.flow("", "", s.Text, nil)
		for _, src := range s.Sources {
			p.source("", src, told)
		}
		p.findings(s.Findings)
		for _, f := range s.Findings {
			said[f] = true
		}
	}
	blocking := len(only(r.Findings, gate.Blocking))
	p.heading(fmt.Sprintf("%d words, %s", r.Words, verdict(blocking)))
	p.line("%s", signalRow(r.Signals))
	for _, f := range r.Findings {
		if !said[f] {
			p.findings([]gate.Finding{f})
		}
	}
}

func verdict(blocking int) string {
	if blocking == 0 {
		return "nothing in it that the resume does not vouch for"
	}
	return count(blocking, "statement") + " without a source"
}

func only(list []gate.Finding, tier string) (out []gate.Finding) {
	for _, f := range list {
		if f.Tier == tier {
			out = append(out, f)
		}
	}
	return out
}
