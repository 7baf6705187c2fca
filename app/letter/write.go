package letter

import (
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// drafted is a letter being written, paragraph by paragraph.
type drafted struct {
	w   *writer
	l   *Letter
	say *speaker
}

// write fills the paragraphs and, over the limit of words, leaves out what the
// letter can best do without: the weakest proof first, never the lead.
func (d *drafted) write(limit int) {
	keep := append([]*worded(nil), d.w.claims...)
	for {
		d.say.used = map[string]bool{}
		d.l.Paragraphs = nil
		d.body(keep, len(keep) < len(d.w.claims)-1)
		if d.count() <= limit || len(keep) <= 1 {
			return
		}
		weakest := len(keep) - 1
		for i, c := range keep {
			if c.Slot != Lead && d.spare(c) < d.spare(keep[weakest]) {
				weakest = i
			}
		}
		keep = append(keep[:weakest:weakest], keep[weakest+1:]...)
	}
}

// spare says how little a letter would miss a claim: low goes first.
func (d *drafted) spare(c *worded) float64 {
	if n := d.w.plan.Nearest; n != nil && c.Claim == n.Claim {
		return c.Claim.Score + 4
	}
	return c.Claim.Score
}

func (d *drafted) count() int {
	n := 0
	for _, p := range d.l.Paragraphs {
		n += wordCount(p.Text())
	}
	d.l.Words = n
	return n
}

func (d *drafted) body(claims []*worded, tight bool) {
	p := d.w.req.Posting
	paragraph := d.l.Form == "paragraph"
	if !paragraph {
		d.add(Greeting, "rule", []Source{{Kind: evidence.FromPack, Quote: d.greeting()}}, d.greeting())
	}
	fields := map[string]string{"role": p.Role.Value, "company": p.Company.Value, "team": p.Team.Value, "hook": d.w.plan.Hook}
	if strings.EqualFold(p.Team.Value, p.Company.Value) || strings.Contains(strings.ToLower(p.Role.Value), strings.ToLower(p.Team.Value)) {
		fields["team"] = ""
	}
	if len(claims) > 0 && claims[0].Slot == Lead {
		d.claim(Lead, claims[0], "")
		if !paragraph {
			if text, t := d.say.say("intent", fields); text != "" && d.l.Tone != "brisk" && !tight {
				d.add(Lead, "rule", []Source{packed(t)}, text)
			}
			d.apply(fields)
		}
		claims = claims[1:]
	} else if !paragraph {
		d.apply(fields)
	}
	for i, c := range claims {
		before := ""
		if i == 0 && len(d.l.Paragraphs) > 0 && d.w.plan.Lead == nil && d.w.plan.Opening == "role" {
			before, _ = d.say.say("lead_in", fields)
		}
		d.claim(Proof, c, before)
	}
	if paragraph {
		return
	}
	if !tight {
		d.dayToDay()
		d.plan90()
	}
	d.close(fields)
}

// add appends the sentences of text to the paragraph of that slot.
func (d *drafted) add(slot, by string, sources []Source, text string, alternatives ...string) {
	if text == "" {
		return
	}
	n := len(d.l.Paragraphs)
	if n == 0 || d.l.Paragraphs[n-1].Slot != slot {
		d.l.Paragraphs = append(d.l.Paragraphs, Paragraph{Slot: slot})
		n++
	}
	p := &d.l.Paragraphs[n-1]
	list := english.Sentences(text)
	if slot == Greeting || slot == Signature {
		list = []string{text}
	}
	for i, s := range list {
		alt := []string{}
		if i == 0 && len(list) == 1 {
			alt = nonNil(alternatives)
		}
		p.Sentences = append(p.Sentences, Sentence{Text: s, By: by, Sources: sources, Alternatives: alt})
	}
}

func (d *drafted) greeting() string {
	p := d.w.req.Posting
	switch {
	case p.Person.Value != "":
		return "Hi " + firstName(p.Person.Value) + ","
	case p.Team.Value != "" && wordCount(p.Team.Value) <= 4:
		return "Hi " + p.Team.Value + " team,"
	case p.Company.Value != "":
		return "Hi " + p.Company.Value + " team,"
	}
	return "Hello,"
}

func firstName(s string) string {
	f := strings.Fields(s)
	if len(f) > 1 && !strings.HasSuffix(f[0], ".") {
		return f[0]
	}
	return s
}

// apply says what the letter is for, with the posting's own line where it has one.
func (d *drafted) apply(fields map[string]string) {
	p := d.w.req.Posting
	src := posted(p.Role.Quote, p.Company.Quote, p.Team.Quote)
	reason := d.w.req.Answers.ByKey["hook"]
	if d.w.plan.Hook != "" && reason == "" {
		hook := Source{Kind: evidence.FromPosting, Quote: d.w.plan.HookFrom}
		if d.w.plan.Lead != nil {
			if text, t := d.say.say("hook_apply", fields); text != "" {
				d.add(Lead, "rule", append([]Source{hook, packed(t)}, src...), text)
				return
			}
		}
		text, t := d.say.say("apply", fields)
		d.add(Lead, "rule", append(src, packed(t)), text)
		text, t = d.say.say("hook", fields)
		d.add(Lead, "rule", []Source{hook, packed(t)}, text)
		return
	}
	text, t := d.say.say("apply", fields)
	d.add(Lead, "rule", append(src, packed(t)), text)
	if reason != "" {
		d.add(Lead, "user", []Source{{Kind: evidence.FromAnswer, Quote: reason}}, english.Capital(strings.TrimRight(reason, ". "))+".")
	}
}

func (d *drafted) claim(slot string, c *worded, before string) {
	v := c.Variants[c.Choice]
	text, src := v.Text, c.sources()
	if before != "" {
		text = before + " " + lowerLead(text)
		src = append(src, packed(before))
	}
	var alt []string
	for i, u := range c.Variants {
		if i != c.Choice && len(alt) < 5 {
			alt = append(alt, u.Text)
		}
	}
	by := v.By
	if slot == Lead && len(c.Claim.Beats) > 0 {
		by = "user"
	}
	d.add(slot, by, src, text, alt...)
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

// dayToDay names at most two languages and two databases, and what the writer
// watches systems with. It speaks of every day only where a deed of the running
// job names the tool; a bare entry of a skills list is told as such.
func (d *drafted) dayToDay() {
	wanted := wantedTools(d.w.req.Posting)
	langs, langsNow := pick(d.w.ev, "language", 2, wanted)
	dbs, dbsNow := pick(d.w.ev, "database", 2, wanted)
	obs, obsNow := pick(d.w.ev, "observability", 2, wanted)
	put := func(key string, now bool, fields map[string]string, src []Source) {
		if !now {
			key += "_past"
		}
		if text, t := d.say.say(key, fields); text != "" {
			d.add(DayToDay, "rule", append(unique(src), packed(t)), text)
		}
	}
	switch {
	case len(langs.Names) > 0 && len(dbs.Names) > 0:
		put("day_both", langsNow && dbsNow, map[string]string{"languages": list(langs.Names), "databases": list(dbs.Names)}, append(langs.Sources, dbs.Sources...))
	case len(langs.Names) > 0:
		put("day_languages", langsNow, map[string]string{"list": list(langs.Names)}, langs.Sources)
	case len(dbs.Names) > 0:
		put("day_databases", dbsNow, map[string]string{"list": list(dbs.Names)}, dbs.Sources)
	}
	if len(obs.Names) > 0 {
		put("day_observability", obsNow, map[string]string{"list": list(obs.Names)}, obs.Sources)
	}
}

// plan90 answers one task of the posting; without one there is no such sentence.
func (d *drafted) plan90() {
	t := d.w.plan.Task
	if t.Task == "" {
		return
	}
	f := map[string]string{"task": strings.TrimRight(t.Task, ". ")}
	src := []Source{{Kind: evidence.FromPosting, Quote: t.Quote}}
	text, tpl := d.say.say("plan", f)
	d.add(Plan, "rule", append(src, packed(tpl)), text)
	if n := d.w.plan.Nearest; n != nil && d.told(n) {
		if a := artefact(n.Claim, *n); a != "" {
			if text, tpl := d.say.say("plan_because", map[string]string{"claim": a}); text != "" {
				d.add(Plan, "rule", append(append([]Source{packed(tpl)}, src...), n.sources()...), text)
			}
		}
	}
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

// close offers to talk about the lead story, or the strongest claim, by its name.
func (d *drafted) close(fields map[string]string) {
	var a string
	var src []Source
	for _, c := range d.w.claims {
		if a = artefact(c.Claim, c.telling); a != "" && d.told(&c.telling) {
			src = c.sources()
			break
		}
	}
	fields["artefact"] = a
	key := "close"
	if a == "" {
		key = "close_plain"
	}
	text, t := d.say.say(key, fields)
	d.add(Close, "rule", append([]Source{packed(t)}, src...), text)
	off, _ := d.say.say("signoff", fields)
	name := d.l.Sender.Name
	if name == "" {
		name = "{Your name}"
	}
	d.add(Signature, "rule", []Source{packed(off), {Kind: evidence.FromResume, Quote: d.l.Sender.Name}}[:1], off)
	d.add(Signature, "rule", []Source{{Kind: evidence.FromPack, Quote: name}}, name)
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
