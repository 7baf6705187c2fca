package check

import (
	"slices"
	"sort"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// Traced is a sentence with the lines found for it.
type Traced struct {
	Text     string            `json:"text"`
	About    string            `json:"about"` // "deed", "plan", "other"; "courtesy" for greeting, address and signature
	Sources  []evidence.Source `json:"sources"`
	Findings []Finding         `json:"findings"`
	Skim     []Span            `json:"skim"` // what a reader of ten seconds sees
}

// Trace finds, for one sentence of a letter written elsewhere or edited by hand,
// the lines that vouch for it, and what none vouches for.
func (g Gate) Trace(text string, ground *Ground) Traced {
	r := g.read(text, ground)
	t := g.trace(r)
	r.inWriting(t.Findings)
	return t
}

func (g Gate) trace(r *reading) Traced {
	t := Traced{Text: r.raw, About: otherMode, Sources: []evidence.Source{}, Findings: g.facts(r), Skim: skim(r.raw, r.ground)}
	for _, p := range r.parts {
		if p.mode == deedMode || p.mode == planMode && t.About == otherMode {
			t.About = p.mode
		}
	}
	for _, l := range r.near {
		t.Sources = append(t.Sources, l.Source)
	}
	if len(t.Sources) == 0 || t.About != deedMode {
		for _, p := range r.parts {
			if len(p.theirs) > 0 && (p.theirs[0].n >= 2 || p.theirs[0].cover >= 0.6) && !hasSource(t.Sources, p.theirs[0].line.Source) {
				t.Sources = append(t.Sources, p.theirs[0].line.Source)
			}
		}
	}
	t.Findings = append(t.Findings, r.unvouched()...)
	t.Findings = append(t.Findings, g.taste(r)...)
	r.place(t.Findings)
	return t
}

func hasSource(list []evidence.Source, s evidence.Source) bool {
	return slices.ContainsFunc(list, func(o evidence.Source) bool { return o.Quote == s.Quote && o.Kind == s.Kind })
}

// unvouched marks a deed that no line tells, and words that stand nowhere.
func (r *reading) unvouched() (out []Finding) {
	if !r.deed() {
		return nil
	}
	missing := r.unsourced()
	verbs := verbsOfMine(r.words)
	if m := credentialRe.FindStringSubmatchIndex(r.text); m != nil && len(verbs) == 1 && r.holds(r.text[m[2]:m[3]], clauseAround(r.text, m[2])) {
		return nil // "I hold an AWS certification"
	}
	if len(r.near) == 0 && len(verbs) > 0 && len(terms(unquoted(r.text))) >= 3 && !levelSaid(r.text) {
		f := block("unsupported_deed", strings.TrimRight(r.text, "."), "no line of the resume tells this", "tell a deed of your resume, or add this one to it")
		if !firm(verbs) || r.namesOwn() || len(missing) <= 3 && r.knownVerbs(verbs) {
			f.Tier = Advisory
		}
		return []Finding{*f}
	}
	for i := range r.parts {
		if p := &r.parts[i]; p.mode == deedMode && r.untold(p) {
			return append(out, *block("unsupported_deed", strings.TrimSpace(p.text), "no line of the resume tells this", "tell a deed of your resume, or add this one to it"))
		}
	}
	if len(missing) > 2 {
		out = append(out, Advise("unsourced_words", strings.Join(missing, ", "), "neither the resume nor the posting has these words", "say it in the words of your own resume, or add the fact as an answer"))
	}
	return out
}

// untold: a verb claims an achievement, and hardly a word of what it was done to
// stands in any line.
func (r *reading) untold(p *part) bool {
	if r.strict || levelSaid(p.text) || youRe.MatchString(p.text) || teamRe.MatchString(p.text) {
		return false
	}
	for _, v := range verbsOfMine(p.words) {
		if !firm([]mine{v}) || denies(p.text[:p.words[v.at].Start]) || light[v.verb.Base] {
			continue
		}
		told := r.clause(p, v).terms
		best, known := 0, map[string]bool{}
		for i := range r.ground.Lines {
			l := &r.ground.Lines[i]
			best = max(best, shared(told, l.terms))
			for t := range told {
				known[t] = known[t] || l.terms[t]
			}
		}
		strange := 0
		for t := range told {
			if !known[t] {
				strange++
			}
		}
		if len(told) >= 3 && 3*best <= len(told) && 2*strange >= len(told) {
			return true
		}
	}
	return false
}

// namesOwn: a tool of the resume stands in it, "I've kept data in PostgreSQL".
func (r *reading) namesOwn() bool {
	for _, p := range r.parts {
		for _, m := range p.tools {
			if len(r.ground.naming(r.ground.Lines, m)) > 0 {
				return true
			}
		}
	}
	return false
}

// knownVerbs: every deed named is one that the resume tells, of whatever it was.
func (r *reading) knownVerbs(list []mine) bool {
	for _, v := range list {
		known := false
		for i := range r.ground.Lines {
			known = known || r.ground.Lines[i].Part == partBullet && r.ground.Lines[i].terms[term(v.verb.Base)]
		}
		if !known && firm([]mine{v}) && v.verb.Base != "write" {
			return false
		}
	}
	return true
}

// firm reports whether one of the verbs claims an achievement: something made,
// led, run, measured or mended.
func firm(list []mine) bool {
	for _, v := range list {
		if (v.form == english.Past || v.form == english.Participle) && !recalling[v.verb.Base] && !wishes[v.verb.Base] && !personal[v.verb.Base] {
			return true
		}
	}
	return false
}

// personal verbs tell of a life, not of work a resume would have.
var personal = english.WordSet("grow study spend move be become start join leave return live travel meet talk ask decide notice try use visit watch choose work admir follow impress interest inspir fascinat appli")

func (r *reading) deed() bool {
	for _, p := range r.parts {
		if p.mode == deedMode && claims(&p) {
			return true
		}
	}
	return false
}

// unsourced lists the words that mean something and stand nowhere in the sources.
func (r *reading) unsourced() []string {
	have := terms(r.ground.own + "\n" + r.ground.theirs)
	var out []string
	for _, w := range english.Words(unquoted(r.text)) {
		if w.Punct || len(w.Lower) < 3 || calendar[w.Lower] || measuring[w.Lower] {
			continue
		}
		for _, t := range oneTerm(strings.Trim(w.Lower, "'"), "") {
			if !have[t] && !english.IsFunction(w.Lower) && !hasDigit(w.Text) {
				out = append(out, w.Text)
				break
			}
		}
	}
	return out
}

// Unsourced is the share of a text's words that mean something which stand in
// none of the sources, 0 to 1.
func Unsourced(text string, sources []evidence.Source) float64 {
	var src strings.Builder
	for _, x := range sources {
		src.WriteString(x.Quote + "\n")
	}
	have, n, missing := content(src.String()), 0, 0
	for w := range content(text) {
		n++
		if !have[w] {
			missing++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(missing) / float64(n)
}

func content(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range english.Words(s) {
		if !w.Punct && !english.IsFunction(w.Lower) && len(w.Lower) > 1 {
			out[english.Stem(w.Lower)] = true
		}
	}
	return out
}

// Span is a stretch of a sentence, in bytes.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"` // "number", "name", "tool", "opening"
}

// Skim lists what a reader of ten seconds sees of a sentence. The first of a letter is
// read whole; of the others only what stands out.
func Skim(text string, first bool, ground *Ground) []Span {
	if first {
		return []Span{{0, len(text), "opening"}}
	}
	return skim(text, ground)
}

// skim lists what stands out of a sentence to someone who does not read it.
func skim(text string, ground *Ground) []Span {
	out := []Span{}
	add := func(from, to int, kind string) {
		for _, s := range out {
			if from < s.End && to > s.Start {
				return
			}
		}
		out = append(out, Span{from, to, kind})
	}
	for _, f := range figures(text) {
		if !f.Spelled || f.Unit != "" {
			add(f.Start, f.End, "number")
		}
	}
	for _, n := range slices.Concat(ground.names, ground.Company) {
		if i := strings.Index(text, n); i >= 0 {
			add(i, i+len(n), "name")
		}
	}
	for _, m := range playbook.Tools(text) {
		add(m.Start, m.End, "tool")
	}
	sort.Slice(out, func(a, b int) bool { return out[a].Start < out[b].Start })
	return out
}
