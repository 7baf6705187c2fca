package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

// Sentences of a bullet that open with what the person did.
var leadIn = regexp.MustCompile(`^(?i)(?:(?:as|at|for|in|with|during|since|after|within) [^,]{3,60}, |(?:also|then|later|additionally|successfully|currently|independently|personally|jointly|single-handedly|continuously|regularly|actively|effectively|proactively|efficiently|quickly|collaboratively|remotely|manually|frequently|consistently|solely|primarily|mainly|routinely|daily|further|previously|initially|subsequently|here|there)[ ,]+|i |i've |i have |we )`)

// anewRe finds what was done anew, whatever it was: "re-platformed", "re-tooled".
var anewRe = regexp.MustCompile(`^re-?\w{4,}ed$`)

// frontedRe finds what only joins a sentence to the one before it.
var frontedRe = regexp.MustCompile(`^(?i:here|there|while there|also|additionally|in addition|furthermore|moreover|besides|during (?:this|that|my) (?:time|period)(?: there)?|(?:in|as part of) (?:this|that) (?:role|position|job)),? I `)

// parseDeed takes one sentence apart; ok is false where it does not open with a
// verb that resumes use, so that nobody's deed is told in it.
func parseDeed(sentence string) (Deed, bool) {
	s := strings.TrimRight(strings.TrimSpace(sentence), ".;,!: ")
	s = frontedRe.ReplaceAllString(s, "I ")
	being := beingRe.FindStringSubmatch(s)
	if d, ok := narrative(s); ok && being == nil {
		return d, true
	}
	if m := labelRe.FindString(s); m != "" && (!startsWithDeed(m) || titled(m)) {
		rest := english.Words(s[len(m):])
		if d, ok := parseDeed(s[len(m):]); ok && (d.Form != english.Base || d.Being || len(rest) > 1 && takesObject(rest[1])) {
			return d, true // but "Email: welcome series, win-back" lists nouns
		}
		if titled(m) && !startsWithDeed(m) {
			return Deed{}, false // "Teaching Assistant – Algorithms: the course had …"
		}
	}
	if m := being; m != nil {
		main, after := splitClauses(m[2])
		return Deed{Being: true, Verbs: strings.ReplaceAll(strings.ToLower(m[1]), "on-call", "on call"), Object: strings.TrimSpace(main), After: after}, strings.TrimSpace(main) != ""
	}
	if d, ok := occasion(s); ok {
		return d, true
	}
	s, after := splitClauses(s)
	for {
		m := leadIn.FindString(s)
		low := strings.ToLower(m)
		if m == "" || strings.HasPrefix(low, "as ") || len(m) == len(s) {
			break
		}
		if strings.HasSuffix(m, ", ") && len(Quantities(m)) > 0 {
			break
		}
		s = s[len(m):]
	}
	words := english.Words(s)
	if len(words) < 3 {
		return Deed{}, false
	}
	v, form, ok := english.LookupVerb(words[0].Lower)
	if w := words[0].Lower; !ok && len(w) > 4 && strings.HasSuffix(w, "ed") && !english.Adjectival(w) && (takesObject(words[1]) || anewRe.MatchString(w)) {
		v, form, ok = english.Verb{Base: w, Past: w, Participle: w}, english.Past, true // no list has it, and it is told as it stands
	}
	if !ok || !opensDeed(words, form) {
		return Deed{}, false
	}
	end := 1 // of the verbs
	for end+1 < len(words) && (words[end].Lower == "and" || words[end].Text == "," || words[end].Text == "&" || words[end].Text == "/") {
		k := end + 1
		if k < len(words) && words[k].Lower == "and" {
			k++
		}
		if k >= len(words) {
			break
		}
		next, f, ok := english.LookupVerb(words[k].Lower)
		if ok && v.Base == words[0].Lower && next.Base == words[k].Lower && f != form {
			form, f = english.Base, english.Base // "Run and maintain", "Design and run": run is a participle too
		}
		regular := !ok && past(form) && len(words[k].Lower) > 4 && strings.HasSuffix(words[k].Lower, "ed") // told as it stands
		if !regular && (!ok || f != form) {
			break
		}
		end = k + 1
	}
	if end >= len(words) || words[end].Lower == "and" || words[end].Lower == "or" || words[end].Punct && strings.ContainsAny(words[end].Text, ",&/") {
		return Deed{}, false // "Identify and seize …": a second verb that nobody knows
	}
	from := words[end].Start
	if form == english.Gerund && words[end].Lower == "of" && end+1 < len(words) {
		from = words[end+1].Start // "Developing and testing of web applications"
	}
	main, tails := splitTails(s[from:])
	d := Deed{Verb: v, Form: form, Verbs: s[:words[end-1].End], Object: strings.TrimRight(main, " ,;:"), After: after}
	for _, t := range tails {
		tv, _, _ := english.LookupVerb(firstOf(t))
		d.Tails = append(d.Tails, Tail{Text: t, Verb: tv, Rest: strings.TrimSpace(t[len(firstOf(t)):]), Quantities: Quantities(t)})
	}
	return d, d.Object != ""
}

