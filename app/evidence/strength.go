package evidence

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
)

// strength tells how much a claim may say: what the reader understood of the person's
// part, and of what they did themselves, what its verbs say.
func strength(d Deed, m meaning.Meaning, p *playbook.Pack) string {
	switch m.Part {
	case meaning.Help, meaning.None:
		return TookPart
	case meaning.Lead:
		return Led
	case meaning.Own:
		if onCallRe.MatchString(d.text()) {
			return OnCall
		}
		return Operated
	default:
	}
	rank := map[string]int{Operated: 3, Led: 2, Built: 1, Designed: 0}
	best := Built
	for i, word := range strings.FieldsFunc(d.Verbs, func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == '&' }) {
		got := VerbStrength(word, p.Common)
		if got == TookPart {
			return TookPart // nobody is told to have done what the line's own verb does not say
		}
		if at, ok := rank[got]; ok && (i == 0 || at > rank[best]) {
			best = got
		}
	}
	return best
}

var onCallRe = regexp.MustCompile(`(?i)\bon[- ]call\b|\bpager\b`)

// VerbStrength tells how much one verb claims; "" for a word that is no verb.
func VerbStrength(word string, c *playbook.Common) string {
	v, _, ok := english.LookupVerb(strings.Trim(word, ".,;:"))
	if !ok {
		return ""
	}
	for _, class := range []string{TookPart, OnCall, Led, Designed, Operated} {
		if slices.Contains(c.Strength[class], v.Base) {
			return class
		}
	}
	return Built
}
