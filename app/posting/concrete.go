package posting

import (
	"math"
	"slices"
	"strings"

	"vouchsafe/app/playbook"
)

// concreteness weighs a task: its verb, a number, a named tool or thing.
func concreteness(verb, phrase string, words []string) (float64, string) {
	k := known()
	if k.WeakVerb[verb] {
		return 0, ""
	}
	var reasons []string
	score := k.StrongVerb[verb]
	if score >= 2 {
		reasons = append(reasons, "a verb that ends in something done")
	}
	for i, w := range words {
		// The strongest of "design, build and scale" counts.
		if i > 0 && i < 8 && k.StrongVerb[w] > score && (words[i-1] == "and" || i < 4) {
			score = k.StrongVerb[w]
		}
	}
	things := 0
	for range k.Concrete.find(words) {
		things++
	}
	if things > 0 {
		score += 1 + math.Min(float64(things-1), 2)*0.4
		reasons = append(reasons, "a thing one can point at")
	}
	if slices.ContainsFunc(words, isNumber) {
		score += 1.5
		reasons = append(reasons, "a number")
	}
	if tools := playbook.Tools(phrase); len(tools) > 0 {
		score += 0.5
		reasons = append(reasons, "a named system")
	}
	for _, w := range words {
		if w == "your" || strings.HasSuffix(w, "'s") && len(w) > 4 {
			score += 0.5
			reasons = append(reasons, "a system of theirs")
			break
		}
	}
	if k.Vague.has(words) {
		score -= 2
	}
	if m := k.Thin.find(words); len(m) > 0 && m[0].start <= 2 {
		score -= 2
	}
	switch {
	case len(words) > 13:
		score -= 0.5
	case len(words) <= 4 && len(reasons) < 2:
		score -= 0.7
	}
	if len(reasons) == 0 {
		return score, "a plain duty"
	}
	return score, strings.Join(reasons, ", ")
}
