package posting

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// trimClauses cuts a phrase where an afterthought begins: a relative clause, a
// purpose that says nothing, an enumeration of examples, a list of tools.
func trimClauses(phrase string) string {
	if i := strings.Index(phrase, ", "); i > 0 && len(strings.Fields(phrase[:i])) > 3 && !joinsLater.MatchString(phrase[i:]) {
		phrase = phrase[:i] // a second thing set behind a comma
	}
	tokens := tokenise(phrase)
	for i := 2; i < len(tokens); i++ {
		if afterthought(phrase, tokens, i) {
			return dropDangling(phrase[:tokens[i-1].end])
		}
	}
	return dropDangling(phrase)
}

var joinsLater = regexp.MustCompile(`(?i)\b(?:and|or|to|by)\b|&|/`)

var (
	// An afterthought begins with one of these wherever it stands, …
	trailing = english.WordSet("ensuring leveraging e.g i.e etc including while")
	// … with one of these behind a comma, …
	trailingClause = english.WordSet("which then who where with from following helping so but because thereby whether especially along")
	// … or with "and" and one of these, …
	subjects = english.WordSet("we you it they i we'll you'll we're you're")
	// … and with one of these pairs.
	trailingPairs = english.WordSet("so-that in-order as-well such-as")
	// Before one of these a list of tools is left out.
	toolsFollow = english.WordSet("using with in on like based via through")
)

// afterthought reports whether word i of a phrase begins what it can do without.
func afterthought(phrase string, tokens []token, i int) bool {
	between := phrase[tokens[i-1].end:tokens[i].start]
	w, next, third := tokens[i].lower, "", ""
	if i+1 < len(tokens) {
		next = tokens[i+1].lower
	}
	if i+2 < len(tokens) {
		third = tokens[i+2].lower
	}
	switch {
	case strings.ContainsAny(between, ";:–—?!"), strings.Contains(between, " - "), strings.Contains(between, "--"), strings.Contains(between, ". "):
		return true
	case trailing[w], trailingPairs[w+"-"+next]:
		return true
	case w == "with" && next == "a" && third == "focus":
		return true
	case w == "to" && i > 3 && (next == "ensure" || next == "meet" || next == "support"):
		return true
	case toolsFollow[w] && listsTools(phrase[tokens[i].start:]):
		return true
	case !strings.Contains(between, ","):
		return false
	case trailingClause[w], w == "and" && next == "to", w == "and" && subjects[next]:
		return true
	case isGerund(w) && !isGerund(tokens[0].lower):
		inList := next == "and" || next == "or" || next != "" && strings.Contains(phrase[tokens[i].end:tokens[i+1].start], ",")
		return !inList
	}
	return strings.HasSuffix(w, "ly") && strings.HasSuffix(next, "ing") // ", mostly consisting of …"
}

// listsTools reports whether tools follow at once: "based on Prometheus, Thanos and Loki".
func listsTools(s string) bool {
	tools := playbook.Tools(s)
	return len(tools) >= 2 && tools[0].Start < 24
}

func isGerund(w string) bool {
	if _, form, ok := english.LookupVerb(w); ok {
		return form == english.Gerund
	}
	_, verb := baseOf(w)
	return verb && strings.HasSuffix(w, "ing")
}

// isThird reports whether w is a verb as a description of the holder has it ("Maintains").
func isThird(w string) bool {
	_, form, ok := english.LookupVerb(w)
	return ok && form == english.Third
}

// headOf gives the base of the verb a duty begins with, in any form duties have.
func headOf(w string) (string, bool) {
	if v, form, ok := english.LookupVerb(w); ok && form == english.Third {
		return v.Base, true
	}
	return baseOf(w)
}

// dropPuff takes adjectives and adverbs without content out, with the commas and
// "and" that joined them.
func dropPuff(phrase string) string {
	k := known()
	words := strings.Fields(phrase)
	var out []string
	for i := 0; i < len(words); i++ {
		w := strings.ToLower(strings.Trim(words[i], ",.;"))
		if i > 0 && (k.PuffWords[w] || k.Fillers[w]) {
			joined := strings.HasSuffix(words[i], ",")
			nextAnd := i+1 < len(words) && (words[i+1] == "and" || words[i+1] == "or")
			prevComma := len(out) > 0 && strings.HasSuffix(out[len(out)-1], ",")
			prevAnd := len(out) > 0 && (out[len(out)-1] == "and" || out[len(out)-1] == "or")
			switch {
			case prevAnd && k.Fillers[w]: // "tested and highly available"
			case prevAnd && !joined && !nextAnd && i+1 < len(words):
				// "tested and robust services": the "and" goes too, unless verbs stand before it.
				if len(out) >= 2 {
					if _, verb := baseOf(strings.ToLower(strings.Trim(out[len(out)-2], ","))); !verb {
						out = out[:len(out)-1]
					}
				}
			case nextAnd && !prevComma:
				i++ // "robust and tested services"
			case i+1 >= len(words) && prevAnd:
				out = out[:len(out)-1]
			}
			continue
		}
		out = append(out, words[i])
	}
	return strings.TrimRight(strings.Join(out, " "), ", ")
}

