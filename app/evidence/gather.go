package evidence

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// Gather reads every deed out of a resume and the person's answers. Claims come
// in the order of the resume, answers first.
func Gather(r *resume.Resume, a Answers, p *playbook.Pack) *Evidence {
	e := &Evidence{Answers: a}
	e.Claims = append(e.Claims, a.told(p)...)
	ages := recency(r.Jobs)
	for i, j := range r.Jobs {
		base := Claim{
			Employer: j.Employer, Title: r.TitleInEnglish(j), Period: j.Start + "/" + j.End, Current: j.Current(), Recency: ages[i],
			Head: Source{Kind: FromResume, Quote: j.Head.Text, Page: j.Head.Page, Box: j.Head.Box},
		}
		for _, b := range j.Bullets {
			if r.InEnglish(b.Text) {
				e.Claims = append(e.Claims, a.fromBullet(b, base, p)...)
			}
		}
	}
	for _, pr := range r.Projects {
		base := Claim{Project: pr.Name, Recency: len(r.Jobs) + 1, Head: Source{Kind: FromResume, Quote: pr.Head.Text, Page: pr.Head.Page, Box: pr.Head.Box}}
		for _, b := range pr.Bullets {
			if r.InEnglish(b.Text) {
				e.Claims = append(e.Claims, a.fromBullet(b, base, p)...)
			}
		}
	}
	for i := range e.Claims {
		e.Signals = e.Signals.Union(e.Claims[i].Signals)
	}
	e.Skills = skills(r, e.Claims)
	return e
}

// recency counts how many jobs ended later than each: not every resume has the latest
// first. Where dates are missing the order of the resume stands.
func recency(jobs []resume.Job) []int {
	out := make([]int, len(jobs))
	end := func(j resume.Job) string {
		if j.Current() {
			return "present"
		}
		return j.End
	}
	for i, j := range jobs {
		out[i] = i
		if end(j) == "" {
			for k := range jobs {
				out[k] = k
			}
			return out
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return strings.Compare(end(jobs[b]), end(jobs[a])) })
	ages := make([]int, len(jobs))
	for age, i := range out {
		ages[i] = age
	}
	return ages
}

// fromBullet makes a claim of every sentence of a bullet that opens with a deed,
// as far as the person lets it be told.
func (a Answers) fromBullet(b resume.Text, base Claim, p *playbook.Pack) []Claim {
	base.Source = Source{Kind: FromResume, Quote: b.Text, Page: b.Page, Box: b.Box}
	parts, parse := deeds(b.Text), parseDeed
	if _, ok := toldInProse(b.Text, p.Common); ok {
		parts = []string{b.Text}
		parse = func(s string) (Deed, bool) { return toldInProse(s, p.Common) }
	}
	if base.Project != "" {
		parse = ofProject(base.Project, parse)
	}
	var out []Claim
	for _, s := range parts {
		text := readable(s, p.Common)
		if filler(text) {
			continue
		}
		cl := base
		cl.Key = Key(text)
		if cl, ok := a.claim(cl, text, parse, p); ok {
			out = append(out, cl)
		} else if n := len(out); n > 0 && result(text) && !strings.Contains(text, ";") {
			cl.Key = out[n-1].Key
			if more, ok := a.claim(cl, out[n-1].Text+"; "+text, follow(out[n-1].Deed), p); ok {
				out[n-1] = more
			}
		}
	}
	if len(out) == 0 {
		if text, parse, ok := nominal(b.Text, base, p.Common); ok {
			base.Key = Key(text)
			if cl, ok := a.claim(base, text, parse, p); ok {
				out = append(out, cl)
			}
		}
	}
	return out
}

// ofProject reads "Scrapes the feed every 20 s" as what the project does.
func ofProject(name string, parse func(string) (Deed, bool)) func(string) (Deed, bool) {
	return func(s string) (Deed, bool) {
		words := english.Words(s)
		if _, form, ok := english.LookupVerb(words[0].Lower); ok && form == english.Third && len(words) > 3 && (takesObject(words[1]) || english.IsPreposition(words[1].Lower)) {
			return Deed{Narrative: []string{name + " " + english.LowerFirst(strings.TrimRight(s, ".; "))}}, true
		}
		return parse(s)
	}
}

// result recognises a sentence behind a deed that says with a figure what came of
// it or what it carries: "The cluster processed a billion documents a month."
func result(s string) bool {
	words := english.Words(s)
	if len(words) < 5 || english.IsPronoun(words[0].Lower) && words[0].Lower != "it" {
		return false
	}
	return hasFigure(s) && (finiteVerb(words[1:], 14) || ended(words))
}

