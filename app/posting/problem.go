package posting

import (
	"sort"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
)

// problems ranks the sentences that name something that hurts, must change or must
// hold: what a letter can answer.
func (ad *advert) problems() []Problem {
	var out []Problem
	seen := map[string]bool{}
	for _, s := range ad.sentences {
		key := strings.Join(s.words, " ")
		if !s.work() || s.is.Label != meaning.Problem || s.is.Weight == 0 || seen[key] || len(s.words) > longSentence || ad.otherJob(s.line) {
			continue
		}
		seen[key] = true
		p := Problem{Quote: s.text, Score: score(s), Why: "it names something of theirs that hurts, has to change or has to hold", Hook: hook(s)}
		if t, ok := taskOf(s); ok {
			p.Task = t.Task
		}
		out = append(out, p)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Score > out[j].Score })
	return out
}

// score is how much a sentence tells of their situation, the surer one first among
// equals.
func score(s *sentence) float64 { return float64(s.is.Weight) + 0.5*s.is.Confidence }

// A quotation has at least and at most so many words.
const (
	fewestQuoted = 4
	hookWords    = 10
)

// hook is what of a sentence can stand in quotation marks as the reason to apply: the
// words that the reader chose, where they are few enough and speak to nobody.
func hook(s *sentence) string {
	quote := strings.Trim(s.is.Quote, " .,;:!–—-")
	words := english.Words(quote)
	n := 0
	for _, w := range words {
		if w.Lower == "you" || w.Lower == "your" || w.Lower == "yourself" || strings.HasPrefix(w.Lower, "you'") {
			return ""
		}
		if !w.Punct {
			n++
		}
	}
	if n < fewestQuoted || n > hookWords || strings.ContainsAny(quote, "()\"“”„«»;") || !beginsThought(s.text, quote) || !endsThought(s.text, quote) {
		return ""
	}
	return quote
}

// beginsThought reports whether a quotation begins where a clause does: at the head of
// the sentence, behind a mark, or behind a word that joins clauses.
func beginsThought(sentence, quote string) bool {
	before, _, _ := strings.Cut(sentence, quote)
	before = strings.TrimRight(before, " \"“„«")
	if before == "" || strings.TrimRight(before, ",;:–—-.)") != before {
		return true
	}
	words := strings.Fields(strings.ToLower(before))
	return english.IsConjunction(words[len(words)-1]) || words[len(words)-1] == "that"
}

// endsThought reports whether a quotation ends where a clause does: at the end of the
// sentence, or before a mark or a word that joins the next clause. A comma alone may
// only begin an aside, with the thought going on behind it.
func endsThought(sentence, quote string) bool {
	_, after, _ := strings.Cut(sentence, quote)
	rest := strings.TrimLeft(after, " \"”“»,")
	if strings.Trim(rest, ".!?") == "" || strings.TrimLeft(rest, ";:–—-.!?(") != rest {
		return true
	}
	words := strings.Fields(strings.ToLower(rest))
	return english.IsConjunction(words[0]) || len(words) > 1 && english.IsConjunction(words[1]) // "even when"
}
