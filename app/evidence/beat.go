package evidence

import (
	"regexp"
	"strings"
	"unicode"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// decent writes a beat as one or more sentences in the first person, adding what
// notes leave out (a subject, an article, a full stop) and nothing else: "queue blew
// up, 310k jobs" gives "The queue blew up: 310k jobs." Prose comes back as it is.
func decent(box, text string, c *playbook.Common) string {
	text = spelledNames(firstPersonI(meAndRe.ReplaceAllString(readable(text, c), "$1 and I")))
	var out []string
	for _, s := range english.Sentences(text) {
		for part := range strings.SplitSeq(s, "; ") {
			if i := strings.LastIndexByte(part, '?'); i >= 0 {
				part = doubtRe.ReplaceAllString(part[i+1:], "") // what they ask themselves they do not tell
			}
			part = strings.TrimRight(strings.TrimSpace(part), " .;,")
			if part == "" {
				continue
			}
			out = append(out, sentences(box, part)...)
		}
	}
	for i, s := range out {
		s = english.Capital(strings.TrimSpace(s))
		if !strings.ContainsAny(s[len(s)-1:], "!?") {
			s += "."
		}
		out[i] = s
	}
	return strings.Join(out, " ")
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

// sentences tells one sentence of notes.
func sentences(box, s string) []string {
	if isProse(s) {
		return []string{s}
	}
	var out []string
	deeds, things, when := []string{}, []string{}, ""
	flush := func() {
		if len(things) > 0 {
			out = append(out, "I left behind "+series(things))
			things = nil
		}
		if len(deeds) > 0 {
			out = append(out, when+"I "+series(deeds))
			deeds, when = nil, ""
		}
	}
	for f := range strings.SplitSeq(s, ", ") {
		f = joinRe.ReplaceAllString(strings.TrimSpace(f), "")
		switch kind, text := fragment(box, f); {
		case text == "":
		case kind == "time":
			flush()
			when = text + ", "
		case kind == "deed":
			deeds = append(deeds, text)
		case kind == "clause":
			flush()
			out = append(out, when+within(when, text))
			when = ""
		case kind == "thing" && box == "left_behind":
			if len(deeds) > 0 {
				flush()
			}
			things = append(things, english.Articled(text, "a"))
		case kind == "thing" && box == "call" && len(deeds) == 0 && len(out) > 0 && strings.HasPrefix(text, "but "):
			out[len(out)-1] += ", " + text
		case kind == "thing" && box == "result" && len(deeds) == 0 && len(out) > 0 && strings.HasPrefix(out[len(out)-1], theResult):
			out[len(out)-1] += ", " + text
		case kind == "size" && box == "found" && len(deeds) > 0:
			deeds[len(deeds)-1] += ": " + text
		case kind == "size" && len(deeds) == 0 && len(out) > 0 && !strings.Contains(out[len(out)-1], ":"):
			out[len(out)-1] += ": " + text
		case kind == "size" && len(deeds) == 0 && len(out) > 0:
			out[len(out)-1] += ", " + text
		default:
			flush()
			if when == "" || box != "trouble" {
				text = named(box, text, len(out) > 0)
			}
			out = append(out, when+text)
			when = ""
		}
	}
	flush()
	return out
}

// theResult begins what came of a story where the notes give it no verb.
const theResult = "The result: "

// "me and a colleague rewrote it" has its "I" last.
var meAndRe = regexp.MustCompile(`(?i)^me and ((?:a|an|my|one|another|the) [a-z]+)`)

var joinRe = regexp.MustCompile(`^(?:(?:and|then|so|also)\s+)+`)

func within(when, text string) string {
	if when == "" {
		return text
	}
	return english.LowerFirst(text)
}

// isProse reports whether s is prose already: it says "I" or begins as a sentence with
// its own subject and verb.
func isProse(s string) bool {
	r := []rune(s)
	if !unicode.IsUpper(r[0]) {
		return false
	}
	words := english.Words(s)
	if strings.HasPrefix(s, "I ") || strings.HasPrefix(s, "I'") || strings.HasPrefix(s, "We ") {
		return true
	}
	_, form, verb := english.LookupVerb(words[0].Lower)
	return !(verb && form != english.Gerund) && len(words) > 3 && finiteVerb(words[1:], 14)
}

var timeRe = regexp.MustCompile(`(?i)^(?:on |at |in |one |last |around |about )*(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|summer|winter|spring|autumn|night|morning|afternoon|evening|\d{1,2}(?::\d\d)? ?(?:am|pm)|\d{4})(?: (?:night|morning|afternoon|evening|\d{1,2}(?::\d\d)? ?(?:am|pm)|\d{4}|at \d\S*|(?:before|after) (?:xmas|christmas|easter|new year|black friday|thanksgiving|midnight|lunch)))*$`)

// fragment tells what a piece between commas is, and gives it told.
func fragment(box, f string) (kind, text string) {
	f = strings.TrimSpace(f)
	if f == "" {
		return "", ""
	}
	if timeRe.MatchString(f) {
		return "time", clock(f)
	}
	words := english.Words(f)
	if strings.HasPrefix(f, "I ") || strings.HasPrefix(f, "we ") || strings.HasPrefix(f, "We ") {
		if d, ok := strings.CutPrefix(f, "I "); ok {
			return "deed", object(d)
		}
		return "clause", f
	}
	if m := wentRe.FindStringSubmatch(f); m != nil && (box == "result" || box == "trouble") {
		return "clause", m[1] + " went " + m[2]
	}
	if alwaysRe.MatchString(f) && box == "trouble" {
		return "clause", "It was " + f
	}
	if len(words) > 1 && somebody[words[0].Lower] {
		return "clause", f
	}
	if box == "result" && strings.HasPrefix(f, "never ") {
		return "clause", "It " + f
	}
	if box == "result" && strings.HasPrefix(f, "no more ") {
		return "clause", "There have been " + f
	}
	if box == "left_behind" && noneRe.MatchString(f) {
		return "", ""
	}
	if m := wasRe.FindStringSubmatch(f); m != nil && box == "trouble" && !finiteVerb(english.Words(m[1]), 14) {
		return "clause", english.Articled(m[1], "the") + " " + was(m[1]) + " " + m[2]
	}
	if stillRe.MatchString(f) && box != "call" && !strings.HasPrefix(f, "I ") {
		return "clause", english.Articled(f, "the")
	}
	if box == "result" && strings.HasPrefix(f, "not happened") {
		return "clause", "It has " + f
	}
	if box == "result" && stateRe.MatchString(f) {
		return "clause", "It was " + f
	}
	if rest, ok := strings.CutPrefix(f, "now "); ok && box == "result" && digit(rest[0]) {
		return "clause", "It is now " + rest
	}
	v, form, verb := english.LookupVerb(words[0].Lower)
	if box == "left_behind" && english.IsArticle(words[0].Lower) && words[0].Lower != "the" || box == "result" && startsWithFigure(f) {
		return "thing", f // "a postmortem everybody read", "3% of orders lost"
	}
	if verb && !past(form) && form != english.Gerund && v.Past != words[0].Lower && box != "call" {
		verb = false // "alert on memory", "back in 25 min": a thing or a state, no deed
	}
	if verb && len(words) > 1 && !finiteVerb(words[1:], 3) && (past(form) && (box == "call" || words[1].Lower != "by") || form != english.Gerund && opensDeed(words, form) || words[0].Lower == "wrote") {
		rest := f[words[0].End:]
		if next := words[1].Lower; box == "result" && past(form) && !goesByItself[v.Base] && (next == "to" || next == "by" || next == "from" || next == "down") {
			return "clause", "It was " + v.Participle + rest // who cut it is not said
		}
		if box == "result" && goesByItself[v.Base] {
			return "clause", "It " + v.Past + rest
		}
		if box == "trouble" || box == "result" && v.Base == "lose" {
			return "clause", "We " + v.Past + english.Articled(rest, "the")
		}
		return "deed", object(v.Past + rest)
	}
	if !verb && box == "call" && len(words) > 1 && len(words[0].Lower) > 4 && strings.HasSuffix(words[0].Lower, "ed") {
		return "deed", object(words[0].Lower + f[words[0].End:]) // a verb that no list has
	}
	if finiteVerb(words[1:], 14) || len(words) > 1 && pastSomewhere(words[1:]) {
		return "clause", english.Articled(f, "the")
	}
	if m := movedRe.FindStringSubmatch(f); m != nil {
		return "clause", m[1] + " went from " + m[2]
	}
	if (box == "trouble" || box == "found") && startsWithFigure(f) {
		return "size", f
	}
	return "thing", f
}

var (
	// "p95 down to 400ms"
	wentRe = regexp.MustCompile(`^([A-Za-z][\w -]*?) ((?:down|up) (?:to |from |by )?\d.*)$`)
	// "login broken for 12k users"
	wasRe = regexp.MustCompile(`(?i)^([a-z][\w -]{0,40}?) ((?:broken|down|full|gone|dead|stuck|unreachable|out of (?:memory|disk|space))(?: .*)?)$`)
	// "team still uses it"
	stillRe = regexp.MustCompile(`(?i)^(?:\w+ ){1,4}(?:still|now|always) \w+s\b`)
	// "no - moved them": what follows a question to oneself
	doubtRe = regexp.MustCompile(`(?i)^[\s?]*(?:no\b)?[\s,–—-]*`)
	// "back in 25 min"
	stateRe = regexp.MustCompile(`(?i)^(?:back|stable|quiet|done|fixed|resolved|empty) (?:in|within|by|since|after|at|up|to|online|again)\b`)
)

// was agrees with the thing before it.
func was(thing string) string {
	last := thing[strings.LastIndexByte(thing, ' ')+1:]
	if strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && len(playbook.Tools(last)) == 0 && strings.ToUpper(last) != last {
		return "were"
	}
	return "was"
}

var (
	alwaysRe = regexp.MustCompile(`(?i)^(?:always|often|constantly|mostly) (?:broken|down|full|late|slow|stuck)\b`)
	noneRe   = regexp.MustCompile(`(?i)^(?:nothing|none|n/a)$`)
	somebody = map[string]bool{"nobody": true, "everybody": true, "everyone": true, "somebody": true, "someone": true, "they": true, "it": true}
)

func baseVerb(s string) bool {
	_, form, ok := english.LookupVerb(firstOf(s))
	return ok && form == english.Base
}

func startsWithFigure(f string) bool {
	list := Quantities(f)
	return len(list) > 0 && list[0].Start == 0
}

// "p99 1.9s to 240ms": what moved, and from where to where.
var movedRe = regexp.MustCompile(`^([A-Za-z][\w -]*?)(?: from)? (\S*\d\S*(?: \w+)? (?:down )?to \S*\d.*)$`)

var goesByItself = map[string]bool{"drop": true, "fall": true, "rise": true, "go": true, "grow": true, "recover": true, "improve": true, "shrink": true,
	"climb": true, "stay": true, "come": true, "take": true, "finish": true, "return": true, "double": true, "halve": true, "settle": true}

func past(f english.Form) bool { return f == english.Past || f == english.Participle }

// pastSomewhere finds a verb in the past that has a subject before it at the end
// of a short fragment: "queue blew up".
func pastSomewhere(words []english.Word) bool {
	for _, w := range words {
		if _, f, ok := english.LookupVerb(w.Lower); ok && f == english.Past {
			return true
		}
	}
	return false
}

// object writes the articles that a deed in notes leaves out.
func object(deed string) string {
	verb, rest, ok := strings.Cut(deed, " ")
	if !ok {
		return deed
	}
	return verb + " " + english.Articled(rest, "a")
}

// named tells a thing by what its box asks.
func named(box, thing string, more bool) string {
	thing = english.Articled(thing, "a")
	switch {
	case box == "found":
		return "I found out from " + thing
	case box == "call" && baseVerb(thing):
		return "My call was to " + thing
	case box == "call":
		return "My call was " + thing
	case box == "left_behind" && more:
		return "There is also " + thing
	case box == "left_behind":
		return "I left behind " + thing
	case box == "result" && strings.HasPrefix(thing, "no ") && strings.HasSuffix(thing, " since"):
		return "Since then there have been " + strings.TrimSuffix(thing, " since")
	case box == "result" && len(Quantities(thing)) > 0:
		return theResult + thing
	}
	return english.Capital(thing)
}

func series(list []string) string {
	if len(list) == 1 {
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// clock writes a time of notes as one says it: "tuesday 3am" gives "On Tuesday at 3am".
func clock(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case calendar[low]:
			words[i] = english.Capital(low)
		case i > 0 && digit(w[0]) && (strings.HasSuffix(low, "am") || strings.HasSuffix(low, "pm")) && words[i-1] != "at":
			words[i] = "at " + w
		}
	}
	first := strings.ToLower(words[0])
	switch {
	case strings.HasSuffix(first, "day") && (strings.Contains(s, " before ") || strings.Contains(s, " after ")):
		words[0] = "On the " + words[0]
	case strings.HasSuffix(first, "day"):
		words[0] = "On " + words[0]
	case calendar[first], digit(first[0]) && len(first) == 4:
		words[0] = "In " + words[0]
	case digit(first[0]):
		words[0] = "At " + words[0]
	}
	return english.Capital(strings.Join(words, " "))
}

var calendar = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december christmas easter") {
		m[w] = true
	}
	return m
}()

// marchRe tells the month from the step.
var marchRe = regexp.MustCompile(`\b((?:in|since|until|last|early|late) )march\b`)

var smallI = regexp.MustCompile(`(^|[\s("])i('(?:m|ve|d|ll))?\b`)

// firstPersonI writes the writer large, and days and months.
func firstPersonI(s string) string {
	s = smallI.ReplaceAllString(s, "${1}I${2}")
	s = strings.ReplaceAll(s, "black friday", "Black Friday")
	s = marchRe.ReplaceAllString(s, "${1}March")
	for _, w := range english.Words(s) {
		if calendar[w.Text] && w.Text != "march" {
			s = s[:w.Start] + english.Capital(w.Text) + s[w.End:]
		}
	}
	return s
}

// spelledNames gives tools the capitals of their names: "kafka" is Kafka.
func spelledNames(s string) string {
	list := playbook.Tools(s)
	for i := len(list) - 1; i >= 0; i-- {
		m := list[i]
		if m.As == strings.ToLower(m.As) && strings.EqualFold(m.As, m.Name) {
			s = s[:m.Start] + m.Name + s[m.End:]
		}
	}
	return s
}
