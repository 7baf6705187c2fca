package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// fluency says how much better a phrasing reads than the composed one, from the small
// words and marks that are all it may change. What it weighs was learnt from readers who
// marked pairs without knowing whose they were; see app/letter/eval -blind.
func fluency(model, rule string) float64 {
	count := func(s, w string) int { return strings.Count(" "+strings.ToLower(s)+" ", " "+w+" ") }
	s := 0.1 // the model's choice between two small words is the better one as a rule
	articled := strings.ToLower(english.Articled(rule, "a"))
	for _, a := range articlesAdded(english.Words(model), english.Words(rule)) {
		s += a.worth(articled)
	}
	for _, w := range []string{"that was", "that were", "which was", "which were", "it", "had"} {
		s -= 0.3 * float64(max(0, count(model, w)-count(rule, w)))
	}
	s -= 0.2 * float64(left(model, rule))
	if lengthens(model, rule) {
		s -= 0.2
	}
	if count(rule, "that") > count(model, "that") && count(model, "which") > count(rule, "which") {
		s -= 0.2 // "a website, which 40 users check": it is no aside
	}
	apart := strings.Count(rule, ",") - strings.Count(rule, ", using ") // means need no comma
	if apart > strings.Count(model, ",")-strings.Count(model, ", using ") && count(model, "and") == count(rule, "and") {
		s -= 0.15 // what was set apart runs on
	}
	return s
}

// left counts the words of the composed phrase that carry something, are no verbs, and that
// the model left out.
func left(model, rule string) int {
	kept := contentStems(model)
	n := 0
	for _, w := range english.Words(rule) {
		if _, _, verb := english.LookupVerb(w.Lower); !verb && !w.Punct && !english.IsFunction(w.Lower) && !kept[english.Stem(w.Lower)] {
			n++
		}
	}
	return n
}

var participleRe = regexp.MustCompile(`\b(\w+ing)\b`)

// lengthens reports whether a clause stands where a participle said the same: "that served"
// for "serving". Where a second participle follows, or it says what came of it, the clause
// is the clearer one.
func lengthens(model, rule string) bool {
	lost := 0
	effect := false
	for _, m := range participleRe.FindAllString(rule, -1) {
		v, form, ok := english.LookupVerb(m)
		if !ok || form != english.Gerund || strings.Contains(model, m) || !strings.Contains(model, " "+v.Past+" ") {
			continue
		}
		lost++
		effect = effect || check.Effect(v.Base)
	}
	return lost > 0 && !effect && !strings.Contains(rule, " using ")
}

// added is an article that the model wrote and the composed phrase has not.
type added struct {
	group []string // the noun group behind it, lower case
	named bool     // a name ends it: "tuned Python"
	next  string   // the word behind that
	after string   // the word before the article
}

// articlesAdded sets the two wordings side by side. An article in the place of another is
// none that was added.
func articlesAdded(model, rule []english.Word) (out []added) {
	kept := english.Common(model, rule)
	last := -1 // place in rule of the word before
	for i, w := range model {
		if at := kept[i]; at >= 0 {
			last = at
			continue
		}
		if !english.IsArticle(w.Lower) || last+1 < len(rule) && english.IsArticle(rule[last+1].Lower) {
			continue
		}
		var a added
		if i > 0 {
			a.after = model[i-1].Lower
		}
		k := i + 1
		for ; k < len(model) && !model[k].Punct && !english.IsFunction(model[k].Lower); k++ {
			a.group = append(a.group, model[k].Lower)
			a.named = model[k].Text[:1] != model[k].Lower[:1] && len(playbook.Tools(model[k].Text)) > 0
		}
		if k < len(model) {
			a.next = model[k].Lower
		}
		if len(a.group) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// measured are nouns that a sentence of work has without their article.
var measured = english.WordSet(`latency time age volume current life rate cost price spend spending usage throughput uptime downtime coverage size traffic load capacity
memory bandwidth lag response performance speed productivity efficiency reliability availability revenue churn conversion infrastructure software hardware data code security
accuracy quality growth demand consumption power footprint`)

// worth says how much the article helps; articled is the composed phrase with those that it
// lacks by the rule of nouns.
func (a added) worth(articled string) float64 {
	head := a.group[len(a.group)-1]
	group := strings.Join(a.group, " ")
	switch {
	case a.named, strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss"):
		return -0.25
	case a.next == "of", a.next == "from" && len(a.group) == 1:
		return 0.2 // "the first paint of the page", "the time from claim to payment"
	case strings.Contains(articled, "a "+group), strings.Contains(articled, "an "+group), strings.Contains(articled, "the "+group):
		return 0.2
	case measured[head], a.after == "for" && len(a.group) == 1:
		return -0.25 // "for communication"
	}
	return 0.1
}