var (
	// "Data Collection: Designed the survey platform": a label before the deed.
	labelRe = regexp.MustCompile(`^(?:[A-Z][\w&/,.+ -]{1,40}?|[a-z][\w-]*(?: [\w-]+){0,2})(?::| [-–—]) +`)
	// What the person was, not did: "On call one week in six", "Responsible for ingestion".
	beingRe     = regexp.MustCompile(`(?i)^(?:(?:was|am|being) )?(on[- ]call|responsible for|part of(?: the | a )(?:\w+[ -]){0,2}(?:team|squad|group|crew) (?:that|which|who)) (.+)$`)
	firstPerson = regexp.MustCompile(`(?:^|[;,:] |\band |\bso |\bthen |, so |\bafter |\bwhen |\bonce |\bbecause )(?:I|we) [a-z]+`)
)

// narrative recognises a line that already tells its deed in the first person.
func narrative(s string) (Deed, bool) {
	m := firstPerson.FindString(s)
	if mine := strings.Fields(m); len(mine) > 0 && leansOn[mine[0]] && opensWithDeed(s) {
		return Deed{}, false // "Chose locks because we watched the database"
	}
	if m == "" || strings.HasPrefix(s, "I ") && !strings.ContainsAny(s, ";:") {
		return Deed{}, false
	}
	words := strings.Fields(m)
	if _, f, ok := english.LookupVerb(words[len(words)-1]); !ok || f == english.Gerund {
		return Deed{}, false
	}
	var clauses []string
	for c := range strings.SplitSeq(s, "; ") {
		if c = strings.TrimSpace(c); c != "" {
			clauses = append(clauses, c)
		}
	}
	if len(clauses) > 0 && opensWithDeed(clauses[0]) {
		clauses[0] = "I " + english.LowerFirst(clauses[0]) // "Worked on Larder; I own the build"
	}
	return Deed{Narrative: clauses}, true
}

var leansOn = english.WordSet("after when once because")

func opensWithDeed(s string) bool {
	words := english.Words(s)
	_, form, ok := english.LookupVerb(words[0].Lower)
	return ok && len(words) > 2 && opensDeed(words, form)
}

var occasionRe = regexp.MustCompile(`^(?i)(?:when|once|after|during|following|while) [^,;]{8,90}, `)

// occasion recognises a deed told with what called for it: "When the freezer broke
// down, moved the stock" is told whole, so that the cause stays with the call.
func occasion(s string) (Deed, bool) {
	m := occasionRe.FindString(s)
	rest := s[len(m):]
	words := english.Words(rest)
	if m == "" || len(words) < 3 {
		return Deed{}, false
	}
	if _, form, ok := english.LookupVerb(words[0].Lower); !ok || !past(form) || !opensDeed(words, form) {
		return Deed{}, false
	}
	return Deed{Narrative: []string{m + "I " + english.LowerFirst(rest)}}, true
}

// splitClauses cuts off independent clauses behind a semicolon or a colon, each
// with its subject: "I " is put before one whose subject is the person ("cut over
// in 11 minutes"). What is no clause (a list, an explanation in nouns) stays.
func splitClauses(s string) (main string, after []string) {
	for _, sep := range []string{"; ", ": ", " - ", " – ", " — "} {
		i := strings.Index(s, sep)
		if i < 0 || len(strings.Fields(s[:i])) < 4 || depth(s[:i]) > 0 {
			continue
		}
		var rest []string
		for c := range strings.SplitSeq(s[i+len(sep):], "; ") {
			c, ok := clause(strings.TrimSpace(c), s)
			if !ok {
				return s, nil
			}
			rest = append(rest, c)
		}
		main, more := splitClauses(s[:i])
		return main, append(more, rest...)
	}
	return s, nil
}

