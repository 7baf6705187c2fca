package check

import (
	"strings"
	"unicode"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// quantities finds numbers that the source does not have, has less often, or has
// counting something else.
func quantities(text, src string) []Finding {
	var out []Finding
	have := evidence.Quantities(src)
	used := make([]bool, len(have))
	for _, q := range evidence.Quantities(text) {
		if q.Unit == "s" && strings.HasSuffix(strings.ToLower(text[:q.Start]), "first ") {
			continue // "my first 90 days" is a plan's horizon, no measure
		}
		best := -1
		for i, h := range have {
			if !h.Same(q) || used[i] {
				continue
			}
			if best < 0 || h.Counts == q.Counts {
				best = i
			}
			if h.Counts == q.Counts {
				break
			}
		}
		switch {
		case best < 0 && q.Spelled && vague(q):
		case best < 0:
			out = append(out, Finding{Blocking, "unsupported_quantity", q.Text, "this number is not in the source", "use the resume's own number or leave it out"})
		case q.Counts != "" && have[best].Counts != "" && q.Counts != have[best].Counts && !strings.Contains(strings.ToLower(stems(src)), " "+q.Counts+" "):
			out = append(out, Finding{Blocking, "quantity_counts_other", q.Text, "the source counts " + have[best].Counts + " with this number", "let it count what it counts in the resume"})
		default:
			used[best] = true
		}
	}
	return out
}

// vague spelled words are also plain English ("half of it", "two of them").
func vague(q evidence.Quantity) bool { return q.Counts == "" }

func stems(s string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range english.Words(s) {
		b.WriteString(english.Stem(w.Lower))
		b.WriteByte(' ')
	}
	return b.String()
}

// tools finds tools that the source does not name.
func tools(text, src string) []Finding {
	have := map[string]bool{}
	for _, m := range playbook.Tools(src) {
		have[m.Name] = true
	}
	var out []Finding
	for _, m := range playbook.Tools(text) {
		if !have[m.Name] && !strings.Contains(strings.ToLower(src), strings.ToLower(m.As)) {
			out = append(out, Finding{Blocking, "unsupported_tool", m.As, "the source does not name this tool", "name only tools of that line"})
		}
	}
	return out
}

// names finds capitalised words inside a sentence that the source does not have.
func names(text, src string) []Finding {
	var out []Finding
	low := strings.ToLower(src)
	words := english.Words(text)
	for i, w := range words {
		if w.Punct || i == 0 || words[i-1].Text == "." || words[i-1].Text == ":" || words[i-1].Text == "\"" || words[i-1].Text == "“" {
			continue
		}
		r := []rune(w.Text)[0]
		if !unicode.IsUpper(r) || w.Text == "I" || strings.HasPrefix(w.Text, "I'") || strings.HasPrefix(w.Text, "I’") {
			continue
		}
		base := strings.TrimSuffix(strings.TrimSuffix(w.Lower, "'s"), "’s")
		if !strings.Contains(low, base) {
			out = append(out, Finding{Blocking, "unsupported_name", w.Text, "the source does not have this name", "use the name as the source writes it"})
		}
	}
	return out
}

// employers finds an employer of the resume that is not the one of the source.
func employers(text, src string, all []string) []Finding {
	var out []Finding
	for _, e := range all {
		if len(e) > 2 && strings.Contains(text, e) && !strings.Contains(src, e) {
			out = append(out, Finding{Blocking, "wrong_employer", e, "the source of this sentence belongs to another employer", "name the employer of that line"})
		}
	}
	return out
}

var lowering = map[string]bool{"reduce": true, "cut": true, "lower": true, "decrease": true, "shrink": true, "drop": true, "fall": true, "save": true, "halve": true, "shorten": true, "trim": true, "slash": true, "minimize": true, "minimise": true}
var raising = map[string]bool{"increase": true, "raise": true, "grow": true, "rise": true, "boost": true, "expand": true, "double": true, "triple": true, "climb": true}

// direction finds a verb that lowers with figures that rise, and the reverse.
func direction(text string) []Finding {
	q := evidence.Quantities(text)
	for i := 0; i+1 < len(q); i++ {
		between := strings.TrimSpace(text[q[i].End:q[i+1].Start])
		if (between != "to" && !strings.HasPrefix(between, "to ") && !strings.HasSuffix(between, " to")) || q[i].Unit != q[i+1].Unit ||
			!strings.Contains(strings.ToLower(text[max(0, q[i].Start-12):q[i].Start]), "from") {
			continue
		}
		down, up := false, false
		words := english.Words(text[:q[i].Start])
		for k := len(words) - 1; k >= 0; k-- { // the nearest verb decides
			if v, _, ok := english.LookupVerb(words[k].Lower); ok && (lowering[v.Base] || raising[v.Base]) {
				down, up = lowering[v.Base], raising[v.Base]
				break
			}
		}
		if down && q[i+1].Value > q[i].Value || up && q[i+1].Value < q[i].Value {
			return []Finding{{Blocking, "wrong_direction", text[q[i].Start:q[i+1].End], "the verb goes one way and the figures the other", "check which figure came first"}}
		}
	}
	return nil
}

var scopeRank = map[string]int{evidence.TookPart: 0, evidence.Designed: 1, evidence.Built: 2, evidence.Led: 3, evidence.OnCall: 2, evidence.Operated: 2}

// scope finds a verb of the writer's that claims more than any verb of the source.
func scope(text, src string, p *playbook.Pack) []Finding {
	deeds := map[string]bool{}
	top := -1
	for _, w := range english.Words(src) {
		if v, _, ok := english.LookupVerb(w.Lower); ok {
			deeds[v.Base] = true
			top = max(top, scopeRank[evidence.VerbStrength(w.Lower, p.Common)])
		}
	}
	if top < 0 {
		return nil
	}
	words := english.Words(text)
	for i := 1; i < len(words); i++ {
		if words[i-1].Text != "I" {
			continue
		}
		v, _, ok := english.LookupVerb(words[i].Lower)
		if ok && !deeds[v.Base] && scopeRank[evidence.VerbStrength(words[i].Lower, p.Common)] > top {
			return []Finding{{Blocking, "scope_raised", words[i].Text, "the source claims less than this verb", "use the verb of the resume"}}
		}
	}
	return nil
}

// negations finds a denial that the source does not have, or the loss of one.
func negations(text, src string) []Finding {
	count := func(s string) int {
		n := 0
		for _, w := range english.Words(s) {
			if english.IsNegation(w.Lower) {
				n++
			}
		}
		return n
	}
	if count(text) > count(src) {
		return []Finding{{Blocking, "negation_added", text, "the source does not deny this", "take the denial out"}}
	}
	return nil
}
