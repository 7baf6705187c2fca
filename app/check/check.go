// Package check is the gate: it reads sentences against their sources and says
// what they claim that the sources do not.
//
// It knows no Letter type and needs no model, so it works on letters written
// elsewhere too. A blocking finding is a falsehood (a number, tool, name, title,
// date, deed or direction without a source); an advisory one is about taste.
package check

import (
	"slices"

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
	At   Place  `json:"at"`
}

// Sentence is one sentence with what vouches for it.
type Sentence struct {
	Text    string
	Slot    string // "greeting", "opening", …; "" for a foreign letter
	User    bool   // written or edited by the person: taste is advisory, never blocking
	Sources []evidence.Source
}

// Gate reads sentences.
type Gate struct {
	Pack      *playbook.Pack
	Employers []string        // of the resume, so that one is not given another's deeds
	ReadAbout map[string]bool // tools the resume knows from reading only
	Reader    evidence.Reader // tells which signals a letter shows; only Letter asks it
}

// rules of fact, in the order their findings are told. A new one is one line here.
var rules = []func(*reading) []Finding{
	quantityRule, dateRule, yearsRule, directionRule, toolRule, nameRule, employerRule, titleRule, credentialRule,
	withheldRule, scopeRule, roleRule, causeRule, negationRule, tenseRule, planRule, perspectiveRule,
}

// Sentence reads one sentence against its own sources.
func (g Gate) Sentence(s Sentence) []Finding {
	ground := given(s.Sources, g.Employers)
	r := g.readGiven(s.Text, ground)
	out := g.facts(r)
	out = append(out, grammar(s.Text, s.User)...)
	out = append(out, stock(s.Text, ground.own+ground.theirs, g.Pack, s.User)...)
	r.place(out)
	return r.inWriting(out)
}

// Against reads one sentence against the words of src.
func (g Gate) Against(s Sentence, src string) []Finding {
	s.Sources = []evidence.Source{{Kind: evidence.FromResume, Quote: src}}
	return g.Sentence(s)
}

// facts runs every rule, one finding for the same words in the same place.
func (g Gate) facts(r *reading) []Finding {
	var out []Finding
	for _, rule := range rules {
		for _, f := range rule(r) {
			if !slices.ContainsFunc(out, func(o Finding) bool { return o.Text == f.Text && o.Code == f.Code && o.At == f.At }) {
				out = append(out, f)
			}
		}
	}
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

func block(code, text, why, fix string) *Finding {
	return &Finding{Tier: Blocking, Code: code, Text: text, Why: why, Fix: fix}
}
