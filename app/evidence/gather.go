package evidence

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// Reader tells what lines mean; that of package meaning is one.
type Reader interface {
	Lines(ctx context.Context, lines []meaning.Line) ([]meaning.Meaning, error)
}

// Gather reads every deed out of a resume and the person's answers. Claims come in
// the order of the resume, answers first. The only errors are those of the reader.
func Gather(ctx context.Context, r *resume.Resume, a Answers, p *playbook.Pack, reader Reader) (*Evidence, error) {
	g := gatherer{answers: a, pack: p, known: map[meaning.Line]meaning.Meaning{}}
	bullets := bulletsOf(r)
	if err := g.understand(ctx, reader, bullets); err != nil {
		return nil, err
	}
	e := &Evidence{Answers: a}
	e.Claims = append(e.Claims, g.told()...)
	for _, b := range bullets {
		line, claims := g.fromBullet(b)
		e.Lines = append(e.Lines, line)
		e.Claims = append(e.Claims, claims...)
	}
	for i := range e.Claims {
		e.Signals = e.Signals.Union(e.Claims[i].Signals)
	}
	e.Skills = skills(r, e.Claims)
	return e, nil
}

// gatherer is one resume being gathered.
type gatherer struct {
	answers Answers
	pack    *playbook.Pack
	known   map[meaning.Line]meaning.Meaning
}

// bullet is a line of a resume with what holds for every claim of it.
type bullet struct {
	text resume.Text
	base Claim
}

// bulletsOf lists the lines of jobs and projects that an English letter can tell.
func bulletsOf(r *resume.Resume) []bullet {
	var out []bullet
	add := func(texts []resume.Text, base Claim) {
		for _, t := range texts {
			if r.InEnglish(t.Text) {
				base.Source = Source{Kind: FromResume, Quote: t.Text, Page: t.Page, Box: t.Box}
				out = append(out, bullet{t, base})
			}
		}
	}
	ages := recency(r.Jobs)
	for i, j := range r.Jobs {
		add(j.Bullets, Claim{
			Employer: j.Employer, Title: r.TitleInEnglish(j), Period: j.Start + "/" + j.End, Current: j.Current(), Recency: ages[i],
			Head: Source{Kind: FromResume, Quote: j.Head.Text, Page: j.Head.Page, Box: j.Head.Box},
		})
	}
	for _, pr := range r.Projects {
		add(pr.Bullets, Claim{Project: pr.Name, Recency: len(r.Jobs) + 1, Head: Source{Kind: FromResume, Quote: pr.Head.Text, Page: pr.Head.Page, Box: pr.Head.Box}})
	}
	return out
}

// line is what the reader is asked about a text of a claim.
func (cl Claim) line(text string) meaning.Line {
	return meaning.Line{Title: cl.Title, Now: cl.Current, Text: text}
}

