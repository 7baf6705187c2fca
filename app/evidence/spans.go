package evidence

import (
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
)

// bySpans tells a line by the pieces that the reader found in it, where the line as a
// whole is no sentence a rule can tell: what stands before the deed, if it is a clause of
// its own, then "I" and the deed, then what came of it. text is the line, and parse takes
// it apart. A line whose point is a figure that cannot be told so is left to the model.
func bySpans(line string, m meaning.Meaning, _ Claim, c *playbook.Common) (text string, parse func(string) (Deed, bool), ok bool) {
	span, there := m.Spans[meaning.Deed]
	if !there {
		return "", nil, false
	}
	piece := func(s string) string { return strings.Trim(readable(s, c), " .;,:–—-") }
	deed := piece(span.Of(line))
	d, ok := parseDeed(deed)
	if first, form, _ := english.LookupVerb(strings.ToLower(firstOf(deed))); !ok && (past(form) || first.Base == "" && strings.HasSuffix(firstOf(deed), "ed")) {
		d, ok = Deed{Verbs: firstOf(deed), Form: english.Past}, true // "re-keyed by merchant": the reader knows that it is no passive
	}
	if !ok || len(d.Narrative) > 0 || len(d.After) > 0 {
		return "", nil, false
	}
	var after []string
	for _, key := range []string{meaning.Result, meaning.Kept} {
		s, found := m.Spans[key]
		if !found || s[0] >= span[0] && s[1] <= span[1] {
			continue
		}
		told, ok := clause(piece(s.Of(line)), deed)
		switch {
		case ok && s[0] > span[0]:
			after = append(after, english.LowerFirst(english.Articled(told, "the")))
		case !ok && key == meaning.Result && hasFigure(s.Of(line)) && !hasFigure(deed):
			return "", nil, false
		}
	}
	before := piece(line[:span[0]])
	words := english.Words(before)
	if m.Has(meaning.Trouble) && m.Spans[meaning.Trouble][1] <= span[0] && len(words) > 3 && past(d.Form) && finiteVerb(words[1:], 30) {
		d = Deed{Narrative: slices.Concat([]string{english.Capital(definite(before, words)), "I " + english.LowerFirst(deed)}, capitals(after))}
		if lead := words[0].Lower; lead == "after" || lead == "when" || lead == "once" {
			d.Narrative = append([]string{english.Capital(before) + ", I " + english.LowerFirst(deed)}, capitals(after)...)
		}
		return readable(line, c), func(string) (Deed, bool) { return d, true }, true
	}
	d.After = after
	return readable(line, c), func(string) (Deed, bool) { return d, d.Object != "" }, true
}

func capitals(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = english.Capital(s)
	}
	return out
}

// untold keeps a deed that no rule can tell: it vouches, and it is for the model, or the
// person, to say.
func untold(line string, m meaning.Meaning, _ Claim, c *playbook.Common) (text string, parse func(string) (Deed, bool), ok bool) {
	return readable(line, c), func(string) (Deed, bool) { return Deed{}, true }, m.Has(meaning.Deed) || m.Worth > 1
}
