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
	in   interest
	plan outline

	claims []*worded

	titled          bool // the letter says who writes
	title, employer string
	who             []Source
	avoid           map[string]bool // sentences that are not wanted again
	falls           map[string]int  // why phrasings of the model fell; "" counts those that passed
}

func (w *writer) fell(why string) { w.falls[why]++ }

// worded is a claim of the letter with all wordings that passed the gate.
type worded struct {
	telling
	Slot     string
	Need     string // the line of theirs that a bridge to this claim begins with; "" for none
	Variants []variant
	Choice   int
	read     map[string]string // what was wrong with a sentence that was held against the sources
}

// key names the claim, the same in every version of a resume that has its words.
func (t telling) key() string { return claimKey(t.Claim) }

func claimKey(cl *evidence.Claim) string { return or(cl.Key, cl.Source.Quote) }

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
	if w.plan.Lead == nil {
		w.introduce()
	}
	add := func(t telling, slot string) {
		c := &worded{telling: t, Slot: slot}
		for _, own := range w.req.Answers.Preferences[c.key()].Wordings {
			w.offer(c, variant{Text: own, Shape: "own", By: "user", Score: 8}) // theirs come first
		}
		w.word(c, func(drop string) (phrasing, bool) { return byRule(t, drop), true })
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
	if w.plan.Day != nil {
		add(*w.plan.Day, DayToDay)
	}
	w.arrange()
}

// word offers a claim every opening clause completed with a phrase; phrase gives
// the one that leaves drop to the clause, where it can.
func (w *writer) word(c *worded, phrase func(drop string) (phrasing, bool)) {
	for _, l := range leads(c.telling) {
		ph, ok := phrase(l.Drop)
		if !ok || ph.Whole && (l.Whole != "" || l.Told >= 0) {
			continue
		}
		for _, v := range wordings(l, ph, c.telling) {
			w.offer(c, v)
		}
	}
}

// offer keeps a wording that the gate lets pass.
func (w *writer) offer(c *worded, v variant) {
	for _, u := range c.Variants {
		if u.Text == v.Text {
			return
		}
	}
	for _, s := range english.Sentences(v.Text) {
		if w.fault(c, s) != "" || w.unwanted(s) || w.avoid[s] {
			return
		}
	}
	long := plainLong
	if r, ok := rhythms[w.req.Options.Tone]; ok {
		long = r.long
	}
	v.reads = readable(v.Text, long) - untoldWorth*untold(v.Text, c.Claim.Text)
	c.Variants = append(c.Variants, v)
}

// untoldWorth is what a telling loses that tells nothing of its line.
const untoldWorth = 3.5

// untold is the share of a line's words and figures that a telling leaves out.
func untold(text, line string) float64 {
	has, n, out := contentStems(text), 0.0, 0.0
	for s := range contentStems(line) {
		weight := 1.0
		if startsWithDigit(s) {
			weight = 2
		}
		if n += weight; !has[s] {
			out += weight
		}
	}
	return out / max(1, n)
}

// fault holds one sentence against the sources of its claim, once, and gives the code of
// what is wrong with it, "" for nothing.
func (w *writer) fault(c *worded, s string) string {
	if c.read == nil {
		c.read = map[string]string{}
	}
	code, seen := c.read[s]
	if !seen {
		for _, f := range w.gate().Sentence(check.Sentence{Text: s, Sources: c.vouchers()}) {
			if f.Tier == check.Blocking {
				code = f.Code
				break
			}
		}
		c.read[s] = code
	}
	return code
}

// unwanted reports whether a sentence has a word that the person avoids.
func (w *writer) unwanted(s string) bool {
	for _, a := range w.req.Options.Avoid {
		if a = strings.ToLower(strings.TrimSpace(a)); a != "" && check.HasPhrase(s, a) {
			return true
		}
	}
	return false
}

// vouchers are the sources in the readable form that wordings are made of, beside
// the verbatim one.
func (c *worded) vouchers() []evidence.Source {
	out := append(c.sources(), posted(c.Need)...)
	return append(out, Source{Kind: out[0].Kind, Quote: c.Claim.Text}, Source{Kind: out[0].Kind, Quote: strings.Join([]string{c.Claim.Employer, c.Claim.Title, spoken(c.Claim.Title), c.Claim.Project, strings.ReplaceAll(yearsOf(c.Claim.Period, c.Claim.Head.Quote), " to ", " ")}, " ")})
}

// letter writes all paragraphs as they stand now.
func (w *writer) letter() *Letter {
	p, r, o := w.req.Posting, w.req.Resume, w.req.Options
	l := &Letter{
		Version: Version, Company: p.Company.Value, Role: p.Role.Value, Team: p.Team.Value,
		Opening: w.plan.Opening, Openings: w.plan.Openings, Seed: o.Seed, Pack: w.pack.Name,
		Form: or(o.Form, "letter"), Tone: or(o.Tone, "plain"), Language: "en", Date: o.Today.Format("2006-01-02"),
		Sender:    Sender{Name: or(o.Name, r.Contact.Name), Email: r.Contact.Email, Phone: r.Contact.Phone, Place: r.Contact.Place, Links: nonNil(r.Contact.Links)},
		Looks:     r.Looks,
		Recipient: Recipient{Person: p.Person.Value, Team: p.Team.Value, Company: p.Company.Value},
	}
	d := drafted{w: w, l: l, say: newSpeaker(w.pack, o, w.unwanted, w.avoid, r.Contact.Name, p.Company.Value, p.Role.Value)}
	d.write(limits(o))
	if l.Form == "email" {
		l.Subject, _ = d.say.say("subject", map[string]string{"role": spokenRole(l.Role), "person": l.Sender.Name})
	}
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

// beats are the parts of a story that a letter tells: trouble, call, result and what
// was left behind. How it was found out is told where one of those is missing.
func beats(cl *evidence.Claim) []evidence.Beat {
	if len(cl.Beats) < 5 {
		return cl.Beats
	}
	var out []evidence.Beat
	for _, b := range cl.Beats {
		if b.Key != "found" {
			out = append(out, b)
		}
	}
	return out
}

// fromBeats tells a story from the boxes, beat by beat, in the person's words.
func fromBeats(cl *evidence.Claim) string {
	var out []string
	for _, b := range beats(cl) {
		out = append(out, spoken(b.Sentence))
	}
	return strings.Join(out, " ")
}

func hasFiniteVerb(s string) bool {
	for i, w := range english.Words(s) {
		if _, f, ok := english.LookupVerb(w.Lower); ok && i > 0 && f == english.Past || english.IsAuxiliary(w.Lower) && w.Text != "May" {
			return true
		}
	}
	return false
}
