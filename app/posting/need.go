package posting

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
)

// needs lists what the advertiser asks of the applicant. What the text says is not
// needed is left out; what it calls a plus is no must.
func (ad *advert) needs() []Need {
	n := needList{at: map[string]int{}}
	for i := range ad.sentences {
		s := ad.sentences[i]
		if s.line.prompt || len(s.words) == 0 || s.line.label != "" && !s.line.inline || strings.HasSuffix(s.text, "?") || len(s.words) < 6 && findWeb(s.text) != "" {
			continue
		}
		if w := s.words[0]; w == "for" || w == "see" || w == "please" || findEmail(s.text) != "" || money.MatchString(s.text) && len(s.words) < 8 {
			continue
		}
		if s.is.Label != meaning.Need && s.is.Label != meaning.Nice || deniesNeed(s.words) && s.is.Label != meaning.Nice {
			continue
		}
		must := s.is.Label == meaning.Need && !known().NiceCue.has(s.words) && !ad.takenBack(i)
		if from, ok := ad.listedNeed(s); ok {
			n.list(s, from, must)
		} else if tool := experiencedIn(s); tool != "" {
			n.add(tool, s.text, must)
		}
	}
	return n.needs
}

// deniesNeed reports whether words say that something is not needed. "Document it so
// that others don't need to ask" does not.
func deniesNeed(words []string) bool {
	for _, m := range known().Negated.find(words) {
		if !slices.Contains(words[:m.start], "so") {
			return true
		}
	}
	return false
}

// needList keeps each need once.
type needList struct {
	needs []Need
	at    map[string]int
}

func (n *needList) add(text, quote string, must bool) {
	key := strings.ReplaceAll(strings.ToLower(text), "-", " ")
	if len(text) < 2 && text != "C" && text != "R" || emptyNeeds[key] {
		return
	}
	if i, ok := n.at[key]; ok {
		n.needs[i].Must = n.needs[i].Must || must
		return
	}
	n.at[key] = len(n.needs)
	n.needs = append(n.needs, Need{Text: text, Quote: quote, Must: must})
}

var emptyNeeds = english.WordSet("years year both all these those it this that them following each some and the")

// list adds the needs of one item of a list: a remark in brackets may be a plus of
// its own, and semicolons part several.
func (n *needList) list(s *sentence, from int, must bool) {
	text := s.text[s.tokens[from].start:]
	var pluses []string
	for _, aside := range asides(text) {
		words := lowers(tokenise(aside[1]))
		if len(words) == 1 && (words[0] == "required" || words[0] == "preferred" || words[0] == "optional") {
			text = strings.Replace(text, aside[0], "", 1)
			must = words[0] == "required"
			continue
		}
		if known().NiceCue.has(words) {
			text = strings.Replace(text, aside[0], "", 1)
			pluses = append(pluses, aside[1])
			must = must || s.line.section == needs && !known().NiceCue.has(lowers(tokenise(text)))
		}
	}
	if m := wish.FindStringIndex(text); m != nil && s.line.section == needs { // "Five years of Go, preferably at a bank"
		pluses = append(pluses, text[m[1]:])
		text = text[:m[0]]
		must = must || !known().NiceCue.has(lowers(tokenise(text)))
	}
	parts := strings.Split(text, ";")
	for _, part := range parts {
		must := must || len(parts) > 1 && s.line.section == needs && !known().NiceCue.has(lowers(tokenise(part)))
		if m := years.FindStringIndex(part); len(m) > 0 && m[0] > 24 && len(tokenise(part)) > needWords {
			// "A degree, and at least five years of …" asks two things.
			if before := strings.TrimSpace(part[:m[0]]); strings.HasSuffix(before, ",") {
				n.add(shortNeed(before), s.text, must)
			} else if i := strings.LastIndexByte(before, ','); i > 12 {
				n.add(shortNeed(before[:i]), s.text, must)
			}
		}
		for _, item := range named(part, s.line.inline) {
			n.add(shortNeed(item), s.text, must)
		}
	}
	for _, plus := range pluses {
		n.add(shortNeed(plus), s.text, false)
	}
}

var betweenNames = regexp.MustCompile(`\s*,\s*(?:(?:and|und|et|y|e|plus|&)\s+)?|\s+(?:and|und|et|y|e|plus|&)\s+`)

// named parts an enumeration of names ("Linux, Ansible and Python"), each a need of
// its own; any other text stays in one, but for a list behind its heading.
func named(text string, list bool) []string {
	text = strings.TrimRight(strings.TrimSpace(text), ".")
	lead := 0
	tokens := tokenise(text)
	if from := skipLead(lowers(tokens)); from > 0 && from < len(tokens) {
		lead = tokens[from].start
	}
	if strings.ContainsAny(text, "(:") {
		return []string{text}
	}
	items := betweenNames.Split(text[lead:], -1)
	names, tools := 0, 0
	for i, item := range items {
		words := strings.Fields(item)
		if choice.MatchString(item) || len(words) == 0 || len(words) > 4 && !list && (i > 0 || !years.MatchString(item)) || strings.HasSuffix(item, "-") {
			return []string{text}
		}
		if isTool(item) {
			tools++
		}
		if isTool(item) || toolShaped(item) {
			names++
		}
	}
	if tools == len(items) || list && len(items) > 2 || strings.Contains(text, ",") && (names == len(items) || names*2 >= len(items) && len(items) > 2) {
		return items
	}
	return []string{text}
}

