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
		if len(p.terms)+len(p.figs) < 3 {
			continue
		}
		own, theirs := together(p, p.lines), together(p, p.theirs)
		switch {
		case p.mode == planMode && promised(r, p, own, theirs):
			out = append(out, *block("past_as_plan", strings.TrimSpace(p.text), "this is what you did, told as their task", "say what of theirs you would do, and that you did yours"))
		case p.mode == deedMode && len(verbsOfMine(p.words)) > 0 && !levelSaid(p.text) && theirs.n >= 3 && theirs.cover >= 0.6 && alone(p) < 0.45 && alone(p) < 0.6*theirs.cover:
			out = append(out, *block("task_as_past", strings.TrimSpace(p.text), "only the posting has this, as what the job will do", "say that you would do it, not that you did"))
		}
	}
	return out
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

// alone is how much of a part its best line has.
func alone(p *part) float64 {
	if len(p.lines) == 0 {
		return 0
	}
	return p.lines[0].cover
}

// promised: a plan whose object is a deed of the resume and nothing of the posting.
func promised(r *reading, p *part, own, theirs scored) bool {
	if r.ground.said(p.text) >= 0 && !asDoneRe.MatchString(r.text) && own.n >= 2 && theirs.cover < own.cover {
		return true // their own employer's thing as the new team's task
	}
	if asDoneRe.MatchString(p.text) || own.n < 3 && !(own.n == 2 && len(p.terms) <= 3) {
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
		if v.form != english.Past && v.form != english.Participle || wishes[v.verb.Base] || recalling[v.verb.Base] || personal[v.verb.Base] || v.at+1 >= len(p.words) {
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
