package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// toldInProse recognises a bullet that tells what happened and then, in a sentence
// of its own, what the person did: "A certificate expired. I renewed it by hand."
func toldInProse(text string, c *playbook.Common) (Deed, bool) {
	list := toldParts(starRe.ReplaceAllStringFunc(readable(text, c), func(m string) string { return strings.ToUpper(m[len(m)-1:]) }))
	if len(list) < 2 || len(list) > 4 {
		return Deed{}, false
	}
	if _, ok := parseDeed(list[0]); ok {
		return Deed{}, false
	}
	if told := happenedThen(strings.Join(list, "; ")); told != nil {
		return Deed{Narrative: told}, true
	}
	mine := false
	for i, s := range list {
		words := strings.Fields(s)
		if len(words) < 3 {
			return Deed{}, false
		}
		_, form, ok := english.LookupVerb(words[1])
		mine = mine || i > 0 && (words[0] == "I" || words[0] == "We") && ok && form != english.Gerund
		list[i] = strings.TrimRight(s, ". ")
	}
	return Deed{Narrative: list}, mine
}

// toldParts splits a bullet at its full stops, and at the semicolons of one that has
// none.
func toldParts(s string) []string {
	list := english.Sentences(s)
	if len(list) == 1 {
		list = strings.Split(list[0], "; ")
	}
	return list
}

// starRe finds the labels of a story told by the book.
var starRe = regexp.MustCompile(`(?:^|\b)(?:Situation|Task|Action|Result|Impact|Problem|Solution|Outcome|Challenge|Context): \w`)

// yearLabelRe finds "2019: storage array failed".
var yearLabelRe = regexp.MustCompile(`^((?:19|20)\d\d): (?:the )?`)

// happenedThen tells "The build took 6 hours; partitioned it by shop, now 48 min" as
// sentences; nil where a bullet does not first tell what was, then what was done.
func happenedThen(s string) []string {
	list := strings.Split(s, "; ")
	if len(list) < 2 || len(list) > 4 {
		return nil
	}
	for i, c := range list {
		list[i] = strings.TrimRight(strings.TrimSpace(c), ". ")
	}
	list[0] = yearLabelRe.ReplaceAllString(list[0], "In $1 the ")
	first := english.Words(list[0])
	_, _, verb := english.LookupVerb(first[0].Lower)
	if len(first) < 4 || verb || english.IsPronoun(first[0].Lower) || !finiteVerb(first[1:], 14) && !finiteVerb(first[2:], 14) {
		return nil
	}
	out := []string{english.Capital(definite(list[0], first))}
	mine := false
	for _, c := range list[1:] {
		words := english.Words(c)
		if len(words) < 2 {
			return nil
		}
		_, form, ok := english.LookupVerb(words[0].Lower)
		switch {
		case ok && past(form) && !finiteVerb(words[1:], 3) && (words[1].Lower == "by" || opensDeed(append(words, words[len(words)-1]), form)):
			told, now, _ := strings.Cut(c, ", now ")
			if words[1].Lower == "by" {
				told = words[0].Text + " it" + told[words[0].End:]
			}
			out, mine = append(out, "I "+english.LowerFirst(told)), true
			if now != "" && digit(now[0]) {
				out = append(out, "It is now "+now)
			} else if now != "" {
				return nil
			}
		case wentRe.MatchString(c):
			m := wentRe.FindStringSubmatch(c)
			out = append(out, english.Capital(english.Articled(m[1], "the"))+" went "+m[2])
		case finiteVerb(words[1:], 10):
			out = append(out, english.Capital(english.Articled(c, "the")))
		default:
			return nil
		}
	}
	if !mine {
		return nil
	}
	return out
}

// definite writes the article of the thing that a sentence of notes begins with:
// "Nightly build took 6 hours".
func definite(s string, words []english.Word) string {
	if told := english.Articled(s, "the"); told != s {
		return told
	}
	low := english.LowerFirst(words[0].Text)
	_, _, verb := english.LookupVerb(words[1].Lower)
	if low == words[0].Text || english.IsFunction(low) || strings.HasSuffix(low, "s") || !english.Nominal(low) || words[1].Text != words[1].Lower || english.IsFunction(words[1].Lower) || verb && !english.NounToo(words[1].Lower) {
		return s
	}
	return "the " + english.LowerFirst(s)
}
