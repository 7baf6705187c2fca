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
	tokens := tokenise(phrase)
	for i := 2; i < len(tokens); i++ {
		between := phrase[tokens[i-1].end:tokens[i].start]
		w := tokens[i].lower
		next := ""
		if i+1 < len(tokens) {
			next = tokens[i+1].lower
		}
		cut := strings.ContainsAny(between, ";:–—?!") || strings.Contains(between, " - ") || strings.Contains(between, "--") || strings.Contains(between, ". ")
		comma := strings.Contains(between, ",")
		switch {
		case w == "ensuring" || w == "leveraging" || w == "e.g" || w == "i.e" || w == "etc" || w == "including" || w == "so" && next == "that" || w == "in" && next == "order" || w == "as" && next == "well":
			cut = true
		case comma && w == "and" && next == "to", w == "while", w == "such" && next == "as" || w == "to" && (next == "ensure" || next == "meet" || next == "support") && i > 3:
			cut = true
		case comma && (w == "which" || w == "then" || w == "who" || w == "where" || w == "while" || w == "with" || w == "from" || w == "following" || w == "helping" || w == "so" || w == "but" || w == "because" || w == "thereby" || w == "whether" || w == "especially" || w == "along"):
			cut = true
		case comma && isGerund(w) && !isGerund(tokens[0].lower):
			cut = !(i+1 < len(tokens) && (next == "and" || next == "or" || strings.Contains(phrase[tokens[i].end:tokens[i+1].start], ",")))
		case comma && strings.HasSuffix(w, "ly") && strings.HasSuffix(next, "ing"), w == "with" && next == "a" && i+2 < len(tokens) && tokens[i+2].lower == "focus":
			cut = true
		case (w == "using" || w == "with" || w == "in" || w == "on" || w == "like" || w == "based" || w == "via" || w == "through") && len(playbook.Tools(phrase[tokens[i].start:])) >= 2 && listsTools(phrase[tokens[i].start:]):
			cut = true
		}
		if cut {
			return dropDangling(phrase[:tokens[i-1].end])
		}
	}
	return dropDangling(phrase)
}

// listsTools reports whether tools follow at once: "based on Prometheus, Thanos and Loki".
func listsTools(s string) bool {
	tools := playbook.Tools(s)
	return len(tools) >= 2 && tools[0].Start < 24
}

func isGerund(w string) bool {
	_, form, ok := english.LookupVerb(w)
	return ok && form == english.Gerund
}

// dropPuff takes adjectives and adverbs without content out, with the commas and
// "and" that joined them.
func dropPuff(phrase string) string {
	k := known()
	words := strings.Fields(phrase)
	var out []string
	for i := 0; i < len(words); i++ {
		w := strings.ToLower(strings.Trim(words[i], ",.;"))
		if i > 0 && (k.puffWords[w] || k.fillers[w]) {
			joined := strings.HasSuffix(words[i], ",")
			nextAnd := i+1 < len(words) && (words[i+1] == "and" || words[i+1] == "or")
			prevComma := len(out) > 0 && strings.HasSuffix(out[len(out)-1], ",")
			prevAnd := len(out) > 0 && (out[len(out)-1] == "and" || out[len(out)-1] == "or")
			switch {
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

var softCut = wordSet("to by with for across using based that when while as through in on at within and from into via or under")

// infinitives puts the leading verbs of a phrase into their base form:
// "Building, running and tuning X" becomes "build, run and tune X".
func infinitives(phrase string) string {
	tokens := tokenise(phrase)
	if len(tokens) == 0 {
		return ""
	}
	gerund := isGerund(tokens[0].lower)
	var b strings.Builder
	at := 0
	leading := true
	for i, t := range tokens {
		word := phrase[t.start:t.end]
		base, ok := baseOf(t.lower)
		switch {
		case i == 0 && ok:
			word = base
		case leading && ok && (isGerund(t.lower) == gerund):
			word = base
		case leading && (t.lower == "and" || t.lower == "or"):
		case i > 0 && i+1 < len(tokens) && ok && gerund && isGerund(t.lower) && tokens[i-1].lower == "and":
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
		case "you", "your", "yours", "yourself", "you'll", "you're", "i", "me", "my", "this", "these", "those", "his", "her", "he", "she", "here", "above", "below":
			return "", false
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
	return dropDangling(strings.TrimSpace(b.String())), true
}
