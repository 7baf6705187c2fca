package check

import (
	"slices"
	"strings"

	"vouchsafe/app/english"
)

// grammar finds sentences that came apart: words missing, doubled or left over where
// a sentence was cut or a small model lost its thread. What a careful writer may
// well write, a preposition at the end among it, stands.
func grammar(text string, user bool) []Finding {
	tier := Blocking
	if user {
		tier = Advisory
	}
	words := english.Words(straight(text))
	about, why := "", ""
	switch {
	case len(words) == 0:
		about, why = text, "the sentence is empty"
	case openMark(text):
		about, why = text, "a bracket or quotation mark is open"
	default:
		for _, look := range []func([]english.Word) (string, string){falseStart, joints, verbForms, stopsShort} {
			if about, why = look(words); why != "" {
				break
			}
		}
	}
	if why == "" {
		return nil
	}
	return []Finding{{Tier: tier, Code: "came_apart", Text: about, Why: why, Fix: "write the sentence anew"}}
}

func openMark(text string) bool {
	return strings.Count(text, "(") != strings.Count(text, ")") || strings.Count(text, "\"")%2 != 0 || strings.Count(text, "“") != strings.Count(text, "”")
}

// falseStart: the sentence begins in its middle.
func falseStart(words []english.Word) (string, string) {
	w := words[0]
	switch {
	case w.Punct && strings.ContainsAny(w.Text, ",;:!?)"), w.Text == "and", w.Text == "or", w.Text == "which":
		return w.Text, "the sentence has lost its beginning"
	case w.Text == "Which" && len(words) > 1 && !endsAsQuestion(words):
		if _, f, ok := english.LookupVerb(words[1].Lower); ok && f == english.Past && !english.IsAuxiliary(words[1].Lower) {
			return w.Text + " " + words[1].Text, "the sentence has lost its beginning"
		}
	}
	return "", ""
}

func endsAsQuestion(words []english.Word) bool { return words[len(words)-1].Text == "?" }

var (
	twice       = english.WordSet("had that very")
	adverbials  = english.WordSet("over under about near out up down off inside outside above below in on")
	finite      = english.WordSet("is are was were am has have had")
	whom        = english.WordSet("i we he they them us him these those which")
	coordinates = english.WordSet("and or but nor")
	possessives = english.WordSet("my our your his her their its")
)

// joints finds two words that never stand side by side.
func joints(words []english.Word) (string, string) {
	for i := 1; i < len(words); i++ {
		a, b := words[i-1], words[i]
		both := a.Text + " " + b.Text
		article := english.IsArticle(a.Lower) && (a.Text != "A" || i == 1)
		switch {
		case a.Punct:
		case a.Lower == b.Lower && !twice[a.Lower] && a.Text == b.Text && !isNumber(a.Text):
			return both, "a word stands twice"
		case article && (english.IsArticle(b.Lower) || finite[b.Lower] || whom[b.Lower] || b.Text == "," || b.Text == ";" || b.Text == ":"),
			article && a.Text != "A" && english.IsConjunction(b.Lower) && b.Lower != "while" && b.Lower != "if",
			article && english.IsPreposition(b.Lower) && (!adverbials[b.Lower] || i+1 < len(words) && english.IsArticle(words[i+1].Lower)),
			possessives[a.Lower] && a.Lower != "her" && english.IsArticle(b.Lower):
			return both, "an article has no noun"
		case a.Lower == "i" && b.Punct && b.Text != "'" && b.Text != "\"" && (i < 2 || words[i-2].Lower != "and"),
			a.Lower == "i" && english.IsArticle(b.Lower) && (i < 2 || words[i-2].Lower != "and" && words[i-2].Lower != "than"), a.Lower == "i's":
			return both, "a verb is missing"
		case coordinates[a.Lower] && coordinates[b.Lower], a.Lower == "from" && b.Lower == "to",
			english.IsPreposition(a.Lower) && b.Lower == "of" && a.Lower != "out" && a.Lower != "off" && (i < 2 || !stranded(words[:i-1])),
			english.IsPreposition(a.Lower) && !particle[a.Lower] && coordinates[b.Lower] && !stranded(words[:i-1]):
			return both, "a word is missing between them"
		}
	}
	return "", ""
}

var (
	modals       = english.WordSet("did do does could would can will should might must")
	passiveGives = english.WordSet("give tell ask show offer teach pay send hand award grant promise lend leave call name make elect buy allow deny refuse assign")
	wanting      = english.WordSet("want manage like hope plan need try wish aim")
)

