package drafting

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/document"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// Report is what the gate says of a letter written elsewhere.
type Report struct {
	Findings  []check.Finding  `json:"findings"`
	Signals   evidence.Signals `json:"signals"`
	Sentences []check.Traced   `json:"sentences"`
	Words     int              `json:"words"`
}

// CheckText reads a letter (text, Markdown, PDF, DOCX or letter.json) against the
// resume, and the posting where one was read.
func (d *Desk) CheckText(ctx context.Context, name string, data []byte) (*Report, error) {
	if d.resume == nil {
		return nil, fault.BadInput("inputs_missing", "a letter is checked against a resume", "", "Give the resume too")
	}
	lines, err := letterLines(ctx, name, data)
	if err != nil {
		return nil, err
	}
	_, pack, err := d.Evidence("")
	if err != nil {
		return nil, err
	}
	gate := d.gate(pack)
	ground := d.ground()
	r := &Report{Findings: []check.Finding{}, Sentences: []check.Traced{}}
	for _, line := range lines {
		r.Words += len(strings.Fields(line))
		for _, s := range english.Sentences(line) {
			t := gate.Trace(s, ground)
			if courtesy(line) {
				t.Findings = []check.Finding{}
			}
			r.Sentences = append(r.Sentences, t)
			r.Findings = append(r.Findings, t.Findings...)
			if len(t.Sources) > 0 && t.Sources[0].Kind != evidence.FromPosting {
				r.Signals = r.Signals.Union(evidence.Read(s, pack).Signals)
			}
		}
	}
	r.Findings = append(r.Findings, gate.Whole(strings.Join(lines, "\n"), r.Signals, d.stack())...)
	return r, nil
}

// Check reads an edited letter again: what the person wrote is traced afresh, and
// findings and signals are those of the letter as it stands. It changes l.
func (d *Desk) Check(_ context.Context, l *letter.Letter) (*letter.Letter, error) {
	if d.resume == nil {
		return l, nil
	}
	pack, err := playbook.Load(l.Pack)
	if err != nil {
		return nil, fault.BadInput("unknown_pack", err.Error(), "", "Choose one of those")
	}
	gate, ground := d.gate(pack), d.ground()
	shows := map[string]evidence.Signals{} // what a line of the resume shows when it is told whole
	for _, c := range evidence.Gather(d.resume, d.answers, pack).Claims {
		shows[c.Source.Quote] = shows[c.Source.Quote].Union(c.Signals)
	}
	l.Findings, l.Signals, l.Placeholders, l.Words = []letter.Finding{}, letter.Signals{}, []letter.Placeholder{}, 0
	var text strings.Builder
	for i := range l.Paragraphs {
		p := &l.Paragraphs[i]
		for k := range p.Sentences {
			s := &p.Sentences[k]
			text.WriteString(s.Text + " ")
			l.Words += len(strings.Fields(s.Text))
			if strings.Contains(s.Text, "{") && strings.Contains(s.Text, "}") {
				l.Placeholders = append(l.Placeholders, letter.Placeholder{Text: s.Text, Slot: p.Slot})
				l.Findings = append(l.Findings, check.Advise("placeholder_left", s.Text, "nobody has given this fact", "fill it in before you send the letter"))
				continue
			}
			if p.Slot == letter.Greeting || p.Slot == letter.Signature {
				continue
			}
			if s.By == "user" {
				t := gate.Trace(s.Text, ground)
				s.Sources = t.Sources
				l.Findings = append(l.Findings, t.Findings...)
			}
			l.Signals = l.Signals.Union(evidence.Read(s.Text, pack).Signals)
			if s.By != "user" && len(s.Sources) > 0 {
				l.Signals = l.Signals.Union(shows[s.Sources[0].Quote])
			}
		}
	}
	l.Findings = append(l.Findings, gate.Whole(text.String(), l.Signals, d.stack())...)
	return l, nil
}