// follow is the deed with the clause behind the last semicolon added.
func follow(d Deed) func(string) (Deed, bool) {
	return func(both string) (Deed, bool) {
		clause := both[strings.LastIndex(both, "; ")+2:]
		d.After = append(slices.Clip(d.After), strings.TrimRight(clause, ". "))
		return d, len(d.Narrative) == 0
	}
}

// claim reads one deed as the person lets it be told; ok is false for what is no
// deed and what is not to be told.
func (a Answers) claim(cl Claim, text string, parse func(string) (Deed, bool), p *playbook.Pack) (Claim, bool) {
	wish := a.Preferences[cl.Key]
	d := a.of(cl.Employer)
	if wish.Confidential {
		d = d.described(cl.Current)
	}
	if d.description != "" {
		text = d.hide(text)
		cl.Title = d.hide(cl.Title)
		cl.Withheld, cl.Employer = d.employer, d.description
	}
	if wish.Numbers == RoundNumbers {
		text = rounded(text)
	}
	var ok bool
	if cl.Deed, ok = parse(text); !ok {
		return cl, false
	}
	cl.Text = text
	if wish.Numbers == OmitNumbers {
		if cl.Deed, ok = withoutFigures(cl.Deed); !ok {
			return cl, false
		}
		cl.Text = cl.Deed.text()
	}
	return wish.apply(cl.finish(p), p)
}

// deeds splits a bullet into sentences, and once more where a verb in the past
// stands with a capital behind a small word: two bullets run together, whatever
// took their marks away.
func deeds(text string) []string {
	var out []string
	for _, s := range english.Sentences(text) {
		words := english.Words(s)
		if first, second, ok := doings(s, words); ok {
			out = append(out, first, second)
			continue
		}
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

// doings splits "Making coffee and baking cookies" into its two deeds.
func doings(s string, words []english.Word) (first, second string, ok bool) {
	if len(words) < 5 {
		return "", "", false
	}
	if _, f, verb := english.LookupVerb(words[0].Lower); !verb || f != english.Gerund {
		return "", "", false
	}
	for i := 3; i+1 < len(words); i++ {
		if words[i-1].Lower != "and" || words[i].Text != words[i].Lower {
			continue
		}
		if _, f, verb := english.LookupVerb(words[i].Lower); verb && f == english.Gerund && english.LowerFirst(words[i-2].Text) == words[i-2].Text {
			if _, g, v := english.LookupVerb(words[i-2].Lower); v && g == english.Gerund {
				continue
			}
			return strings.TrimRight(s[:words[i-1].Start], " ,"), english.Capital(s[words[i].Start:]), true
		}
	}
	return "", "", false
}

func (cl Claim) finish(p *playbook.Pack) Claim {
	cl.Quantities = Quantities(cl.Text)
	cl.Tools = playbook.Tools(cl.Text)
	cl.Strength = strength(cl.Deed, cl.Text, p)
	if len(cl.Deed.Narrative) > 0 && cl.Strength != TookPart {
		cl.Strength = Operated
		if cl.Source.Kind == FromResume && !narratesI(cl.Deed) {
			cl.Strength = TookPart // it says what was, and not who did it
		}
		if m := firstPerson.FindString(strings.Join(cl.Deed.Narrative, "; ")); m != "" && classOf(m[strings.LastIndexByte(m, ' ')+1:], p.Common) == TookPart {
			cl.Strength = TookPart
		}
	}
	cl.Story = story(&cl, p)
	cl.Parts = cl.parts(p)
	light(&cl, p)
	return cl
}

func narratesI(d Deed) bool {
	for _, c := range d.Narrative {
		for w := range strings.FieldsSeq(c) {
			if w == "I" || w == "We" || w == "we" || strings.HasPrefix(w, "I'") {
				return true
			}
		}
	}
	return false
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

// filler tells placeholder text of templates, which speaks for nobody.
var fillerRe = regexp.MustCompile(`(?i)\b(lorem|ipsum|dolor|consectetur|adipiscing|accumsan|facilisis|lacus|vel|vestibulum|pellentesque|ullamcorper|tincidunt|elit|blandit|vitae|volutpat)\b|\[[A-Z][^\]]*\]|\bXYZ\b|\bX%`)

func filler(s string) bool { return fillerRe.MatchString(s) }
