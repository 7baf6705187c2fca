package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vouchsafe/app/english"
)

// Dates and years: what the resume's dates carry needs no words of it.

const (
	yearsCarry = iota
	yearsUnsure
	yearsNot
)

const year = 31557600.0

// yearsCarried tells whether the dates of the jobs carry a claimed number of years.
func (r *reading) yearsCarried(p *part, f figure) int {
	want := int(f.Value / year * 12)
	if p.job >= 0 && r.ground.said(p.text) >= 0 && !strings.Contains(strings.ToLower(p.text), "experience") {
		if n := r.ground.worked(func(i int, _ Job) bool { return r.ground.sameEmployer(i, p.job) }); n > 0 {
			return fits(want, n)
		}
	}
	total := r.ground.worked(func(int, Job) bool { return true })
	if total == 0 || fits(want, total) == yearsNot {
		return yearsNot
	}
	for _, m := range p.tools {
		at := r.ground.worked(func(i int, _ Job) bool { return r.ground.jobNames(i, m.Name) })
		if at > 0 && fits(want, at) == yearsNot || at == 0 && want >= 24 {
			return yearsUnsure // shorter, or no job names it
		}
	}
	return yearsCarry
}

// fits allows a year for months that a resume does not write and for rounding up.
func fits(want, have int) int {
	if want <= have+8 {
		return yearsCarry
	}
	return yearsNot
}

// worked counts the months that chosen jobs cover together.
func (g *Ground) worked(chosen func(int, Job) bool) int {
	type span struct{ from, to int }
	var list []span
	for i, j := range g.Jobs {
		to := j.End
		if j.Current {
			to = g.now
		}
		if j.Start > 0 && to >= j.Start && chosen(i, j) {
			if to%12 == 0 && j.Start%12 == 0 {
				to += 11 // only years are known
			}
			list = append(list, span{j.Start, to + 1})
		}
	}
	slices.SortFunc(list, func(a, b span) int { return a.from - b.from })
	n, end := 0, 0
	for _, s := range list {
		if s.to > end {
			n += s.to - max(s.from, end)
			end = s.to
		}
	}
	return n
}

func (g *Ground) jobNames(job int, tool string) bool {
	for i := range g.Lines {
		if g.Lines[i].Job >= 0 && g.sameEmployer(g.Lines[i].Job, job) && g.Lines[i].tools[tool] != "" {
			return true
		}
	}
	return false
}

// yearsRule finds experience that the dates do not carry and that the quantity
// rule let stand because it is only doubtful.
func yearsRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		for _, f := range p.figs {
			if f.Unit != "s" || f.Value < year || p.mode == planMode || r.idle(p, f) || r.written(f) || r.yearsCarried(p, f) != yearsUnsure {
				continue
			}
			out = append(out, Advise("years_uncertain", f.Text, "the jobs that name it are shorter than that", "claim the years that the resume's dates carry"))
		}
	}
	return out
}

func (r *reading) written(f figure) bool {
	for i := range r.ground.Lines {
		for _, h := range r.ground.Lines[i].figures {
			if h.Same(f.Quantity) {
				return true
			}
		}
	}
	return false
}

var (
	monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	dateRe     = regexp.MustCompile(`(?i)\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,? (?:of )?((?:19|20)\d\d)\b`)
	joinedRe   = regexp.MustCompile(`(?i)\b(joined|started|began|since|left|from|until|hired|graduated|came to|moved to)\b`)
)

// dateRule finds years and months that the resume does not have, or has for
// another employer.
func dateRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode {
			continue
		}
		job := p.job
		if job < 0 && len(p.lines) > 0 && p.lines[0].n >= 3 {
			job = p.lines[0].line.Job
		}
		months := dateRe.FindAllStringSubmatchIndex(p.text, -1)
		for _, m := range months {
			y, _ := strconv.Atoi(p.text[m[4]:m[5]])
			mo := monthOf(p.text[m[2]:m[3]])
			if x := r.date(p, job, p.text[m[0]:m[1]], y*12+mo, true); x != nil {
				out = append(out, *x)
			}
		}
		for _, f := range p.figs {
			if !f.Year || inDate(months, f.Start) || r.quoted(p.text, f.Start) {
				continue
			}
			if x := r.date(p, job, f.Text, int(f.Value)*12, false); x != nil {
				out = append(out, *x)
			}
		}
	}
	return out
}

func inDate(dates [][]int, at int) bool {
	for _, m := range dates {
		if at >= m[0] && at < m[1] {
			return true
		}
	}
	return false
}

func monthOf(s string) int {
	for i, n := range monthNames {
		if strings.HasPrefix(n, strings.ToLower(s)[:3]) {
			return i
		}
	}
	return 0
}

