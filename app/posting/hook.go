package posting

import (
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// A quotation has at most so many words.
const hookWords = 10

// hookOf finds the clause of a sentence that can stand in quotation marks as the
// reason to apply: one that holds a cue, complete in itself, word for word. A goal,
// a standard, a size, a date can be quoted; an admission is theirs to make.
func hookOf(s *sentence, found []match) string {
	cues, admissions := ownedUp(found)
	if known().Shame.has(s.words) || len(playbook.Tools(s.text)) > 1 {
		return ""
	}
	if base, verb := baseOf(s.words[0]); verb && base == s.words[0] && s.line.section != duties && !s.line.bullet { // a button
		return ""
	}
	if slices.Contains(s.words, "your") || slices.Contains(s.words, "yourself") {
		return ""
	}
	if s.line.section == about && !ours(s.words) { // the trouble of the trade; a law is theirs too
		cues = slices.DeleteFunc(slices.Clone(cues), func(m match) bool { return !known().Classes[m.entry].Law })
	}
	all := slices.DeleteFunc(clauses(s), func(c [2]int) bool { return admits(s, c, admissions, cues) })
	if _, imperative := baseOf(s.words[0]); imperative && (s.line.section == duties || s.line.bullet) {
		n := len(s.words)
		for i, w := range s.words {
			if w == "while" && i >= 4 {
				n = i
				break
			}
		}
		if n >= 4 && n <= hookWords {
			if text := quotable(s, [2]int{0, n}); text != "" && !admits(s, [2]int{0, n}, admissions, cues) {
				return text
			}
		}
		all = slices.DeleteFunc(all, func(c [2]int) bool { return c[0] == 0 })
	}
	for _, cue := range cues {
		for _, c := range all {
			if cue.end <= c[0] || cue.start >= c[1] {
				continue
			}
			if !says(s, c, cue) {
				continue
			}
			if n := c[1] - c[0]; n < 4 || n > hookWords || !completeClause(s.words[c[0]:c[1]]) {
				continue
			}
			if text := quotable(s, c); text != "" && !ofRelative(s.words, c[0]) {
				return text
			}
		}
	}
	for _, cue := range cues {
		for _, c := range all {
			if text := shortened(s, c, cue); text != "" && known().Classes[cue.entry].Alone {
				return text
			}
		}
	}
	return ""
}

// ownedUp parts what can be quoted from what the company owns up to.
func ownedUp(found []match) (cues, admissions []match) {
	for _, m := range found {
		if known().Classes[m.entry].Admission {
			admissions = append(admissions, m)
		} else {
			cues = append(cues, m)
		}
	}
	return cues, admissions
}

// admits reports whether a clause owns up to trouble. How far a system falls behind
// at its peak is no shame: it is the size of the work.
func admits(s *sentence, c [2]int, admissions, cues []match) bool {
	if atPeak(s.words[c[0]:c[1]]) {
		return false
	}
	for _, m := range admissions {
		bound := slices.ContainsFunc(cues, func(l match) bool {
			return known().Classes[l.entry].Law && l.start >= c[0] && l.start < m.start && l.end <= c[1]
		}) // "must run on a five-year-old phone"
		if m.start < c[1] && m.end > c[0] && !bound {
			return true
		}
	}
	return false
}

func atPeak(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return peaks[w] }) && slices.ContainsFunc(words, func(w string) bool { return isNumber(w) || amounts[w] }) && slices.Contains(words, "every")
}

// says reports whether a cue is worth quoting in a clause: a bare number or date is
// only where it is what the system bears.
func says(s *sentence, c [2]int, cue match) bool {
	words := s.words[c[0]:c[1]]
	return known().Classes[cue.entry].Alone || loadOfJob(words) || atPeak(words)
}

var (
	peaks   = english.WordSet("behind doubles triples quadruples peaks grows rises")
	amounts = english.WordSet("hour hours minute minutes times tenfold")
)

// ofRelative reports whether the clause at i is what a relative pronoun introduces.
func ofRelative(words []string, i int) bool {
	if i == 0 || words[i-1] != "that" && words[i-1] != "which" && words[i-1] != "who" {
		return false
	}
	if i > 1 { // "know that …", "so that …" leave a clause whole
		if _, _, verb := english.LookupVerb(words[i-2]); verb || english.IsAuxiliary(words[i-2]) || words[i-2] == "so" || words[i-2] == "sure" {
			return false
		}
	}
	return true
}

// shortened takes off what hangs on the end of a longer clause, at a preposition.
func shortened(s *sentence, c [2]int, cue match) string {
	if c[1]-c[0] <= hookWords || cue.start < c[0] || cue.start >= c[1] || slices.ContainsFunc(s.words[c[0]:c[1]], limits) {
		return ""
	}
	for end := min(c[0]+hookWords, c[1]-1); end > cue.start+1 && end-c[0] >= 5; end-- {
		w, prev := s.words[end], s.words[end-1]
		if w == "to" && slices.Contains(s.words[cue.start:end], "from") || w == "to" && slices.Contains(s.words[c[0]:end], "from") {
			continue // "from 12 | to 60"
		}
		if !english.IsPreposition(w) || w == "of" || w == "than" || english.IsPreposition(prev) || !completeClause(s.words[c[0]:end]) {
			continue
		}
		if _, _, verb := english.LookupVerb(prev); verb && !strings.HasSuffix(prev, "s") || strings.HasSuffix(prev, "ing") {
			continue
		}
		if text := quotable(s, [2]int{c[0], end}); text != "" {
			return text
		}
	}
	return ""
}

