package check

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// roleRule finds a thing made the doer of what the person did to it, the person
// made the one it was done to, and a move told the wrong way round.
func roleRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode {
			continue
		}
		out = append(out, r.moved(p)...)
		if r.strict {
			continue
		}
		out = append(out, r.doer(p)...)
		out = append(out, r.usurped(p)...)
		out = append(out, r.patient(p)...)
	}
	return out
}

// doer: "The orders queue migrated Kafka" of "Migrated the orders queue to Kafka",
// "Two graduates mentored me" of "Mentored two graduates".
func (r *reading) doer(p *part) []Finding {
	for i := 1; i+1 < len(p.words); i++ {
		v, f, ok := english.LookupVerb(p.words[i].Lower)
		if !ok || english.IsFunction(p.words[i].Lower) {
			continue
		}
		prev, next := p.words[i-1], p.words[i+1]
		onMe := toMe(p.words[i+1:])
		if f == english.Gerund || !onMe && (f == english.Base || f == english.Third) {
			continue
		}
		if _, pf, verb := english.LookupVerb(prev.Lower); verb && pf == english.Past {
			continue
		}
		if prev.Punct || english.IsFunction(prev.Lower) || adverb(prev.Lower) || next.Punct || english.IsPreposition(next.Lower) && !particles[next.Lower] && !onMe || english.IsConjunction(next.Lower) || adverb(next.Lower) {
			continue
		}
		subject := subjectBefore(p.words, i)
		k := i
		if particles[next.Lower] {
			k++
		}
		object := terms(p.text[p.words[k].End:min(len(p.text), objectEnd(p.words, k))])
		if len(subject) == 0 || len(object) == 0 && !onMe || subject["team"] && mineRe.MatchString(p.text[:p.words[i].Start]) {
			continue
		}
		for _, s := range p.lines[:min(2, len(p.lines))] {
			l := s.line
			if s.n < 2 && !onMe || l.Part != partBullet && l.Part != partProject && l.Part != partAnswer {
				continue
			}
			if r.exchanged(l, v, subject, object) {
				return []Finding{*block("roles_swapped", p.text[:p.words[i].End], "the resume tells it the other way round", "say who did what as the resume does")}
			}
			if doneTo(l, v, subject, object, head(prev), onMe) {
				return []Finding{*block("roles_swapped", p.text[:p.words[i].End], "in the resume you did this; it was not the doer", "say who did what as the resume does")}
			}
		}
	}
	return nil
}

// toMe: what follows a verb makes the writer the one it was done to.
func toMe(words []english.Word) bool {
	for i, w := range words {
		if w.Punct || english.IsPreposition(w.Lower) && w.Lower != "to" && w.Lower != "for" && w.Lower != "with" && w.Lower != "of" || english.IsConjunction(w.Lower) {
			return false
		}
		if (w.Lower == "me" || w.Lower == "my") && i < 6 {
			return true
		}
	}
	return false
}

// doneTo: by the line the writer did it, and subject is what it was done to, for or
// with; the means that the line itself names may be told as the doer.
func doneTo(l *Line, v english.Verb, subject, object map[string]bool, head string, onMe bool) bool {
	made, ok := objectOf(l.Quote, v, onMe)
	if !ok {
		return false
	}
	if shared(subject, made) == len(subject) || made[head] && shared(subject, l.terms) == len(subject) && shared(object, made) == 0 {
		return true
	}
	if shared(subject, l.terms) < len(subject) {
		return makers[v.Base] && len(object) > 1 && shared(object, made) == len(object) && !someone(subject)
	}
	if !onMe && len(made) > 0 && shared(object, made) == 0 {
		return false
	}
	return onMe || shared(subject, means(l.Quote)) < len(subject)
}

// head is the term of the last word of a noun group.
func head(w english.Word) string {
	if t := oneTerm(w.Lower, ""); len(t) > 0 {
		return t[len(t)-1]
	}
	return ""
}

// someone: people may have done it.
func someone(subject map[string]bool) bool {
	for _, w := range []string{"team", "person", "engineer", "leader", "client", "user", "supplier"} {
		if subject[w] {
			return true
		}
	}
	return len(subject) == 0
}

