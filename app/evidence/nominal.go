package evidence

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
)

// A bullet without a verb still says something: what the work was on, which post
// was held, what a measure did, what happened and then was done. nominal reads it as
// the least it can mean. text is the bullet so told, and parse takes it apart.
func nominal(bullet string, _ meaning.Meaning, base Claim, c *playbook.Common) (text string, parse func(string) (Deed, bool), ok bool) {
	if text, ok := subject(bullet, c); ok && base.Employer != "" {
		return text, parseDeed, true
	}
	s := strings.TrimRight(english.Sentences(spelledNames(readable(bullet, c)))[0], ".;, ")
	if m := subjectRe.FindStringSubmatch(s); len(m) > 0 && rubricRe.MatchString(m[1]) {
		if names := toolList(strings.Split(m[2], ", ")); names != "" && base.Employer != "" {
			return tensed("Work", base) + " with " + names, parseDeed, true
		}
		return "", nil, false
	}
	if m := myPartRe.FindStringSubmatch(s); m != nil {
		whole := ""
		if base.Project != "" {
			whole = " of " + plainName(base.Project)
		}
		return "My part" + whole + " was " + english.LowerFirst(m[1]), asProse, true
	}
	words := english.Words(s)
	if len(words) < 3 || len(words) > 48 || filler(s) || blurbRe.MatchString(s) || strings.HasSuffix(s, ":") {
		return "", nil, false
	}
	if m := fewerRe.FindStringSubmatch(s); m != nil {
		if v, form, ok := english.LookupVerb(m[2]); ok && form == english.Gerund {
			return english.Capital(there(m[1])) + " after I " + v.Past + " " + m[3], asProse, true
		}
	}
	switch {
	case moveRe.MatchString(s) && hasFigure(s) && firstPerson.FindString(s) == "" && finiteVerb(words[1:], 9):
		return s, asProse, true
	case measureOf(s) != "":
		return measureOf(s), asProse, true
	case base.Employer == "" && base.Project == "":
		return "", nil, false
	}
	if m := teamOfRe.FindStringSubmatch(s); len(m) > 0 && base.Employer != "" {
		rest := strings.Replace(m[2], ", ", ": ", 1)
		return tensed("Work", base) + " with a team of " + m[1] + rest, parseDeed, true
	}
	if post, rest := heldPost(s, words); post != "" && base.Employer != "" {
		return post + " " + rest, func(s string) (Deed, bool) {
			post, rest := heldPost(s, english.Words(s))
			return Deed{Being: true, Verbs: post, Object: rest}, rest != ""
		}, true
	}
	thing, more := workedOn(s, base.Project != "")
	switch {
	case thing == "":
		return "", nil, false
	case base.Project != "" && len(playbook.Tools(base.Project)) > 0:
		return "", nil, false // "Node.js" is no project's name
	case base.Project != "":
		thing, is := strings.CutPrefix(thing, "on ")
		return strings.Join(append([]string{"My project " + plainName(base.Project) + " is " + thing}, more...), "; "), asProse, is
	}
	return strings.Join(append([]string{tensed("Work", base) + " " + thing}, more...), "; "), parseDeed, true
}

// tensed puts a verb into the tense of the job it is done in.
func tensed(verb string, base Claim) string {
	if base.Current {
		return verb
	}
	return verb + "ed"
}

// plainName is a project's name without what stands in brackets behind it.
func plainName(s string) string { return strings.TrimSpace(bracketRe.ReplaceAllString(s, "")) }

// asProse keeps clauses as they are told.
func asProse(s string) (Deed, bool) {
	return Deed{Narrative: strings.Split(strings.TrimRight(s, ". "), "; ")}, true
}

var (
	// Of the employer, of the post, or of a prize, and not of the work.
	blurbRe   = regexp.MustCompile(`(?i)\b(?:provider|company|start-?up|firm|agency|manufacturer|retailer|consultancy|subsidiary|employees|founded|headquartered|award\w*|prize|winner|employee of|scholarship|honou?rs|gpa|certifi\w+|references|full[- ]time|part[- ]time|contract(?:or)?|remote|freelance|hobbies|interests|salary|notice period|thesis|publications?|supervis\w+ by|reporting to|reports to|my project|tasks|duties|responsibilities|activities)\b`)
	bracketRe = regexp.MustCompile(`\s*\([^()]*\)`)
	myPartRe  = regexp.MustCompile(`(?i)^my (?:part|role|share|contribution|task)(?::| was| -| –) +(\S.*)$`)
	teamOfRe  = regexp.MustCompile(`(?i)^(?:a )?team of (\d+)( .*|, .*|)$`)
	// "App start 2.9 s to 1.1 s on an old phone", "Lighthouse score from 54 to 96"
	measureRe = regexp.MustCompile(`^([A-Za-z][\w -]{1,40}?)(?: (?:up|down))?,?(?: from| went from)? (\S*\d\S*(?: [a-zµ%]+)?) (?:down |up )?to (\S*\d.*)$`)
)