// verbForms finds verbs in a form that what stands before them does not take.
func verbForms(words []english.Word) (string, string) {
	const why = "a verb has the wrong form here"
	for i := 1; i+1 < len(words); i++ {
		a, b, next := words[i-1], words[i], words[i+1]
		v, f, ok := english.LookupVerb(b.Lower)
		if !ok || f != english.Past && f != english.Participle {
			continue
		}
		object := english.IsArticle(next.Lower) || possessives[next.Lower]
		past := v.Base != b.Lower // "cut" is both
		_, af, averb := english.LookupVerb(a.Lower)
		mine := i > 1 && (words[i-2].Lower == "i" || words[i-2].Lower == "we" || words[i-2].Lower == "have" || words[i-2].Lower == "i've")
		switch {
		case (a.Lower == "am" || a.Lower == "was" || a.Lower == "i'm") && object && !passiveGives[v.Base] && subjectIsMe(words[:i]),
			modals[a.Lower] && past && object && !english.IsFunction(b.Lower),
			a.Lower == "to" && past && object,
			a.Lower == "to" && past && i > 1 && isWanting(words[i-2].Lower),
			averb && mine && af != english.Gerund && af != english.Base && object && !english.IsFunction(a.Lower) && !english.IsFunction(b.Lower) && a.Lower != "got" && a.Lower != "kept":
			return a.Text + " " + b.Text, why
		}
	}
	return "", ""
}

func subjectIsMe(words []english.Word) bool {
	for _, w := range words[max(0, len(words)-2):] {
		if w.Lower == "i" || w.Lower == "i'm" {
			return true
		}
	}
	return false
}

func isWanting(w string) bool {
	v, _, ok := english.LookupVerb(w)
	return ok && wanting[v.Base]
}

// particle words end a clause by themselves: "I moved on", "we started up".
var particle = english.WordSet("up down out over off in on through across within by about since before after around along under inside outside behind beyond near")

// stopsShort finds a sentence that ends where one cannot.
func stopsShort(words []english.Word) (string, string) {
	last := len(words) - 1
	for last > 0 && words[last].Punct {
		last--
	}
	w, before := words[last].Lower, ""
	if last > 0 {
		before = words[last-1].Lower
	}
	_, _, verbBefore := english.LookupVerb(before)
	short := false
	switch {
	case english.IsArticle(w):
		short = words[last].Text != "A"
	case coordinates[w], w == "because", w == "although", w == "whereas", possessives[w] && w != "her" && w != "his":
		short = true
	case w == "which":
		short = !english.IsAuxiliary(before) && !verbBefore
	case w == "that":
		short = last > 0 && !english.IsFunction(before) && !verbBefore
	case w == "i":
		short = before != "and" && before != "than" && before != "as"
	case w == "to" && verbBefore && !english.IsFunction(before):
		short = !elliptical(words[:last])
	case english.IsPreposition(w) && !particle[w]:
		short = !stranded(words[:last])
	}
	if short {
		return words[last].Text, "the sentence stops short"
	}
	return "", ""
}

// elliptical: "where he was told to", "more than I wanted to", "the one I wanted to move to".
func elliptical(words []english.Word) bool {
	for _, w := range words {
		switch w.Lower {
		case "than", "as", "if", "where", "when", "wherever", "whenever", "until", "unless", "what", "who", "nobody":
			return true
		}
	}
	return !isWanting(words[len(words)-1].Lower) && stranded(words)
}

var relatives = english.WordSet("which that what who whom whose where how")
var subjects = english.WordSet("i we you they he she it one people nobody everyone everybody somebody someone most some many the our my your their")

// stranded reports whether a preposition behind these words may stand alone: they
// hold a clause about something named before ("the job I came for", "what it is made
// of", "nobody left to hand it to").
func stranded(words []english.Word) bool {
	for i, word := range slices.Backward(words) {
		w := word.Lower
		if relatives[w] {
			if i+1 < len(words) { // "…, which led to" has lost its object
				v, f, verb := english.LookupVerb(words[i+1].Lower)
				if verb && f == english.Past && i+2 >= len(words) && v.Base != "be" && w != "what" {
					return false
				}
			}
			return true
		}
		if i == 0 {
			break
		}
		before := words[i-1]
		subject, _, _ := strings.Cut(w, "'")
		_, form, verb := english.LookupVerb(before.Lower)
		verb = verb && (form == english.Past || form == english.Gerund) // "a service people rely on"
		noun := !before.Punct && (!verb && !english.IsFunction(before.Lower) || before.Lower == "one" || before.Lower == "ones" || before.Lower == "something" || before.Lower == "nothing")
		if subjects[subject] && noun && i+1 < len(words) && !openingPhrase(words[:i]) {
			return true
		}
		if w == "to" && i+1 < len(words) && (before.Lower == "left" || before.Lower == "one" || before.Lower == "nobody" || before.Lower == "nothing" || before.Lower == "something" || before.Lower == "someone") {
			return true
		}
	}
	return false
}

// openingPhrase: "At Claywell I …", "In my first 90 days I …": no clause hangs on its noun.
func openingPhrase(words []english.Word) bool {
	if !english.IsPreposition(words[0].Lower) {
		return false
	}
	for _, w := range words {
		if w.Punct || english.IsPronoun(w.Lower) && !possessives[w.Lower] || finite[w.Lower] {
			return false
		}
	}
	return true
}

func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
