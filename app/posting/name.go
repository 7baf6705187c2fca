package posting

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/company"
	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// ownCase takes a name out of a line set in capitals: as the text writes it
// elsewhere, else word by word. Names keep their case in every other line.
func (ad *advert) ownCase(name, quote string) string {
	if !allCaps(name) || !allCaps(quote) || len(name) < 5 {
		return name
	}
	for i := range ad.lines {
		text := ad.lines[i].text
		if j := strings.Index(strings.ToUpper(text), name); j >= 0 && len(strings.ToUpper(text)) == len(text) && !allCaps(text[j:j+len(name)]) {
			return text[j : j+len(name)]
		}
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return name
	}
	for i, w := range words {
		if words[i] = lowerRest(w); i > 0 && joinsNames[strings.ToLower(w)] {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// lowerRest writes a word of capitals with one capital; short ones may be letters.
func lowerRest(w string) string {
	r := []rune(strings.ToLower(w))
	if len(r) < 3 || len(r) == 3 && !endsCompany(string(r)) {
		return w
	}
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// couldBeCompany reports whether name has the shape of a company's name.
func couldBeCompany(name string) bool {
	tokens := tokenise(name)
	if len(tokens) == 0 || len(tokens) > 6 || strings.Contains(name, "@") || strings.Contains(name, "://") {
		return false
	}
	k := known()
	ordinary := 0
	for _, t := range tokens {
		if k.NotCompany[t.lower] || k.Employment[t.lower] || isRole(t.lower) {
			ordinary++
		}
	}
	if k.Unit[tokens[0].lower] && len(tokens) > 1 && tokens[1].lower == "of" { // a part of the employer
		return false
	}
	if ordinary == len(tokens) || k.NotCompany[tokens[0].lower] && tokens[0].lower != "the" && len(tokens) > 2 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) || unicode.IsDigit(first) || strings.ContainsAny(name, ".") || strings.IndexFunc(name, unicode.IsUpper) > 0
}

// sameName reports whether two names can stand for one company: one begins the other.
func sameName(a, b string) bool {
	x, y := lowers(tokenise(a)), lowers(tokenise(b))
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	n := min(len(x), len(y))
	for i := range n {
		if x[i] != y[i] {
			return len(x) == len(y) && i > 0 && i == n-1
		}
	}
	return true
}

// isTool reports whether name is the name of a tool, which companies can bear too.
func isTool(name string) bool {
	m := playbook.Tools(name)
	return len(m) > 0 && m[0].Start == 0 && m[0].End == len(name)
}

// nameShaped reports whether every word of s begins with a capital or joins names.
func nameShaped(s string) bool {
	for _, t := range tokenise(s) {
		if !t.capital && !joinsNames[t.lower] && !hasDigit(t.lower) {
			return false
		}
	}
	return true
}

var joinsNames = english.WordSet("of and the de du des la für und et y")

// endsCompany reports whether w, as the text writes it, ends companies' names.
func endsCompany(w string) bool { return known().Suffix[strings.ToLower(w)] || company.IsForm(w) }

// nameEnd gives the end of the run of capitalised words that begins at i.
func nameEnd(text string, tokens []token, i int) int {
	end := i + 1
	for end < len(tokens) && end-i < 5 {
		gap := text[tokens[end-1].end:tokens[end].start]
		if gap != " " && gap != " & " || strings.HasSuffix(tokens[end-1].lower, "'s") {
			break
		}
		if ofName(tokens, i, end) {
			end++
			continue
		}
		if !tokens[end].capital && !endsCompany(text[tokens[end].start:tokens[end].end]) {
			break
		}
		end++
	}
	return end
}

// ofName reports whether "of" at tokens[at] joins an institution's name: "University
// of Carnbrea", "Department of Earth Observation".
func ofName(tokens []token, from, at int) bool {
	head := tokens[at-1].lower
	return tokens[at].lower == "of" && at+1 < len(tokens) && tokens[at+1].capital && at-from <= 2 && (known().Institution[head] || known().Unit[head])
}

// squeezed leaves the letters and digits of a name.
func squeezed(name string) string {
	return strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	}, name)
}
