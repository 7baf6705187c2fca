package posting

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// hasRole reports whether text names a job.
func hasRole(text string) bool {
	for _, t := range tokenise(ungendered.ReplaceAllString(text, "$1 ")) {
		if isRole(t.lower) {
			return true
		}
	}
	return false
}

// ungendered finds the ending that makes a title speak of everyone:
// "Administrator*in", "Développeur·se", "Engenheira(o)".
var ungendered = regexp.MustCompile(`(\p{L}{4,})[*:·_/(.-]+(?:innen|in|euse|trice|se|ne|ère|re|r|e|ra|a|o)\)?(?:\s|$)`)

func isRole(w string) bool {
	k := known()
	if k.Role[w] || k.Role[strings.TrimSuffix(w, "s")] {
		return true
	}
	if i := strings.LastIndexAny(w, "-/"); i >= 0 && i+1 < len(w) && (k.Role[w[i+1:]] || k.Role[w[:i]]) {
		return true
	}
	for _, end := range []string{"entwickler", "entwicklerin", "ingenieur", "ingenieurin", "architekt", "berater", "techniker", "administrator", "administratorin", "manager", "managerin", "leiter", "leiterin", "spezialist", "spezialistin", "elektroniker", "informatiker", "programmierer"} {
		if strings.HasSuffix(w, end) && len(w) > len(end) {
			return true
		}
	}
	return false
}

func hasLevel(role string) bool {
	for _, t := range tokenise(role) {
		if known().Level[t.lower] {
			return true
		}
	}
	return false
}

// cleanRole writes a role as one would in a sentence.
func cleanRole(part string) string {
	part = gender.ReplaceAllString(part, " ")
	part = brackets.ReplaceAllString(part, " ")
	part = strings.Trim(strings.Join(strings.Fields(part), " "), " ,;:-–—|/*•.!?")
	words := withoutNotice(strings.Fields(part))
	k := known()
	for len(words) > 1 && k.Employment[strings.ToLower(strings.Trim(words[0], ",-"))] && !isRole(strings.ToLower(words[0])) {
		if strings.EqualFold(words[0], "full") && !strings.EqualFold(words[1], "time") {
			break
		}
		words = words[1:]
	}
	for len(words) > 1 {
		w := strings.ToLower(strings.Trim(words[len(words)-1], ",-"))
		if w == "role" || w == "position" || w == "job" || w == "needed" || w == "wanted" || w == "required" || k.Employment[w] && !isRole(w) || w == "m/w/d" {
			words = words[:len(words)-1]
			continue
		}
		break
	}
	words = levelFirst(words)
	for i, w := range words {
		words[i] = properCase(w, part)
	}
	if len(words) > 8 || several[strings.ToLower(words[0])] {
		return ""
	}
	return singular(strings.Join(words, " "))
}

// withoutNotice takes off what a board sets before a title: "Job Openings", "Current
// vacancy".
func withoutNotice(words []string) []string {
	for i := min(3, len(words)-1); i > 0; i-- {
		noun := strings.ToLower(strings.Trim(words[i-1], ":,-–"))
		if !vacancies[noun] {
			continue
		}
		before := words[:i-1]
		if !slices.ContainsFunc(before, func(w string) bool { return !notices[strings.ToLower(w)] }) {
			return words[i:]
		}
	}
	return words
}

var (
	vacancies = english.WordSet("opening openings vacancy vacancies opportunity opportunities posting postings")
	notices   = english.WordSet("job jobs career careers current new open our latest urgent immediate")
)

var several = english.WordSet("multiple various several open all different many")

// levelFirst turns "Back-end Developer Senior Golang" into "Senior Back-end Developer".
func levelFirst(words []string) []string {
	at := -1
	for i, w := range words {
		if isRole(strings.ToLower(w)) {
			at = i
		}
	}
	if at < 0 || at == len(words)-1 {
		return words
	}
	head, tail := words[:at+1], words[at+1:]
	if techOnly(strings.Join(tail, " ")) && at > 0 {
		return head
	}
	low := strings.ToLower(tail[0])
	if known().Level[low] && len(low) > 3 && at > 0 && !hasLevel(strings.Join(head, " ")) && (len(tail) == 1 || techOnly(strings.Join(tail[1:], " "))) {
		return append([]string{tail[0]}, head...)
	}
	return words
}

// properCase takes capitals off words of a title set in capitals; names keep theirs.
func properCase(w, title string) string {
	if utf8.RuneCountInString(w) < 2 || strings.ToUpper(w) != w || strings.ToLower(w) == w {
		return w
	}
	low := strings.ToLower(w)
	if low == "sr" || low == "jr" || low == "sr." || low == "jr." {
		return w[:1] + low[1:]
	}
	if acronyms[low] || len(playbook.Tools(w)) > 0 || !allCaps(title) && !known().Level[low] {
		return w
	}
	switch low {
	case "and", "of", "for", "the", "de", "du", "des", "la", "le", "en", "et", "y", "e", "und", "für", "der":
		return low
	}
	r, n := utf8.DecodeRuneInString(low)
	return string(unicode.ToUpper(r)) + low[n:]
}

var acronyms = english.WordSet("sre qa ui ux api it hr ai ml ios ii iii iv vp cto ceo cfo coo cio dba bi crm erp seo ci cd hpc gpu iot sdet sdk r&d etl php sql aws gcp sap")

// singular takes the plural off the last word of a role.
func singular(role string) string {
	for _, end := range []string{"ngineers", "evelopers", "rogrammers", "rchitects", "nalysts", "cientists", "dministrators", "esigners", "onsultants", "anagers"} {
		if strings.HasSuffix(role, end) {
			return role[:len(role)-1]
		}
	}
	return role
}
