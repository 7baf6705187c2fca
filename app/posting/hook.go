package posting

import (
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// A quotation has at most so many words.
const hookWords = 10

// hookOf finds the clause of a sentence that can stand in quotation marks as the
// reason to apply: the one that holds the cue, complete in itself, word for word.
func hookOf(s sentence, cue match) string {
	if known().shame.has(s.words) || len(playbook.Tools(s.text)) > 1 {
		return ""
	}
	imperative := false
	if s.line.section == duties || s.line.bullet {
		_, imperative = baseOf(s.words[0])
	}
	for _, c := range clauses(s) {
		if cue.end <= c[0] || cue.start >= c[1] {
			continue
		}
		words := s.words[c[0]:c[1]]
		if len(words) < 4 || len(words) > hookWords || !completeClause(words) && !(imperative && c[0] == 0 && c[1] == len(s.words)) {
			continue
		}
		if text := quotable(s, c); text != "" {
			return text
		}
	}
	// A longer clause may lose what hangs on its end.
	for _, c := range clauses(s) {
		if c[1]-c[0] <= hookWords {
			continue
		}
		for end := min(c[0]+hookWords, len(s.words)-1); end > cue.end-1 && end-c[0] >= 5; end-- {
			if cue.start < c[0] || !english.IsPreposition(s.words[end]) || s.words[end] == "of" || english.IsPreposition(s.words[end-1]) || !completeClause(s.words[c[0]:end]) {
				continue
			}
			if text := quotable(s, [2]int{c[0], end}); text != "" {
				return text
			}
		}
	}
	return ""
}

// quotable gives a span of words as it stands, where it can stand in quotation marks.
func quotable(s sentence, c [2]int) string {
	text := s.text[s.tokens[c[0]].start:s.tokens[c[1]-1].end]
	if dropDangling(text) != text || strings.ContainsAny(text, "()\"“”„«»:;") {
		return ""
	}
	return text
}

// clauses gives the spans of words a sentence falls into: the whole first, then
// what stands between its marks and joining words, the shortest first.
func clauses(s sentence) [][2]int {
	n := len(s.words)
	out := [][2]int{{0, n}}
	var cuts []int
	for i := 1; i < n; i++ {
		between := s.text[s.tokens[i-1].end:s.tokens[i].start]
		if strings.ContainsAny(between, ",;:()–—") || strings.Contains(between, " - ") {
			cuts = append(cuts, i)
		} else if w := s.words[i]; w == "and" || w == "but" || w == "so" || w == "because" || w == "while" || w == "which" || w == "when" || w == "whenever" || w == "that" || i > 1 && (s.words[i-1] == "ensure" || s.words[i-1] == "sure") {
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

var openers = wordSet("and but so because while that today now currently then however right")

// completeClause reports whether words are a subject with a finite verb.
func completeClause(words []string) bool {
	switch words[0] {
	case "which", "who", "where", "whose", "when", "if", "to", "it", "this", "they", "by", "with", "from", "in", "on", "for", "as", "until", "after", "before", "whenever", "although", "though", "since", "without", "than", "or", "how", "what", "imagine":
		return false
	}
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case strings.HasSuffix(w, "'re") || strings.HasSuffix(w, "'ve") || w == "that's" || w == "there's" || w == "it's":
			return true
		case i == 0:
		case english.IsAuxiliary(w) || w == "cannot" || strings.HasSuffix(w, "n't"):
			return i < len(words)-1
		default:
			_, form, ok := english.LookupVerb(w)
			prev := words[i-1]
			switch {
			case ok && form == english.Third && i < len(words)-1 && !english.IsArticle(prev) && !english.IsPreposition(prev) && !possessive(prev):
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
