package check

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

var (
	// What joins a deed to an effect, a cause or a purpose.
	effectRe  = regexp.MustCompile(`(?i)(?:,? (?:which|that|this|and this|and that|it) (?:led to|resulted in|caused|enabled|allowed|helped|meant|saved|reduced|increased|improved|cut|brought|gave|drove|boosted|let|doubled|tripled|halved|made|won|earned|prevented|eliminated|shortened|raised|lowered|grew|secured|attracted|convinced|stopped|freed|kept|finished|took|got|opened|bought|sold|started|ended|sped|removed|ensured|produced|delivered|turned|sent)\b|,? (?:resulting in|leading to|thereby|thus|hence|therefore|consequently)\b|\bas a (?:direct )?(?:result|consequence)\b|,? so that\b|,? (?:so as|in order) to\b|,? with the (?:aim|goal|intention) of\b|,? (?:enabling|allowing|causing|saving|reducing|increasing|improving|cutting|boosting|driving|lowering|doubling|halving|preventing|eliminating|dropping|raising|bringing|taking|shrinking|speeding|making|shortening|winning|earning|ensuring|guaranteeing|securing|strengthening|enhancing|maximi[sz]ing|streamlining) )`)
	reasonRe  = regexp.MustCompile(`(?i),? (?:because(?: of)?|due to|owing to|thanks to|since (?:the|our|it|we|they)|as a result of|on account of|given that)\b`)
	sinceRe   = regexp.MustCompile(`(?i)^(?:because(?: of)?|due to|owing to|thanks to|as a result of|on account of) ([^,]{3,}), (.+)$`)
	sinceWhen = regexp.MustCompile(`(?i)^,? since (?:the|our) (?:very )?(?:start|end|beginning|middle|spring|summer|autumn|fall|winter|age|day|first|launch|early|late)\b`)
	jointRe   = regexp.MustCompile(`(?i)\b(?:by|through|via|using|with|because|due|since|so|after|which|to|for|leading|resulting|thanks|enabling|allowing|thereby|when|from|\w+ing)\b|[;:→]`)
	purposeRe = regexp.MustCompile(`(?i)\bto ([a-z]+) `)
	subjectRe = regexp.MustCompile(`(?i)^\s*(?:that|this|it|which|the (?:change|result|move|work|effort))\s+(led to|resulted in|caused|enabled|allowed|meant|saved|reduced|increased|improved|cut|brought|drove|boosted)\b`)
)

// appliedRe finds why they write: no cause of anything done.
var appliedRe = regexp.MustCompile(`(?i)\bmade me (?:apply|write|look)\b`)

// causeRule finds an effect, a cause or a purpose that no line joins to the deed.
func causeRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode || appliedRe.MatchString(p.text) {
			continue
		}
		if m := subjectRe.FindStringSubmatchIndex(p.text); m != nil && p.start == 0 {
			out = append(out, r.join("", p.text[m[1]:], p.text[m[2]:m[3]])...)
			continue
		}
		if m := sinceRe.FindStringSubmatch(p.text); m != nil && p.start == 0 {
			out = append(out, r.join(m[2], m[1], "because")...)
		}
		for _, re := range []*regexp.Regexp{effectRe, reasonRe} {
			for _, m := range re.FindAllStringIndex(p.text, -1) {
				left, right := r.text[:p.start+m[0]], p.text[m[1]:]
				if sinceWhen.MatchString(p.text[m[0]:]) {
					continue
				}
				out = append(out, r.join(left, untilClause(right), strings.Trim(p.text[m[0]:m[1]], " ,"))...)
			}
		}
		out = append(out, r.purpose(p)...)
	}
	return out
}

// join judges "left connective right": one line must have both, joined somehow.
func (r *reading) join(left, right, by string) []Finding {
	lt, rt := terms(unquoted(left)), terms(unquoted(right))
	if left == "" {
		lt = r.before
	}
	if len(rt) == 0 {
		return nil
	}
	figs := figures(right)
	best := 0 // the line that tells the left side must tell the right one too
	for i := range r.ground.Lines {
		best = max(best, shared(lt, r.ground.Lines[i].terms))
	}
	for i := range r.ground.Lines {
		l := &r.ground.Lines[i]
		have := shared(rt, l.terms)
		if len(figs) > 0 && !figs[0].Year && !figs[0].Spelled && !has1(l.figures, figs) {
			continue
		}
		if 2*have <= len(rt) && have < 3 && (have == 0 || !has1(l.figures, figs)) && have < len(rt) {
			continue
		}
		if both := shared(lt, l.terms); (both > 0 && 2*both >= best || len(lt) == 0) && jointRe.MatchString(l.Quote) {
			return nil
		}
	}
	if r.strict && len(rt) > 0 && shared(rt, terms(r.ground.own+r.ground.theirs))*3 >= len(rt)*2 {
		return nil // its words are the sources', and their order is judged by Entails
	}
	return []Finding{*block("new_cause", strings.TrimSpace(by+" "+strings.Trim(right, " .")), "no line of the resume joins the one to the other", "end the sentence before it, or make two sentences of it")}
}

func has1(have, want []figure) bool {
	for _, f := range want {
		for _, h := range have {
			if !f.Year && h.Same(f.Quantity) {
				return true
			}
		}
	}
	return false
}

// untilClause is the text up to where another clause begins.
func untilClause(s string) string {
	for _, w := range english.Words(s) {
		if w.Punct && strings.ContainsAny(w.Text, ",;") && len(terms(s[:w.Start])) > 0 {
			return s[:w.Start]
		}
	}
	return s
}

// purpose finds "to cut costs" behind a deed where nothing of it has a source.
func (r *reading) purpose(p *part) (out []Finding) {
	if r.strict || len(verbsOfMine(p.words)) == 0 {
		return nil
	}
	all := map[string]bool{}
	for i := range r.ground.Lines {
		for t := range r.ground.Lines[i].terms {
			all[t] = true
		}
	}
	for _, m := range purposeRe.FindAllStringSubmatchIndex(p.text, -1) {
		verb := strings.ToLower(p.text[m[2]:m[3]])
		v, f, ok := english.LookupVerb(verb)
		if !ok || f != english.Base && v.Base != verb || english.IsFunction(verb) {
			continue
		}
		rt := terms(untilClause(p.text[m[2]:]))
		if len(rt) < 2 || shared(rt, all) > 0 {
			continue
		}
		out = append(out, *block("new_cause", strings.TrimSpace(p.text[m[0]:m[0]+len(untilClause(p.text[m[0]:]))]), "the resume does not say what it was for", "leave the purpose out"))
	}
	return out
}
