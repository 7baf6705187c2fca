package check

import (
	"fmt"
	"strings"

	"vouchsafe/app/english"
)

// figureOfLine writes the number that the resume has for what the sentence
// counts, or takes the number out.
func figureOfLine(r *reading, f Finding) string {
	for i := range r.parts {
		p := &r.parts[i]
		for _, x := range p.figs {
			if x.Text != f.Text || p.start+x.Start != f.At.Start {
				continue
			}
			at := p.start + x.Start
			if multiple(x) {
				return ""
			}
			if y := r.yearsWorked(p, x); y != "" {
				return r.text[:at] + y + r.text[at+len(x.Text):]
			}
			if y := r.otherRate(p, x); y != "" {
				return y
			}
			if best := r.figureFor(p, x); best != "" && best != x.Text {
				return r.text[:at] + best + r.text[at+len(x.Text):]
			}
			if before := english.Words(p.text[:x.Start]); len(before) > 0 && !optional[before[len(before)-1].Lower] || outOfRe.MatchString(p.text[:x.Start]) {
				return "" // the sentence hangs on it
			}
			return cut(r.text, at, at+len(x.Text)+groupEnd(p.text[x.End:]))
		}
	}
	return ""
}

// optional prepositions open what a sentence can do without.
var optional = english.WordSet("in for with within at on over across after during of since")

// otherRate: "12 students a month" of "12 students a year".
func (r *reading) otherRate(p *part, x figure) string {
	if x.Per == "" {
		return ""
	}
	for _, s := range p.lines {
		for _, h := range s.line.figures {
			if h.Value != x.Value || h.Unit != x.Unit || h.Per == "" || h.Per == x.Per || counts(h) != counts(x) {
				continue
			}
			at := p.start + x.End
			for _, joint := range []string{"a ", "an ", "per ", "each ", "every "} {
				if i := strings.Index(r.text[at:], joint+x.Per); i >= 0 {
					article := "a "
					if h.Per == "hour" {
						article = "an "
					}
					return r.text[:at+i] + article + h.Per + r.text[at+i+len(joint)+len(x.Per):]
				}
			}
		}
	}
	return ""
}

// figureFor finds the figure of the lines that counts or measures the same.
func (r *reading) figureFor(p *part, x figure) string {
	best, score := "", 1.5
	told := local(p.text, x.Start, x.End)
	for _, s := range p.lines {
		l := s.line
		if l.Part == partHead || p.job >= 0 && l.Job >= 0 && !r.ground.sameEmployer(l.Job, p.job) {
			continue
		}
		for _, h := range l.figures {
			if toRe.MatchString(p.text[:x.Start]) && beginsPair(l, h) || (h.Unit == "%") != (x.Unit == "%") {
				continue
			}
			if h.Year || strings.Contains(r.text, h.Text) || h.Spelled && h.Counts == "" || (h.Unit != x.Unit && (counts(h) != counts(x) || counts(h) == "")) || currency(h.Unit) != currency(x.Unit) {
				continue
			}
			n := s.cover + float64(shared(told, local(l.Quote, h.Start, h.End)))
			if counts(h) != "" && counts(h) == counts(x) {
				n += 2
			}
			if h.Unit == x.Unit && h.Unit != "" {
				n++
			}
			if text := asWritten(l, h, x); n > score && !strings.Contains(r.text, text) {
				best, score = text, n
			}
		}
	}
	return best
}

func beginsPair(l *Line, h figure) bool {
	for _, x := range pairs(l.Quote, l.figures) {
		if x.from.Start == h.Start {
			return true
		}
	}
	return false
}

// asWritten is a figure as its line has it: a range whole, a rate without the
// "/mo" that the sentence says in words.
func asWritten(l *Line, h, x figure) string {
	text := strings.TrimSpace(h.Text)
	for i := 0; i+1 < len(l.figures); i++ {
		a, b := l.figures[i], l.figures[i+1]
		if joint := strings.TrimSpace(l.Quote[a.End:b.Start]); (joint == "-" || joint == "–") && (a.Start == h.Start || b.Start == h.Start) {
			return l.Quote[a.Start:b.End]
		}
	}
	if i := strings.IndexByte(text, '/'); i > 0 && x.Per != "" && !strings.Contains(x.Text, "/") {
		text = text[:i]
	}
	return text
}

// yearsWorked is the span that the dates carry, for a claim of more.
func (r *reading) yearsWorked(p *part, x figure) string {
	n := r.ground.worked(func(int, Job) bool { return true }) / 12
	if x.Unit != "s" || x.Value < year || n < 1 || !strings.Contains(strings.ToLower(p.text), "experience") {
		return ""
	}
	if n == 1 {
		return "one year"
	}
	return fmt.Sprintf("%d years", n)
}