// limitWords cuts at the last good boundary that leaves at most limit words.
func limitWords(phrase string, limit int) string {
	tokens := tokenise(phrase)
	if len(tokens) <= limit {
		return phrase
	}
	best := 0
	for i := 4; i <= limit; i++ {
		between := phrase[tokens[i-1].end:tokens[i].start]
		w := tokens[i].lower
		if strings.Contains(between, ",") || softCut[w] && !softCut[tokens[i-1].lower] {
			best = i
		}
	}
	if best == 0 {
		return ""
	}
	if _, verb := baseOf(tokens[best-1].lower); verb && best > 4 && tokens[best-2].lower == "to" {
		best -= 2 // "… mortgages to automate | and orchestrate"
	}
	return dropDangling(phrase[:tokens[best-1].end])
}

var softCut = english.WordSet("to by with for across using based that when while as through in on at within and from into via or under")

// infinitives puts the leading verbs of a phrase into their base form:
// "Building, running and tuning X" becomes "build, run and tune X".
func infinitives(phrase string) string {
	tokens := tokenise(phrase)
	if len(tokens) == 0 {
		return ""
	}
	gerund, third := isGerund(tokens[0].lower), isThird(tokens[0].lower)
	var b strings.Builder
	at := 0
	leading := true
	for i, t := range tokens {
		word := phrase[t.start:t.end]
		base, ok := baseOf(t.lower)
		if third {
			base, ok = headOf(t.lower)
			ok = ok && (isThird(t.lower) || !leading)
		}
		switch {
		case i == 0 && ok:
			word = base
		case leading && ok && (isGerund(t.lower) == gerund):
			word = base
		case leading && (t.lower == "and" || t.lower == "or"):
		case i > 0 && i+1 < len(tokens) && ok && (gerund && isGerund(t.lower) || third && isThird(t.lower)) && tokens[i-1].lower == "and":
			word = base
		default:
			leading = false
		}
		b.WriteString(phrase[at:t.start])
		b.WriteString(word)
		at = t.end
	}
	b.WriteString(phrase[at:])
	return doubleHead.ReplaceAllString(strings.TrimSpace(b.String()), "$1 and ")
}

// doubleHead is the comma of "develop, and maintain".
var doubleHead = regexp.MustCompile(`^(\w+), and `)

// turnPronouns addresses the company: what is ours becomes yours. A phrase that
// speaks of the applicant, or of something named only before, cannot be turned.
func turnPronouns(phrase string) (string, bool) {
	tokens := tokenise(phrase)
	var b strings.Builder
	at := 0
	for i, t := range tokens {
		word := phrase[t.start:t.end]
		switch t.lower {
		case "our":
			word = "your"
		case "ours":
			word = "yours"
		case "we", "us":
			word = "you"
		case "we're":
			word = "you're"
		case "we've":
			word = "you've"
		case "we'll":
			word = "you'll"
		case "ourselves":
			word = "yourselves"
		case "you", "your", "yours", "yourself", "you'll", "you're", "i", "me", "my", "this", "these", "those", "his", "her", "he", "she", "here":
			return "", false
		case "above", "below":
			if i+1 == len(tokens) || !isNumber(tokens[i+1].lower) && !english.IsArticle(tokens[i+1].lower) { // what stands there
				return "", false
			}
		case "it", "them", "they", "it's", "they're":
			if i < 4 { // nothing before it that it could mean
				return "", false
			}
		case "that":
			if i == 1 {
				return "", false
			}
		case "is", "are":
			if i == 1 {
				return "", false
			}
		}
		b.WriteString(phrase[at:t.start])
		b.WriteString(word)
		at = t.end
	}
	b.WriteString(phrase[at:])
	turned := strings.TrimSpace(b.String())
	if n := len(tokens); n > 0 && tokens[n-1].lower == "us" { // "what they ask of us": no beginning of a clause
		return turned, true
	}
	return dropDangling(turned), true
}