// date judges one date: at is months since year 0.
func (r *reading) date(p *part, job int, text string, at int, month bool) *Finding {
	y := strconv.Itoa(at / 12)
	joined := joinedRe.MatchString(p.text)
	if job >= 0 && job < len(r.ground.Jobs) && r.ground.said(p.text) >= 0 {
		j := r.ground.Jobs[job]
		if j.Start > 0 && !r.ground.within(job, at, month, joined) && !r.inLines(job, text, y, month) {
			return block("wrong_date", text, fmt.Sprintf("the resume gives %s other dates", j.Employer), "use the dates of that job")
		}
		return nil
	}
	if y2 := r.credentialYears(p); len(y2) > 0 && !y2[at/12] {
		return block("wrong_date", text, "the resume gives it another date", "use the date of that line")
	}
	if y2 := r.lineYears(p); len(y2) > 0 && !y2[at/12] {
		return block("wrong_date", text, "the line that tells this has another date", "use the date of that line")
	}
	if month && r.monthWritten(at) || !month && (strings.Contains(r.ground.own, y) || p.mode != deedMode && strings.Contains(r.ground.theirs, y)) {
		return nil
	}
	if job >= 0 && !r.strict && !joined && r.ground.within(job, at, month, false) {
		return nil
	}
	for i := range r.ground.Jobs { // "in the summer of 2022" of a job that ran then
		if !r.strict && !joined && !month && r.ground.within(i, at, false, false) {
			return nil
		}
	}
	return block("unsupported_date", text, "the resume does not have this date", "use a date of the resume or leave it out")
}

// within reports whether a date falls into a job; where the sentence tells its
// beginning or end, whether it is one of the two.
func (g *Ground) within(job, at int, month, ends bool) bool {
	for i, j := range g.Jobs {
		if !g.sameEmployer(i, job) || j.Start == 0 {
			continue
		}
		to := j.End
		if j.Current {
			to = g.now
		}
		if month && ends && (at == j.Start || at == to) || !month && ends && (at/12 == j.Start/12 || at/12 == to/12) {
			return true
		}
		if !ends && at >= j.Start-j.Start%12 && at <= to+11-to%12 {
			return true
		}
	}
	return false
}

func (r *reading) inLines(job int, text, y string, month bool) bool {
	for i := range r.ground.Lines {
		l := &r.ground.Lines[i]
		if l.Job >= 0 && r.ground.sameEmployer(l.Job, job) && (strings.Contains(strings.ToLower(l.Quote), strings.ToLower(text)) || !month && strings.Contains(l.Quote, y)) {
			return true
		}
	}
	return false
}

// monthWritten looks for a month in the forms that resumes use.
func (r *reading) monthWritten(at int) bool {
	y, m := at/12, at%12
	for _, j := range r.ground.Jobs {
		if j.Start == at || j.End == at {
			return true
		}
	}
	low := strings.ToLower(r.ground.own)
	name := english.Capital(monthNames[m])
	for _, s := range []string{fmt.Sprintf("%s %d", name, y), fmt.Sprintf("%s %d", name[:3], y), fmt.Sprintf("%s. %d", name[:3], y), fmt.Sprintf("%02d/%d", m+1, y), fmt.Sprintf("%d-%02d", y, m+1), fmt.Sprintf("%d/%d", m+1, y), fmt.Sprintf("%02d.%d", m+1, y)} {
		if strings.Contains(low, strings.ToLower(s)) {
			return true
		}
	}
	return false
}

var gotRe = regexp.MustCompile(`(?i)\bI(?:'ve| have)? (?:\w+ )?(?:finished|completed|graduated|got|took|received|earned|obtained|gained|passed|hold|did|was awarded)\b|\b(?:member|certified|registered) since\b`)

// credentialYears lists the years that the resume gives a degree or certificate
// which a part says was got.
func (r *reading) credentialYears(p *part) map[int]bool {
	out := map[int]bool{}
	if !gotRe.MatchString(p.text) {
		return out
	}
	m := credentialRe.FindStringSubmatch(p.text)
	for i := range r.ground.Lines {
		l := &r.ground.Lines[i]
		said := l.Part == partEducation && m != nil && hasSign(l.Quote, signsOf(m[1]))
		if l.Part == partOther || l.Part == partEducation {
			for t := range p.terms {
				said = said || l.terms[t] && r.ground.df[t] == 1
			}
		}
		if !said {
			continue
		}
		for _, f := range l.figures {
			if f.Year {
				out[int(f.Value)] = true
			}
		}
	}
	return out
}

// lineYears lists the years that the line of a part's deed itself names.
func (r *reading) lineYears(p *part) map[int]bool {
	out := map[int]bool{}
	if len(p.lines) == 0 || p.lines[0].n < 3 && p.lines[0].cover < 0.6 {
		return out
	}
	switch l := p.lines[0].line; l.Part {
	case partBullet, partProject, partAnswer, partEducation:
		for _, f := range l.figures {
			if f.Year {
				out[int(f.Value)] = true
			}
		}
	}
	return out
}
