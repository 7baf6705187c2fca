package evidence

import (
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// told makes claims of what the person typed: the story as one claim with beats,
// each fact as one.
func told(a Answers, p *playbook.Pack) []Claim {
	var out []Claim
	var all []string
	cl := Claim{}
	for _, k := range storyKeys {
		t := a.Story[k]
		if t == "" {
			continue
		}
		cl.Beats = append(cl.Beats, Beat{Key: k, Text: readable(t, p.Common), Source: Source{Kind: FromAnswer, Quote: t}})
		all = append(all, strings.TrimRight(t, ". "))
	}
	if a.Story["call"] != "" {
		cl.Text = readable(strings.Join(all, ". ")+".", p.Common)
		cl.Source = Source{Kind: FromAnswer, Quote: a.Story["call"]}
		cl.Deed, _ = parseDeed(a.Story["call"])
		cl.Quantities, cl.Tools = Quantities(cl.Text), playbook.Tools(cl.Text)
		cl.Strength = Operated
		cl.Story = Incident
		if !p.Cue("trouble").In(cl.Text) {
			switch {
			case p.Cue("moved").In(cl.Text):
				cl.Story = Migration
			case p.Cue("cost").In(cl.Text):
				cl.Story = Cost
			}
		}
		light(&cl, p)
		out = append(out, cl)
	}
	facts := a.Facts
	for _, q := range p.Questions {
		if t := a.ByKey[q.Key]; t != "" && q.Key != "hook" {
			facts = append(facts, t)
		}
	}
	for _, f := range facts {
		for _, s := range english.Sentences(f) {
			fact := Claim{Text: readable(s, p.Common), Source: Source{Kind: FromAnswer, Quote: f}}
			fact.Deed, _ = parseDeed(fact.Text)
			out = append(out, fact.finish(p))
		}
	}
	return out
}
