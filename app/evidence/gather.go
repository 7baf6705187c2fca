package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// Gather reads every deed out of a resume and the person's answers. Claims come
// in the order of the resume, answers first.
func Gather(r *resume.Resume, a Answers, p *playbook.Pack) *Evidence {
	e := &Evidence{Answers: a}
	e.Claims = append(e.Claims, told(a, p)...)
	for i, j := range r.Jobs {
		base := Claim{
			Employer: j.Employer, Title: j.Title, Period: j.Start + "/" + j.End, Current: j.Current(), Recency: i,
			Head: Source{Kind: FromResume, Quote: j.Head.Text, Page: j.Head.Page, Box: j.Head.Box},
		}
		for _, b := range j.Bullets {
			e.Claims = append(e.Claims, fromBullet(b, base, p)...)
		}
	}
	for _, pr := range r.Projects {
		base := Claim{Project: pr.Name, Recency: len(r.Jobs) + 1, Head: Source{Kind: FromResume, Quote: pr.Head.Text, Page: pr.Head.Page, Box: pr.Head.Box}}
		for _, b := range pr.Bullets {
			e.Claims = append(e.Claims, fromBullet(b, base, p)...)
		}
	}
	for i := range e.Claims {
		e.Signals = e.Signals.Union(e.Claims[i].Signals)
	}
	e.Skills = skills(r, e.Claims)
	return e
}

// fromBullet makes a claim of every sentence of a bullet that opens with a deed.
func fromBullet(b resume.Text, base Claim, p *playbook.Pack) []Claim {
	var out []Claim
	if whole, ok := toldInProse(b.Text, p.Common); ok {
		cl := base
		cl.Text, cl.Deed = readable(b.Text, p.Common), whole
		cl.Source = Source{Kind: FromResume, Quote: b.Text, Page: b.Page, Box: b.Box}
		return []Claim{cl.finish(p)}
	}
	for _, s := range deeds(b.Text) {
		text := readable(s, p.Common)
		d, ok := parseDeed(text)
		if !ok || filler(text) {
			continue
		}
		cl := base
		cl.Text, cl.Deed = text, d
		cl.Source = Source{Kind: FromResume, Quote: b.Text, Page: b.Page, Box: b.Box}
		out = append(out, cl.finish(p))
	}
	return out
}

// toldInProse recognises a bullet that tells what happened and then, in a sentence
// of its own, what the person did: "A certificate expired. I renewed it by hand."
func toldInProse(text string, c *playbook.Common) (Deed, bool) {
	list := english.Sentences(readable(text, c))
	if len(list) < 2 || len(list) > 4 {
		return Deed{}, false
	}
	if _, ok := parseDeed(list[0]); ok {
		return Deed{}, false
	}
	mine := false
	for i, s := range list {
		words := strings.Fields(s)
		if len(words) < 3 {
			return Deed{}, false
		}
		_, form, ok := english.LookupVerb(words[1])
		mine = mine || i > 0 && (words[0] == "I" || words[0] == "We") && ok && form != english.Gerund
		list[i] = strings.TrimRight(s, ". ")
	}
	return Deed{Narrative: list}, mine
}

// deeds splits a bullet into sentences, and once more where a verb in the past
// stands with a capital behind a small word: two bullets run together, whatever
// took their marks away.
func deeds(text string) []string {
	var out []string
	for _, s := range english.Sentences(text) {
		words := english.Words(s)
		start := 0
		for i := 3; i+2 < len(words); i++ {
			w, before := words[i], words[i-1]
			if w.Text == w.Lower || before.Punct || before.Text != before.Lower || english.IsFunction(before.Lower) {
				continue
			}
			if _, f, ok := english.LookupVerb(w.Lower); ok && f == english.Past && len(w.Text) > 3 && w.Text[1:] == w.Lower[1:] {
				out = append(out, strings.TrimSpace(s[start:w.Start]))
				start = w.Start
			}
		}
		out = append(out, strings.TrimSpace(s[start:]))
	}
	return out
}

func (cl Claim) finish(p *playbook.Pack) Claim {
	cl.Quantities = Quantities(cl.Text)
	cl.Tools = playbook.Tools(cl.Text)
	cl.Strength = strength(cl.Deed, cl.Text, p.Common)
	if len(cl.Deed.Narrative) > 0 {
		cl.Strength = Operated
	}
	cl.Story = story(&cl)
	light(&cl)
	return cl
}

