package letter

import (
	"strings"
	"unicode/utf8"

	"vouchsafe/app/company"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// drafted is a letter being written, paragraph by paragraph.
type drafted struct {
	w        *writer
	l        *Letter
	say      *speaker
	level    int    // how much the letter does without
	pointed  string // the thing that the plan points back at
	fresh    bool   // the next proof begins a paragraph of its own
	schooled bool   // the degree is told
	had      bool   // the tools are named already, as what the posting asks for
}

// What a letter does without, one after the other, where room is short.
const (
	whole      = iota
	noBecause  // no reason for the plan
	noAsides   // nor what the writer wants
	noDay      // no day to day
	noPlan     // no first 90 days
	levelCount // of those
)

// write fills the paragraphs. Over the limits of words, characters or figures it
// leaves out what the letter can best do without: asides, then the weakest proof;
// with two claims left the day and the plan before a claim. Never the lead, but where
// even the strongest is too long by itself another is told.
func (d *drafted) write(b bounds) {
	keep := append([]*worded(nil), d.w.claims...)
	for len(keep) > 1 {
		if d.fits(keep, b) {
			return
		}
		weakest := -1
		for i, c := range keep {
			if c.Slot != Lead && (weakest < 0 || d.spare(c) < d.spare(keep[weakest])) {
				weakest = i
			}
		}
		keep = append(keep[:weakest:weakest], keep[weakest+1:]...)
	}
	if len(keep) == 1 && d.fits(keep, b) {
		return
	}
	for _, c := range d.w.claims {
		if d.fits([]*worded{c}, b) {
			return
		}
	}
	d.fits(nil, b)
}

// fits writes the letter with these claims, with less and less beside them, and
// reports whether it kept the bounds.
func (d *drafted) fits(claims []*worded, b bounds) bool {
	levels := noDay
	if len(claims) <= 2 {
		levels = levelCount
	}
	for d.level = whole; d.level < levels; d.level++ {
		d.say.used = map[string]bool{}
		d.l.Paragraphs, d.pointed, d.had, d.schooled = nil, "", false, false
		d.body(claims)
		if d.within(b) {
			return true
		}
	}
	return false
}

// within counts words, characters and figures and compares them with their bounds.
func (d *drafted) within(b bounds) bool {
	words, figures, chars := 0, 0, 0
	for _, p := range d.l.Paragraphs {
		words += wordCount(p.Text())
		chars += utf8.RuneCountInString(p.Text()) + 2
		for _, s := range p.Sentences {
			if s.Part != "plan" && s.Part != "hook" {
				figures += len(quantitiesOf(s.Text))
			}
		}
	}
	d.l.Words = words
	return words <= b.Words && (b.Chars == 0 || chars-2 <= b.Chars) && figures <= maxInLetter
}

// spare says how little a letter would miss a claim: low goes first.
func (d *drafted) spare(c *worded) float64 {
	if n := d.w.plan.Nearest; n != nil && c.Claim == n.Claim {
		return c.Claim.Score + 4
	}
	return c.Claim.Score
}

func (d *drafted) body(claims []*worded) {
	form := d.l.Form
	evidenceOnly := form == "paragraph"
	if form != "paragraph" && form != "box" {
		d.greet()
	}
	f := d.w.fields()
	d.fresh = false
	var day *worded
	if n := len(claims); n > 0 && claims[n-1].Slot == DayToDay {
		day, claims = claims[n-1], claims[:n-1]
	}
	if len(claims) > 0 && claims[0].Slot == Lead {
		d.claim(Lead, claims[0], "")
		if !evidenceOnly {
			if d.level < noAsides {
				d.put(Lead, "intent", "intent_"+d.w.plan.Opening, f)
			}
			d.fresh = wordCount(d.l.Paragraphs[len(d.l.Paragraphs)-1].Text()) > 55 // the story stands by itself
			d.apply(f)
			d.fresh = false
		}
		claims = claims[1:]
	} else if !evidenceOnly {
		d.apply(f)
	}
	d.proofs(claims, f)
	if len(d.w.claims) == 0 {
		d.add(Proof, "claim", "rule", []Source{packed(yourDeed)}, yourDeed)
	}
	if evidenceOnly {
		return
	}
	if d.level < noDay {
		d.thin()
		d.dayToDay(day)
	}
	if d.level < noPlan && !d.w.otherField() {
		d.plan90(f)
	}
	d.close(f)
}

// proofs tells the claims, in two paragraphs where the second job has enough to say.
func (d *drafted) proofs(claims []*worded, f map[string]string) {
	words := 0
	for i, c := range claims {
		before := ""
		if i == 0 && d.w.plan.Lead == nil && d.l.Form == "letter" && len(claims) > 1 && d.w.near(c) {
			if v := c.Variants[c.Choice]; v.Shape == "at" || v.Shape == "here" {
				before, _ = d.say.say("lead_in", f)
			}
		}
		rest := 0
		for _, u := range claims[i:] {
			rest += wordCount(u.Variants[u.Choice].Text)
		}
		d.fresh = i > 0 && c.Claim.Employer != claims[i-1].Claim.Employer && words > 38 && rest > 24
		if d.fresh {
			words = 0
		}
		d.claim(Proof, c, before)
		words += wordCount(c.Variants[c.Choice].Text)
		d.fresh = false
	}
}

// add appends the sentences of text to the paragraph of that slot.
func (d *drafted) add(slot, part, by string, sources []Source, text string) []*Sentence {
	if text == "" {
		return nil
	}
	n := len(d.l.Paragraphs)
	if n == 0 || d.l.Paragraphs[n-1].Slot != slot || d.fresh {
		d.l.Paragraphs = append(d.l.Paragraphs, Paragraph{Slot: slot})
		n++
	}
	d.fresh = false
	p := &d.l.Paragraphs[n-1]
	list := english.Sentences(text)
	if slot == Greeting || slot == Signature {
		list = []string{text}
	}
	var out []*Sentence
	for _, s := range list {
		p.Sentences = append(p.Sentences, Sentence{Text: s, By: by, Part: part, Sources: sources, Alternatives: []string{}})
	}
	for i := range list {
		out = append(out, &p.Sentences[len(p.Sentences)-len(list)+i])
	}
	return out
}

// put says a sentence of the pack, with its other wordings beside it.
func (d *drafted) put(slot, part, key string, f map[string]string, sources ...Source) bool {
	text, t := d.say.say(key, f)
	if text == "" {
		return false
	}
	added := d.add(slot, part, "rule", append(append([]Source(nil), sources...), packed(t)), text)
	if len(added) == 1 {
		added[0].Alternatives = d.say.others(key, f, text)
	}
	return true
}

func (d *drafted) greet() {
	p, o := d.w.req.Posting, d.w.req.Options
	team := p.Team.Value
	if wordCount(team) > 4 {
		team = ""
	}
	if o.Greeting != "" {
		text := strings.TrimRight(o.Greeting, ", ") + ","
		d.add(Greeting, "greeting", "user", []Source{{Kind: evidence.FromAnswer, Quote: o.Greeting}}, text)
		return
	}
	f := map[string]string{}
	switch {
	case p.Person.Value != "":
		f["person"] = firstName(p.Person.Value)
	case team != "":
		f["team"] = team
	default:
		f["company"] = company.WithoutForm(p.Company.Value)
	}
	d.put(Greeting, "greeting", "greeting", f, posted(p.Person.Quote)...)
}

// titles go with the surname.
var titles = map[string]bool{"Sister": true, "Matron": true, "Dr": true, "Prof": true, "Professor": true, "Mr": true, "Mrs": true, "Ms": true, "Miss": true, "Sir": true, "Dame": true,
	"Captain": true, "Major": true, "Colonel": true, "Rev": true, "Father": true, "Judge": true, "Herr": true, "Frau": true}

func firstName(s string) string {
	f := strings.Fields(s)
	if len(f) > 1 && titles[strings.TrimSuffix(f[0], ".")] {
		return f[0] + " " + f[len(f)-1]
	}
	if len(f) > 1 && !strings.HasSuffix(f[0], ".") {
		return f[0]
	}
	return s
}

// apply says what the letter is for, with the posting's own line where it has one.
func (d *drafted) apply(f map[string]string) {
	p := d.w.req.Posting
	src := posted(p.Role.Quote, p.Company.Quote, p.Team.Quote)
	reason := d.w.req.Answers.ByKey["hook"]
	hook := Source{Kind: evidence.FromPosting, Quote: d.w.plan.HookFrom}
	quotes := d.w.plan.Hook != "" && reason == "" && !d.w.otherField() // a stranger to the trade has another reason
	switch {
	case quotes && d.w.plan.Lead != nil && d.put(Lead, "apply", "hook_apply", f, append([]Source{hook}, src...)...):
		return
	case d.w.titled && d.put(Lead, "apply", "apply_who", f, append(src, d.w.who...)...):
	default:
		d.put(Lead, "apply", "apply", f, src...)
	}
	if quotes && d.level < noPlan {
		d.put(Lead, "hook", "hook", f, hook)
	}
	if reason != "" {
		d.add(Lead, "hook", "user", []Source{{Kind: evidence.FromAnswer, Quote: reason}}, english.Capital(strings.TrimRight(reason, ". "))+".")
	}
	if !d.w.titled && d.w.plan.Lead == nil && (len(d.w.req.Resume.Jobs) == 0 || len(d.w.req.Resume.Projects) > 0) {
		d.schooled = d.school(Lead, true) // a student is one, and says so
	}
	if d.w.otherField() {
		d.put(Lead, "field", "field", f, d.w.who...)
	}
}

func (d *drafted) claim(slot string, c *worded, before string) {
	v := c.Variants[c.Choice]
	text, src := v.Text, append(c.sources(), v.Theirs...)
	if before != "" {
		text = before + " " + lowerLead(text)
		src = append(src, packed(before))
	}
	by := v.By
	if slot == Lead && len(c.Claim.Beats) > 0 {
		by = "user"
	}
	added := d.add(slot, "claim", by, src, text)
	for i, s := range added {
		s.Key = c.key()
		s.Alternatives = c.others(i, before)
	}
}

// others lists, for one sentence of a claim, the wordings that can take its place
// while the sentences beside it stay.
func (c *worded) others(at int, before string) []string {
	mine := english.Sentences(c.Variants[c.Choice].Text)
	out := []string{}
	seen := map[string]bool{}
	for _, u := range c.Variants {
		s := english.Sentences(u.Text)
		if len(s) != len(mine) || at >= len(s) || s[at] == mine[at] || seen[s[at]] || len(out) == 5 {
			continue
		}
		same := true
		for i := range s {
			same = same && (i == at || s[i] == mine[i])
		}
		if !same {
			continue
		}
		seen[s[at]] = true
		if before != "" && at == 0 {
			out = append(out, before+" "+lowerLead(s[at]))
			continue
		}
		out = append(out, s[at])
	}
	return out
}

// lowerLead lets a sentence follow a colon.
func lowerLead(s string) string {
	for _, w := range []string{"At ", "As ", "For ", "In ", "On ", "There "} {
		if strings.HasPrefix(s, w) {
			return english.LowerFirst(s)
		}
	}
	return s
}

// told reports whether a claim stands in the letter so far: a sentence may point
// back only at what was said.
func (d *drafted) told(t *telling) bool {
	for _, p := range d.l.Paragraphs {
		for _, s := range p.Sentences {
			if len(s.Sources) > 0 && s.Sources[0].Quote == t.sources()[0].Quote {
				return true
			}
		}
	}
	return false
}

func packed(template string) Source { return Source{Kind: evidence.FromPack, Quote: template} }

func posted(lines ...string) []Source {
	var out []Source
	seen := map[string]bool{"": true}
	for _, l := range lines {
		if !seen[l] {
			seen[l] = true
			out = append(out, Source{Kind: evidence.FromPosting, Quote: l})
		}
	}
	return out
}

func unique(list []Source) []Source {
	var out []Source
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s.Quote] {
			seen[s.Quote] = true
			out = append(out, s)
		}
	}
	return out
}
