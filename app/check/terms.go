package check

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"vouchsafe/app/english"
)

//go:embed synonyms.txt
var synonymList string

// lexicon maps a stem to the group of words that say the same.
type lexicon struct {
	group    map[string]string // stem to the group's name
	measures map[string]bool   // groups of which a figure belongs to one alone
	phrases  map[string]string // "response time" to the group's name
}

var synonyms = sync.OnceValue(func() lexicon {
	l := lexicon{group: map[string]string{}, measures: map[string]bool{}, phrases: map[string]string{}}
	measures := false
	for line := range strings.Lines(synonymList) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == '[' {
			measures = line == "[measures]" || measures && line != "[same]"
			continue
		}
		name, words, _ := strings.Cut(line, ":")
		if measures {
			l.measures[name] = true
		}
		for w := range strings.FieldsSeq(words) {
			if a, b, ok := strings.Cut(w, "-"); ok && b != "" {
				l.phrases[english.Stem(a)+" "+english.Stem(b)] = name
			}
			if s := english.Stem(w); l.group[s] == "" {
				l.group[s] = name
			}
		}
	}
	return l
})

// term gives the group of a word, or its stem where it is in none.
func term(word string) string {
	s := english.Stem(word)
	if g := synonyms().group[s]; g != "" {
		return g
	}
	return s
}

// light words are no content of a claim: they carry a sentence, whatever it says.
var light = english.WordSet(`work job role use used using help make made get got take took taken do did done go went thing lot way
time times team year years month months week weeks day days experience new current currently today still recently
previous previously past former formerly also well really much many several various about around over under nearly almost roughly
more less few little enough own self able become became include including such like able present late latest
keep kept let put give gave bring brought come came see saw know knew want need able start started begin began
responsible responsibility involve involved part where across through along ago since first second third last earlier
reach bring brought go went grew good better best great strong main key large larger big small smaller whole full high higher low lower`)

// terms lists what a text speaks of: the groups of its words that mean something.
func terms(text string) map[string]bool {
	out := map[string]bool{}
	for _, t := range termList(english.Words(text)) {
		out[t] = true
	}
	return out
}

// measuring words belong to a figure: the quantity rule reads them.
var measuring = english.WordSet(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion hundreds thousands millions dozen dozens half
halved doubled tripled twice percent cent pct second seconds sec minute minutes min mins hour hours hr hrs day days week weeks month months year years
yr yrs hourly daily weekly monthly yearly annual annually nightly quarterly quarter quarters night nights ms gb mb tb kb pb rps qps tps mo
dollar dollars euro euros pound pounds usd eur gbp`)

func termList(words []english.Word) []string {
	var out []string
	prev := ""
	for _, w := range words {
		low := unglued(strings.Trim(w.Lower, "'’"))
		if w.Punct || english.IsFunction(low) || len(low) < 2 || measuring[low] || hasDigit(low) && !isVersioned(low) {
			prev = ""
			continue
		}
		for _, part := range strings.FieldsFunc(low, func(r rune) bool { return r == '/' || r == '&' }) {
			out = append(out, oneTerm(part, prev)...)
		}
		prev = english.Stem(low)
	}
	return out
}

func oneTerm(low, prev string) []string {
	if measuring[low] {
		return nil
	}
	stem := english.Stem(low)
	if g := synonyms().phrases[prev+" "+stem]; g != "" {
		return []string{g}
	}
	if g := synonyms().group[stem]; g != "" {
		return []string{g}
	}
	if light[low] || light[stem] {
		return nil
	}
	if a, b, ok := strings.Cut(low, "-"); ok && len(a) > 1 && len(b) > 1 {
		return append(oneTerm(a, ""), oneTerm(b, english.Stem(a))...)
	}
	return []string{stem}
}

// unglued is a word less the number that is glued to it: "41postmortems".
func unglued(low string) string {
	if word := strings.TrimLeftFunc(low, unicode.IsDigit); word != low {
		word = strings.TrimPrefix(word, "-")
		if letters := lettersAt(word, 0); len(letters) > 3 && letters == word && ordinalEnd("4", letters) == "" {
			return word
		}
		return low
	}
	if len(low) > 9 && longestNumber(low) > 0 {
		if list := numberWords(low, 0); len(list) > 1 {
			return list[len(list)-1].lower
		}
	}
	return low
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// isVersioned: "p99", "s3", "ec2" are names though they hold a digit.
func isVersioned(s string) bool { return s[0] >= 'a' && s[0] <= 'z' }

// shared counts the terms that stand in both.
func shared(a, b map[string]bool) int {
	n := 0
	for t := range a {
		if b[t] {
			n++
		}
	}
	return n
}

// measureOf lists the measures that terms name.
func measureOf(t map[string]bool) map[string]bool {
	out := map[string]bool{}
	for w := range t {
		if synonyms().measures[w] {
			out[w] = true
		}
	}
	return out
}
