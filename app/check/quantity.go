package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"vouchsafe/app/english"
)

// A number, its unit and what it counts are one literal: "3 hours" is not said by
// "3 times", nor "40 % less cost" by "40 % less latency".

func quantityRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		if x := r.fraction(p); x != nil {
			out = append(out, *x)
		}
		for _, f := range p.figs {
			if f.Year || r.idle(p, f) {
				continue
			}
			if x := r.figure(p, f); x != nil {
				x.At.Start, x.At.End = p.start+f.Start, p.start+f.End
				out = append(out, *x)
			}
		}
	}
	return out
}

// figure looks for the lines that have a figure, and for what it counts there.
func (r *reading) figure(p *part, f figure) *Finding {
	if f.meant&ordinal != 0 && r.ordinal(p, f) {
		return nil
	}
	where := [][]Line{r.ground.Lines}
	if p.mode != deedMode || !claims(p) || notYetMine(p, f) || quotedAt.MatchString(p.text[:f.Start]) {
		where = append(where, r.ground.Posting)
	}
	if otherTimes(p, f) || f.Unit == allHours && denies(p.text) {
		if f.Unit == allHours {
			return nil
		}
		return block("unsupported_quantity", f.Text, "the resume has it another number of times", "use the resume's own number or leave it out")
	}
	if (notYetMine(p, f) || denies(p.text[:f.Start])) && has1Lines(r.ground.Posting, f) || placesNamed(p, f) {
		return nil
	}
	var why string
	elsewhere := -1
	for _, lines := range where {
		for i := range lines {
			l := &lines[i]
			for _, h := range l.figures {
				if !sameFigure(f, h, l) && !r.short(f, h, l) {
					continue
				}
				if p.job >= 0 && l.Job >= 0 && !r.ground.sameEmployer(p.job, l.Job) && l.Part != partHead {
					elsewhere = l.Job
					continue
				}
				c := r.conflict(p, f, l, h)
				if c == "" {
					c = bent(p.text, f, l, h)
				}
				if c == "" {
					c = told(p, f, l)
				}
				if c == "" {
					return nil
				}
				why = c
			}
		}
	}
	switch {
	case r.derived(p, f):
		return nil
	case why != "":
		return block("quantity_counts_other", f.Text, why, "let it count what it counts in the resume")
	case elsewhere >= 0:
		return block("wrong_employer", f.Text, "the resume has this number at "+r.ground.Jobs[elsewhere].Employer, "name the employer of that line")
	}
	if h := r.unitless(p, f); h != "" {
		return block("wrong_unit", f.Text, "the resume says "+h, "write the resume's own number and unit")
	}
	return block("unsupported_quantity", f.Text, "this number is not in the resume", "use the resume's own number or leave it out")
}

// ordinal reports whether a source has the ordinal.
func (r *reading) ordinal(p *part, f figure) bool {
	for _, lines := range [][]Line{r.ground.Lines, r.ground.Posting} {
		for i := range lines {
			if strings.HasPrefix(p.text[f.End:], " percentile") && r.ground.knows("p"+number(f.Value)) || slices.ContainsFunc(lines[i].ordinals, func(h figure) bool { return h.Value == f.Value }) {
				return true
			}
		}
	}
	return false
}

func denies(text string) bool {
	for _, w := range english.Words(text) {
		if english.IsNegation(w.Lower) {
			return true
		}
	}
	return false
}

// told: the line that the sentence tells counts the same with another number, and
// this number stands in a line that it does not tell.
func told(p *part, f figure, l *Line) string {
	if counts(f) == "" || f.Unit != "" {
		return ""
	}
	var best *Line
	n := 0
	for _, s := range p.lines {
		if k := shared(p.terms, s.line.terms); k > n {
			best, n = s.line, k
		}
	}
	if best == nil || best == l || n < 2 || 2*n < len(p.terms) || 5*shared(p.terms, l.terms) > 3*n {
		return ""
	}
	for _, h := range best.figures {
		if counts(h) == counts(f) && h.Unit == "" && !h.Same(f.Quantity) {
			return "the line that tells this has " + h.Text
		}
	}
	return ""
}

// inDays: "4 days" of "from 9 working days to 4".
func inDays(f, h figure, l *Line) bool {
	if f.Unit != "s" || h.Unit != "" || h.Year || h.Spelled && h.Counts == "" || h.Value != f.Value/f.scale() {
		return false
	}
	for name, n := range secondsOf {
		if f.scale() == n {
			return h.Counts == name || h.Counts == "" && strings.Contains(strings.ToLower(l.Quote), name)
		}
	}
	return false
}

