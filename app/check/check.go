// Package check is the gate: it reads sentences against their sources and says
// what they claim that the sources do not.
//
// It knows no Letter type and needs no model, so it works on letters written
// elsewhere too. A blocking finding is a falsehood (a number, tool, name, title,
// date, deed or direction without a source); an advisory one is about taste.
package check

import (
	"strings"

	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// Tiers of a finding.
const (
	Blocking = "blocking"
	Advisory = "advisory"
)

// Finding is what the gate says of a sentence or a letter.
type Finding struct {
	Tier string `json:"tier"`
	Code string `json:"code"` // snake_case, stable
	Text string `json:"text"` // the words it is about
	Why  string `json:"why"`
	Fix  string `json:"fix"`
}

// Sentence is one sentence with what vouches for it.
type Sentence struct {
	Text    string
	Slot    string // "greeting", "opening", …; "" for a foreign letter
	User    bool   // written or edited by the person: taste is advisory, never blocking
	Sources []evidence.Source
}

// Gate reads sentences. Names are the employers, schools and people of the
// resume and the posting, so that one is not given another's deeds.
type Gate struct {
	Pack      *playbook.Pack
	Employers []string        // of the resume
	ReadAbout map[string]bool // tools the resume knows from reading only
}

// Sentence reads one sentence against its own sources.
func (g Gate) Sentence(s Sentence) []Finding {
	var src strings.Builder
	for _, x := range s.Sources {
		src.WriteString(x.Quote + "\n")
	}
	return g.Against(s, src.String())
}

// Against reads one sentence against the words of src.
func (g Gate) Against(s Sentence, src string) []Finding {
	var out []Finding
	out = append(out, quantities(s.Text, src)...)
	out = append(out, tools(s.Text, src)...)
	out = append(out, names(s.Text, src)...)
	out = append(out, employers(s.Text, src, g.Employers)...)
	out = append(out, direction(s.Text)...)
	out = append(out, scope(s.Text, src, g.Pack)...)
	out = append(out, negations(s.Text, src)...)
	out = append(out, grammar(s.Text, s.User)...)
	out = append(out, stock(s.Text, src, g.Pack, s.User)...)
	return out
}

// Blocked reports whether any finding blocks.
func Blocked(list []Finding) bool {
	for _, f := range list {
		if f.Tier == Blocking {
			return true
		}
	}
	return false
}

// Advise makes an advisory finding.
func Advise(code, text, why, fix string) Finding {
	return Finding{Tier: Advisory, Code: code, Text: text, Why: why, Fix: fix}
}
