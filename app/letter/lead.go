package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/company"
	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// lead is the opening clause of a sentence, written by code; the rest follows at "I".
// A letter uses each shape once, and "At X I" at most once.
type lead struct {
	Shape string
	Text  string // "At Stripe I"
	Told  int    // the result that the clause already tells; -1 for none
	Drop  string // words of the object that the clause already tells
	Whole string // the whole sentence, where code alone can write it ("X ran on A until I moved it to B")
}

// leads lists the opening clauses a claim can have, each built of the claim's own
// words: employer, title, years, measured result, cause, what was there before.
func leads(t telling) []lead {
	cl := t.Claim
	var out []lead
	add := func(shape, text string) { out = append(out, lead{Shape: shape, Text: text, Told: -1}) }
	at := decent(shortName(cl.Employer))
	if t.Verbs == "" {
		if at != "" {
			add("at", "At "+at+" I")
		}
		add("prose", "I")
		return out
	}
	switch {
	case at != "":
		add("at", "At "+at+" I")
		if title := spokenTitle(cl.Title); title != "" {
			add("as", "As "+post(title)+" at "+at+", I")
			was := "I was "
			if cl.Current {
				was = "I'm "
			}
			add("where", "At "+at+", where "+was+post(title)+", I")
		}
		if !strings.Contains(at, " at ") && !presentTense(cl) {
			add("place", english.Capital(at)+" is where I")
		}
		for i, r := range t.Results {
			if r.Moved != "" {
				out = append(out, lead{Shape: "result", Text: english.Capital(r.Moved) + " at " + at + " after I", Told: i}, lead{Shape: "result_bare", Text: english.Capital(r.Moved) + " after I", Told: i})
				break
			}
		}
		if cl.Recency > 0 {
			add("before", "Before that, at "+at+", I")
			add("earlier", "Earlier, at "+at+", I")
			if years := yearsOf(cl.Period, cl.Head.Quote); years != "" && !cl.Current {
				add("years", years+", at "+at+", I")
			}
		} else if cl.Current && at == english.Capital(at) {
			add("here", "In my current job at "+at+" I")
		}
		add("also", "There I also")
		if title := strings.ToLower(spokenTitle(cl.Title)); title != "" && !strings.HasSuffix(title, "member") && !strings.HasPrefix(title, "volunteer") {
			add("same", "In the same job I")
		}
		if !strings.HasPrefix(t.Verbs, "am ") && !strings.HasPrefix(t.Verbs, "was ") {
			add("too", "I also")
		}
		add("at_also", "At "+at+" I also")
	case cl.Project != "":
		project := decent(withoutAsides(cl.Project))
		add("project", "For my project "+project+" I")
		add("own_time", "On a project of my own, "+project+", I")
	}
	out = append(out, turned(t, at)...)
	add("i", "I")
	return out
}

var (
	becauseRe = regexp.MustCompile(`^(.{8,}?),? (?:because|since) (.+)$`)
	afterRe   = regexp.MustCompile(`^(.{8,}?),? (after|when|once) (.+)$`)
	fromToRe  = regexp.MustCompile(`^(.+?) from (.+?) to (.+)$`)
	runsRe    = regexp.MustCompile(`(?i)\b(services?|systems?|platforms?|apps?|applications?|apis?|pipelines?|sites?|website|monolith|workloads?|jobs?|backend|frontend|stack|engine|store|shop)$`)
)

// turned lists the openings that turn a sentence round: cause, moment or state
// first. Each only moves what the line says.
func turned(t telling, at string) []lead {
	var out []lead
	place := ""
	if at != "" {
		place = "At " + at + " "
	}
	if m := becauseRe.FindStringSubmatch(t.Object); len(m) == 3 && clausal(m[2]) && len(t.Means) == 0 && !strings.Contains(m[2], ",") {
		drop := t.Object[len(m[1]):]
		out = append(out,
			lead{Shape: "because", Text: "Because " + m[2] + ", I", Told: -1, Drop: drop},
			lead{Shape: "so", Text: english.Capital(place + m[2] + ", so I"), Told: -1, Drop: drop})
	}
	if m := afterRe.FindStringSubmatch(t.Object); len(m) == 4 && clausal(m[3]) && len(t.Means) == 0 && !strings.Contains(m[3], ",") {
		out = append(out, lead{Shape: "after", Text: english.Capital(m[2]) + " " + m[3] + ", I", Told: -1, Drop: t.Object[len(m[1]):]})
	}
	if s := untilI(t); s != "" {
		if at == "" {
			out = append(out, lead{Shape: "until", Whole: english.Capital(s), Told: -1})
		} else {
			out = append(out, lead{Shape: "until", Whole: place + english.LowerFirst(s), Told: -1})
		}
		if t.Claim.Recency > 0 && at != "" {
			out = append(out, lead{Shape: "until_before", Whole: "Before that, at " + at + ", " + english.LowerFirst(s), Told: -1})
		}
	}
	return out
}