func (d *Desk) gate(p *playbook.Pack) check.Gate {
	g := check.Gate{Pack: p, ReadAbout: map[string]bool{}}
	for _, j := range d.resume.Jobs {
		g.Employers = append(g.Employers, j.Employer)
	}
	for _, s := range evidence.Gather(d.resume, d.answers, p).Skills {
		g.ReadAbout[s.Tool.Name] = s.Level == "read_about"
	}
	return g
}

func (d *Desk) stack() []string {
	if d.posting == nil {
		return nil
	}
	return d.posting.Stack
}

// ground lists every line that can vouch for a sentence.
func (d *Desk) ground() check.Ground {
	var g check.Ground
	own := func(t resume.Text) {
		if t.Text != "" {
			g.Resume = append(g.Resume, evidence.Source{Kind: evidence.FromResume, Quote: t.Text, Page: t.Page, Box: t.Box})
		}
	}
	r := d.resume
	for _, t := range r.Summary {
		own(t)
	}
	for _, j := range r.Jobs {
		own(j.Head)
		own(resume.Text{Text: strings.Trim(j.Title+", "+j.Employer, ", "), Page: j.Head.Page, Box: j.Head.Box})
		for _, t := range append(append([]resume.Text(nil), j.Blurb...), j.Bullets...) {
			own(t)
		}
	}
	for _, p := range r.Projects {
		own(p.Head)
		for _, t := range p.Bullets {
			own(t)
		}
	}
	for _, s := range r.Skills {
		own(s.From)
		own(resume.Text{Text: s.Name, Page: s.From.Page, Box: s.From.Box})
	}
	for _, e := range r.Education {
		own(resume.Text{Text: strings.Trim(e.Degree+", "+e.School+" "+e.End, ", ")})
	}
	for _, t := range r.Unplaced {
		own(t)
	}
	c := r.Contact
	own(resume.Text{Text: strings.Join(append([]string{c.Name, c.Email, c.Phone, c.Place}, c.Links...), " · ")})
	answer := func(s string) {
		if s != "" {
			g.Resume = append(g.Resume, evidence.Source{Kind: evidence.FromAnswer, Quote: s})
		}
	}
	for _, s := range d.answers.Facts {
		answer(s)
	}
	for _, s := range d.answers.Story {
		answer(s)
	}
	for _, s := range d.answers.ByKey {
		answer(s)
	}
	if d.posting != nil {
		for _, l := range d.posting.Lines {
			g.Posting = append(g.Posting, evidence.Source{Kind: evidence.FromPosting, Quote: l})
		}
	}
	return g
}

// letterLines gives the paragraphs of a letter, whatever it came as.
func letterLines(ctx context.Context, name string, data []byte) ([]string, error) {
	var l letter.Letter
	if strings.EqualFold(filepath.Ext(name), ".json") {
		if err := json.Unmarshal(data, &l); err != nil || len(l.Paragraphs) == 0 {
			return nil, fault.BadInput("not_a_letter", name+" is not a letter.json", "", "Give the file that `vouchsafe draft --json` wrote")
		}
		var out []string
		for _, p := range l.Paragraphs {
			out = append(out, p.Text())
		}
		return out, nil
	}
	doc, err := document.Read(ctx, name, data, document.Options{})
	if err != nil {
		return nil, err
	}
	var out []string
	var group []document.Line
	flush := func() {
		if len(group) > 0 {
			out = append(out, document.Join(group))
			group = nil
		}
	}
	for _, line := range doc.Lines {
		if line.Gap || line.Bullet {
			flush()
		}
		group = append(group, line)
	}
	flush()
	return out, nil
}

// courtesy lines greet, sign or give an address: nothing in them is a claim.
func courtesy(line string) bool {
	low := strings.ToLower(line)
	if len(strings.Fields(line)) > 8 {
		return false
	}
	for _, w := range []string{"hi ", "hello", "dear ", "thanks", "thank you", "regards", "best", "sincerely", "kind regards"} {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	return strings.Contains(low, "@") || !strings.HasSuffix(strings.TrimSpace(line), ".")
}