var (
	// "40% fewer late pickups after moving dispatch to a shared board"
	fewerRe = regexp.MustCompile(`(?i)^(\d+(?:\.\d+)?% (?:fewer|less|more) .+?) (?:after|by|through) (\w+ing) (.+)$`)
	// "The pass rate rose from 44% to 58% in three years"
	moveRe = regexp.MustCompile(`(?i)^(?:the )?[a-z][^.;:]{2,60}? (?:rose|fell|dropped|grew|went|improved|increased|decreased|doubled|halved|climbed) (?:by|from|to|down|up) \D{0,8}\d`)
)

// measureOf tells a measure before and after; "" where a bullet is none.
func measureOf(s string) string {
	s = bracketRe.ReplaceAllString(s, "")
	m := measureRe.FindStringSubmatch(s)
	if len(m) == 0 || len(Changes(s)) == 0 && !strings.Contains(s, " from ") && len(Quantities(m[2])) == 0 {
		return ""
	}
	words := english.Words(m[1])
	if len(words) > 5 {
		return ""
	}
	for i, w := range words {
		if _, form, verb := english.LookupVerb(w.Lower); w.Punct || english.IsAuxiliary(w.Lower) || english.IsPronoun(w.Lower) || verb && (past(form) || i == 0 && (form == english.Base && !english.NounToo(w.Lower) || form == english.Gerund)) {
			return ""
		}
	}
	way := " went "
	switch {
	case strings.Contains(s[len(m[1]):], " down from "):
		way = " went down "
	case strings.Contains(s[len(m[1]):], " up from "):
		way = " went up "
	}
	return english.Capital(english.Articled(m[1], "the")) + way + "from " + m[2] + " to " + m[3]
}

// posts are what one can be; the last word of a short noun group says so.
var posts = english.WordSet("nurse lead manager coordinator co-ordinator representative officer chair secretary treasurer captain supervisor editor moderator maintainer administrator trainer instructor reviewer organiser organizer ambassador steward prefect marshal liaison scribe")

// heldPost reads "Lead nurse for the rollout" as a post and what it was for.
func heldPost(s string, words []english.Word) (post, rest string) {
	for i, w := range words {
		if i > 4 || w.Punct {
			return "", ""
		}
		if !english.IsPreposition(w.Lower) {
			continue
		}
		if i == 0 || !posts[words[i-1].Lower] || w.Lower == "of" && words[i-1].Lower == "lead" {
			return "", ""
		}
		post = s[words[0].Start:words[i-1].End]
		if english.IsArticle(words[0].Lower) {
			return english.LowerFirst(post), s[w.Start:]
		}
		if head := words[0].Lower; i > 1 && (head == "lead" || head == "head" || head == "chief" || head == "deputy" || head == "sole") {
			return english.LowerFirst(post), s[w.Start:]
		}
		return english.A(post) + " " + english.LowerFirst(post), s[w.Start:]
	}
	return "", ""
}

var (
	works = english.WordSet(`firmware software hardware code tooling infrastructure automation documentation analytics logistics reporting rollout pipeline service system engine tool framework feature
	app application platform api library module server cluster dashboard website interface plugin client bot component workflow schema queue cache integration algorithm parser suite gateway proxy
	prototype microservice architecture migration rewrite redesign scheduler backend frontend monolith index network portal simulator compiler extension catalogue catalog registry store driver
	renderer bootloader editor generator importer exporter connector warehouse model script test form page site screen report database deployment firmware game sensor rig checkout search`)
	actionRe = regexp.MustCompile(`(?i)^\pL+(?:tion|ment|ance|sion|sign|build|pport|triage|fixing|testing|tuning|hosting|monitoring|training|writing|planning)$`)
)