var meansOfRe = regexp.MustCompile(`(?i)\b(?:by \w+ing|with|using|through|via|after|when|once)\b`)

// means lists what a line says it was done with.
func means(line string) map[string]bool {
	out := map[string]bool{}
	for _, m := range meansOfRe.FindAllStringIndex(line, -1) {
		for t := range terms(untilClause(line[m[0]:])) {
			out[t] = true
		}
	}
	return out
}

var particles = english.WordSet("down up out off over")

// subjectBefore lists the terms of the noun group before a verb; behind "that" or
// "who" it is the group before that.
func subjectBefore(words []english.Word, i int) map[string]bool {
	for i > 1 && (adverb(words[i-1].Lower) || english.IsAuxiliary(words[i-1].Lower)) {
		i--
	}
	if i > 1 && (words[i-1].Lower == "that" || words[i-1].Lower == "which" || words[i-1].Lower == "who") {
		if i--; words[i-1].Punct {
			i--
		}
	}
	from := i
	for from > 0 && !words[from-1].Punct && !english.IsConjunction(words[from-1].Lower) && !english.IsPronoun(words[from-1].Lower) && !english.IsPreposition(words[from-1].Lower) {
		from--
	}
	out := map[string]bool{}
	for _, t := range termList(words[from:i]) {
		out[t] = true
	}
	return out
}

func objectEnd(words []english.Word, i int) int {
	for k := i + 1; k < len(words); k++ {
		if words[k].Punct || english.IsPreposition(words[k].Lower) && words[k].Lower != "of" || english.IsConjunction(words[k].Lower) {
			return words[k].Start
		}
	}
	return words[len(words)-1].End
}

// objectOf lists the terms of what a line says its writer did verb to, up to the
// next preposition; with kin a verb that means the same will do. ok is false where
// the line's own subject does it.
func objectOf(line string, verb english.Verb, kin bool) (map[string]bool, bool) {
	words := english.Words(line)
	for i, w := range words {
		v, f, ok := english.LookupVerb(w.Lower)
		if !ok || v.Base != verb.Base && (!kin || term(v.Base) != term(verb.Base)) {
			continue
		}
		if i > 0 && !words[i-1].Punct {
			switch prev := words[i-1].Lower; {
			case prev == "and", prev == "i", adverb(prev):
			case f == english.Gerund && (prev == "by" || prev == "after" || prev == "through" || prev == "in"):
			case f == english.Gerund:
				continue
			default:
				return nil, false
			}
		}
		return terms(line[w.End:min(len(line), objectEnd(words, i))]), true
	}
	return nil, false
}

var passiveRe = regexp.MustCompile(`(?i)\bI (?:was|got|had been|have been) (\w+)`)

// usurped: "I dropped 1,800 scans" of "A deploy dropped 1,800 scans; I replayed them".
func (r *reading) usurped(p *part) []Finding {
	for _, v := range verbsOfMine(p.words) {
		if v.form != english.Past && v.form != english.Participle {
			continue
		}
		object := terms(p.text[p.words[v.at].End:min(len(p.text), objectEnd(p.words, v.at))])
		for _, s := range p.lines[:min(1, len(p.lines))] {
			if s.n < 2 || len(object) == 0 || !strings.Contains(s.line.Quote, " I ") || s.line.Part == partSummary {
				continue
			}
			words := english.Words(s.line.Quote)
			for i := 1; i < len(words); i++ {
				w, _, ok := english.LookupVerb(words[i].Lower)
				if !ok || w.Base != v.verb.Base || english.IsFunction(words[i-1].Lower) || words[i-1].Punct {
					continue
				}
				if after := terms(s.line.Quote[words[i].End:min(len(s.line.Quote), objectEnd(words, i))]); len(subjectBefore(words, i)) > 0 && shared(object, after) > 0 {
					return []Finding{*block("roles_swapped", p.text[:p.words[v.at].End], "in the resume something else did this", "say who did what as the resume does")}
				}
			}
		}
	}
	return nil
}

