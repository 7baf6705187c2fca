package evidence

import (
	"strings"

	"vouchsafe/app/english"
)

// opensDeed tells a verb at the head of a bullet from a noun that looks like one
// ("Lead engineer on …", "Design patterns", "Research assistant").
func opensDeed(words []english.Word, form english.Form) bool {
	v, _, _ := english.LookupVerb(words[0].Lower)
	switch form {
	case english.Base, english.Third:
	case english.Past, english.Participle:
		next := words[1]
		if happened(v.Base, next) || english.Adjectival(words[0].Lower) && (!takesObject(next) || words[0].Lower == "certified") && !reaches(words) {
			return false
		}
		if _, f, ok := english.LookupVerb(next.Lower); ok && f == english.Gerund {
			return true
		}
		return next.Lower != "by" && next.Text != ":" && next.Text != "|"
	case english.Gerund:
		if english.GerundNoun(words[0].Lower) && !takesObject(words[1]) && (words[0].Lower == "opening" || words[0].Lower == "closing" || !pluralHead(words[1:])) {
			return false // "Opening shifts", "Training material for the desk"
		}
		if words[0].Lower == "leading" && !takesObject(words[1]) && !pluralHead(words[1:]) {
			return false // "Leading provider of …"
		}
		return !words[1].Punct && words[1].Lower != "of" && v.Base != "use" && v.Base != "include" && v.Base != "accord"
	}
	next := words[1]
	if english.WantsArticle(words[0].Lower) && (next.Lower == "for" || next.Lower == "that" || next.Lower == "which") {
		return false // "Service for sending email"
	}
	if next.Punct || next.Lower == "of" || next.Lower == "source" || next.Lower == "by" {
		return false // "Host of a meetup", "Open source library"
	}
	if _, f, ok := english.LookupVerb(next.Lower); ok && f == english.Past && form == english.Base && words[0].Lower != v.Past {
		return false // "Research integrated into …"
	}
	if english.IsArticle(next.Lower) || english.IsPronoun(next.Lower) || english.IsPreposition(next.Lower) || next.Lower == "and" {
		return true
	}
	if len(Quantities(next.Text)) > 0 {
		return true
	}
	leads := words[0].Lower == "lead" || words[0].Lower == "support" || words[0].Lower == "drive"
	if form == english.Base && english.NounToo(words[0].Lower) && !takesObject(next) && !pluralHead(words[1:]) && (!leads || !strings.HasSuffix(next.Lower, "ing")) {
		return false // "Lead nurse for …", "Design system: 48 components"
	}
	if bareList(words) {
		return false // "Design patterns, algorithms and data structures"
	}
	// "Manage Kubernetes clusters": a capital or a plural after a base verb is an object;
	// "Lead engineer", "Research assistant": a singular person noun is a title.
	for _, suffix := range []string{"er", "or", "ant", "ist", "ian", "ent", "ead"} {
		if strings.HasSuffix(next.Lower, suffix) && !strings.HasSuffix(next.Lower, "ment") {
			return false
		}
	}
	return len(words) > 3
}

// takesObject reports whether a word can only be the object of the verb before it.
func takesObject(next english.Word) bool {
	return english.IsArticle(next.Lower) || english.IsPronoun(next.Lower) || next.Text != next.Lower || len(Quantities(next.Text)) > 0 || next.Lower == "all" || next.Lower == "new"
}

// reaches reports whether a deed says where it went: "Applied caching to the menu".
func reaches(words []english.Word) bool {
	for _, w := range words[2:] {
		if w.Lower == "to" || w.Lower == "into" || w.Lower == "across" || w.Lower == "among" {
			return true
		}
	}
	return false
}

// pluralHead reports whether the noun group that begins words ends in a plural, or
// goes on with "of", so that a verb must stand before it.
func pluralHead(words []english.Word) bool {
	end := 0
	for end < len(words) && !words[end].Punct && !english.IsFunction(words[end].Lower) {
		end++
	}
	if end == 0 {
		return true
	}
	head := words[end-1].Lower
	if end < len(words) && (words[end].Lower == "of" || words[end].Lower == "and") {
		return !strings.HasSuffix(head, "er") && !strings.HasSuffix(head, "or") || english.WantsArticle(head)
	}
	return strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") && !strings.HasSuffix(head, "sis") && !strings.HasSuffix(head, "us")
}

// bareList: nouns and commas, and nothing said of them.
func bareList(words []english.Word) bool {
	comma := false
	for _, w := range words {
		comma = comma || w.Text == ","
		if english.IsArticle(w.Lower) || english.IsPreposition(w.Lower) || english.IsPronoun(w.Lower) || digit(w.Text[0]) {
			return false
		}
	}
	return comma
}

// titled reports whether a label is written as a name or a title: every word of
// it, of two or more, has its capital.
func titled(label string) bool {
	words := strings.Fields(strings.Trim(label, " :-–—"))
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' && !english.IsFunction(w) {
			return false
		}
	}
	return len(words) > 1
}

// happened tells what was done to the person or the thing from what they did:
// "Promoted to …", "Awarded …", "Featured in …".
func happened(verb string, next english.Word) bool {
	switch verb {
	case "award", "nominate", "elect", "rank", "honour", "honor", "recognise", "recognize", "appoint", "name", "hire", "cite":
		return true
	case "promote", "feature", "select", "accept", "adopt", "invite", "publish", "choose", "certify", "recruit", "admit":
		return english.IsPreposition(next.Lower) || verb == "invite" && !strings.HasSuffix(next.Lower, "s") && !english.IsArticle(next.Lower)
	}
	return false
}