// limits reports whether w makes a clause mean something else without its end:
// "must never be readable | by anyone outside".
func limits(w string) bool {
	switch w {
	case "never", "must", "only", "cannot", "than", "unless", "every", "all", "no":
		return true
	}
	return english.IsNegation(w)
}

// quotable gives a span of words as it stands, where it can stand in quotation marks.
func quotable(s *sentence, c [2]int) string {
	for c[1]-c[0] > 4 && trailingAdverb[s.words[c[1]-1]] {
		c[1]--
	}
	text := s.text[s.tokens[c[0]].start:s.tokens[c[1]-1].end]
	if dropDangling(text) != text || strings.ContainsAny(text, "()\"“”„«»:;") {
		return ""
	}
	if known().Unquotable.has(s.words[c[0]:c[1]]) {
		return ""
	}
	bounded := c[1]-c[0] > 2 && modals[s.words[c[0]+1]] && !english.IsFunction(s.words[c[0]]) // "checkout must stay under 400 ms"
	if c[0] > 0 && !bounded && !beginsClause[s.words[c[0]]] && !s.tokens[c[0]].capital && !isNumber(s.words[c[0]]) || english.IsPreposition(s.words[c[0]]) && s.words[c[0]] != "at" || english.IsAuxiliary(s.words[c[1]-1]) {
		return ""
	}
	for i := c[0]; i < c[1]; i++ {
		if w := s.words[i]; w == "own" && i > c[0] && s.words[i-1] == "its" || w == "own" && i > c[0] && s.words[i-1] == "their" {
			return ""
		}
	}
	switch s.words[c[1]-1] {
	case "since", "before", "after", "until", "when", "if", "while":
		return ""
	}
	for i, w := range s.words[c[0]:c[1]] {
		switch w {
		case "exciting", "amazing", "incredible", "unique", "passionate", "world-class":
			return ""
		case "it", "them", "they", "these", "those":
			if c[0] > 0 || c[1] < len(s.words) || i < 4 { // what it means stands outside the quotation
				return ""
			}
		}
	}
	return text
}

// beginsClause are the words with which a clause out of the middle of a sentence can
// stand by itself; "their" and "its" point back to what is not quoted.
var beginsClause = english.WordSet("we we've we're our the a an there there's")

var modals = english.WordSet("must should shall may cannot")

// trailingAdverb belongs to the clause that was cut off behind it ("… even | when").
var trailingAdverb = english.WordSet("even just only especially particularly mostly mainly also")

// clauses gives the spans of words a sentence falls into: the whole first, then
// what stands between its marks and joining words, the shortest first.
func clauses(s *sentence) [][2]int {
	n := len(s.words)
	out := [][2]int{{0, n}}
	var cuts []int
	for i := 1; i < n; i++ {
		between := s.text[s.tokens[i-1].end:s.tokens[i].start]
		if strings.ContainsAny(between, ",;:()–—") || strings.Contains(between, " - ") {
			cuts = append(cuts, i)
		} else if w := s.words[i]; w == "and" || w == "but" || w == "so" || w == "because" || w == "while" || w == "which" || w == "when" || w == "whenever" || w == "that" && !english.IsPreposition(s.words[i-1]) || i > 1 && (s.words[i-1] == "ensure" || s.words[i-1] == "sure") {
			cuts = append(cuts, i)
		}
	}
	cuts = append(append([]int{0}, cuts...), n)
	for span := 1; span < len(cuts); span++ {
		for i := 0; i+span < len(cuts); i++ {
			from, to := cuts[i], cuts[i+span]
			for from < to && openers[s.words[from]] {
				from++
			}
			if from < to && (from > 0 || to < n) {
				out = append(out, [2]int{from, to})
			}
		}
	}
	return out
}

var openers = english.WordSet("and but so because while that today now currently then however right last month week quarter year")

// completeClause reports whether words are a subject with a finite verb.
func completeClause(words []string) bool {
	switch words[0] {
	case "which", "who", "where", "whose", "when", "if", "to", "it", "this", "they", "by", "with", "from", "in", "on", "for", "as", "until", "after", "before", "whenever", "although", "though", "since", "without", "than", "or", "how", "what", "imagine", "it's", "that's", "they're", "he", "she", "he's", "she's":
		return false
	}
	for i := range words {
		w := words[i]
		switch {
		case i > 0 && (w == "that" || w == "which" || w == "who"):
			return false // a relative clause before any verb of the main one
		case strings.HasSuffix(w, "'re") || strings.HasSuffix(w, "'ve") || w == "that's" || w == "there's" || w == "it's":
			return true
		case i == 0:
			if english.IsAuxiliary(w) {
				return false
			}
		case english.IsAuxiliary(w) || w == "cannot" || strings.HasSuffix(w, "n't"):
			return i < len(words)-1
		default:
			_, form, ok := english.LookupVerb(w)
			prev := words[i-1]
			switch {
			case ok && form == english.Third && i < len(words)-1 && !english.IsArticle(prev) && !english.IsPreposition(prev) && !possessive(prev):
				return true
			case ok && i > 1 && (prev == "never" || prev == "always" || prev == "now" || prev == "still") && !english.IsFunction(words[i-2]):
				return true
			case ok && (prev == "we" || prev == "they" || prev == "you" || prev == "nobody" || prev == "who"):
				return true
			case ok && (form == english.Base || form == english.Past) && strings.HasSuffix(prev, "s") && !strings.HasSuffix(prev, "ss") && !possessive(prev) && !english.IsFunction(prev) && i < len(words)-1:
				return true
			}
		}
	}
	return false
}

func possessive(w string) bool {
	return w == "our" || w == "your" || w == "their" || w == "its" || strings.HasSuffix(w, "'s")
}