// clausal reports whether words have a subject and a verb.
// A verb behind "and" without a subject is the deed going on: "after the outage of
// May 2022 and owned the follow-ups".
func clausal(s string) bool {
	if before, after, ok := strings.Cut(s, " and "); ok && wordCount(before) >= 2 {
		if _, form, verb := english.LookupVerb(first(after)); verb && (form == english.Base || (form == english.Past || form == english.Participle) && !hasFiniteVerb(before)) {
			return false
		}
	}
	return wordCount(s) >= 3 && hasFiniteVerb(s)
}

// untilI tells a move from what was there: "Orders ran on X until I moved them to Y".
func untilI(t telling) string {
	switch t.Claim.Deed.Verb.Base {
	case "migrate", "move", "port", "transfer", "bring":
	default:
		return ""
	}
	m := fromToRe.FindStringSubmatch(t.Object)
	if len(m) != 4 || wordCount(m[1]) > 7 || wordCount(m[2]) > 5 || len(playbook.Tools(m[2])) == 0 || strings.Contains(t.Verbs, " ") {
		return ""
	}
	thing := english.Articled(m[1], "the")
	head := strings.ToLower(lastWord(m[1]))
	plural := strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss")
	was, it := "was on", "it"
	if plural {
		was, it = "were on", "them"
	}
	if runsRe.MatchString(m[1]) {
		was = "ran on"
	}
	return thing + " " + was + " " + english.Articled(m[2], "the") + " until I " + t.Verbs + " " + it + " to " + english.Articled(m[3], "a")
}

// spokenTitle is a job title that reads well inside a sentence; "" for the others.
func spokenTitle(title string) string {
	if job, unit, ok := strings.Cut(title, ", "); ok && unitRe.MatchString(unit) {
		title = job
	}
	title = decent(strings.TrimSpace(spoken(withoutAsides(title))))
	if n := wordCount(title); n == 0 || n > 5 || strings.ContainsAny(title, "&/|,():;+·") || strings.Contains(title, " - ") || strings.Contains(title, " – ") {
		return ""
	}
	if !personRe.MatchString(title) && !headOfRe.MatchString(title) {
		return ""
	}
	return title
}

// personRe tells a title that one can be ("an Engineer", "an Intern") from the name of a
// course or a department.
var personRe = regexp.MustCompile(`(?i)(\w{2}(?:er|or|ist|ant|ian|ent)|architect|lead|head|intern|analyst|fellow|chief|trainee|officer|cto|ceo|cio|coach|sre|technician|scientist|member|volunteer|ninja|clerk|nurse|student|researcher|chef|cook|pilot|judge|artist)( [IVX1-5]+| intern)?$`)

// headOfRe finds titles that one holds alone: they have no article.
var headOfRe = regexp.MustCompile(`^(?:(?:Deputy |Assistant |Acting |Interim )?(?:Head|Director|Dean|Chair|Chief)|Vice President|VP) of \w|^Chief \w+(?: \w+)? Officer$|^(?:CTO|CEO|CIO|COO|CFO|President|Vice President|Chair|Chairman|Chairwoman|Treasurer)$`)

// post is a title as one holds it: "a Data Analyst", "Head of Mathematics".
func post(title string) string {
	if headOfRe.MatchString(title) {
		return title
	}
	return english.A(title) + " " + title
}

// yearsOf says a period in years: "From 2018 to 2021", "In 2019"; "" where the
// resume does not give both in the line that is quoted for it.
func yearsOf(period, quoted string) string {
	start, end, _ := strings.Cut(period, "/")
	if len(start) < 4 || len(end) < 4 || end == "present" || !strings.Contains(quoted, start[:4]) || !strings.Contains(quoted, end[:4]) {
		return ""
	}
	if start[:4] == end[:4] {
		return "In " + start[:4]
	}
	return "From " + start[:4] + " to " + end[:4]
}

var unitRe = regexp.MustCompile(`(?i)\b(?:unit|department|dept\.?|division|team|group|lab|laboratory|ward|faculty|office|section|desk)$|^(?:department|faculty|school|office|division) of `)

// shortName is an employer as one says it: without its legal form and asides.
func shortName(s string) string {
	s = withoutAsides(s)
	if part, whole, ok := strings.Cut(s, ", "); ok && unitRe.MatchString(part) && wordCount(whole) > 1 {
		s = whole // "Acute Medical Unit, St Oswald's Infirmary"
	}
	s, _, _ = strings.Cut(s, ", ")
	return company.WithoutForm(s)
}
