package check

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

// Plan and past are never swapped: what the writer did is no task of the new
// team, and the team's task is no deed of the writer's.

var asDoneRe = regexp.MustCompile(`(?i)\b(?:the way i|as i|like i|just as|i did|i have done|i've done|having|similar to)\b`)

func planRule(r *reading) (out []Finding) {
	if r.strict {
		return nil
	}
	for i := range r.parts {
		p := &r.parts[i]
		if x := r.theirsDone(p); x != nil {
			out = append(out, *x)
			continue
		}
		own, theirs := together(p, p.lines), together(p, p.theirs)
		switch {
		case p.mode == planMode && len(p.terms)+len(p.figs) >= 3 && promised(r, p, own, theirs):
			out = append(out, *block("past_as_plan", strings.TrimSpace(p.text), "this is what you did, told as their task", "say what of theirs you would do, and that you did yours"))
		case r.taskDone(p):
			out = append(out, *block("task_as_past", strings.TrimSpace(p.text), "only the posting has this, as what the job will do", "say that you would do it, not that you did"))
		}
	}
	return out
}

// taskDone: what is told as done stands in the posting, and in no line of the resume.
func (r *reading) taskDone(p *part) bool {
	if p.mode != deedMode || !claims(p) || levelSaid(p.text) || len(r.ground.Posting) == 0 || youRe.MatchString(p.text) {
		return false
	}
	if m := havingRe.FindStringSubmatch(p.text); len(m) > 1 && r.onlyTheirs(terms(m[1]), figures(m[1]), 2) {
		return true
	}
	verbs := verbsOfMine(p.words)
	if len(verbs) == 0 && pastRe.MatchString(p.text) && !stateRe.MatchString(p.text) {
		return r.onlyTheirs(p.terms, p.figs, 3)
	}
	for _, v := range verbs {
		if noTask(p, v) || denies(p.text[:p.words[v.at].Start]) {
			continue
		}
		told := r.clause(p, v)
		for _, n := range r.ground.Company {
			if hasName(p.text, n) {
				for t := range terms(n) {
					delete(told.terms, t)
				}
			}
		}
		if len(told.terms) == 1 && len(told.figs) == 0 {
			if r.setTask(told.terms, v.verb) {
				return true
			}
			continue
		}
		if r.onlyTheirs(told.terms, told.figs, 2) {
			return true
		}
	}
	return false
}

// noTask: the verb wishes, recalls or tells of a life, and claims no task done.
func noTask(p *part, v mine) bool {
	foundOut := v.verb.Base == "find" && v.at+1 < len(p.words) && p.words[v.at+1].Lower == "out"
	switch {
	case v.form == english.Gerund, v.form == english.Base && recalling[v.verb.Base]:
		return true
	case personal[v.verb.Base]:
		return v.verb.Base != "move"
	}
	return wishes[v.verb.Base] && !foundOut
}

// setTask: a line of the posting sets the deed, verb and object, and the resume has
// no such object.
func (r *reading) setTask(object map[string]bool, v english.Verb) bool {
	for i := range r.ground.Lines {
		if l := &r.ground.Lines[i]; l.Part != partHead && shared(object, l.terms) > 0 {
			return false
		}
	}
	for i := range r.ground.Posting {
		if l := &r.ground.Posting[i]; l.verbs[v.Base] && shared(object, l.terms) > 0 {
			return true
		}
	}
	return false
}

var havingRe = regexp.MustCompile(`(?i)\bhaving \w+ ([^,]+)`)

// pastRe finds that something was done, in a clause whose subject is no "I".
var pastRe = regexp.MustCompile(`(?i)\b(?:was|were|has|have|had|no longer|thanks to me|having|my (?:last|latest|previous|biggest|main) \w+|my \w+ (?:\w+ed|took|brought|cut|made|got|led|put|gave))\b`)

// stateRe finds what the writer is or has been: no deed.
var stateRe = regexp.MustCompile(`(?i)\bI(?:'ve| have| had)? (?:\w+ )?(?:been|was|am)\b|\bI'm\b`)

