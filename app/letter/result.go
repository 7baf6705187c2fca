package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// result is a measured effect that the resume itself ties to the deed.
type result struct {
	Tail   string // as the resume has it: "reducing fraudulent charges by 18%"
	Clause string // "reduced fraudulent charges by 18%": behind "That" or "which"
	Moved  string // "fraudulent charges fell by 18%"; "" where the words do not allow it
}

// moves says how a measured thing went, by the verb or noun that moved it.
var moves = map[string]string{"reduce": "fell", "cut": "fell", "lower": "fell", "decrease": "fell", "shrink": "shrank", "drop": "fell",
	"increase": "rose", "raise": "rose", "boost": "rose", "grow": "grew", "improve": "improved", "shorten": "fell",
	"reduction": "fell", "fall": "fell", "growth": "grew", "improvement": "improved", "gain": "rose", "rise": "rose"}

var (
	movedRe = regexp.MustCompile(`^(\w+) (.+?) (by|from) (\S.*)$`)
	// "a 30% increase in system efficiency", "40% performance improvement"
	nounRe    = regexp.MustCompile(`^(?:resulting in|leading to|achieving|delivering|yielding|driving|bringing|reali[sz]ing|producing) (?:an? |about an? )?(\d[\d.,]*(?:%|x)) (reduction|decrease|drop|increase|improvement|gain|growth|boost|rise) (?:in|of) (.+)$`)
	nounEndRe = regexp.MustCompile(`^(?:resulting in|leading to|achieving|delivering|yielding|driving|bringing|producing) (?:an? )?(\d[\d.,]*(?:%|x)) ([a-z][a-z -]+?) (reduction|decrease|drop|increase|improvement|gain|growth|boost|rise)$`)
	// An effect told in a relative clause at the end of the object.
	relativeRe = regexp.MustCompile(`^(.{12,}?),? (?:that|which) (led to|leads to|resulted in|results in|drove up|drives up|increased|reduced|improved|cut|decreased|lowered|raised|saved) (.+)$`)
	causeRe    = regexp.MustCompile(`(?i)[ ,]+(?:through|by \w+ing|via|thereby|while|and \w+ing|thus|as part of)\b.*$|,.*$`)
)

// resultOf reads a measured effect; ok is false for a tail without a figure and
// for one that tells no effect.
func resultOf(tail string) (r result, ok bool) {
	if len(evidence.Quantities(tail)) == 0 {
		return r, false
	}
	head := strings.ToLower(first(tail))
	v, form, known := english.LookupVerb(head)
	if head == "resulting" {
		v, form, known = english.Verb{Base: "result", Past: "resulted"}, english.Gerund, true
	}
	if !known || form != english.Gerund && !strings.HasPrefix(tail, "resulting in ") && !strings.HasPrefix(tail, "leading to ") {
		return r, false
	}
	if !effect(v.Base) && moves[v.Base] == "" && !nounRe.MatchString(tail) && !nounEndRe.MatchString(tail) && head != "resulting" && head != "leading" {
		return r, false
	}
	tail = upToFigure(tail)
	r = result{Tail: tail, Clause: v.Past + english.Articled(tail[len(head):], "the")}
	switch {
	case nounRe.MatchString(tail):
		m := nounRe.FindStringSubmatch(tail)
		r.Moved = moved(m[3], moves[m[2]], "by "+m[1])
	case nounEndRe.MatchString(tail):
		m := nounEndRe.FindStringSubmatch(tail)
		r.Moved = moved(m[2], moves[m[3]], "by "+m[1])
	default:
		if m := movedRe.FindStringSubmatch(tail); len(m) == 5 && (m[3] == "by" || strings.Contains(m[4], " to ")) {
			r.Moved = moved(m[2], moves[v.Base], m[3]+" "+m[4])
		}
	}
	if head == "achieving" || head == "delivering" || head == "yielding" || head == "driving" || head == "bringing" {
		if r.Moved == "" {
			return result{}, false
		}
		r.Clause = "" // "That achieved …" is nobody's English
	}
	return r, true
}

// moved says that a thing fell or rose; "" where it is too long to be a subject or
// has figures of its own.
func moved(thing, move, how string) string {
	if move == "" || thing == "" || wordCount(thing) > 6 || wordCount(how) > 7 || strings.ContainsAny(thing, ",;") || strings.Contains(thing, " and ") || len(evidence.Quantities(thing)) > 0 || len(evidence.Quantities(how)) == 0 {
		return ""
	}
	return english.Articled(thing, "the") + " " + move + " " + how
}

// upToFigure drops what stands behind the last figure's noun group and has no
// figure or place of its own ("by 18% through a new architecture").
func upToFigure(tail string) string {
	list := evidence.Quantities(tail)
	end := list[len(list)-1].End
	rest := tail[end:]
	if strings.HasPrefix(rest, " uptime") || len(rest) == 0 {
		return tail
	}
	if m := causeRe.FindStringIndex(rest); m != nil {
		rest = rest[:m[0]]
	}
	return tail[:end] + rest
}

// resultsInside takes measured effects out of an object that ends with them: "an
// optimization reducing latency by 73%", "a bar that drove up retention by 15%".
func resultsInside(object string) (rest string, tails []string) {
	if m := relativeRe.FindStringSubmatch(object); len(m) == 4 && len(evidence.Quantities(m[3])) > 0 && wordCount(m[3]) <= 12 {
		head, more, _ := strings.Cut(m[2], " ")
		if v, _, ok := english.LookupVerb(head); ok {
			gerund := v.Gerund
			if more == "up" {
				gerund, more = "increasing", ""
			}
			return m[1], []string{strings.TrimSpace(strings.Join(strings.Fields(gerund+" "+more+" "+m[3]), " "))}
		}
	}
	words := english.Words(object)
	for i := 2; i+2 < len(words); i++ {
		v, form, ok := english.LookupVerb(words[i].Lower)
		if words[i].Lower == "resulting" {
			form, ok = english.Gerund, true
		}
		if !ok || form != english.Gerund || !effect(v.Base) && words[i].Lower != "resulting" || words[i-1].Punct || english.IsPreposition(words[i-1].Lower) || english.IsConjunction(words[i-1].Lower) {
			continue
		}
		if len(evidence.Quantities(object[words[i].Start:])) > 0 {
			return strings.TrimSpace(object[:words[i].Start]), []string{object[words[i].Start:]}
		}
	}
	return object, nil
}

var effects = english.WordSet("reduce cut lower decrease shrink shorten increase raise boost grow improve save speed halve double triple bring drop take")

// effect reports whether a verb (its base) tells what a measure did, so that ", reducing X
// by 18%" may be told as ", which reduced X by 18%".
func effect(base string) bool { return effects[base] }
