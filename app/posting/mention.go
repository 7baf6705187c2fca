package posting

import (
	"slices"
	"strings"

	"vouchsafe/app/english"
)

// mentionCue is what stands before or behind a name, see company.yaml.
type mentionCue struct {
	Weight  float64
	Opens   bool
	Office  bool
	Phrases []string
}

// before weighs the words in front of a name that begins at tokens[i].
func before(text string, tokens []token, i int) float64 {
	from := i
	for from > 0 && i-from < 4 && !strings.ContainsAny(text[tokens[from-1].end:tokens[from].start], ".!?:;,") {
		from--
	}
	best := 0.0
	words := lowers(tokens[:i])
	if slices.ContainsFunc(words[max(0, from-1):], func(w string) bool { return gone[w] }) {
		return 0
	}
	for _, m := range known().before.find(words[from:]) {
		c := known().BeforeCues[m.entry]
		if m.end == i-from && (!c.Opens || m.start == 0 && from == 0) && (!c.Office || holderSpeaks(text, words[:from+m.start])) {
			best = louder(best, c.Weight)
		}
	}
	return best
}

// gone are words of what somebody no longer is, at another employer as a rule.
var gone = english.WordSet("former formerly previous previously ex past once worked")

// holderSpeaks reports whether text, with words before an office, is by who holds it, is
// what they sign with, or names them to turn to: "I'm Ana, CTO at Acme", not "We are
// advised by Ana, CTO of Acme".
func holderSpeaks(text string, words []string) bool {
	signs := len(words) <= 4 && !endsSentence(text)
	reports := slices.Contains(words, "report") || slices.Contains(words, "reporting")
	return signs || reports || introduces(words) || asks(words) || slices.Equal(words, []string{"as"})
}

// after weighs the words behind a name that ends before tokens[end]; opens says that
// the name opens its sentence.
func after(text string, tokens []token, end int, opens bool) float64 {
	if end >= len(tokens) || strings.ContainsAny(text[tokens[end-1].end:tokens[end].start], ".!?:;") {
		return 0
	}
	best := 0.0
	for _, m := range known().after.find(lowers(tokens[end:min(end+6, len(tokens))])) {
		if c := known().AfterCues[m.entry]; m.start == 0 && (!c.Opens || opens) {
			best = louder(best, c.Weight)
		}
	}
	if _, form, ok := english.LookupVerb(tokens[end].lower); opens && ok && form == english.Third {
		best = louder(best, 2)
	}
	return best
}

// louder gives the weight that counts: what speaks against a name silences the rest.
func louder(a, b float64) float64 {
	if a < 0 || b < 0 {
		return min(a, b)
	}
	return max(a, b)
}
