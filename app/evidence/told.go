package evidence

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// told makes claims of what the person typed: each story as one claim with beats,
// each fact as one.
func (a Answers) told(p *playbook.Pack) []Claim {
	var out []Claim
	for _, story := range a.all() {
		if cl, ok := a.storied(story, p); ok {
			out = append(out, cl)
		}
	}
	facts := slices.Clone(a.Facts)
	for _, q := range p.Questions {
		if t := a.ByKey[q.Key]; t != "" && q.Key != "hook" {
			facts = append(facts, t)
		}
	}
	for _, f := range facts {
		for _, s := range english.Sentences(f) {
			text := spelledNames(firstPersonI(readable(s, p.Common)))
			cl := Claim{Key: Key(s), Source: Source{Kind: FromAnswer, Quote: f}}
			parse := func(s string) (Deed, bool) {
				d, ok := parseDeed(s)
				if !ok && isProse(s) {
					d = Deed{Narrative: []string{strings.TrimRight(s, ". ")}}
				}
				return d, true
			}
			if cl, ok := a.claim(cl, text, parse, p); ok {
				out = append(out, cl)
			}
		}
	}
	return out
}

// brokeRe finds that something broke, in the words of notes.
var brokeRe = regexp.MustCompile(`(?i)\b(?:di(?:e|es|ed)|dying|dead|br(?:oke|oken|eaks?)|stuck|down|fail\w*|fell over|hung|froze\w*|lost|gone|wrong|blocked|stopped|bricked|leaked|complain\w*|angry|full|late|slow)\b`)

// storied makes one claim of a story told in boxes. Without a call, or trouble and
// result, there is no story.
func (a Answers) storied(story map[string]string, p *playbook.Pack) (Claim, bool) {
	if story["call"] == "" && (story["trouble"] == "" || story["result"] == "") {
		return Claim{}, false
	}
	cl := Claim{Strength: Operated}
	var all []string
	for _, k := range storyKeys {
		t := strings.TrimSpace(story[k])
		if t == "" {
			continue
		}
		for employer := range a.Confidential {
			t = a.of(employer).hide(t)
		}
		sentence := decent(k, t, p.Common)
		if sentence == "" {
			continue // "nothing"
		}
		cl.Beats = append(cl.Beats, Beat{Key: k, Text: readable(t, p.Common), Sentence: sentence, Source: Source{Kind: FromAnswer, Quote: story[k]}})
		all = append(all, sentence)
		if k == "call" || cl.Source.Quote == "" {
			cl.Source = Source{Kind: FromAnswer, Quote: story[k]}
		}
	}
	cl.Text = strings.Join(all, " ")
	cl.Key = Key(cl.Text)
	wish := a.Preferences[cl.Key]
	for i := range cl.Beats {
		if wish.Numbers == RoundNumbers {
			cl.Beats[i].Text, cl.Beats[i].Sentence = rounded(cl.Beats[i].Text), rounded(cl.Beats[i].Sentence)
		}
	}
	cl.Deed, _ = parseDeed(story["call"])
	cl.Quantities, cl.Tools = Quantities(cl.Text), playbook.Tools(cl.Text)
	cl.Story = Incident
	switch t := cl.Text; {
	case p.Cue("trouble").In(t), p.Cue("surge").In(t), brokeRe.MatchString(story["trouble"]):
	case p.Cue("moved").In(t):
		cl.Story = Migration
	case p.Cue("cost").In(t) && billed(t, p):
		cl.Story = Cost
	}
	light(&cl, p)
	return wish.apply(cl, p)
}
