package main

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/letter"
	"vouchsafe/app/playbook"
)

// pair is one letter and its figures.
type pair struct {
	ID      string `json:"id"`
	Resume  string `json:"resume"`
	Posting string `json:"posting"`
	Facts   bool   `json:"facts"` // with the invented answers
	How     string `json:"how"`   // "rule", "model", "naive"

	Company   string   `json:"company,omitempty"`
	Role      string   `json:"role,omitempty"`
	Opening   string   `json:"opening,omitempty"`
	Words     int      `json:"words"`
	Blocking  []string `json:"blocking,omitempty"`
	Missing   []string `json:"missing,omitempty"` // what a letter cannot do without
	Numbers   []string `json:"numbers_without_source,omitempty"`
	Names     []string `json:"names_without_source,omitempty"` // employers, titles, people, products
	Tools     []string `json:"tools_without_source,omitempty"`
	Unsourced float64  `json:"words_without_source"`
	Stock     []string `json:"stock_phrases,omitempty"`
	Filters   []string `json:"filters,omitempty"`
	NoSource  int      `json:"sentences_without_source"`
	Hook      bool     `json:"hook"`
	Repeated  int      `json:"repeated_openings"` // sentences that begin with the two words of another
	AtX       int      `json:"at_x"`              // sentences that open with "At"
	Signals   []string `json:"signals"`
	Lost      []string `json:"signals_lost,omitempty"` // that a told claim has and its words do not show
	ByModel   int      `json:"sentences_by_model"`
	ByRule    int      `json:"sentences_by_rule"`
	Millis    int64    `json:"ms"`
	Error     string   `json:"error,omitempty"`

	Falls    map[string]int   `json:"falls,omitempty"`
	Contests []letter.Contest `json:"contests,omitempty"`
	Letter   *letter.Letter   `json:"letter,omitempty"`
	Text     string           `json:"text,omitempty"` // of the naive way
}

func packOf(l *letter.Letter) (*playbook.Pack, error) { return playbook.Load(l.Pack) }

// measure looks for every number, name, tool and word of the letter in the raw texts.
func (x *pair) measure(ctx context.Context, l *letter.Letter, req letter.Request, own, theirs string) {
	x.Words, x.Opening, x.Company, x.Role = l.Words, l.Opening, l.Company, l.Role
	pack, err := packOf(l)
	if err != nil {
		x.Error = err.Error()
		return
	}
	signals := claims(ctx, req, l)
	var text []string
	var sources []evidence.Source
	var shown, used evidence.Signals
	for _, p := range l.Paragraphs {
		if p.Slot == letter.Greeting || p.Slot == letter.Signature {
			continue
		}
		for _, s := range p.Sentences {
			if strings.Contains(s.Text, "{") {
				continue // it waits for a fact
			}
			if s.Part == "claim" {
				if s.By == "model" {
					x.ByModel++
				} else {
					x.ByRule++
				}
				used = used.Union(signals[s.Key])
			}
			if len(s.Sources) == 0 {
				x.NoSource++
			}
			x.Hook = x.Hook || strings.Contains(s.Text, "\"")
			sources = append(sources, s.Sources...)
			text = append(text, s.Text)
		}
	}
	for _, c := range l.Findings {
		switch {
		case c.Tier == check.Blocking && letter.Waits(c):
			x.Missing = append(x.Missing, c.Code) // nothing false is said
		case c.Tier == check.Blocking:
			x.Blocking = append(x.Blocking, c.Code+": "+c.Text)
		case isFilter(pack, c.Code):
			x.Filters = append(x.Filters, c.Code)
		}
	}
	lit, err := evidence.Shown(ctx, text, pack, req.Reader)
	if err != nil {
		x.Error = err.Error()
		return
	}
	for _, s := range lit {
		shown = shown.Union(s)
	}
	x.Signals = used.Names()
	for _, n := range used.Names() {
		if !has(shown.Union(l.Signals).Names(), n) {
			x.Lost = append(x.Lost, n)
		}
	}
	x.openings(text)
	x.trace(text, own, theirs, pack)
	x.Unsourced = check.Unsourced(strings.Join(text, " "), append(sources, evidence.Source{Quote: own + "\n" + theirs}))
}