// sameFigure compares value, unit and rate.
func sameFigure(f, h figure, l *Line) bool {
	switch {
	case f.meant&vague != 0: // "hundreds" of 180, but not of 90
		return f.Unit == h.Unit && !h.Year && (h.meant&vague != 0 && h.Value == f.Value || h.meant&vague == 0 && h.Value >= 0.75*f.Value && h.Value <= 50*f.Value)
	case h.meant&vague != 0:
		return false
	case (f.meant|h.meant)&share != 0 && f.Unit == h.Unit && math.Abs(f.Value-h.Value) <= 2.5:
		return true
	}
	if !h.Same(f.Quantity) {
		least := f.least && f.Unit == h.Unit && !h.Year && h.Value >= f.Value && h.Value <= 1.5*f.Value
		near := f.about && f.Unit == h.Unit && h.Value > 0 && math.Abs(f.Value-h.Value) <= 0.1*h.Value
		times := f.Unit == "x" && h.Unit == "" && h.Value == f.Value && h.Counts == "time" || h.Unit == "x" && f.Unit == "" && h.Value == f.Value && f.Counts == "time"
		unit := (f.Unit == "" || h.Unit == "") && f.Value == h.Value && requestUnit(f.Unit+h.Unit)
		bare := f.Unit == "" && f.Counts == "" && f.Per == "" && h.Unit != "" && !h.Year && f.Value == h.Value/h.scale() && (f.Spelled || h.Unit == "s") // "from 6 to 4 hours", "now it takes four"
		if !near && !least && !times && !unit && !bare && !inDays(f, h, l) && !inDays(h, f, l) {
			return false
		}
	}
	if f.Per != "" && h.Per == "" {
		return l.terms[term(f.Per)] || strings.Contains(strings.ToLower(l.Quote), perWord(f.Per)) || strings.Contains(strings.ToLower(l.Quote), f.Per)
	}
	return true
}

func requestUnit(u string) bool { return u == "request" || u == "query" || u == "transaction" }

func perWord(per string) string {
	if per == "day" {
		return "dai"
	}
	return per
}

// unitless finds a figure of the resume with the same digits and another unit.
func (r *reading) unitless(p *part, f figure) string {
	v := f.Value / f.scale()
	for _, l := range r.ground.Lines {
		for _, h := range l.figures {
			if !h.Year && h.Value/h.scale() == v && !h.Same(f.Quantity) && v > 1 && shared(p.terms, l.terms) > 0 {
				return "\"" + strings.TrimSpace(h.Text+" "+firstWords(l.Quote[min(h.End, len(l.Quote)):], 2)) + "\""
			}
		}
	}
	return ""
}

func firstWords(s string, n int) string {
	f := strings.Fields(s)
	return strings.Join(f[:min(n, len(f))], " ")
}

// changes say which way a measure went; they are no part of what it measures.
var changes = english.WordSet("reduce increase build lead speed improve deploy-to from start help")

// local lists what the clause around a figure speaks of.
func local(text string, start, end int) map[string]bool {
	from, to := 0, len(text)
	for _, w := range english.Words(text) {
		edge := w.Lower == "and" || w.Lower == "but" || w.Lower == "while" || w.Punct && strings.ContainsAny(w.Text, ",;:()—–")
		if !edge {
			continue
		}
		if w.End <= start {
			if got := clauseTerms(text[w.End:start]); len(got) > 0 || from == 0 && len(clauseTerms(text[w.End:min(to, len(text))])) > 0 {
				from = w.End
			}
		} else if w.Start >= end && to == len(text) {
			to = w.Start
		}
	}
	if got := clauseTerms(text[from:to]); len(got) > 0 {
		return got
	}
	return clauseTerms(text[:to])
}

func clauseTerms(s string) map[string]bool {
	t := terms(s)
	for c := range changes {
		delete(t, c)
	}
	return t
}

