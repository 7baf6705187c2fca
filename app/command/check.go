package command

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	gate "vouchsafe/app/check"
	"vouchsafe/app/drafting"
	"vouchsafe/app/export"
	"vouchsafe/app/fault"
)

type check struct {
	Letter  string `arg:"" placeholder:"FILE" help:"Letter: text, Markdown, PDF, DOCX, or letter.json."`
	Resume  string `short:"r" required:"" placeholder:"FILE" help:"The resume it must be true to."`
	Posting string `short:"p" placeholder:"FILE" help:"The posting it answers."`
	JSON    bool   `name:"json" help:"Print findings, signals and each sentence's sources as JSON."`
	Mend    bool   `help:"Make it true: weaken, replace or take out what the resume does not vouch for, and show what changed."`
	Out     string `short:"o" placeholder:"FILE" help:"Write the mended letter here (.txt or .md; - is standard output)."`
	Force   bool   `help:"Replace an existing file."`
}

func (check) Help() string {
	return examples(
		"a letter written by hand, or by another program", "vouchsafe check letter.pdf -r resume.pdf -p posting.txt",
		"make it true, and see what changed", "vouchsafe check letter.txt -r resume.pdf --mend -o mended.txt",
		"in a script: exit code 1 says that something in it is not true", "vouchsafe check letter.txt -r resume.pdf --quiet",
	) + "\nThe exit code is 0 where nothing blocks, and 1 where the letter says what the resume does not; with --mend, of the mended letter.\n"
}

// checked is what check --json prints.
type checked struct {
	Version int `json:"version"`
	gate.Report
	Mended *drafting.Mending `json:"mended,omitempty"`
}

func (c *check) Run(s *shell) error {
	out, err := c.target()
	if err != nil {
		return err
	}
	p := s.progress()
	defer p.clear()
	d := drafting.New(drafting.Options{NoModel: true})
	if _, _, err := s.readResume(d, p, c.Resume); err != nil {
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
	s.blocking = gate.Blocked(r.Findings)
	var m *drafting.Mending
	if c.Mend {
		if m, err = d.Mend(s.ctx, name, data); err != nil {
			return err
		}
		s.blocking = gate.Blocked(m.Findings)
		for i := range out {
			out[i].data = []byte(m.Text)
		}
		if err := s.place(out, c.Force); err != nil {
			return err
		}
	}
	p.clear()
	switch {
	case c.Out == dash:
	case c.JSON:
		return s.out.json(checked{1, *r, m})
	case c.Mend && !s.quiet:
		s.out.mended(m)
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

// target is where the mended letter goes.
func (c *check) target() ([]target, error) {
	switch ext := strings.ToLower(filepath.Ext(c.Out)); {
	case c.Out == "":
		return nil, nil
	case !c.Mend:
		return nil, fault.BadInput("nothing_to_write", "-o writes the mended letter", "", "Add --mend")
	case c.Out != dash && ext != ".txt" && ext != ".md":
		return nil, fault.BadInput("unknown_format", c.Out+" is neither .txt nor .md", "a mended letter is text", "Name it .txt; `vouchsafe draft` makes a PDF")
	}
	return targets([]string{c.Out}, "", c.Force, export.Options{})
}

// mended shows what changed, as a diff with reasons.
func (p *page) mended(m *drafting.Mending) {
	done := map[string]int{}
	for _, s := range m.Sentences {
		done[s.Action]++
		if s.Action == gate.Kept {
			p.flow("  ", "  ", s.After, nil)
			continue
		}
		p.flow("- ", "  ", s.Before, p.faint)
		if s.After != "" {
			p.flow("+ ", "  ", s.After, p.bold)
		}
		for _, w := range s.Why {
			p.flow("    "+s.Action+": ", "      ", w, nil)
		}
	}
	p.heading(fmt.Sprintf("%d kept, %d weakened, %d replaced, %d taken out", done[gate.Kept], done[gate.Weakened], done[gate.Replaced], done[gate.Removed]))
}