// workedOn reads a noun group as what the work was on: "on firmware for water meters
// in C", "with Java and Spring Boot". more are clauses that stand by themselves. In a
// project the thing itself is told, without "on".
func workedOn(s string, project bool) (thing string, more []string) {
	parts := strings.Split(s, "; ")
	words := english.Words(parts[0])
	v, form, verb := english.LookupVerb(words[0].Lower)
	noun := form == english.Base && english.NounToo(v.Base) || form == english.Gerund && english.GerundNoun(words[0].Lower) || english.Adjectival(words[0].Lower)
	if verb && !noun {
		return "", nil
	}
	if english.IsFunction(words[0].Lower) && !english.IsArticle(words[0].Lower) || !verb && strings.HasSuffix(words[0].Lower, "ed") && !english.Adjectival(words[0].Lower) {
		return "", nil
	}
	list := strings.Split(parts[0], ", ")
	if names := toolList(list); names != "" {
		return "with " + names, nil
	}
	head, at := headOf(words)
	action := actionRe.MatchString(head)
	joined := slices.ContainsFunc(words, func(w english.Word) bool {
		return english.IsPreposition(w.Lower) && w.Lower != "down" && w.Lower != "up"
	})
	if (!project || !joined) && !works[head] && !works[strings.TrimSuffix(head, "s")] && !action {
		return "", nil
	}
	if finiteVerb(english.Words(list[0])[1:], 20) {
		return "", nil
	}
	np := list[0]
	if english.IsArticle(words[0].Lower) {
		np = words[0].Lower + np[words[0].End:]
	} else if english.Nominal(english.LowerFirst(words[0].Text)) || works[words[0].Lower] || actionRe.MatchString(words[0].Text) || verb {
		np = english.LowerFirst(np)
	}
	switch {
	case english.IsArticle(words[0].Lower), digit(words[0].Text[0]):
	case action && at < len(words)-1 && words[at+1].Lower == "of":
		np = "the " + english.Articled(np, "")
	default:
		np = english.Articled(np, "a")
	}
	rest := list[1:]
	for len(rest) > 0 && predicate(rest[len(rest)-1]) {
		more = append([]string{english.Capital(rest[len(rest)-1])}, more...)
		rest = rest[:len(rest)-1]
	}
	for _, p := range parts[1:] {
		if _, form, ok := english.LookupVerb(firstOf(p)); ok && form == english.Third {
			more = append(more, "It "+p)
		} else if predicate(p) {
			more = append(more, english.Capital(english.Articled(p, "the")))
		} else {
			rest = append(rest, p)
		}
	}
	tail := strings.Join(rest, ", ")
	switch {
	case tail == "":
	case strings.Contains(np, ":"):
		np += ", " + tail
	case len(Quantities(tail)) > 0:
		np += ": " + tail
	case len(rest) == 1:
		np += " and " + tail
	default:
		np += ", " + tail
	}
	return "on " + np, more
}

// predicate reports whether a fragment has a subject and a verb: "about 300 students
// use it on weekdays".
func predicate(s string) bool {
	words := english.Words(s)
	if len(words) < 3 {
		return false
	}
	if _, _, verb := english.LookupVerb(words[0].Lower); verb || english.IsPreposition(words[0].Lower) && words[0].Lower != "about" && words[0].Lower != "over" {
		return false
	}
	if finiteVerb(words[1:], 12) {
		return true
	}
	for i := 1; i+1 < len(words); i++ {
		v, f, ok := english.LookupVerb(words[i].Lower)
		if ok && f == english.Base && !english.NounToo(v.Base) && strings.HasSuffix(words[i-1].Lower, "s") || ok && v.Base == "use" && f == english.Base && english.IsPronoun(words[i+1].Lower) {
			return true
		}
	}
	return false
}

// headOf is the last word of the first noun group and its place.
func headOf(words []english.Word) (head string, at int) {
	for i, w := range words {
		if i == 0 && english.IsArticle(w.Lower) {
			continue
		}
		if w.Punct || english.IsFunction(w.Lower) {
			break
		}
		if _, f, ok := english.LookupVerb(w.Lower); ok && i > 0 && (past(f) || f == english.Gerund) && i+1 < len(words) && english.IsFunction(words[i+1].Lower) {
			break
		}
		head, at = w.Lower, i
	}
	return head, at
}

// toolList joins a list in which every item is a tool; "" for any other.
func toolList(list []string) string {
	if len(list) < 2 {
		return ""
	}
	var names []string
	for _, item := range list {
		item = strings.TrimPrefix(strings.TrimSpace(item), "and ")
		tools := playbook.Tools(item)
		if len(tools) == 0 || tools[0].Start > 0 || len(strings.Fields(item)) > len(strings.Fields(tools[0].As))+1 {
			return ""
		}
		names = append(names, item)
	}
	return series(names[:min(len(names), 4)])
}
