package drafting

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/document"
	"vouchsafe/app/evidence"
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/playbook"
)

// CheckText reads a letter (text, Markdown, PDF, DOCX or letter.json) against the
// resume, and the posting where one was read.
func (d *Desk) CheckText(ctx context.Context, name string, data []byte) (*check.Report, error) {
	paragraphs, pages, err := d.foreign(ctx, name, data)
	if err != nil {
		return nil, err
	}
	gate, err := d.gate(ctx)
	if err != nil {
		return nil, err
	}
	r, err := gate.Letter(ctx, paragraphs, d.ground(), d.stack())
	if err != nil {
		return nil, err
	}
	if r.Pages = pages; pages > 1 {
		r.Findings = append(r.Findings, check.Advise("too_long", "", fmt.Sprintf("it fills %d pages", pages), "cut it to one page"))
	}
	return r, nil
}

// Mending is a letter made true, sentence by sentence.
type Mending struct {
	Text      string          `json:"text"` // greeting to signature
	Sentences []check.Mended  `json:"sentences"`
	Findings  []check.Finding `json:"findings"` // of the letter as mended
}

// Mend makes a letter written elsewhere true: what the resume does not vouch for is
// weakened to what it says, replaced by its own line, or taken out.
func (d *Desk) Mend(ctx context.Context, name string, data []byte) (*Mending, error) {
	paragraphs, _, err := d.foreign(ctx, name, data)
	if err != nil {
		return nil, err
	}
	gate, err := d.gate(ctx)
	if err != nil {
		return nil, err
	}
	text, list := gate.MendLetter(paragraphs, d.ground())
	r, err := gate.Letter(ctx, strings.Split(text, "\n\n"), d.ground(), d.stack())
	if err != nil {
		return nil, err
	}
	return &Mending{Text: text, Sentences: list, Findings: r.Findings}, nil
}

// MendSentence makes one sentence true.
func (d *Desk) MendSentence(ctx context.Context, text string) (check.Mended, error) {
	if d.resume == nil {
		return check.Mended{}, fault.BadInput("inputs_missing", "a sentence is mended after a resume", "", "Give the resume first")
	}
	gate, err := d.gate(ctx)
	if err != nil {
		return check.Mended{}, err
	}
	return gate.Mend(text, d.ground()), nil
}

// foreign gives the paragraphs of a letter written elsewhere and its pages.
func (d *Desk) foreign(ctx context.Context, name string, data []byte) ([]string, int, error) {
	if d.resume == nil {
		return nil, 0, fault.BadInput("inputs_missing", "a letter is checked against a resume", "", "Give the resume too")
	}
	return paragraphs(ctx, name, data)
}

// Check reads an edited letter again: what the person wrote is traced afresh, and
// findings and signals are those of the letter as it stands. It changes l.
func (d *Desk) Check(ctx context.Context, l *letter.Letter) (*letter.Letter, error) {
	if d.resume == nil {
		return l, nil
	}
	ev, pack, err := d.evidenceBy(ctx, l.Pack)
	if err != nil {
		return nil, err
	}
	gate, ground := d.gateOf(ev, pack), d.ground()
	var said []string
	shows := map[string]evidence.Signals{} // what a line of the resume shows when it is told whole
	for _, c := range ev.Claims {
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
			waits := strings.Contains(s.Text, "{") && strings.Contains(s.Text, "}")
			if waits {
				l.Placeholders = append(l.Placeholders, letter.Placeholder{Text: s.Text, Slot: p.Slot})
				l.Findings = append(l.Findings, letter.Unfilled(i, k, s.Text))
			}
			courtesy := p.Slot == letter.Greeting || p.Slot == letter.Signature
			if s.By == "user" && (!courtesy || check.Claims(s.Text)) {
				t := gate.Trace(s.Text, ground)
				s.Sources = t.Sources
				l.Findings = append(l.Findings, letter.Of(i, k, t.Findings)...)
			}
			if waits || courtesy {
				continue
			}
			said = append(said, s.Text)
			if s.By != "user" && len(s.Sources) > 0 {
				l.Signals = l.Signals.Union(shows[s.Sources[0].Quote])
			}
		}
	}
	shown, err := evidence.Shown(ctx, said, pack, gate.Reader)
	if err != nil {
		return nil, err
	}
	for _, s := range shown {
		l.Signals = l.Signals.Union(s)
	}
	l.Findings = append(l.Findings, gate.Whole(text.String(), l.Signals, d.stack())...)
	return l, nil
}

// gate is the gate as the resume's own trade has it.
func (d *Desk) gate(ctx context.Context) (check.Gate, error) {
	ev, pack, err := d.Evidence(ctx, "")
	if err != nil {
		return check.Gate{}, err
	}
	return d.gateOf(ev, pack), nil
}

func (d *Desk) gateOf(ev *evidence.Evidence, p *playbook.Pack) check.Gate {
	g := check.Gate{Pack: p, ReadAbout: map[string]bool{}, Reader: d.reader}
	for _, j := range d.resume.Jobs {
		g.Employers = append(g.Employers, j.Employer)
	}
	for _, s := range ev.Skills {
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

// ground is every line that can vouch for a sentence.
func (d *Desk) ground() *check.Ground { return check.NewGround(d.resume, d.answers, d.posting) }

var tagRe = regexp.MustCompile(`(?i)</?(?:p|div|br|html|body|span|td|font|li)\b[^>]*>`)

// paragraphs gives the paragraphs of a letter, whatever it came as, and how many
// pages it has (0 where the format has none). A bullet is a paragraph.
func paragraphs(ctx context.Context, name string, data []byte) ([]string, int, error) {
	var l letter.Letter
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".json" {
		if err := json.Unmarshal(data, &l); err != nil || len(l.Paragraphs) == 0 {
			return nil, 0, fault.BadInput("not_a_letter", name+" is not a letter.json", "", "Give the file that `vouchsafe draft --json` wrote")
		}
		var out []string
		for _, p := range l.Paragraphs {
			out = append(out, p.Text())
		}
		return out, 0, nil
	}
	if len(tagRe.FindAll(data, 3)) > 1 && (ext == ".txt" || ext == ".eml" || ext == "") {
		name = "letter.html" // an e-mail pasted with its markup
	}
	doc, err := document.Read(ctx, name, data, document.Options{})
	if err != nil {
		return nil, 0, err
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
		if line.Gap || line.Bullet || line.Header > 0 {
			flush()
		}
		line.Text = strings.TrimLeft(line.Text, "> ")
		group = append(group, line)
	}
	flush()
	return out, len(doc.Pages), nil
}