// conflict says why the figure h of a line is not what f tells, or "".
func (r *reading) conflict(p *part, f figure, l *Line, h figure) string {
	if f.Unit == allHours {
		return ""
	}
	told, here := local(p.text, f.Start, f.End), local(l.Quote, h.Start, h.End)
	if mt, mh := measureOf(told), measureOf(here); len(mt) > 0 && len(mh) > 0 && shared(mt, mh) == 0 {
		return fmt.Sprintf("the resume has this number for %s, not %s", names1(mh), names1(mt))
	}
	ct, ch := counts(f), counts(h)
	if ct != "" && ch != "" && ct != ch && !generic[ct] && !generic[ch] && (f.Unit == "" || f.Unit == "s" || f.Unit == "B") {
		sized := f.Unit != "" && shared(told, l.terms) > 0 // a size or a time of the same matter
		if r.countedElsewhere(ct, f) || !sized && !told[ch] && !inGroup(l.Quote[h.End:], ct) && !inGroup(p.text[f.End:], ch) {
			return "the resume counts " + h.Counts + " with this number"
		}
	}
	if other := r.otherThing(told, here, l, h); other != "" {
		return "in the resume this number belongs to " + other
	}
	if len(told) == 0 || len(here) == 0 || shared(told, here) > 0 || (p.terms["downtime"] || p.terms["incident"]) && troubleRe.MatchString(l.Quote) {
		return ""
	}
	for _, o := range l.figures {
		if o.Start != h.Start && o.Unit == f.Unit && !o.Year && shared(told, local(l.Quote, o.Start, o.End)) > 0 {
			return "in the resume this number belongs to " + names1(here)
		}
	}
	if shared(told, l.terms) > 0 {
		if otherSentence(l, h, told) {
			return "in the resume this number belongs to " + names1(here)
		}
		return ""
	}
	wide := terms(r.text)
	for t := range r.before {
		wide[t] = true
	}
	if shared(wide, l.terms) >= 2 {
		return ""
	}
	return "in the resume this number belongs to another matter: " + names1(here)
}

// otherThing: the measure is the same ("coverage"), and what it is told of belongs to
// another line of the resume; it names what the figure belongs to here.
func (r *reading) otherThing(told, here map[string]bool, l *Line, h figure) string {
	if r.strict || shared(told, here) == 0 {
		return ""
	}
	strange, own := map[string]bool{}, map[string]bool{}
	for t := range told {
		if !l.terms[t] {
			strange[t] = true
		}
	}
	for t := range here {
		if !told[t] && r.ground.df[t] > 0 {
			own[t] = true
		}
	}
	if len(strange) < 2 || len(own) == 0 {
		return ""
	}
	for i := range r.ground.Lines {
		o := &r.ground.Lines[i]
		if o != l && (o.Part == partBullet || o.Part == partProject) && shared(strange, o.terms) == len(strange) && !slices.ContainsFunc(o.figures, func(f figure) bool { return f.Same(h.Quantity) }) {
			return names1(own)
		}
	}
	return ""
}

// otherSentence: what is told stands behind a full stop or semicolon, with a
// figure of its own.
func otherSentence(l *Line, h figure, told map[string]bool) bool {
	for _, o := range l.figures {
		from, to := min(o.Start, h.Start), max(o.Start, h.Start)
		if o.Start != h.Start && strings.ContainsAny(l.Quote[from:to], ";:.") && shared(told, local(l.Quote, o.Start, o.End)) > 0 {
			return true
		}
	}
	return false
}

// countedElsewhere reports whether another number of the resume counts that.
func (r *reading) countedElsewhere(ct string, f figure) bool {
	for i := range r.ground.Lines {
		for _, o := range r.ground.Lines[i].figures {
			if counts(o) == ct && o.Unit == f.Unit && !o.Same(f.Quantity) {
				return true
			}
		}
	}
	return false
}

// inGroup reports whether a noun stands in the group that follows a figure.
func inGroup(rest, noun string) bool {
	for i, w := range english.Words(rest) {
		if i > 5 || w.Punct && w.Text != "," || english.IsPreposition(w.Lower) && w.Lower != "of" || english.IsConjunction(w.Lower) && w.Lower != "and" && w.Lower != "or" {
			return false
		}
		if term(w.Lower) == noun {
			return true
		}
	}
	return false
}

// generic nouns stand for whatever was counted.
var generic = english.WordSet("time twice thing unit more other case such place number level part total percent point step kind type instanc")

func counts(f figure) string {
	if f.Counts == "" {
		return ""
	}
	if g := synonyms().group[f.Counts]; g != "" {
		return g
	}
	return f.Counts
}

// names1 names one of a set, the same one every time.
func names1(set map[string]bool) string {
	best := ""
	for w := range set {
		if best == "" || w < best {
			best = w
		}
	}
	return best
}
