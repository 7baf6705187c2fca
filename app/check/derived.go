package check

import (
	"math"
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

// What a sentence may say of a resume's figures without repeating them: the
// difference of a before and an after, its share, a factor or a fraction.

// derived reports whether the sources' own figures give f.
func (r *reading) derived(p *part, f figure) bool {
	if f.Unit == "s" && f.Value == 14*86400 && strings.Contains(p.text[:f.Start], "every ") && fortnightRe.MatchString(r.ground.own) {
		return true
	}
	if f.Unit == "s" && strings.Contains(strings.ToLower(f.Text+firstWords(p.text[f.End:], 1)), "year") && !ownSpan(p, f) {
		return r.yearsCarried(p, f) != yearsNot
	}
	if f.meant&share != 0 && r.shareOf(p, f) {
		return true
	}
	if jobWords[f.Counts] && myRe.MatchString(p.text[:f.Start]) && f.Value <= float64(len(r.ground.Jobs)) {
		return true
	}
	factor := 0.0
	switch strings.ToLower(f.Text) {
	case "halved", "half":
		factor = 0.5
	case "doubled", "twice":
		factor = 2
	case "tripled":
		factor = 3
	}
	for i := range r.ground.Lines {
		l := &r.ground.Lines[i]
		if l.Part == partHead || shared(p.terms, l.terms) == 0 && (len(p.terms) > 1 || shared(terms(r.text), l.terms) == 0) {
			continue
		}
		if factor > 0 && byFactor(p, f, l, factor) || factor == 0 && (r.mostlyOf(p, f, l) && byChange(p.text, f, l) || byShare(p, f, l)) {
			return true
		}
	}
	return false
}

// shareOf: "a third of what it was" of a before and an after.
func (r *reading) shareOf(p *part, f figure) bool {
	for i := range r.ground.Lines {
		l := &r.ground.Lines[i]
		if shared(p.terms, l.terms) == 0 {
			continue
		}
		for _, x := range pairs(l.Quote, l.figures) {
			if q := 100 * x.to.Value / x.from.Value; x.from.Value > 0 && x.from.Unit == x.to.Unit && (math.Abs(q-f.Value) < 5 || math.Abs(100-q-f.Value) < 5) {
				return true
			}
		}
	}
	return false
}

var myRe = regexp.MustCompile(`(?i)\bmy (?:last |past |previous |first )?$`)

var jobWords = english.WordSet("job employ employer compani role")

// byFactor: "halved" from 40 to 20, or by 50 %.
func byFactor(p *part, f figure, l *Line, factor float64) bool {
	more := strings.HasSuffix(p.text[:f.Start], "more than ")
	for i := 0; i+1 < len(l.figures); i++ {
		a, b := l.figures[i], l.figures[i+1]
		if a.Unit == b.Unit && a.Value > 0 && (near(b.Value/a.Value, factor, 0.06) || more && (factor > 1 && b.Value/a.Value >= factor || factor < 1 && b.Value/a.Value <= factor)) {
			return true
		}
	}
	for _, h := range l.figures {
		if h.Unit == "%" && (factor == 0.5 && math.Abs(h.Value-50) < 3 || factor == 2 && h.Value == 100 || factor == 3 && h.Value == 200) || h.Unit == "x" && h.Value == factor {
			return true
		}
	}
	return false
}

// byChange: "by 39 minutes", "87 % less", "four times as fast" of a before and an after.
func byChange(text string, f figure, l *Line) bool {
	point := f.Counts == "point" || strings.HasPrefix(text[f.End:], " point") || strings.HasPrefix(text[f.End:], " percentage point")
	least := overAt.MatchString(text[:f.Start])
	ends := endsRe.MatchString(text[:f.Start]) && strings.Contains(text[:f.Start], "from ")
	for _, x := range pairs(l.Quote, l.figures) {
		a, b := x.from.Value, x.to.Value
		if a <= 0 || b <= 0 || x.from.Unit != x.to.Unit {
			continue
		}
		slack := 0.01
		if f.about {
			slack = 0.1
		}
		diff, ratio := math.Abs(a-b), max(a/b, b/a)
		if ends {
			diff = math.NaN() // "to 900 ms" is no difference
		}
		points := x.from.Unit == "%" && (f.Unit == "%" || point && f.Unit == "")
		switch {
		case (f.Unit == x.from.Unit && f.Per == "" && (f.Unit != "" || counts(f) == "" || counts(f) == counts(x.to) || counts(f) == counts(x.from)) || points || f.Unit == x.from.Unit && f.Per == x.from.Per) && near(f.Value, diff, slack),
			f.Unit == "%" && math.Abs(f.Value-100*diff/a) <= 0.6+100*(slack-0.01),
			(f.Unit == "x" || (f.Counts == "time" || strings.HasPrefix(text[f.End:], " times")) && f.Unit == "") && (near(f.Value, ratio, max(0.06, 1.2*slack)) || least && ratio >= f.Value && ratio < 1.3*f.Value):
			return true
		}
	}
	return false
}

// mostlyOf: most of what stands around a figure is of the line, and every tool.
func (r *reading) mostlyOf(p *part, f figure, l *Line) bool {
	here := local(p.text, f.Start, f.End)
	for _, t := range []string{"shorter", "longer", "fewer", "cheaper", "slower", "speed"} {
		delete(here, t)
	}
	for _, m := range p.tools {
		if l.tools[m.Name] == "" {
			return false
		}
	}
	return 10*shared(here, l.terms) >= 6*len(here)
}

var outOfRe = regexp.MustCompile(`(?i)(\w+) (?:in|out of)(?: every)? $`)

// byShare: "nine in ten" of 91 %.
func byShare(p *part, f figure, l *Line) bool {
	m := outOfRe.FindStringSubmatch(p.text[:f.Start])
	if m == nil || f.Value <= 0 {
		return false
	}
	n := figures(m[1])
	v := units[strings.ToLower(m[1])]
	if len(n) == 1 {
		v = n[0].Value
	}
	for _, h := range l.figures {
		if h.Unit == "%" && v > 0 && math.Abs(100*v/f.Value-h.Value) < 3 {
			return true
		}
	}
	return false
}

func near(v, want, slack float64) bool { return math.Abs(v-want) <= slack*want }

var (
	toRe     = regexp.MustCompile(`(?i)\b(?:down |up )?to (?:about |nearly |almost |around |just )?$`)
	endsRe   = regexp.MustCompile(`(?i)\bto ?(?:about |nearly |almost |around |just )?[~≈+(\[{*]*$`)
	lastedRe = regexp.MustCompile(`(?i)\b(?:for|took|takes|lasted|within|in) $`)
	spanRe   = regexp.MustCompile(`(?i)\b(?:in|within|over) (?:the (?:last|past) )?$`)

	fortnightRe = regexp.MustCompile(`(?i)fortnight|bi-?weekly`)

	byRe    = regexp.MustCompile(`(?i)\bby (?:about |nearly |almost |around |over |more than |up to )?$`)
	underRe = regexp.MustCompile(`(?i)(?:\b(?:fewer than|less than|under|below|at most|up to|no more than)|<) ?$`)
	overAt  = regexp.MustCompile(`(?i)(?:\b(?:more than|over|above|at least|upwards of)|>) ?$`)
)

// bent: the figure is the line's, and is told as what it is not: a start as a
// difference, "40+" as fewer than 40, "up to 12" as more.
func bent(text string, f figure, l *Line, h figure) string {
	before, own := text[:f.Start], l.Quote[:h.Start]
	most := underRe.MatchString(before)
	least := overAt.MatchString(before) || strings.HasSuffix(f.Text, "+")
	switch {
	case most && !strings.HasSuffix(strings.ToLower(before), "up to ") && (strings.HasSuffix(h.Text, "+") || overAt.MatchString(own)):
		return "the resume says at least " + strings.TrimRight(h.Text, "+")
	case least && underRe.MatchString(own):
		return "the resume says at most " + h.Text
	case f.Unit == "s" && lastedRe.MatchString(before) && strings.HasPrefix(l.Quote[h.End:], " of ") && !strings.HasPrefix(text[f.End:], " of "):
		if of := terms(untilClause(firstWords(l.Quote[h.End:], 3))); len(of) > 0 && shared(of, terms(text)) == 0 {
			return "the resume has this of " + names1(of)
		}
		return ""
	case toRe.MatchString(before) && (lastVerb(before) != 0 || pushRe.MatchString(before)) && !strings.Contains(strings.ToLower(before), "from "):
		for _, x := range pairs(l.Quote, l.figures) {
			if x.from.Start == h.Start && !x.to.Same(f.Quantity) {
				return "the resume gives this as where it began"
			}
		}
		return ""
	case !byRe.MatchString(before) || lastVerb(before) == 0:
		return ""
	}
	for _, x := range pairs(l.Quote, l.figures) {
		if x.from.Start == h.Start || x.to.Start == h.Start {
			return "the resume gives this as where it began or ended, not as the difference"
		}
	}
	return ""
}

// ownSpan: "in three years" of a result whose line has a span of its own.
func ownSpan(p *part, f figure) bool {
	if !spanRe.MatchString(p.text[:f.Start]) || len(p.lines) == 0 || p.lines[0].n < 2 {
		return false
	}
	for _, h := range p.lines[0].line.figures {
		if h.Unit == "s" && h.Value >= 20*86400 {
			return true
		}
	}
	return false
}

// otherTimes: "twice" where the line has it three times.
func otherTimes(p *part, f figure) bool {
	if !strings.EqualFold(f.Text, "twice") || len(p.lines) == 0 || p.lines[0].n < 2 {
		return false
	}
	for _, h := range p.lines[0].line.figures {
		if h.Counts == "time" && h.Unit == "" && h.Value != f.Value {
			return true
		}
	}
	return false
}

var (
	fractionRe = regexp.MustCompile(`(?i)\b(by|to|in) (?:about |nearly |almost |around |over |more than |less than |just over |just under )?(?:(a|one|two|three) )?(half|third|quarter|fifth|tenth)s?\b( of (?:the|a) \w+)?`)
	fractions  = map[string]float64{"half": 0.5, "third": 1. / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
)

// fraction finds "by a third" that the figures of the line do not give.
func (r *reading) fraction(p *part) *Finding {
	m := fractionRe.FindStringSubmatch(p.text)
	if m == nil || p.mode != deedMode || len(p.lines) == 0 || p.lines[0].n < 2 || lastVerb(p.text) == 0 || m[2] == "" && !strings.EqualFold(m[3], "half") {
		return nil
	}
	if HasPhrase(strings.ToLower(r.ground.own), strings.ToLower(m[2]+" "+m[3])) || m[4] != "" && !strings.EqualFold(m[1], "to") {
		return nil
	}
	v := fractions[strings.ToLower(m[3])]
	if n := units[strings.ToLower(m[2])]; n > 1 {
		v *= n
	}
	if strings.EqualFold(m[1], "by") {
		v = 1 - v
	}
	for _, s := range p.lines {
		for _, x := range pairs(s.line.Quote, s.line.figures) {
			if q := x.to.Value / x.from.Value; x.from.Value > 0 && (math.Abs(q-v) < 0.05 || math.Abs(q-(2-v)) < 0.05) {
				return nil
			}
		}
		for _, h := range s.line.figures {
			if h.Unit == "%" && (math.Abs(h.Value-100*(1-v)) < 5 || math.Abs(h.Value-100*v) < 5) || h.Spelled && math.Abs(h.Value-v) < 0.01 {
				return nil
			}
		}
	}
	return block("unsupported_quantity", strings.TrimSpace(m[0]), "the figures of the resume do not give this", "use the resume's own number or leave it out")
}

// allHours is the unit of "24x7".
const allHours = "24x7"

var allHoursRe = regexp.MustCompile(`(?i)\b(?:24\s?[x/×]\s?7|a?round[- ]the[- ]clock)\b`)

// aroundTheClock lists what says that somebody was there at all hours.
func aroundTheClock(text string) (out []figure) {
	for _, m := range allHoursRe.FindAllStringIndex(text, -1) {
		f := figure{}
		f.Text, f.Value, f.Unit, f.Start, f.End = text[m[0]:m[1]], 168, allHours, m[0], m[1]
		out = append(out, f)
	}
	return out
}
