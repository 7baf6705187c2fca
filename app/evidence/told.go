package evidence

import (
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
)

// told makes claims of what the person typed: each story as one claim with beats,
// each fact as one.
func (g *gatherer) told() []Claim {
	var out []Claim
	for _, story := range g.answers.all() {
		if cl, ok := g.storied(story); ok {
			out = append(out, cl)
		}
	}
	for _, f := range g.answers.facts(g.pack) {
		for _, s := range english.Sentences(f) {
			text := spelledNames(firstPersonI(readable(s, g.pack.Common)))
			cl := Claim{Key: Key(s), Source: Source{Kind: FromAnswer, Quote: f}}
			cl.Meaning = g.known[cl.line(s)]
			parse := func(s string) (Deed, bool) {
				d, ok := parseDeed(s)
				if !ok && isProse(s) {
					d = Deed{Narrative: []string{strings.TrimRight(s, ". ")}}
				}
				return d, true
			}
			if cl, ok := g.claim(cl, text, parse); ok {
				out = append(out, cl)
			}
		}
	}
	return out
}

// facts are what the person typed as facts, questions answered among them.
func (a Answers) facts(p *playbook.Pack) []string {
	facts := slices.Clone(a.Facts)
	for _, q := range p.Questions {
		if t := a.ByKey[q.Key]; t != "" && q.Key != "hook" {
			facts = append(facts, t)
		}
	}
	return facts
}

// lines are what the reader is asked of the answers: each fact's sentences, and each
// story as it is told.
func (a Answers) lines(p *playbook.Pack) []meaning.Line {
	var out []meaning.Line
	for _, f := range a.facts(p) {
		for _, s := range english.Sentences(f) {
			out = append(out, meaning.Line{Text: s})
		}
	}
	for _, story := range a.all() {
		if cl, ok := a.story(story, p); ok {
			out = append(out, cl.line(cl.Text))
		}
	}
	return out
}

// storied makes one claim of a story told in boxes. It is a migration or the cut of a
// bill where the reader says so, else what broke and the call.
func (g *gatherer) storied(story map[string]string) (Claim, bool) {
	cl, ok := g.answers.story(story, g.pack)
	if !ok {
		return cl, false
	}
	cl.Meaning = g.known[cl.line(cl.Text)]
	cl.Story = Incident
	if k := cl.Meaning.Kind; k == Migration || k == Cost {
		cl.Story = k
	}
	cl.Signals, cl.Why = light(cl.Meaning, g.pack)
	cl.Signals.Incident = cl.Signals.Incident || cl.Story == Incident
	return g.answers.Preferences[cl.Key].apply(cl)
}

// story tells the boxes as one claim, its meaning not yet read. Without a call, or
// trouble and result, there is no story.
func (a Answers) story(story map[string]string, p *playbook.Pack) (Claim, bool) {
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
	return cl, true
}