// wish leads over from what is asked to what would be welcome besides.
var wish = regexp.MustCompile(`(?i),\s+(?:preferably|ideally|idealerweise|vorzugsweise|de préférence|idéalement|preferiblemente|idealmente|de preferência)\s+`)

// choice is in what asks for one of several: "Elasticsearch or Solr".
var choice = regexp.MustCompile(`(?i)(?:^|\s)(?:or|oder|ou|either)\s`)

// listedNeed reports whether a sentence inside a list of requirements is one, and
// from which word on.
func (ad *advert) listedNeed(s *sentence) (from int, ok bool) {
	stated, isStated := statedNeed(s)
	if endsColon(s.text) && ad.introducesList(s) {
		return 0, s.line.bullet && (isStated || known().NiceCue.has(s.words))
	}
	if ours(s.words[:1]) || !s.line.bullet && oursOutside(s) {
		return stated, isStated
	}
	if !s.first {
		return stated, isStated
	}
	if s.line.inline {
		return 0, true
	}
	if s.line.bullet {
		from := afterLabel(s)
		return from, from == 0 || !ours(s.words[from:min(from+6, len(s.words))])
	}
	if ad.bulleted(s.line) || len(s.words) > 30 || isStated && stated > 4 {
		return stated, isStated
	}
	return afterLabel(s), true
}

// afterLabel skips "Pragmatism:" in front of a requirement told at length.
func afterLabel(s *sentence) int {
	if i := strings.Index(s.text, ": "); i > 0 && i < 40 {
		for n, t := range s.tokens {
			if t.start > i && len(s.tokens)-n >= 5 && n <= 4 {
				return n
			}
		}
	}
	return 0
}

// bulleted reports whether the part of the text that holds l has bullets.
func (ad *advert) bulleted(l *line) bool {
	for _, m := range []int{-1, 1} {
		for i := l.at; i >= max(0, l.at-40) && i < min(len(ad.lines), l.at+40); i += m {
			if ad.lines[i].heading || ad.lines[i].section != l.section {
				break
			}
			if ad.lines[i].bullet {
				return true
			}
		}
	}
	return false
}

func endsColon(s string) bool { return strings.HasSuffix(strings.TrimSpace(s), ":") }

// introducesList reports whether s only leads over to the bullets below it.
func (ad *advert) introducesList(s *sentence) bool {
	i := s.line.at
	return i+1 < len(ad.lines) && ad.lines[i+1].bullet
}

// takenBack reports whether the sentence after i, on the same line, says that i is not needed.
func (ad *advert) takenBack(i int) bool {
	return i+1 < len(ad.sentences) && ad.sentences[i+1].line == ad.sentences[i].line && known().Negated.has(ad.sentences[i+1].words) && len(ad.sentences[i+1].words) < 10
}

// statedNeed finds where a sentence of prose states a need: "… who has at least 4
// years of …", "experience with testing is expected".
func statedNeed(s *sentence) (from int, ok bool) {
	for _, m := range known().NeedCue.find(s.words) {
		if m.start > 1 && s.words[m.start-1] == "have" && s.words[m.start-2] == "you" && m.start > 2 && s.words[m.start-3] == "if" && !known().NiceCue.has(s.words) && ours(s.words) {
			return 0, false
		}
		if s.words[m.start] == "must" && m.start > 0 && !asksApplicant(s.words[:m.start]) {
			continue
		}
		if predicate[s.words[m.start]] || strings.HasSuffix(s.words[m.end-1], "required") || m.end == len(s.words) {
			return 0, len(s.words) < 20
		}
		return m.start, true
	}
	return 0, false
}

// asksApplicant reports whether a sentence has the applicant for its subject.
func asksApplicant(words []string) bool {
	for _, w := range words {
		switch w {
		case "you", "candidate", "candidates", "applicant", "applicants", "holder", "person":
			return true
		}
	}
	return false
}

// experiencedIn reads "an experienced Golang engineer".
func experiencedIn(s *sentence) string {
	for i, w := range s.words {
		switch w {
		case "experienced", "seasoned", "skilled", "expert":
		default:
			continue
		}
		for _, m := range playbook.Tools(s.text) {
			for j := i + 1; j < min(i+4, len(s.tokens)); j++ {
				if s.tokens[j].start == m.Start && j+1 < len(s.tokens) && (isRole(s.words[j+1]) || j+2 < len(s.tokens) && isRole(s.words[j+2])) {
					return m.As
				}
			}
		}
	}
	return ""
}

// oursOutside is ours for what stands outside brackets.
func oursOutside(s *sentence) bool {
	return ours(s.words) && (!strings.Contains(s.text, "(") || ours(lowers(tokenise(brackets.ReplaceAllString(s.text, " ")))))
}

func ours(words []string) bool {
	for _, w := range words {
		switch w {
		case "we", "we're", "we've", "our", "us", "wir", "nous", "unser", "unsere", "notre", "nos", "nuestro", "nuestra", "nosso", "nossa":
			return true
		}
	}
	return false
}