// Read makes a claim of one sentence of a letter, for the signals it shows.
func Read(sentence string, p *playbook.Pack) Claim {
	cl := Claim{Text: readable(sentence, p.Common)}
	text := cl.Text
	if i := strings.Index(text, " I "); i >= 0 { // "At Claywell I moved …": the deed starts behind "I"
		text = text[i+3:]
	}
	cl.Deed, _ = parseDeed(text)
	return cl.finish(p)
}

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
		if !troubleRe.MatchString(cl.Text) {
			switch {
			case migrateRe.MatchString(cl.Text):
				cl.Story = Migration
			case costRe.MatchString(cl.Text):
				cl.Story = Cost
			}
		}
		light(&cl)
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

// filler tells placeholder text of templates, which speaks for nobody.
var fillerRe = regexp.MustCompile(`(?i)\b(lorem|ipsum|dolor|consectetur|adipiscing|elit|blandit|vitae|volutpat)\b|\[[A-Z][^\]]*\]|\bXYZ\b|\bX%`)

func filler(s string) bool { return fillerRe.MatchString(s) }

// readable undoes the short forms of resumes: "w/", "&", arrows, en dashes as hyphens.
func readable(s string, c *playbook.Common) string {
	s = strings.NewReplacer(" -> ", " to ", " → ", " to ", "→", " to ", "->", " to ", " => ", " to ", "\u00ad", "-", "‑", "-", "“", "\"", "”", "\"", "’", "'").Replace(s)
	words := strings.Fields(s)
	for i, w := range words {
		core := strings.TrimRight(w, ",.;:")
		if long, ok := c.Short[core]; ok {
			words[i] = long + w[len(core):]
			continue
		}
		if rest, ok := strings.CutPrefix(w, "w/"); ok && rest != "" && rest != "o" {
			words[i] = "with " + rest
		}
	}
	return strings.Join(words, " ")
}

var levelRe = regexp.MustCompile(`(?i)\b(familiar|exposure|basic|beginner|learning|read about|studied|coursework|some experience)\b`)

// leftBehindRe ends before a tool that a deed moved away from or decided against.
var leftBehindRe = regexp.MustCompile(`(?i)\b(from|off|over|instead of|rather than|replac\w+|retir\w+|decommission\w+|away from)( (?:a|an|the|our|new|old|legacy|self-hosted))*( \w+[- ])?\s*$`)

var dailyRe = regexp.MustCompile(`(?i)^\W*(daily|day[- ]to[- ]day|every day|currently)\b`)

// skills lists the tools of the skills section with their level, those that the
// deeds name first in rank by how often they do.
func skills(r *resume.Resume, claims []Claim) []Skill {
	var out []Skill
	at := map[string]int{}
	add := func(m playbook.Mention, level string, src Source) {
		if i, ok := at[m.Name]; ok {
			if level == "production" && out[i].Level == "used" {
				out[i].Level = level
			}
			return
		}
		at[m.Name] = len(out)
		out = append(out, Skill{Tool: m.Tool, As: m.As, Level: level, Source: src})
	}
	for _, s := range r.Skills {
		level := s.Level
		if level == "" {
			level = "used"
		}
		if levelRe.MatchString(s.From.Text) && level == "used" && levelRe.MatchString(s.Name) {
			level = "read_about"
		}
		src := Source{Kind: FromResume, Quote: s.From.Text, Page: s.From.Page, Box: s.From.Box}
		if src.Quote == "" {
			src.Quote = s.Name
		}
		for _, m := range playbook.Tools(s.Name) {
			add(m, level, src)
			if dailyRe.MatchString(s.From.Text) {
				out[at[m.Name]].Now = true
			}
		}
	}
	for _, cl := range claims {
		for _, m := range cl.Tools {
			if leftBehindRe.MatchString(cl.Text[:m.Start]) {
				continue
			}
			level := "used"
			if cl.Employer != "" && (cl.Strength == Operated || cl.Strength == OnCall || cl.Strength == Built || cl.Strength == Led) {
				level = "production"
			}
			add(m, level, cl.Source)
			out[at[m.Name]].Count++
			out[at[m.Name]].Now = out[at[m.Name]].Now || cl.Current && cl.Strength != TookPart
		}
	}
	return out
}
