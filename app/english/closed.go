package english

import (
	"iter"
	"strings"
)

// The closed classes, as sets of lower-case words.
var (
	articles     = WordSet("a an the")
	prepositions = WordSet("of in on at for with from to by into onto over under per after before during within without across through between against about around up down out off behind beyond via using as than among until since toward towards near")
	conjunctions = WordSet("and or but nor yet while when where whereas if though although because so")
	pronouns     = WordSet("i me my mine we us our ours you your yours he him his she her it its they them their theirs this that these those which who whom whose what there here one ones itself themselves")
	auxiliaries  = WordSet("am is are was were be been being has have had having do does did can could will would shall should may might must")
	negations    = WordSet("no not never none neither nor without cannot can't don't didn't doesn't wasn't weren't isn't won't wouldn't hasn't haven't hadn't zero nobody nothing")
	others       = WordSet("also then still again once only just even both each every all any some such same other another more most less least very too now later first next last already together apart instead")
)

// WordSet is the set of the words that stand in a text, between spaces.
func WordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// IsFunction reports whether w belongs to a closed class and so says nothing by itself.
func IsFunction(w string) bool {
	w = strings.ToLower(w)
	return articles[w] || prepositions[w] || conjunctions[w] || pronouns[w] || auxiliaries[w] || negations[w] || others[w] ||
		strings.HasPrefix(w, "i'") || strings.HasPrefix(w, "i’")
}

// FunctionWords gives the words of the closed classes.
func FunctionWords() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, class := range []map[string]bool{articles, prepositions, conjunctions, pronouns, auxiliaries, negations, others} {
			for w := range class {
				if !yield(w) {
					return
				}
			}
		}
	}
}

// IsPreposition reports whether w is a preposition.
func IsPreposition(w string) bool { return prepositions[strings.ToLower(w)] }

// IsArticle reports whether w is a, an or the.
func IsArticle(w string) bool { return articles[strings.ToLower(w)] }

// IsNegation reports whether w denies; dropping or adding one turns a sentence round.
func IsNegation(w string) bool { return negations[strings.ToLower(w)] }

// IsConjunction reports whether w joins clauses or items.
func IsConjunction(w string) bool { return conjunctions[strings.ToLower(w)] }

// IsAuxiliary reports whether w is a form of be, have, do or a modal.
func IsAuxiliary(w string) bool { return auxiliaries[strings.ToLower(w)] }

// IsPronoun reports whether w stands for a person or thing.
func IsPronoun(w string) bool { return pronouns[strings.ToLower(w)] }
