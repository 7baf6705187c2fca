package check

import (
	"strings"

	"vouchsafe/app/english"
)

// mine is one verb that a sentence says of its writer.
type mine struct {
	verb english.Verb
	form english.Form
	at   int // index of the word
}

// verbsOfMine lists the verbs whose subject is "I" or "we": the one behind it,
// and those joined to it by "and" or a comma.
func verbsOfMine(words []english.Word) []mine {
	var out []mine
	for i := range words {
		w := words[i].Lower
		if w != "i" && w != "we" && !strings.HasPrefix(w, "i'") && !strings.HasPrefix(w, "we'") {
			continue
		}
		k := i + 1
		state := strings.HasSuffix(w, "'m") // "I was promoted", "I'm thrilled": no deed of one's own
		for k < len(words) && k < i+4 && (adverb(words[k].Lower) || english.IsAuxiliary(words[k].Lower)) {
			state = state || words[k].Lower == "am" || words[k].Lower == "was" || words[k].Lower == "were" || words[k].Lower == "be" || words[k].Lower == "been"
			k++
		}
		if k >= len(words) {
			break
		}
		v, f, ok := english.LookupVerb(words[k].Lower)
		if base, past := strings.CutSuffix(words[k].Lower, "ed"); !ok && past && len(base) > 3 {
			v, f, ok = english.Verb{Base: base, Past: words[k].Lower, Participle: words[k].Lower}, english.Past, true
		}
		if !ok || english.IsFunction(words[k].Lower) || state && f != english.Gerund {
			continue
		}
		out = append(out, mine{v, f, k})
		for j := k + 1; j+1 < len(words); j++ {
			if words[j].Lower == "i" || words[j].Lower == "which" || words[j].Lower == "that" || words[j].Text == ";" {
				break
			}
			if words[j].Lower != "and" && words[j].Text != "," && words[j].Lower != "then" {
				continue
			}
			n := j + 1
			for n < len(words) && adverb(words[n].Lower) {
				n++
			}
			if n >= len(words) {
				break
			}
			if v, f2, ok := english.LookupVerb(words[n].Lower); ok && f2 == f && !english.IsFunction(words[n].Lower) && n+1 < len(words) && !words[n+1].Punct {
				out = append(out, mine{v, f2, n})
			}
		}
	}
	return out
}

func adverb(w string) bool {
	return strings.HasSuffix(w, "ly") || w == "also" || w == "then" || w == "later" || w == "even" || w == "already" || w == "just" || w == "still" || w == "first" || w == "once" || w == "have" || w == "had" || w == "never" || w == "not" || w == "both" || w == "soon" || w == "now"
}
