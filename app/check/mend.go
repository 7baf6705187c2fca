package check

import (
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// What mending did to a sentence.
const (
	Kept     = "kept"
	Weakened = "weakened" // down to what the resume says: its number, its verb, without the tool
	Replaced = "replaced" // by a sentence made of the person's own line
	Removed  = "removed"
)

// Mended is a sentence as it was and as it may stand. After has no blocking
// finding; it is "" where nothing true was left to say.
type Mended struct {
	Before    string            `json:"before"`
	After     string            `json:"after"`
	Action    string            `json:"action"`
	Why       []string          `json:"why"`
	Sources   []evidence.Source `json:"sources"`
	Paragraph int               `json:"paragraph"`
}

// Mend makes one sentence true, changing as little as it can.
func (g Gate) Mend(text string, ground *Ground) Mended {
	return g.mend(text, ground, nil, map[string]bool{})
}

// mend is Mend behind another sentence; told are lines that the letter has told.
func (g Gate) mend(text string, ground *Ground, last *reading, told map[string]bool) Mended {
	m := Mended{Before: text, After: text, Action: Kept, Why: []string{}, Sources: []evidence.Source{}}
	now := text
	for range 8 {
		r := g.readAfter(now, ground, last)
		t := g.trace(r)
		f := firstBlocking(t.Findings)
		if f == nil && (m.Action == Kept || !spoilt(text, now, t)) {
			m.After, m.Sources = now, t.Sources
			return m
		}
		if f == nil {
			break
		}
		if why := f.Code + ": " + f.Why; !slices.Contains(m.Why, why) {
			m.Why = append(m.Why, why)
		}
		next := tidy(r.besideIt(t.Findings))
		if next == "" {
			next = tidy(repair(r, *f))
		}
		if next == "" || next == now || len(termList(english.Words(next))) == 0 {
			break
		}
		now, m.Action = next, Weakened
	}
	return g.replace(m, ground, last, told)
}

// replace puts a sentence of the person's own line in the place of one that
// cannot be weakened, or nothing.
func (g Gate) replace(m Mended, ground *Ground, last *reading, told map[string]bool) Mended {
	r := g.readAfter(m.Before, ground, last)
	for _, p := range r.parts {
		for _, s := range p.lines {
			if s.n < 2 || s.cover < 0.3 || told[s.line.Quote] {
				continue
			}
			own := ground.plain(s.line)
			if own == "" || own == m.Before {
				continue
			}
			if f := g.Trace(own, ground).Findings; Blocked(f) || apart(s.line.Quote, own, f) {
				continue
			}
			m.After, m.Action, m.Sources = own, Replaced, []evidence.Source{s.line.Source}
			return m
		}
	}
	m.After, m.Action, m.Sources = "", Removed, []evidence.Source{}
	return m
}

// first are the codes whose repair takes others with it.
var first = []string{"task_as_past", "unsupported_credential", "new_cause", "negation_added", "past_told_as_present", "title_raised", "wrong_employer"}

func firstBlocking(list []Finding) *Finding {
	for _, code := range append(first, "") {
		for i := range list {
			if list[i].Tier == Blocking && (code == "" || list[i].Code == code) {
				return &list[i]
			}
		}
	}
	return nil
}

// bare reports whether mending left too little of a sentence to be worth its words.
func bare(before, after string) bool {
	b, a := len(terms(before)), len(terms(after))
	if len(verbsOfMine(english.Words(before))) > 0 && len(verbsOfMine(english.Words(after))) == 0 && !hasFinite(after) {
		return true
	}
	return a < b && (a < 2 || 2*a < b) && len(figures(after)) == 0
}

// spoilt reports whether mending left what nobody would send.
func spoilt(before, after string, t Traced) bool {
	return apart(before, after, t.Findings) || bare(before, after) || objectLost(before, after) || unvouchedDeed(t)
}

// unvouchedDeed: a deed of which no line is left that tells it.
func unvouchedDeed(t Traced) bool {
	return t.About == deedMode && (len(t.Sources) == 0 && len(verbsOfMine(english.Words(t.Text))) > 0 || hasCode(t.Findings, "unsupported_deed"))
}

// objectLost: "I trained at Cwm Hospital" of "I trained 40 students at Cwm Hospital".
func objectLost(before, after string) bool {
	now := english.Words(after)
	for _, v := range verbsOfMine(now) {
		if v.at+1 < len(now) && !now[v.at+1].Punct && !english.IsPreposition(now[v.at+1].Lower) {
			continue
		}
		was := english.Words(before)
		for _, o := range verbsOfMine(was) {
			if o.verb.Base == v.verb.Base && o.at+1 < len(was) && !was[o.at+1].Punct && !english.IsPreposition(was[o.at+1].Lower) {
				return true
			}
		}
	}
	return false
}

func hasFinite(text string) bool {
	for _, w := range english.Words(text) {
		if _, f, ok := english.LookupVerb(w.Lower); ok && f == english.Past || finite[w.Lower] {
			return true
		}
	}
	return false
}

// apart reports whether a mended sentence no longer reads as one: it ends on a
// verb that wants an object, where it did not before, or says a word twice.
func apart(before, text string, list []Finding) bool {
	words := english.Words(strings.TrimRight(text, ".!? "))
	if n := len(words); n > 0 && !endsAlike(words, english.Words(strings.TrimRight(before, ".;!? "))) {
		v, _, ok := english.LookupVerb(words[n-1].Lower)
		if ok && !intransitive[v.Base] && words[n-1].Lower != "work" {
			if prev := words[max(0, n-2)]; !english.IsArticle(prev.Lower) && !english.IsPreposition(prev.Lower) && !english.IsPronoun(prev.Lower) || n < 3 || prev.Lower == "which" || prev.Lower == "i" {
				return true
			}
		}
	}
	for i := 2; i < len(words); i++ {
		if words[i].Lower == words[i-2].Lower && words[i-1].Lower == "and" {
			return true
		}
	}
	return slices.ContainsFunc(list, func(f Finding) bool { return f.Code == "came_apart" })
}

// endsAlike: the last two words are the same, or count the same with another number.
func endsAlike(a, b []english.Word) bool {
	if len(a) < 2 || len(b) < 2 || a[len(a)-1].Lower != b[len(b)-1].Lower {
		return false
	}
	x, y := a[len(a)-2].Lower, b[len(b)-2].Lower
	return x == y || hasDigit(x) && hasDigit(y)
}

// intransitive verbs end a sentence well.
var intransitive = english.WordSet("fall rise grow drop run work start finish improve increase decrease halve double release deploy support design train report review plan train use request change cost test")

// MendLetter mends every sentence of a letter and gives it back as text,
// greeting to signature, one blank line between paragraphs.
func (g Gate) MendLetter(paragraphs []string, ground *Ground) (string, []Mended) {
	var out []Mended
	var last *reading
	told := map[string]bool{}
	texts := make([]string, len(paragraphs))
	list := claimsOf(paragraphs)
	for _, s := range list { // what stands is told; nothing is put in its place again
		if s.courtesy {
			continue
		}
		r := g.readAfter(s.text, ground, last)
		if t := g.trace(r); !Blocked(t.Findings) {
			for _, src := range t.Sources {
				told[src.Quote] = true
			}
		}
		last = r
	}
	last = nil
	for _, s := range list {
		m := Mended{Before: s.text, After: s.text, Action: Kept, Why: []string{}, Sources: []evidence.Source{}}
		if !s.courtesy {
			m = g.mend(s.text, ground, last, told)
			last = g.readAfter(s.text, ground, last)
		}
		for _, src := range m.Sources {
			told[src.Quote] = true
		}
		m.Paragraph = s.paragraph
		out = append(out, m)
		if m.After != "" {
			texts[s.paragraph] = strings.TrimSpace(texts[s.paragraph] + s.joint() + m.After)
		}
	}
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	return strings.Join(texts, "\n\n") + "\n", out
}

// plain tells a line of the resume in the first person; "" where it opens with no deed.
func (g *Ground) plain(l *Line) string {
	if l.Part != partBullet && l.Part != partProject {
		return ""
	}
	text, _, _ := strings.Cut(english.Sentences(l.Quote)[0], ";")
	text = strings.TrimRight(strings.TrimSpace(text), ".;,: ")
	words := english.Words(text)
	if len(words) < 3 {
		return ""
	}
	past := l.Job >= 0 && g.over(l.Job)
	end := 0
	var verbs []string
	for end < len(words) {
		v, f, ok := english.LookupVerb(words[end].Lower)
		if !ok {
			break
		}
		switch {
		case past || words[end].Lower != v.Base && (f == english.Past || f == english.Participle):
			verbs = append(verbs, v.Past)
		default:
			verbs = append(verbs, v.Base)
		}
		end++
		if end+1 < len(words) && words[end].Lower == "and" {
			if _, f2, ok := english.LookupVerb(words[end+1].Lower); ok && f2 == f {
				end++
				continue
			}
		}
		break
	}
	if len(verbs) == 0 {
		return ""
	}
	lead := "I "
	if l.Job >= 0 && g.Jobs[l.Job].Employer != "" {
		lead = "At " + employerNames(g.Jobs[l.Job].Employer)[0] + " I "
	}
	return lead + strings.Join(verbs, " and ") + " " + english.Articled(strings.TrimSpace(text[words[end-1].End:]), "the") + "."
}