// clause gives s with its subject; ok is false where it is no clause. sentence is
// the one it belongs to: its first verb tells the tense its deeds are told in.
func clause(s, sentence string) (with string, ok bool) {
	words := english.Words(s)
	if len(words) < 3 {
		return "", false
	}
	_, form, verb := english.LookupVerb(words[0].Lower)
	_, mainForm, _ := english.LookupVerb(firstOf(sentence))
	finite := finiteVerb(words[1:], 3)
	past := form == english.Past || form == english.Participle
	switch {
	case verb && past && words[1].Lower == "by":
		return "", false // "reviewed by 4 teams": nobody's deed
	case verb && past && !finite, verb && form == english.Base && mainForm == english.Base && opensDeed(words, form) && !finite:
		return "I " + s, true
	case verb && form == english.Third && !finite && len(words) > 3 && !english.NounToo(words[0].Lower):
		return "it " + s, true // "…; passes all 58 tests"
	case measureOf(s) != "":
		return english.LowerFirst(measureOf(s)), true
	case verb && past:
		return "", false // "lost bookings fell": subject or verb, nobody can tell
	}
	return s, finiteVerb(words[1:], 10)
}

// finiteVerb reports whether one of the first n words is a verb that a subject
// stands before.
func finiteVerb(words []english.Word, n int) bool {
	for i := 0; i < len(words) && i < n; i++ {
		w := words[i]
		if w.Lower == "which" || w.Lower == "that" || w.Text == "," || w.Lower == "and" {
			return false
		}
		if strings.HasSuffix(w.Lower, "n't") || english.IsAuxiliary(w.Lower) && w.Text != "May" && w.Lower != "being" && w.Lower != "having" && w.Lower != "do" {
			return true
		}
		_, f, ok := english.LookupVerb(w.Lower)
		if ok && f == english.Past && i+1 < len(words) && (i == 0 || !english.IsPreposition(words[i-1].Lower) && !english.IsArticle(words[i-1].Lower)) {
			return true
		}
	}
	return false
}

func startsWithDeed(s string) bool {
	v, f, ok := english.LookupVerb(strings.Trim(firstOf(s), ":"))
	return ok && f != english.Base && f != english.Gerund && v.Base != "cost" // things cost, people do not
}

func firstOf(s string) string {
	if i := strings.IndexByte(s, ' '); i > 0 {
		return s[:i]
	}
	return s
}

// splitTails cuts off trailing participle clauses: ", reducing …", ", which
// reduced …" and " resulting in …", and their conjuncts " and establishing …".
func splitTails(s string) (main string, tails []string) {
	words := english.Words(s)
	cuts := []int{}
	for i := 1; i < len(words); i++ {
		prev := words[i-1]
		v, form, ok := english.LookupVerb(words[i].Lower)
		if !ok || form != english.Gerund || v.Base == "" || depth(s[:words[i].Start]) > 0 {
			continue
		}
		starts := prev.Text == "," || prev.Text == ";" || prev.Text == "–" || prev.Text == "—" ||
			(prev.Lower == "and" && (len(cuts) > 0 || i > 1 && words[i-2].Text == ",")) ||
			words[i].Lower == "resulting"
		if !starts || i+1 < len(words) && (words[i+1].Text == "," || words[i+1].Lower == "and") {
			continue
		}
		cuts = append(cuts, i)
	}
	if len(cuts) == 0 {
		return s, nil
	}
	trim := func(t string) string {
		t = strings.Trim(t, " ,;–—")
		return strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(t, " and"), ","))
	}
	for k, c := range cuts {
		end := len(s)
		if k+1 < len(cuts) {
			end = words[cuts[k+1]].Start
		}
		tails = append(tails, trim(s[words[c].Start:end]))
	}
	return trim(s[:words[cuts[0]].Start]), tails
}

func depth(s string) int { return strings.Count(s, "(") - strings.Count(s, ")") }
