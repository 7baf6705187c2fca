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
		out = append(out, r.patient(p)...)
	}
	return out
}

// doer: "The orders queue migrated Kafka" of "Migrated the orders queue to Kafka".
func (r *reading) doer(p *part) []Finding {
	for i := 1; i+1 < len(p.words); i++ {
		v, f, ok := english.LookupVerb(p.words[i].Lower)
		if !ok || f != english.Past && f != english.Participle || english.IsFunction(p.words[i].Lower) {
			continue
		}
		prev, next := p.words[i-1], p.words[i+1]
		if prev.Punct || english.IsFunction(prev.Lower) || adverb(prev.Lower) || next.Punct || english.IsPreposition(next.Lower) && !particles[next.Lower] || english.IsConjunction(next.Lower) || adverb(next.Lower) {
			continue
		}
		subject := subjectBefore(p.words, i)
		k := i
		if particles[next.Lower] {
			k++
		}
		object := terms(p.text[p.words[k].End:min(len(p.text), objectEnd(p.words, k))])
		if len(subject) == 0 || len(object) == 0 {
			continue
		}
		for _, s := range p.lines[:min(2, len(p.lines))] {
			l := s.line
			if s.n < 2 || l.Part != partBullet && l.Part != partProject && l.Part != partAnswer {
				continue
			}
			if r.exchanged(l, v, subject, object) {
				return []Finding{*block("roles_swapped", p.text[:p.words[i].End], "the resume tells it the other way round", "say who did what as the resume does")}
			}
			if made, ok := objectOf(l.Quote, v); ok && shared(subject, made) > 0 && shared(subject, made) == len(subject) && shared(object, made) < len(object) {
				return []Finding{*block("roles_swapped", p.text[:p.words[i].End], "in the resume you did this to it; it did not do it", "say who did what as the resume does")}
			}
		}
	}
	return nil
}

var particles = set("down up out off over")

// subjectBefore lists the terms of the noun group before a verb.
func subjectBefore(words []english.Word, i int) map[string]bool {
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

// objectOf lists the terms of what a line says was done by verb, up to the next
// preposition; ok is false where the line's own subject does something with it.
func objectOf(line string, verb english.Verb) (map[string]bool, bool) {
	words := english.Words(line)
	for i, w := range words {
		v, f, ok := english.LookupVerb(w.Lower)
		if !ok || v.Base != verb.Base || f == english.Gerund && i > 0 && !words[i-1].Punct {
			continue
		}
		if i > 0 && !words[i-1].Punct && words[i-1].Lower != "and" && words[i-1].Lower != "i" && !adverb(words[i-1].Lower) {
			return nil, false
		}
		return terms(line[w.End:min(len(line), objectEnd(words, i))]), true
	}
	return nil, false
}

var passiveRe = regexp.MustCompile(`(?i)\bI (?:was|got|had been|have been) (\w+)`)

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
		if made, ok := objectOf(s.line.Quote, v); ok && shared(agent, made) > 0 {
			return []Finding{*block("roles_swapped", p.text[m[0]:m[1]], "in the resume you did this to them", "say who did what as the resume does")}
		}
	}
	return nil
}

var (
	fromToRe  = regexp.MustCompile(`(?i)\bfrom (.{2,60}?) (?:to|onto|into) (.{2,60})`)
	replaceRe = regexp.MustCompile(`(?i)\breplac(?:ed|ing|e) (.{2,60}?) (?:with|by) (.{2,60})`)
	overRe    = regexp.MustCompile(`(?i)\b(?:chose|picked|chosen|selected|preferred|choosing) (.{2,60}?) (?:over|instead of|rather than) (.{2,60})`)
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
				if m.from == h.to && m.to == h.from && m.from != m.to {
					return []Finding{*block("roles_swapped", m.text, "the resume tells it the other way round", "keep what it went from and to")}
				}
			}
		}
	}
	return nil
}

type move struct{ from, to, text string }

func moves(text string) (out []move) {
	add := func(from, to, whole string) {
		a, b := firstName(from), firstName(to)
		if a != "" && b != "" {
			out = append(out, move{a, b, whole})
		}
	}
	for _, m := range fromToRe.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2], m[0])
	}
	for _, m := range replaceRe.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2], m[0])
	}
	for _, m := range overRe.FindAllStringSubmatch(text, -1) {
		add(m[2], m[1], m[0])
	}
	return out
}

// firstName is the first tool a stretch names, else its first term.
func firstName(s string) string {
	if t := playbook.Tools(s); len(t) > 0 {
		return strings.ToLower(t[0].Name)
	}
	if list := termList(english.Words(s)); len(list) > 0 {
		return list[0]
	}
	return ""
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
