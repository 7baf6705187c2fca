package check

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// denials lists what a text denies: the term behind each "no", "without", "never".
func denials(text string) map[string]string {
	out := map[string]string{}
	words := english.Words(text)
	for i, w := range words {
		if !english.IsNegation(w.Lower) && w.Text != "0" {
			continue
		}
		n := 0
		for k := i + 1; k < len(words) && n < 3; k++ {
			if words[k].Punct || english.IsConjunction(words[k].Lower) && words[k].Lower != "or" && words[k].Lower != "nor" {
				break
			}
			for _, t := range oneTerm(strings.Trim(words[k].Lower, "'"), "") {
				if !english.IsFunction(words[k].Lower) {
					out[t] = text[w.Start:words[k].End]
					n++
				}
			}
		}
	}
	return out
}

// negationRule finds a denial that no line has, and one that was lost.
func negationRule(r *reading) (out []Finding) {
	if r.strict {
		return r.givenNegations()
	}
	for i := range r.parts {
		p := &r.parts[i]
		if x := r.deniedTool(p); x != nil {
			out = append(out, *x)
			continue
		}
		if p.mode != deedMode || levelSaid(p.text) || len(p.lines) == 0 || p.lines[0].n < 2 {
			continue
		}
		said := denials(p.text[theirsFirst(p):])
		owned := map[string]bool{}
		for _, l := range r.ground.Lines {
			for t := range denials(l.Quote) {
				owned[t] = true
			}
		}
		supported, words := len(said) == 0, ""
		for t, w := range said {
			supported = supported || owned[t]
			if words == "" || len(w) < len(words) || len(w) == len(words) && w < words {
				words = w
			}
		}
		if !supported && !contrast(p.text) {
			out = append(out, *block("negation_added", words, "the resume does not deny this", "take the denial out"))
		}
		l := p.lines[0].line
		if p.lines[0].cover < 0.4 {
			continue
		}
		kept := denies(p.text) && len(said) == 0 // "we lost none": what follows it says nothing
		// some part of the denial stands
		for t := range denials(l.Quote) {
			kept = kept || said[t] != ""
		}
		for t, w := range denials(l.Quote) {
			if !kept && p.terms[t] && said[t] == "" && !affirmed(l.Quote, t) && !english.IsNegation(t) {
				out = append(out, *block("negation_lost", t, "the resume says \""+w+"\"", "keep the denial of the resume"))
			}
		}
	}
	return out
}

var unusedRe = regexp.MustCompile(`(?i)\bI(?:'ve| have)? (?:do not|don't|did not|didn't|never|have not|haven't) (?:\w+ )?(?:use[sd]?|write|wrote|written|know|known|touch(?:ed)?|work(?:ed)? with|worked in|seen) ([^,;.]{1,40})$`)

// deniedTool finds a tool that the writer says they never used, and a deed of theirs names.
func (r *reading) deniedTool(p *part) *Finding {
	m := unusedRe.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(p.text), "."))
	if m == nil {
		return nil
	}
	for _, t := range playbook.Tools(m[1]) {
		for _, l := range r.ground.naming(r.ground.Lines, t) {
			if (l.Part == partBullet || l.Part == partProject) && strings.EqualFold(strings.TrimSpace(m[1]), t.As) {
				return block("negation_added", strings.TrimSpace(m[0]), "a line of the resume names it", "take the denial out")
			}
		}
	}
	return nil
}

// contrast: "not only", "not just", "no longer", "nothing new": no denial of a deed.
func contrast(text string) bool {
	for _, w := range []string{"not only", "not just", "no longer", "never stop", "nothing but", "no one", "nobody", "no matter", "without question", "not a ", "not an ", "not the "} {
		if HasPhrase(text, strings.TrimSpace(w)) {
			return true
		}
	}
	return false
}

// affirmed reports whether a line has a word outside its denials too.
func affirmed(text, t string) bool {
	n := 0
	for _, x := range termList(english.Words(text)) {
		if x == t {
			n++
		}
	}
	return n > 1
}

// givenNegations: with the sources given, a sentence denies no more often than they do.
func (r *reading) givenNegations() []Finding {
	count := func(s string) int {
		n := 0
		for _, w := range english.Words(s) {
			if english.IsNegation(w.Lower) || w.Text == "0" {
				n++
			}
		}
		return n
	}
	if count(r.text) > count(straight(r.ground.own+"\n"+r.ground.theirs)) {
		return []Finding{*block("negation_added", r.text, "the source does not deny this", "take the denial out")}
	}
	return nil
}