// understand asks the reader about every line at once, and about the sentences of
// those that have several.
func (g *gatherer) understand(ctx context.Context, reader Reader, bullets []bullet) error {
	var lines []meaning.Line
	for _, b := range bullets {
		lines = append(lines, b.base.line(b.text.Text))
		if parts := deeds(b.text.Text); len(parts) > 1 {
			for _, s := range parts {
				lines = append(lines, b.base.line(s))
			}
		}
	}
	lines = append(lines, g.answers.lines(g.pack)...)
	got, err := reader.Lines(ctx, lines)
	if err != nil {
		return err
	}
	for i, l := range lines {
		g.known[l] = g.answers.Preferences[Key(l.Text)].corrected(got[i])
	}
	return nil
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

// fromBullet reads a bullet: what it means as a whole, and a claim of each of its
// sentences that tells a deed, as far as the person lets it be told.
func (g *gatherer) fromBullet(b bullet) (Line, []Claim) {
	base, text, c := b.base, b.text.Text, g.pack.Common
	m := g.known[base.line(text)]
	line := Line{Key: Key(text), Source: base.Source, Meaning: m, Story: m.Story,
		Quantities: Quantities(text), Tools: playbook.Tools(text)}
	line.Signals, line.Why = light(m, g.pack)
	if m.Worth == 0 || m.Part == meaning.None || filler(text) {
		return line, nil
	}
	parts, parse := deeds(text), parseDeed
	if _, ok := toldInProse(text, c); ok {
		parts = []string{text}
		parse = func(s string) (Deed, bool) { return toldInProse(s, c) }
	}
	if base.Project != "" {
		parse = ofProject(base.Project, parse)
	}
	var out []Claim
	for _, s := range parts {
		cl := base
		cl.Meaning = m
		if len(parts) > 1 {
			cl.Meaning = g.known[base.line(s)]
		}
		cl.Passage = Passage{s, cl.Meaning.Spans}
		read := readable(s, c)
		cl.Key = Key(read)
		if cl.Meaning.Worth > 0 || len(parts) == 1 {
			if cl, ok := g.claim(cl, read, parse); ok {
				out = append(out, cl)
				continue
			}
		}
		if n := len(out); n > 0 && result(read) && !strings.Contains(read, ";") {
			cl.Key, cl.Meaning = out[n-1].Key, m
			if more, ok := g.claim(cl, out[n-1].Text+"; "+read, follow(out[n-1].Deed)); ok {
				out[n-1] = more
			}
		}
	}
	base.Meaning, base.Key, base.Passage = m, line.Key, Passage{text, m.Spans}
	if len(out) == 0 {
		for _, other := range []func(string, meaning.Meaning, Claim, *playbook.Common) (string, func(string) (Deed, bool), bool){bySpans, nominal, untold} {
			if text, parse, ok := other(text, m, base, c); ok {
				base.Key = Key(text)
				if cl, ok := g.claim(base, text, parse); ok {
					out = append(out, cl)
					break
				}
			}
		}
	}
	if len(out) == 1 && out[0].Passage.Spans != nil {
		out[0].Passage = Passage{text, m.Spans} // with the sentences that tell no deed: what was wrong, what came of it
	}
	return line, whole(out, m, line)
}

// whole gives the first claim of a bullet what only the bullet as a whole shows: the
// story that its sentences tell together, and the signals of it.
func whole(claims []Claim, m meaning.Meaning, line Line) []Claim {
	if len(claims) == 0 || len(claims) == 1 && claims[0].WithTeam {
		return claims
	}
	first, shown, told := &claims[0], Signals{}, false
	for i := range claims {
		shown, told = shown.Union(claims[i].Signals), told || claims[i].Story != ""
		if claims[i].Meaning.Worth > first.Meaning.Worth {
			first = &claims[i]
		}
	}
	if len(claims) > 1 {
		if first.Strength != TookPart && !told {
			first.Story = m.Story
		}
		if shown != line.Signals {
			first.Signals = first.Signals.Union(line.Signals)
		}
		first.Meaning.Worth = max(first.Meaning.Worth, m.Worth)
	}
	return claims
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
func (g *gatherer) claim(cl Claim, text string, parse func(string) (Deed, bool)) (Claim, bool) {
	a := g.answers
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
	if d.description != "" || wish.Numbers == RoundNumbers || wish.Numbers == OmitNumbers {
		cl.Passage = Passage{Text: cl.Text}
	}
	return wish.apply(cl.finish(g.pack))
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

// finish fills in what follows from a claim's text and its meaning.
func (cl Claim) finish(p *playbook.Pack) Claim {
	cl.Quantities = Quantities(cl.Text)
	cl.Tools = playbook.Tools(cl.Text)
	cl.Strength = strength(cl.Deed, cl.Meaning, p)
	if cl.Strength != TookPart {
		cl.Story = cl.Meaning.Story
	}
	cl.Signals, cl.Why = light(cl.Meaning, p)
	return cl
}

// Shown gives the signals that sentences of a letter show, one for each.
func Shown(ctx context.Context, sentences []string, p *playbook.Pack, reader Reader) ([]Signals, error) {
	lines := make([]meaning.Line, len(sentences))
	for i, s := range sentences {
		lines[i] = meaning.Line{Text: s}
	}
	got, err := reader.Lines(ctx, lines)
	if err != nil {
		return nil, err
	}
	out := make([]Signals, len(got))
	for i, m := range got {
		out[i], _ = light(m, p)
	}
	return out, nil
}

// filler tells placeholder text of templates, which speaks for nobody.
var fillerRe = regexp.MustCompile(`(?i)\b(lorem|ipsum|dolor|consectetur|adipiscing|accumsan|facilisis|lacus|vel|vestibulum|pellentesque|ullamcorper|tincidunt|elit|blandit|vitae|volutpat)\b|\[[A-Z][^\]]*\]|\bXYZ\b|\bX%`)

func filler(s string) bool { return fillerRe.MatchString(s) }
