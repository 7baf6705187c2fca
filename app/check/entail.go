package check

import (
	"strings"

	"vouchsafe/app/english"
)

// Entails reports whether told says only what source says, in the source's own
// order: the words of told that carry meaning must be words of source (or their
// inflections), one after the other; what was left out must be whole phrases; and
// the prepositions between words stay what they were. So nobody's deed, number or
// cause can change hands. The finding is nil when it does.
//
// source is the verb phrase of a deed ("reduced API latency by 60% through query
// optimization"), told what a model made of it after "I".
func Entails(told, source string) *Finding {
	t, s := english.Words(strings.TrimRight(told, ".!? ")), english.Words(strings.TrimRight(source, ". "))
	off := func(code, words, why string) *Finding {
		return block(code, words, why, "keep to the words and the order of the source")
	}
	at := -1   // last matched word of the source
	start := 0 // first word of told after the last match
	for i, w := range t {
		if w.Punct || linking(w.Lower) {
			continue
		}
		j := find(s, at+1, w)
		if j < 0 {
			return off("no_source_or_order", w.Text, "the source does not say this here")
		}
		if at < 0 && j > 0 && !leadingVerbs(s[:j]) {
			return off("verb_lost", w.Text, "the deed of the source is missing")
		}
		if at >= 0 {
			if why := bridge(s[at+1:j], t[start:i], s[j], w); why != "" {
				return off("joint_changed", strings.TrimSpace(told[t[max(0, start-1)].Start:w.End]), why)
			}
		}
		at, start = j, i+1
	}
	if at < 0 {
		return off("says_nothing", told, "nothing of the source is left")
	}
	if rest := s[at+1:]; len(rest) > 0 && !boundary(rest[0]) {
		return off("cut_short", s[at].Text+" "+rest[0].Text, "a phrase of the source is cut in the middle")
	}
	return nil
}

// linking words carry no meaning of their own between the words of a source.
// Prepositions, conjunctions and negations do, and are compared by bridge.
func linking(w string) bool { return english.IsFunction(w) }

func find(s []english.Word, from int, w english.Word) int {
	for j := from; j < len(s); j++ {
		if s[j].Punct {
			continue
		}
		if s[j].Lower == w.Lower {
			return j
		}
		// A participle may be told in the past; no other inflection says the same.
		if v, form, ok := english.LookupVerb(s[j].Lower); ok && form == english.Gerund && v.Past == w.Lower {
			return j
		}
	}
	return -1
}

// leadingVerbs: of "designed and implemented" either may go.
func leadingVerbs(s []english.Word) bool {
	for _, w := range s {
		if _, _, ok := english.LookupVerb(w.Lower); !ok && w.Lower != "and" && !w.Punct {
			return false
		}
	}
	return true
}

// bridge compares what stands between two matched words in the source and in
// the telling; a reason comes back where the telling changed it.
func bridge(skipped, said []english.Word, to, as english.Word) string {
	dropped := false
	for _, w := range skipped {
		if !w.Punct && !english.IsFunction(w.Lower) {
			dropped = true
		}
	}
	relative := false
	var got []string
	for k, w := range said {
		switch {
		case w.Lower == "which" || w.Lower == "that" || w.Lower == "who":
			relative = true
		case english.IsPronoun(w.Lower) && w.Lower != "this" && w.Lower != "these" && w.Lower != "those":
			if has(skipped, w.Lower) {
				continue
			}
			return "a " + w.Lower + " is not in the source here"
		case english.IsNegation(w.Lower) || english.IsPreposition(w.Lower) || english.IsConjunction(w.Lower):
			got = append(got, w.Lower)
		case english.IsAuxiliary(w.Lower):
			if !relative && !has(skipped, w.Lower) && k > 0 {
				return "a " + w.Lower + " is not in the source here"
			}
		case english.IsArticle(w.Lower), w.Punct:
		default:
			if !has(skipped, w.Lower) {
				return "\"" + w.Text + "\" is not in the source here"
			}
		}
	}
	if relative && !has(skipped, "which") && !has(skipped, "that") && !has(skipped, "who") {
		// "pipeline processing X" may be told as "pipeline that processed X". Behind a
		// comma the participle is the person's own ("…, configuring X") unless it
		// tells a measured effect ("…, reducing X by 18%").
		v, form, ok := english.LookupVerb(to.Lower)
		_, told, okT := english.LookupVerb(as.Lower)
		passive := form == english.Past && (has(said, "was") || has(said, "were")) // "standards that were adopted"
		if !ok || !okT || form != english.Gerund && !passive || told == english.Gerund || hasMark(skipped) && !Effect(v.Base) {
			return "a clause was made of what is none"
		}
	}
	tail := skipped
	if dropped {
		if !boundary(skipped[0]) {
			return "a phrase of the source is cut in the middle"
		}
		// Only what joins the next word on stays behind.
		k := len(skipped)
		for k > 0 && (english.IsFunction(skipped[k-1].Lower) || skipped[k-1].Punct) {
			k--
		}
		if tail = skipped[k:]; !joinsOn(to) && (len(tail) == 0 || newClause(skipped[:k])) {
			return "a phrase of the source is cut in the middle"
		}
	}
	var want []string
	for _, w := range tail {
		if english.IsNegation(w.Lower) || english.IsPreposition(w.Lower) || english.IsConjunction(w.Lower) {
			want = append(want, w.Lower)
		}
	}
	if !sameJoint(got, want) {
		return "the source joins these words by \"" + strings.Join(want, " ") + "\", not \"" + strings.Join(got, " ") + "\""
	}
	return ""
}

// newClause reports whether words left out open another clause or item, so that
// what follows them belongs to it and not to what stood before ("by 10% and cost" by 20%).
func newClause(skipped []english.Word) bool {
	for _, w := range skipped {
		if w.Punct && w.Text != "-" || english.IsConjunction(w.Lower) || joinsOn(w) {
			return true
		}
	}
	return false
}

// sameJoint allows "and" to come or go before a clause, never another word.
func sameJoint(got, want []string) bool {
	strip := func(l []string) string {
		var out []string
		for _, w := range l {
			if w != "and" {
				out = append(out, w)
			}
		}
		return strings.Join(out, " ")
	}
	return strip(got) == strip(want)
}

// boundary reports whether a phrase may end before w.
func boundary(w english.Word) bool {
	if w.Punct {
		return w.Text != "/" && w.Text != "\"" && w.Text != "-"
	}
	if english.IsPreposition(w.Lower) {
		return w.Lower != "of"
	}
	return english.IsConjunction(w.Lower) || joinsOn(w) || w.Lower == "that" || w.Lower == "which" || w.Lower == "who"
}

func joinsOn(w english.Word) bool {
	_, form, ok := english.LookupVerb(w.Lower)
	return ok && form == english.Gerund
}

var effects = english.WordSet("reduce cut lower decrease shrink shorten increase raise boost grow improve save speed halve double triple bring drop take")

// Effect reports whether a verb (its base) tells what a measure did, so that
// ", reducing X by 18%" may be told as ", which reduced X by 18%".
func Effect(base string) bool { return effects[base] }

func hasMark(list []english.Word) bool {
	for _, w := range list {
		if w.Punct {
			return true
		}
	}
	return false
}

func has(list []english.Word, w string) bool {
	for _, x := range list {
		if x.Lower == w {
			return true
		}
	}
	return false
}
