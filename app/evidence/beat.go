package evidence

import (
	"regexp"
	"strings"
	"unicode"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// decent writes a beat as one or more sentences in the first person, adding what
// notes leave out (a subject, a form of "be", an article, a full stop) and nothing
// else: "queue blew up, 310k jobs" gives "The queue blew up: 310k jobs." Prose comes
// back as it is.
func decent(box, text string, c *playbook.Common) string {
	b := beat{box: box}
	for _, line := range noteLines(text) {
		line = spelledNames(firstPersonI(meAndRe.ReplaceAllString(readable(line, c), "$1 and I")))
		for _, s := range english.Sentences(line) {
			for part := range strings.SplitSeq(s, "; ") {
				if i := strings.LastIndexByte(part, '?'); i >= 0 {
					part = doubtRe.ReplaceAllString(part[i+1:], "") // what they ask themselves they do not tell
				}
				if part = strings.Trim(part, " .;,!-–"); part != "" {
					b.sentence(part)
				}
			}
		}
	}
	b.flush()
	for i, s := range b.out {
		b.out[i] = english.Capital(strings.TrimSpace(s)) + "."
	}
	return strings.Join(b.out, " ")
}

// Preview tells a story as it stands in the boxes, sentence by sentence.
func Preview(story map[string]string, p *playbook.Pack) []string {
	var out []string
	for _, k := range storyKeys {
		if t := story[k]; strings.TrimSpace(t) != "" {
			out = append(out, english.Sentences(decent(k, t, p.Common))...)
		}
	}
	return out
}

// beat is one box being told: sentences that stand, and fragments of one kind that
// wait to be told together.
type beat struct {
	box  string
	out  []string
	kind string   // of what waits
	wait []string // "restarted the pods", "a runbook"
	when string   // "On Tuesday at 3am", before the next sentence
}

// opening is how fragments of a kind are told together.
var opening = map[string]string{"deed": "I ", "left": "I left behind ", "call": "My call was ", "plan": "My call was to ", "source": "I found out from ", "ended": "We ended up with "}

// sentence tells one sentence of notes.
func (b *beat) sentence(s string) {
	if m := joinRe.FindString(s); m != "" && len(b.out) > 0 {
		b.flush()
		b.out[len(b.out)-1] += ", " + english.LowerFirst(s)
		return
	}
	if isProse(s) {
		b.flush()
		b.add(s)
		return
	}
	for f := range strings.SplitSeq(s, ", ") {
		if f = strings.TrimSpace(thenRe.ReplaceAllString(strings.TrimSpace(f), "")); f != "" {
			b.tell(fragment(b.box, f))
		}
	}
	if b.kind == "deed" { // what is left behind, decided or seen may be listed over lines
		b.flush()
	}
}

// tell takes one fragment in.
func (b *beat) tell(kind, text string) {
	last := len(b.out) - 1
	switch kind {
	case "":
	case "time":
		b.flush()
		b.when = text
	case "deed", "plan", "call", "left", "source", "ended":
		if b.kind != kind {
			b.flush()
		}
		b.kind, b.wait = kind, append(b.wait, text)
	case "lean":
		b.lean(text)
	case "again":
		if last >= 0 && len(b.wait) == 0 {
			b.out[last] += " " + text
		} else {
			b.lean(text)
		}
	case "size":
		switch {
		case spanRe.MatchString(text) && last >= 0 && len(b.wait) == 0 && !strings.Contains(b.out[last], ":"):
			b.out[last] += " for " + text
		case len(b.wait) > 0:
			b.wait[len(b.wait)-1] += ": " + text
		case last < 0 || b.when != "":
			b.add(there(text))
		case strings.Contains(b.out[last], ":"):
			b.out[last] += ", " + text
		default:
			b.out[last] += ": " + text
		}
	default:
		b.flush()
		b.add(text)
	}
}

// lean joins what cannot stand alone to what stands before it.
func (b *beat) lean(text string) {
	last := len(b.out) - 1
	switch {
	case len(b.wait) > 0:
		b.wait[len(b.wait)-1] += joint(text) + text
	case last >= 0 && b.when == "":
		b.out[last] += joint(text) + text
	case english.IsPreposition(firstOf(text)) && b.when == "":
		b.when = english.Capital(text)
	default:
		b.add("it was " + text)
	}
}

// joint is what stands before a clause that leans on another.
func joint(text string) string {
	if english.IsPreposition(firstOf(text)) {
		return " "
	}
	return ", "
}

// add lets a sentence stand, behind its time.
func (b *beat) add(s string) {
	if b.when != "" {
		s = b.when + ", " + behindTime(s)
		b.when = ""
	}
	b.out = append(b.out, s)
}

// flush tells what waits.
func (b *beat) flush() {
	if len(b.wait) == 0 {
		return
	}
	kind, list := b.kind, b.wait
	b.kind, b.wait = "", nil
	if kind == "left" && len(b.out) > 0 && strings.HasPrefix(b.out[len(b.out)-1], opening[kind]) {
		b.add("there " + is(list[0]) + " also " + series(list))
		return
	}
	if kind == "ended" {
		b.add(opening[kind] + strings.Join(list, ", "))
		return
	}
	b.add(opening[kind] + series(list))
}

// behindTime lets a sentence follow its time.
func behindTime(s string) string {
	if strings.HasPrefix(s, "I ") || len(playbook.Tools(s)) > 0 && playbook.Tools(s)[0].Start == 0 {
		return s
	}
	return english.LowerFirst(s)
}

// isProse reports whether s is prose already: it says "I" or begins as a sentence with
// its own subject and verb.
func isProse(s string) bool {
	r := []rune(s)
	if !unicode.IsUpper(r[0]) {
		return false
	}
	if strings.HasPrefix(s, "I ") || strings.HasPrefix(s, "I'") || strings.HasPrefix(s, "We ") {
		return true
	}
	words := english.Words(s)
	_, form, verb := english.LookupVerb(words[0].Lower)
	return (!verb || form == english.Gerund) && len(words) > 3 && finiteVerb(words[1:], 14) && !passiveRe.MatchString(s)
}

var (
	// "me and a colleague rewrote it" has its "I" last.
	meAndRe = regexp.MustCompile(`(?i)^me and ((?:a|an|my|one|another|the) [a-z]+)`)
	// What only goes on with the sentence before it.
	joinRe = regexp.MustCompile(`(?i)^(?:because|since (?:the|it|we|a|our|nobody)|but|which|so that|while|whereas|although|though|until|except)\b`)
	thenRe = regexp.MustCompile(`(?i)^(?:(?:and|then|so|also|plus)[\s,]+)+`)
	// "no - moved them": what follows a question to oneself
	doubtRe = regexp.MustCompile(`(?i)^[\s?]*(?:no\b)?[\s,–—-]*`)
	// "-", "*", "1." at the head of a line
	itemRe   = regexp.MustCompile(`^\s*(?:[-*•–]|\d+[.)])\s+`)
	smileyRe = regexp.MustCompile(`(?i)\s*(?:[:;]-?[()]|\b(?:lol|haha|tbh|imo|btw|etc)\b\.?|[\x{1F300}-\x{1FAFF}])`)
	// "queue full -> checkout died": an arrow between what happened and what came of it
	arrowRe = regexp.MustCompile(`(\S+) ?(?:->|→|=>) ?(\S+)`)
	plusRe  = regexp.MustCompile(` \+ `)
)

// noteLines splits notes at their lines, without marks, smileys and shouting; an
// arrow between two things that happened is a comma.
func noteLines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = smileyRe.ReplaceAllString(itemRe.ReplaceAllString(line, ""), "")
		if strings.ToUpper(line) == line && len(strings.Fields(line)) > 2 {
			line = strings.ToLower(line)
		}
		line = arrowRe.ReplaceAllStringFunc(line, func(m string) string {
			g := arrowRe.FindStringSubmatch(m)
			tools := len(playbook.Tools(g[1])) > 0 && len(playbook.Tools(g[2])) > 0
			if tools || strings.ContainsAny(g[1]+g[2], "0123456789") {
				return m
			}
			return g[1] + ", " + g[2]
		})
		line = plusRe.ReplaceAllString(line, " and ")
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func series(list []string) string {
	if len(list) == 1 {
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
