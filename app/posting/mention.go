package posting

import (
	"strings"

	"vouchsafe/app/english"
)

// mentionCue is what stands before or behind a name, see company.yaml.
type mentionCue struct {
	Weight  float64
	Opens   bool
	Phrases []string
}

// before weighs the words in front of a name that begins at tokens[i].
func before(text string, tokens []token, i int) float64 {
	from := i
	for from > 0 && i-from < 4 && !strings.ContainsAny(text[tokens[from-1].end:tokens[from].start], ".!?:;,") {
		from--
	}
	best := 0.0
	for _, m := range known().before.find(lowers(tokens[from:i])) {
		c := known().BeforeCues[m.entry]
		if m.end == i-from && (!c.Opens || m.start == 0 && from == 0) {
			best = louder(best, c.Weight)
		}
	}
	return best
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