// measureText measures a letter that has no sources of its own: the naive way.
func (x *pair) measureText(text string, r someone, p advert) {
	x.Text, x.Words = text, len(strings.Fields(text))
	pack, err := playbook.Load(playbook.For(p.posting.Role.Value, p.posting.Lines...))
	if err != nil {
		x.Error = err.Error()
		return
	}
	gate := check.Gate{Pack: pack}
	for _, j := range r.resume.Jobs {
		gate.Employers = append(gate.Employers, j.Employer)
	}
	list := english.Sentences(strings.Join(strings.Fields(text), " "))
	for _, s := range list {
		for _, f := range gate.Against(check.Sentence{Text: s}, r.text+"\n"+p.text) {
			if f.Tier == check.Blocking {
				x.Blocking = append(x.Blocking, f.Code+": "+f.Text)
			}
		}
	}
	x.openings(list)
	x.trace(list, r.text, p.text, pack)
	x.Unsourced = check.Unsourced(strings.Join(list, " "), []evidence.Source{{Quote: r.text + "\n" + p.text}})
}

func (x *pair) openings(text []string) {
	seen := map[string]bool{}
	for _, s := range text {
		f := strings.Fields(s)
		if len(f) < 2 {
			continue
		}
		key := strings.ToLower(f[0] + " " + f[1])
		if seen[key] {
			x.Repeated++
		}
		seen[key] = true
		if f[0] == "At" {
			x.AtX++
		}
	}
}

// trace looks for figures by value, for names and tools by their letters.
func (x *pair) trace(text []string, own, theirs string, pack *playbook.Pack) {
	all := squash(own + "\n" + theirs)
	low := strings.ToLower(all)
	have := evidence.Quantities(all)
	tools := map[string]bool{}
	for _, m := range playbook.Tools(all) {
		tools[m.Name] = true
	}
	for _, s := range text {
		for _, q := range evidence.Quantities(s) {
			if q.Spelled || strings.HasSuffix(strings.ToLower(s[:q.Start]), "irst ") {
				continue
			}
			found := false
			for _, h := range have {
				found = found || h.Value == q.Value
			}
			if digits := strings.Trim(q.Text, "+%$ "); !found && !strings.Contains(all, digits) {
				x.Numbers = append(x.Numbers, q.Text)
			}
		}
		for _, m := range playbook.Tools(s) {
			if !tools[m.Name] && !strings.Contains(low, strings.ToLower(m.As)) {
				x.Tools = append(x.Tools, m.As)
			}
		}
		for i, w := range english.Words(s) {
			r, _ := utf8.DecodeRuneInString(w.Text)
			name := strings.TrimSuffix(strings.TrimSuffix(w.Lower, "'s"), ".")
			if i > 0 && unicode.IsUpper(r) && w.Lower != "i" && !strings.HasPrefix(w.Lower, "i'") && !strings.Contains(low, name) && !startsClause(s, w.Start) && (name != "senior" || !strings.Contains(low, "sr")) {
				x.Names = append(x.Names, w.Text)
			}
		}
	}
	for _, ph := range pack.Common.Stock {
		if check.HasPhrase(strings.Join(text, " "), ph.Match) && !check.HasPhrase(own, ph.Match) {
			x.Stock = append(x.Stock, ph.Match)
		}
	}
}

func isFilter(p *playbook.Pack, code string) bool {
	for _, f := range p.Filters {
		if f.Code == code {
			return true
		}
	}
	return false
}

func startsClause(s string, at int) bool {
	before := strings.TrimRight(s[:at], " \"“")
	return before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, ":") || strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?")
}

// squash undoes what line breaks and soft hyphens do to words.
func squash(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00ad", "-", "’", "'").Replace(s)), " ")
}

func has(list []string, s string) bool { return slices.Contains(list, s) }
