package letter

import (
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// writer turns an outline into paragraphs. The claims' wordings are kept beside
// it, so that a better one can take the place of the composed one at any time.
type writer struct {
	req  Request
	pack *playbook.Pack
	ev   *evidence.Evidence
	plan outline

	claims []*worded
}

// worded is a claim of the letter with all wordings that passed the gate.
type worded struct {
	telling
	Slot     string
	Variants []variant
	Choice   int
}

// sources of a claim: its line, and the line that names employer and title.
func (t telling) sources() []Source {
	out := []Source{t.Claim.Source}
	if len(t.Claim.Beats) > 0 {
		out = nil
		for _, b := range t.Claim.Beats {
			out = append(out, b.Source)
		}
	}
	if t.Claim.Head.Quote != "" {
		out = append(out, t.Claim.Head)
	}
	return out
}

func (w *writer) gate() check.Gate {
	g := check.Gate{Pack: w.pack}
	for _, j := range w.req.Resume.Jobs {
		g.Employers = append(g.Employers, j.Employer)
	}
	return g
}

// compose words every claim of the outline by rule.
func (w *writer) compose() {
	w.claims = nil
	add := func(t telling, slot string) {
		c := &worded{telling: t, Slot: slot}
		for _, l := range leads(t) {
			w.offer(c, byRule(l, t))
		}
		if len(c.Variants) > 0 {
			w.claims = append(w.claims, c)
		}
	}
	if w.plan.Lead != nil {
		if len(w.plan.Lead.Claim.Beats) > 0 {
			w.claims = append(w.claims, &worded{telling: *w.plan.Lead, Slot: Lead, Variants: []variant{{Text: fromBeats(w.plan.Lead.Claim), Shape: "story", By: "rule"}}})
		} else {
			add(*w.plan.Lead, Lead)
		}
	}
	for _, t := range w.plan.Proofs {
		add(t, Proof)
	}
	w.arrange()
}

// offer keeps a wording that the gate lets pass.
func (w *writer) offer(c *worded, v variant) {
	for _, s := range english.Sentences(v.Text) {
		if check.Blocked(w.gate().Sentence(check.Sentence{Text: s, Sources: c.vouchers()})) {
			return
		}
	}
	for _, u := range c.Variants {
		if u.Text == v.Text {
			return
		}
	}
	c.Variants = append(c.Variants, v)
}

// vouchers are the sources in the readable form that wordings are made of, beside
// the verbatim one.
func (c *worded) vouchers() []evidence.Source {
	out := c.sources()
	return append(out, Source{Kind: out[0].Kind, Quote: c.Claim.Text}, Source{Kind: out[0].Kind, Quote: c.Claim.Employer + " " + c.Claim.Title + " " + c.Claim.Project})
}

// letter writes all paragraphs as they stand now.
func (w *writer) letter() *Letter {
	p, r, o := w.req.Posting, w.req.Resume, w.req.Options
	words, _ := limits(o)
	l := &Letter{
		Version: Version, Company: p.Company.Value, Role: p.Role.Value, Team: p.Team.Value,
		Opening: w.plan.Opening, Openings: w.plan.Openings, Seed: o.Seed, Pack: w.pack.Name,
		Form: or(o.Form, "letter"), Tone: or(o.Tone, "plain"), Language: "en", Date: o.Today.Format("2006-01-02"),
		Sender:    Sender{Name: or(o.Name, r.Contact.Name), Email: r.Contact.Email, Phone: r.Contact.Phone, Place: r.Contact.Place, Links: nonNil(r.Contact.Links)},
		Looks:     r.Looks,
		Recipient: Recipient{Person: p.Person.Value, Team: p.Team.Value, Company: p.Company.Value},
	}
	d := drafted{w: w, l: l, say: newSpeaker(w.pack, o.Seed, r.Contact.Name, p.Company.Value, p.Role.Value)}
	d.write(words)
	w.report(l)
	return l
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func nonNil(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// fromBeats tells a story from the boxes, beat by beat, in the person's words.
func fromBeats(cl *evidence.Claim) string {
	var out []string
	for _, b := range cl.Beats {
		t := strings.TrimRight(strings.TrimSpace(b.Text), ". ")
		head, _, _ := strings.Cut(t, " ")
		_, form, verb := english.LookupVerb(head)
		done := verb && (form == english.Past || form == english.Participle)
		switch {
		case done:
			t = "I " + english.LowerFirst(t)
		case b.Key == "found" && wordCount(t) <= 8 && !strings.Contains(" "+strings.ToLower(t)+" ", " i ") && !hasFiniteVerb(t):
			t = "I found out from " + english.LowerFirst(t)
		case b.Key == "left_behind" && !strings.HasPrefix(t, "I ") && !hasFiniteVerb(t):
			t = "I left behind " + english.LowerFirst(t)
		}
		out = append(out, english.Capital(t)+".")
	}
	return strings.Join(out, " ")
}

func hasFiniteVerb(s string) bool {
	for i, w := range english.Words(s) {
		if _, f, ok := english.LookupVerb(w.Lower); ok && i > 0 && f == english.Past || english.IsAuxiliary(w.Lower) {
			return true
		}
	}
	return false
}
