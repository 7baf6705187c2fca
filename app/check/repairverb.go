package check

import (
	"strings"

	"vouchsafe/app/english"
)

// verbOfLine lowers the verb to the one the resume has, with its preposition.
func verbOfLine(r *reading, f Finding) string {
	i := strings.Index(r.text, f.Text)
	if i < 0 {
		return ""
	}
	p := r.partAt(i)
	for _, v := range verbsOfMine(p.words) {
		w := p.words[v.at]
		if w.Text != f.Text {
			continue
		}
		for _, l := range r.vouching(p, v) {
			words := english.Words(l.Quote)
			own, form, ok := english.LookupVerb(words[0].Lower)
			if !ok || len(words) < 3 || form == english.Third {
				continue
			}
			rest := r.text[p.start+w.End:]
			if share := shareIn(l, words, v.verb); share != "" { // "supported the data team in choosing"
				return r.text[:p.start+w.Start] + own.Past + share + rest
			}
			if modest[own.Base] && !sharesHead(l.Quote, words, rest) {
				continue
			}
			if !modest[own.Base] {
				rest = withoutNoun(rest, own.Base) // "led the migration of" of "Moved"
				made, ok := objectOf(l.Quote, own, false)
				group := rest
				if list := english.Words(rest); len(list) > 0 {
					group = rest[:objectEnd(list, -1)]
				}
				if !ok || shared(made, terms(group)) == 0 {
					continue
				}
			}
			verb := own.Past
			if v.form == english.Base {
				verb = own.Base
			}
			if second, f2, ok := english.LookupVerb(words[1].Lower); ok && f2 == english.Base && second.Base == v.verb.Base {
				verb += " " + second.Base // "helped write"
			} else if english.IsPreposition(words[1].Lower) {
				for _, w := range words[1:min(3, len(words))] {
					if english.IsPreposition(w.Lower) {
						verb += " " + w.Lower
					}
				}
			} else if words[1].Lower == "part" && words[2].Lower == "in" {
				verb += " part in"
			}
			return r.text[:p.start+w.Start] + verb + rest
		}
		return ""
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(f.Text), "i "); ok {
		return strings.Replace(r.text, f.Text+" ", f.Text[:len(f.Text)-len(rest)], 1) // "I alone"
	}
	return strings.Replace(r.text, f.Text+" ", "", 1) // "single-handedly"
}

// sharesHead: what a line had a share in is what the sentence speaks of.
func sharesHead(line string, words []english.Word, rest string) bool {
	told := english.Words(rest)
	k := 1
	for k < len(words) && (english.IsPreposition(words[k].Lower) || words[k].Lower == "part") {
		k++
	}
	if _, f, ok := english.LookupVerb(words[min(k, len(words)-1)].Lower); ok && f == english.Base && k == 1 {
		k++ // "helped convert"
	}
	if k >= len(words) || len(told) == 0 {
		return false
	}
	group := line[words[k].Start:max(words[k].End, min(len(line), objectEnd(words, k)))]
	group, _, _ = strings.Cut(group, " of ")
	said, _, _ := strings.Cut(rest[:objectEnd(told, -1)], " of ")
	return shared(terms(group), terms(said)) > 0
}

// shareIn gives how a line leads up to the verb that a sentence claims whole:
// " part in writing" of "Took part in writing the pathway".
func shareIn(l *Line, words []english.Word, claimed english.Verb) string {
	for i := 2; i < len(words) && i < 9; i++ {
		if words[i].Punct {
			return ""
		}
		if v, f, ok := english.LookupVerb(words[i].Lower); ok && f == english.Gerund && v.Base == claimed.Base && english.IsPreposition(words[i-1].Lower) {
			return l.Quote[words[0].End:words[i].End]
		}
	}
	return ""
}

// withoutNoun drops "the migration of" where the verb now says it.
func withoutNoun(rest, verb string) string {
	words := english.Words(rest)
	if len(words) > 3 && english.IsArticle(words[0].Lower) && words[2].Lower == "of" && term(words[1].Lower) == term(verb) {
		return " " + strings.TrimSpace(rest[words[2].End:])
	}
	return rest
}
