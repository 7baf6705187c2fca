package evidence

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
)

// note is one fragment between commas, with the box it stands in and its first word
// looked up.
type note struct {
	box, text string
	words     []english.Word
	verb      english.Verb
	form      english.Form
	known     bool // the first word is a verb
}

func (n note) in(boxes ...string) bool {
	return slices.Contains(boxes, n.box)
}

// A reading knows one way in which people write notes: it tells the fragment as a
// "clause" with all it needs, as a "deed" behind "I", or as one of the other kinds
// that beat.tell takes; "" where the fragment is not written so.
var readings = []func(note) (kind, text string){
	aTime, aNothing, anAbsence, aPerson, aLeaning, aFinding, aMovement, aState, aMeasure, aDeed, aPassive, aClause, aThing,
}

// fragment tells what a piece between commas is, and gives it told.
func fragment(box, f string) (kind, text string) {
	n := note{box: box, text: f, words: english.Words(f)}
	n.verb, n.form, n.known = english.LookupVerb(n.words[0].Lower)
	if n.known && box != "call" && n.words[0].Text != n.words[0].Lower && !past(n.form) && n.form != english.Gerund {
		n.known = len(n.words) > 1 && (english.IsArticle(n.words[1].Lower) || english.IsPreposition(n.words[1].Lower)) // "Support saw it"
	}
	for _, read := range readings {
		if kind, text = read(n); kind != "" {
			break
		}
	}
	if kind == "drop" {
		return "", ""
	}
	return kind, text
}

func aTime(n note) (kind, text string) {
	if timeRe.MatchString(n.text) && !n.in("left_behind") {
		if n.in("found") {
			return "clause", "I found out " + english.LowerFirst(strings.TrimPrefix(strings.TrimPrefix(clock(n.text), "On "), "In "))
		}
		return "time", clock(n.text)
	}
	return "", ""
}

var noneRe = regexp.MustCompile(`(?i)^(?:nothing(?: really| yet)?|none|n/?a|not much|no|-|nil)$`)

func aNothing(n note) (kind, text string) {
	if noneRe.MatchString(n.text) {
		return "drop", ""
	}
	return "", ""
}

var (
	somebody = english.WordSet("nobody everybody everyone somebody someone they it everything nothing something people customers users this that these those there he she")
	iRe      = regexp.MustCompile(`^(?i:i|we)(?:'(?:m|ve|d|ll|re))? `)
)

// aPerson: a fragment with its own subject.
func aPerson(n note) (kind, text string) {
	switch {
	case strings.HasPrefix(n.text, "I ") && (n.in("call") || len(n.words) > 1):
		return "deed", object(strings.TrimPrefix(n.text, "I "))
	case iRe.MatchString(n.text):
		return "clause", n.text
	case len(n.words) > 1 && somebody[n.words[0].Lower] && (predicate(n.text) || finiteVerb(n.words[1:], 5) || said(n.words[1:])):
		return "clause", n.text
	}
	return "", ""
}

// said reports whether a subject is followed by a verb in any tense: "it kept
// crashing", "everyone slept", "nobody knows".
func said(words []english.Word) bool {
	w := words[0].Lower
	_, form, ok := english.LookupVerb(w)
	return ok && form != english.Gerund || strings.HasSuffix(w, "ed") && len(w) > 4
}

var leanRe = regexp.MustCompile(`(?i)^(?:because|since (?:the|it|we|a|our)|but|which|so that|while|until|when|after|before|during|with|without|within|by (?:the|\d|noon|midnight|monday|friday)|for (?:\d|an|a|two|three|half|several|hours|days)|in (?:\d|an|a|two|three|under|about|half)|from the|thanks to|due to|despite|instead of|rather than|on (?:a|the|our)|at (?:the|our|peak)|across|per|among)\b`)

// "warehouse called, again"
var againRe = regexp.MustCompile(`(?i)^(?:again|twice|once|daily|nightly|weekly|repeatedly|as usual|of course|every (?:day|night|week|month|hour|time|monday|friday|sunday))$`)

// aLeaning: a clause or phrase that belongs to what stands before it.
func aLeaning(n note) (kind, text string) {
	if againRe.MatchString(n.text) {
		return "again", english.LowerFirst(n.text)
	}
	if n.in("found") || !leanRe.MatchString(n.text) {
		return "", ""
	}
	text = n.text
	if f := firstOf(text); !english.IsPreposition(f) && f != "but" && f != "which" {
		first, rest, _ := strings.Cut(text, " ")
		text = first + " " + english.Articled(rest, "the")
	}
	return "lean", english.LowerFirst(text)
}

var foundHowRe = regexp.MustCompile(`(?i)^(?:by|from|through|via|when|because|after|during|in|on|at|only|too late|immediately|at once|right away|the next|the hard way|within|while|before|too)\b`)