// onlyTheirs: at least n things are told, one line of the posting has nearly all of
// them, no line of the resume has most, and some are nowhere in it.
func (r *reading) onlyTheirs(told map[string]bool, figs []figure, n int) bool {
	all := len(told) + len(figs)
	if len(told) == 0 || all < n {
		return false
	}
	best := 0
	for i := range r.ground.Posting {
		k := shared(told, r.ground.Posting[i].terms)
		for _, f := range figs {
			if has1(r.ground.Posting[i].figures, []figure{f}) {
				k++
			}
		}
		best = max(best, k)
	}
	own, known := 0, map[string]bool{}
	for i := range r.ground.Lines {
		l := &r.ground.Lines[i]
		if l.Part == partHead || l.Part == partContact {
			continue
		}
		n := shared(told, l.terms)
		if has1(l.figures, figs) {
			n++
		}
		own = max(own, n)
		for t := range told {
			known[t] = known[t] || l.terms[t]
		}
	}
	strange := 0
	for t := range told {
		if !known[t] {
			strange++
		}
	}
	return best >= 2 && 10*best >= 6*all && own < best && 2*own <= all && (strange > 0 || len(told) > 3 && 3*own <= len(told))
}

// together is how much of a part its best lines have between them.
func together(p *part, list []scored) scored {
	all := scored{}
	have := map[string]bool{}
	for k, s := range list {
		if k == 0 || s.n > 1 {
			for t := range p.terms {
				have[t] = have[t] || s.line.terms[t]
			}
		}
		if k == 0 {
			all = s
		}
	}
	n := 0
	for _, ok := range have {
		if ok {
			n++
		}
	}
	if len(p.terms) > 0 {
		all.cover = max(all.cover, float64(n)/float64(len(p.terms)))
	}
	all.n = max(all.n, n)
	return all
}

// promised: a plan whose object is a deed of the resume and nothing of the posting.
func promised(r *reading, p *part, own, theirs scored) bool {
	if r.ground.said(p.text) >= 0 && !asDoneRe.MatchString(r.text) && own.n >= 2 && theirs.cover < own.cover {
		return true // their own employer's thing as the new team's task
	}
	if asDoneRe.MatchString(p.text) || own.n < 2 || own.n == 2 && len(p.terms) > 3 {
		return false
	}
	switch own.line.Part {
	case partBullet, partProject, partAnswer:
	default:
		return false
	}
	need := 0.6
	for _, f := range p.figs { // a figure of one's own past in a plan
		if has1(own.line.figures, []figure{f}) && !has1Lines(r.ground.Posting, f) {
			need = 0.4
		}
	}
	if len(r.ground.Posting) == 0 {
		return own.cover >= max(need, 0.6) && youRe.FindString(p.text) == "" || own.cover >= 0.75
	}
	return own.cover >= need && theirs.cover < 0.65 && theirs.cover < 0.75*own.cover
}

func has1Lines(lines []Line, f figure) bool {
	for _, l := range lines {
		if has1(l.figures, []figure{f}) {
			return true
		}
	}
	return false
}

// theirsDone: "I already moved your session history": a deed on what is the company's.
func (r *reading) theirsDone(p *part) *Finding {
	if p.mode != deedMode {
		return nil
	}
	for _, v := range verbsOfMine(p.words) {
		if v.form != english.Past && v.form != english.Participle || wishes[v.verb.Base] || recalling[v.verb.Base] || personal[v.verb.Base] && v.verb.Base != "move" || v.at+1 >= len(p.words) {
			continue
		}
		if next := p.words[v.at+1].Lower; next == "your" || r.ofCompany(p.text[p.words[v.at].End:]) {
			return block("task_as_past", strings.TrimSpace(p.text), "this is the company's, and you have not worked there", "say that you would do it, not that you did")
		}
	}
	return nil
}

// ofCompany: the object begins with the company's name, "Amberquay's chargers".
func (r *reading) ofCompany(rest string) bool {
	rest = strings.TrimSpace(rest)
	for _, n := range r.ground.Company {
		if strings.HasPrefix(rest, n+"'s ") {
			return true
		}
	}
	return false
}