// patient: "I was mentored by three juniors" of "Mentored three juniors".
func (r *reading) patient(p *part) []Finding {
	m := passiveRe.FindStringSubmatchIndex(p.text)
	if m == nil {
		return nil
	}
	v, f, ok := english.LookupVerb(p.text[m[2]:m[3]])
	rest := p.text[m[3]:]
	by := strings.Index(rest, " by ")
	if !ok || f == english.Gerund || by < 0 {
		return nil
	}
	agent := terms(rest[by:])
	for _, s := range p.lines {
		if made, ok := objectOf(s.line.Quote, v, true); ok && shared(agent, made) > 0 {
			return []Finding{*block("roles_swapped", p.text[m[0]:m[1]], "in the resume you did this to them", "say who did what as the resume does")}
		}
	}
	return nil
}

var (
	fromToRe   = regexp.MustCompile(`(?i)\bfrom (.{2,60}?) (?:to|onto|into) (.{2,60})`)
	replaceRe  = regexp.MustCompile(`(?i)\breplac(?:ed|ing|e) (.{2,60}?) (?:with|by) (.{2,60})`)
	replacedRe = regexp.MustCompile(`(?i)(.{2,60}?) (?:was|were|is|are|(?:has|have|had) been|got) replaced (?:with|by) (.{2,60})`)
	overRe     = regexp.MustCompile(`(?i)\b(?:chose|picked|chosen|selected|preferred|choosing) (.{2,60}?) (?:over|instead of|rather than) (.{2,60})`)
)

// moved compares what a move or choice went from and to, by its tools and names.
func (r *reading) moved(p *part) []Finding {
	said := moves(p.text)
	if len(said) == 0 {
		return nil
	}
	for i := range r.ground.Lines {
		for _, h := range moves(r.ground.Lines[i].Quote) {
			for _, m := range said {
				if shared(m.from, h.to) > 0 && shared(m.to, h.from) > 0 && shared(m.from, h.from) == 0 && shared(m.to, h.to) == 0 {
					return []Finding{*block("roles_swapped", m.text, "the resume tells it the other way round", "keep what it went from and to")}
				}
			}
		}
	}
	return nil
}

type move struct {
	from, to map[string]bool
	text     string
}

func moves(text string) (out []move) {
	add := func(from, to, whole string) {
		a, b := nameOf(from), nameOf(to)
		if len(a) > 0 && len(b) > 0 {
			out = append(out, move{a, b, whole})
		}
	}
	for _, m := range fromToRe.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2], m[0])
	}
	for _, m := range replaceRe.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2], m[0])
	}
	for _, m := range replacedRe.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2], m[0])
	}
	for _, m := range overRe.FindAllStringSubmatch(text, -1) {
		add(m[2], m[1], m[0])
	}
	return out
}

// nameOf lists what a side of a move is called: its tools and the terms of its
// first noun group.
func nameOf(s string) map[string]bool {
	out := map[string]bool{}
	words := english.Words(s)
	end := 0
	for end < len(words) && !words[end].Punct && (end == 0 || !english.IsPreposition(words[end].Lower) && !english.IsConjunction(words[end].Lower)) {
		end++
	}
	for _, t := range termList(words[:end]) {
		out[t] = true
	}
	if end > 0 {
		s = s[:words[end-1].End]
	}
	for _, t := range playbook.Tools(s) {
		out[strings.ToLower(t.Name)] = true
	}
	return out
}

// exchanged: the line has the same verb with the two sides changed about.
func (r *reading) exchanged(l *Line, verb english.Verb, subject, object map[string]bool) bool {
	words := english.Words(l.Quote)
	for i, w := range words {
		v, _, ok := english.LookupVerb(w.Lower)
		if !ok || v.Base != verb.Base || i == 0 {
			continue
		}
		before := subjectBefore(words, i)
		k := i
		if k+1 < len(words) && particles[words[k+1].Lower] {
			k++
		}
		if k+1 < len(words) && english.IsPreposition(words[k+1].Lower) {
			continue
		}
		after := terms(l.Quote[words[k].End:min(len(l.Quote), objectEnd(words, k))])
		if shared(subject, after) > 0 && shared(object, before) > 0 && shared(subject, before) == 0 {
			return true
		}
	}
	return false
}
