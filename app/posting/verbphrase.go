package posting

import (
	"strings"

	"vouchsafe/app/english"
)

// verbPhrases splits "Solve X and build Y to prevent Z" into the phrases that each
// have a verb and its object, the whole first.
func verbPhrases(text string) []string {
	text = strings.TrimRight(strings.TrimSpace(text), ".!;: ")
	out := []string{text}
	tokens := tokenise(text)
	if len(tokens) == 0 {
		return nil
	}
	gerund := isGerund(tokens[0].lower)
	start := 0
	for i := 1; i+1 < len(tokens); i++ {
		between := text[tokens[i-1].end:tokens[i].start]
		ownObject := strings.Contains(between, ",") && objectBegins(tokens[i+1].lower) // "own X, retire the Y"
		if tokens[i].lower != "and" && tokens[i].lower != "or" && !strings.Contains(between, ";") && !ownObject {
			continue
		}
		next := i
		if tokens[i].lower == "and" || tokens[i].lower == "or" {
			next = i + 1
		}
		if _, ok := baseOf(tokens[next].lower); !ok || i-start < 2 || isGerund(tokens[next].lower) != gerund {
			continue
		}
		if _, isVerb := baseOf(tokens[i-1].lower); isVerb && (i-1 == start || i-2 >= start && (tokens[i-2].lower == "to" || strings.Contains(text[tokens[i-2].end:tokens[i-1].start], ","))) {
			continue // "design, build and run X": one object for all
		}
		if next+1 < len(tokens) && !objectBegins(tokens[next+1].lower) && next+2 >= len(tokens) {
			continue
		}
		out = append(out, strings.TrimRight(text[tokens[start].start:tokens[i-1].end], ", "))
		start = next
		out = append(out, text[tokens[start].start:])
	}
	if _, deed := headOf(tokens[0].lower); !deed { // "we need the deployment to stop …"
		return out
	}
	for i, t := range tokens {
		// "Write software to improve the latency of our services": the aim is the task.
		if t.lower == "to" && i >= 2 && i+2 < len(tokens) && i <= 12 && !indirect[tokens[i-1].lower] {
			if _, ok := baseOf(tokens[i+1].lower); ok && !doneByObject(tokens[i+2].lower) {
				out = append(out, text[tokens[i+1].start:])
			}
		}
	}
	return out
}

// doneByObject reports whether next, behind the verb of an aim, shows that the object does
// it and not who makes the object: "services to integrate with our partners".
func doneByObject(next string) bool { return english.IsPreposition(next) && next != "from" }

// indirect are the words after which "to" begins a question, no aim: "where to spend it".
var indirect = english.WordSet("where when how what which whom whether")

func objectBegins(w string) bool {
	return english.IsArticle(w) || english.IsPronoun(w) || w == "our"
}

// baseOf gives the base of a verb in its base or gerund form.
func baseOf(w string) (string, bool) {
	v, form, ok := english.LookupVerb(w)
	if !ok && strings.HasSuffix(w, "ing") && len(w) > 6 {
		// "cutting": the verb list does not double what it has as irregular.
		stem := w[:len(w)-3]
		if stem[len(stem)-1] == stem[len(stem)-2] {
			stem = stem[:len(stem)-1]
		}
		if v, _, ok := english.LookupVerb(stem); ok && v.Base == stem {
			return stem, true
		}
	}
	if ok && (form == english.Base || form == english.Gerund || v.Base == w) {
		return v.Base, true
	}
	return "", false
}