// aFinding: how they found out, where the notes only say how.
func aFinding(n note) (kind, text string) {
	if !n.in("found") {
		return "", ""
	}
	switch {
	case foundHowRe.MatchString(n.text) && !finiteVerb(n.words[1:], 3) || strings.HasPrefix(n.text, "when "):
		return "clause", "I found out " + english.LowerFirst(n.text)
	case n.known && n.form == english.Gerund:
		return "clause", "I found out by " + english.LowerFirst(n.text)
	}
	return "", ""
}

var (
	// "p95 down to 400ms"
	wentRe = regexp.MustCompile(`(?i)^([a-z][\w/ -]*?) ((?:down|up) (?:to |from |by )?[$€£]?\d.*)$`)
	// "down 2 hours": how long, not how far
	lastedRe = regexp.MustCompile(`(?i)^(?:down|up) (?:for )?\d\S* ?(?:h|hours?|hrs?|min\w*|mins|s|sec\w*|days?|weeks?)\b`)
	// "p99 1.9s to 240ms": what moved, and from where to where.
	movedRe = regexp.MustCompile(`(?i)^([a-z][\w/ -]*?)(?: from)? ([$€£]?\d\S*(?: \w+)? (?:down |up )?to \S*\d.*)$`)
	// "310k to 0 in 20 min"
	bareMoveRe = regexp.MustCompile(`(?i)^(?:from )?([$€£]?\d\S*(?: [a-z]+)? (?:down |up )?to [$€£]?\d.*)$`)
)

// aMovement: a figure that went from where to where.
func aMovement(n note) (kind, text string) {
	if m := wentRe.FindStringSubmatch(n.text); len(m) > 0 && n.in("result", "trouble") && !lastedRe.MatchString(m[2]) {
		return "clause", english.Articled(m[1], "the") + " went " + m[2]
	}
	if m := movedRe.FindStringSubmatch(n.text); len(m) > 0 && !n.known && n.in("result", "trouble") && !finiteVerb(english.Words(m[1]+" x"), 9) {
		return "clause", english.Articled(m[1], "the") + " went from " + strings.TrimPrefix(m[2], "from ")
	}
	if m := bareMoveRe.FindStringSubmatch(n.text); len(m) > 0 && n.in("result") {
		return "clause", "it went from " + m[1]
	}
	return "", ""
}

var (
	// What breaks or moves by itself has itself for its subject: "crashed every hour".
	byItself = english.WordSet("drop fall rise go grow recover improve shrink climb stay come take finish return double halve settle crash fail break die hang stall freeze spike start stop keep last happen time run")
	// Participles that are done to a thing: "orders charged twice", "env shared by 6 teams".
	passiveRe = regexp.MustCompile(`(?i)^([a-z\d][\w/ -]*?) ((?:charged|sent|lost|locked|blocked|shared|delayed|duplicated|missed|corrupted|deleted|overwritten|skipped|cancelled|canceled|refunded|billed|double-billed|double-charged|rejected|exposed|leaked|overloaded|imported|counted|sold|booked|shipped|processed|affected|written|printed|paged|woken|restored|saved|read|used|run|owned|hit|cut|reduced|moved|replaced|fixed) (?:by|twice|for|in|on|at|to|from|over|across|every|out|again|wrong|late|without|until|before|after|during|since)\b.*|(?:charged|sent|lost|locked|blocked|duplicated|missed|corrupted|deleted|overwritten|cancelled|refunded|delayed|saved|restored))$`)
)

// "roll back", "scale out"
var particles = english.WordSet("back out up down off over in on away")

// aDeed: a verb without its subject. In the box of the call it is the writer's; in
// the others it is said of what broke, or of everybody.
func aDeed(n note) (kind, text string) {
	next := english.Word{}
	if len(n.words) > 1 {
		next = n.words[1]
	}
	rest := n.text[n.words[0].End:]
	head := n.words[0].Lower
	done := n.known && (past(n.form) || n.verb.Past == head)
	switch {
	case !n.known && n.in("call", "left_behind") && len(head) > 4 && strings.HasSuffix(head, "ed") && (len(n.words) > 1 || n.in("call")):
		return "deed", object(head + rest) // a verb that no list has
	case !n.known:
		return "", ""
	case n.form == english.Gerund && n.in("trouble"):
		return "clause", "we were " + head + english.Articled(rest, "the")
	case n.form == english.Gerund && n.in("call"):
		return "call", english.LowerFirst(n.text)
	case n.form == english.Gerund:
		return "", ""
	case !done && n.in("call") && (len(n.words) == 1 || !english.NounToo(n.verb.Base) || takesObject(next) || english.IsFunction(next.Lower) || particles[next.Lower] || pluralHead(n.words[1:])):
		return "plan", english.LowerFirst(object(n.text))
	case !done:
		return "", ""
	case len(n.words) > 1 && finiteVerb(n.words[1:], 3):
		return "", ""
	case n.in("found") && next.Lower != "by", n.in("call"), n.in("left_behind") && len(n.words) > 1:
		return "deed", object(n.verb.Past + rest)
	case n.in("found"):
		return "", ""
	case byItself[n.verb.Base] && (n.verb.Base != "run" || next.Lower != "out" || !n.in("trouble")):
		return "clause", "it " + n.verb.Past + rest
	case n.in("result") && (next.Lower == "to" || next.Lower == "by" || next.Lower == "from" || next.Lower == "down" || next.Lower == "within"):
		return "clause", "it was " + n.verb.Participle + rest // who cut it is not said
	case n.in("trouble"), n.verb.Base == "lose":
		return "clause", "we " + n.verb.Past + english.Articled(rest, "the")
	}
	return "deed", object(n.verb.Past + rest)
}

// aPassive: what was done to a thing, without the "was".
func aPassive(n note) (kind, text string) {
	if n.in("call", "left_behind") {
		return "", ""
	}
	if m := passiveRe.FindStringSubmatch(n.text); len(m) > 0 && !finiteVerb(append(english.Words(m[1]), english.Word{Text: "x", Lower: "x"}), 9) {
		return "clause", the(m[1]) + " " + was(m[1]) + " " + m[2]
	}
	return "", ""
}

// aClause: it has its subject and its verb already.
func aClause(n note) (kind, text string) {
	if n.in("left_behind") && english.IsArticle(n.words[0].Lower) && n.words[0].Lower != "the" {
		return "", "" // "a postmortem everybody read"
	}
	if n.in("result") && numberFirst.MatchString(n.text) && !predicateNow(n.words) {
		return "", ""
	}
	if finiteVerb(n.words[1:], 14) || predicate(n.text) || ended(n.words) || !n.in("left_behind") && acts(n.words) {
		return "clause", the(n.text)
	}
	return "", ""
}

// predicateNow: a counted thing with its own auxiliary: "3 orders were lost".
func predicateNow(words []english.Word) bool {
	for _, w := range words[1:] {
		if english.IsAuxiliary(w.Lower) || strings.HasSuffix(w.Lower, "n't") {
			return true
		}
	}
	return false
}

// ended finds a verb in the past at the end of a short fragment: "queue blew up".
func ended(words []english.Word) bool {
	for i, w := range words[1:] {
		if _, f, ok := english.LookupVerb(w.Lower); ok && f == english.Past && !english.IsPreposition(words[i].Lower) && !english.IsArticle(words[i].Lower) {
			return true
		}
	}
	return false
}

// acts finds a verb in the present, or one in the past that no list has, behind a
// noun: "job fails every Monday", "tickets piled up".
func acts(words []english.Word) bool {
	for i := 1; i < len(words) && i < 5; i++ {
		w, before := words[i], words[i-1]
		if english.IsFunction(before.Lower) || before.Punct {
			continue
		}
		v, f, ok := english.LookupVerb(w.Lower)
		if ok && f == english.Third && !english.NounToo(v.Base) && i+1 < len(words) {
			return true
		}
		if !ok && len(w.Lower) > 4 && strings.HasSuffix(w.Lower, "ed") && (i+1 == len(words) || english.IsPreposition(words[i+1].Lower) || words[i+1].Lower == "up") {
			return true
		}
	}
	return false
}

// aThing: a noun group and nothing more; its box says what it was.
func aThing(n note) (kind, text string) {
	switch n.box {
	case "left_behind":
		return "left", english.Articled(small(n.text), "a")
	case "call":
		return "call", english.Articled(small(n.text), "a")
	case "found":
		return "source", english.Articled(small(n.text), "a")
	case "result":
		return "ended", english.Articled(small(n.text), "a")
	}
	return "clause", there(n.text)
}

func startsWithFigure(f string) bool {
	list := Quantities(f)
	return len(list) > 0 && list[0].Start == 0
}

func past(f english.Form) bool { return f == english.Past || f == english.Participle }

// object writes the articles that a deed in notes leaves out.
func object(deed string) string {
	verb, rest, ok := strings.Cut(deed, " ")
	if !ok {
		return deed
	}
	if v, _, _ := english.LookupVerb(verb); wasThere[v.Base] {
		return verb + " " + english.Articled(rest, "the")
	}
	return verb + " " + english.Articled(rest, "a")
}

// What these are done to was there before.
var wasThere = english.WordSet("move stop restart kill drop delete disable pause drain revert pin split shard resize replace fix rewrite refactor migrate patch scale roll freeze restore trace find turn cut empty flush")
