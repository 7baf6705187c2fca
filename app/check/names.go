package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// nameRule finds capitalised words that no source has. Where such a name says
// where or for whom the writer worked it is a falsehood, elsewhere a question.
func nameRule(r *reading) (out []Finding) {
	low := strings.ToLower(straight(r.ground.own + "\n" + r.ground.theirs))
	for i := 1; i < len(r.words); i++ {
		w, prev := r.words[i], r.words[i-1]
		if w.Punct || strings.ContainsAny(prev.Text, ".:\"!?") && prev.Punct {
			continue
		}
		c, _ := utf8.DecodeRuneInString(w.Text)
		if r.inFigure(w) || !unicode.IsUpper(c) || w.Text == "I" || strings.HasPrefix(w.Text, "I'") || calendar[w.Lower] || politeness[w.Lower] {
			continue
		}
		base := strings.TrimSuffix(strings.TrimSuffix(w.Lower, "'s"), "'")
		if strings.Contains(low, base) || strings.Contains(low, strings.TrimSuffix(base, "s")) || r.expands(low, i) || rankShort[base] != "" && hasName(low, rankShort[base]) {
			continue
		}
		if len(playbook.Tools(w.Text)) > 0 {
			continue // the tool rule speaks of it
		}
		f := *block("unsupported_name", w.Text, "neither the resume nor the posting has this name", "use the name as the source writes it")
		p := r.partAt(w.Start)
		if !r.strict && !whereRe.MatchString(r.text[w.End:]) && (p.mode != deedMode || common[w.Lower] || !places[prev.Lower] && !places[beforeName(r.words, i)] && len(verbsOfMine(p.words)) == 0) {
			f.Tier = Advisory
		}
		out = append(out, f)
	}
	return out
}

// rankShort is how titles write a rank.
var rankShort = map[string]string{"senior": "sr", "junior": "jr"}

// inFigure: "TB" of "80 TB" names nothing.
func (r *reading) inFigure(w english.Word) bool {
	p := r.partAt(w.Start)
	for _, f := range p.figs {
		if w.End > p.start+f.Start && w.Start < p.start+f.End {
			return true
		}
	}
	return false
}

// whereRe finds that the name before it is told as a workplace: "X is where I …".
var whereRe = regexp.MustCompile(`^(?: [A-Z]\w+){0,3} (?:is|was) where (?:I|we)\b`)

// places are the words before the name of an employer, a client or a school.
var places = english.WordSet("at for with from to by of joined in")

var (
	calendar   = english.WordSet("monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec easter christmas")
	politeness = english.WordSet("hi hello dear thanks regards sincerely best sir madam mr mrs ms dr hiring manager resume cv i")
)

// common capitals name nothing of one's own.
var common = english.WordSet("it hr it's api apis kpi kpis ci cd ui ux us uk eu usa pdf ceo cto cfo b2b b2c saas sql http https rest json xml csv crm erp qa r&d internet english french german european british american monday phd mba bsc msc")

// beforeName is the word before the run of capitals that words[i] stands in, an
// article aside: "for the Vane Harbour app" names whom it was for.
func beforeName(words []english.Word, i int) string {
	for i > 0 && !words[i].Punct && (capitalised(words[i].Text) || words[i].Lower == "the") {
		i--
	}
	return words[i].Lower
}

func capitalised(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// expands: "PM" for "project manager", "NHS trust" by its initials.
func (r *reading) expands(low string, i int) bool {
	w := r.words[i].Text
	if len(w) < 2 || len(w) > 5 || strings.ToUpper(w) != w {
		return false
	}
	var initials strings.Builder
	for f := range strings.FieldsSeq(low) {
		if c := f[0]; c >= 'a' && c <= 'z' {
			initials.WriteByte(c)
		} else {
			initials.WriteByte(' ')
		}
	}
	return len(w) > 2 && strings.Contains(initials.String(), strings.ToLower(w)) && r.near != nil && r.initials(w)
}

// initials: one line that vouches has the words behind the capitals in a row.
func (r *reading) initials(w string) bool {
	for _, l := range r.near {
		var s strings.Builder
		for _, f := range english.Words(l.Quote) {
			s.WriteString(f.Lower[:1])
		}
		if strings.Contains(s.String(), strings.ToLower(w)) {
			return true
		}
	}
	return false
}

func (r *reading) partAt(at int) *part {
	for i := len(r.parts) - 1; i > 0; i-- {
		if at >= r.parts[i].start {
			return &r.parts[i]
		}
	}
	return &r.parts[0]
}

// employerRule finds a deed told at an employer of the resume where the resume
// has it at another.
func employerRule(r *reading) []Finding {
	if r.strict {
		return r.givenEmployer()
	}
	if f := r.atTheirs(); f != nil {
		return []Finding{*f}
	}
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode || p.job < 0 || len(p.lines) == 0 {
			continue
		}
		best := p.lines[0]
		if best.line.Job < 0 || r.ground.sameEmployer(best.line.Job, p.job) || best.line.Part != partBullet || best.n < 2 {
			continue
		}
		here := 0.0
		for _, s := range r.ground.match(r.ground.Lines, p, 40) {
			if s.line.Job < 0 && s.line.Part != partSkill || s.line.Job >= 0 && r.ground.sameEmployer(s.line.Job, p.job) {
				here = max(here, s.score-0.3)
			}
		}
		if best.score >= 1.8 && here < 0.6*best.score {
			return []Finding{*block("wrong_employer", r.ground.Jobs[p.job].Employer, "the resume has this at "+r.ground.Jobs[best.line.Job].Employer, "name the employer of that line")}
		}
	}
	return nil
}

// atTheirs: "I ran drills at Osier Health", of the company that is written to.
func (r *reading) atTheirs() *Finding {
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode || p.job >= 0 || youRe.MatchString(p.text) || !firm(verbsOfMine(p.words)) {
			continue
		}
		for _, n := range r.ground.Company {
			at := strings.Index(p.text, "at "+n)
			if at < 0 || !hasName(p.text, n) || r.ground.said(n) >= 0 {
				continue
			}
			words := english.Words(p.text[:at])
			if len(words) > 0 && !offers[words[len(words)-1].Lower] {
				return block("wrong_employer", n, "this is the company you write to, and the resume has no job there", "name the employer of that line")
			}
		}
	}
	return nil
}

var offers = english.WordSet("role position job opening team work engineer post vacancy people somebody someone developer manager nurse place")

// givenEmployer: with the sources given, an employer that they do not name is
// another's.
func (r *reading) givenEmployer() (out []Finding) {
	for _, e := range r.gate.Employers {
		told := func(text string) bool {
			return slices.ContainsFunc(employerNames(e), func(n string) bool { return hasName(text, n) })
		}
		if told(r.text) && !told(r.ground.own) && !told(r.ground.theirs) {
			out = append(out, *block("wrong_employer", e, "the source of this sentence belongs to another employer", "name the employer of that line"))
		}
	}
	return out
}

var (
	titleRe = regexp.MustCompile(`(?i)\b(?:as (?:a|an|the|their|its)|i (?:was|am|'m)(?: now| currently)? (?:a|an|the|their|its)|i'm (?:a|an|the)|promoted to|hired as(?: a| an)?|title of|role (?:of|as)(?: a| an)?|position (?:of|as)(?: a| an)?|served as(?: a| an)?|worked as(?: a| an)?|my (?:current |last |previous )?(?:role|job|position|time) as(?: a| an)?)\s+((?:[a-z/&-]+\s*){1,6})`)
	// A title in capitals needs no article: "As Head of Engineering".
	bareTitleRe = regexp.MustCompile(`(?:\b[Aa]s|I was|I am|I'm|promoted to|hired as|serv(?:ed|ing) as|work(?:ed|ing) as) ((?:[A-Z][A-Za-z/&-]*(?: of)?\s*){1,6})`)
	rankTitleRe = regexp.MustCompile(`(?i)\bas ((?:senior|lead|principal|chief|head|director|manager|deputy|vice|supervisor|founder|co-founder|owner|captain)\b(?: [a-z]+){0,4})`)
	ranks       = english.WordSet("senior lead principal staff chief head director manager vp vice president architect supervisor executive partner founder co-founder cofounder cto ceo cfo coo owner charge deputy consultant professor superintendent foreman captain sergeant master")
)

// titleRule finds a title above those of the resume, or one of another job.
func titleRule(r *reading) []Finding {
	own := map[string]map[string]bool{}
	all := map[string]bool{}
	for i, j := range r.ground.Jobs {
		key := r.ground.key(i)
		if own[key] == nil {
			own[key] = map[string]bool{}
		}
		for _, w := range english.Words(j.Title) {
			own[key][english.Stem(w.Lower)], all[english.Stem(w.Lower)] = true, true
		}
	}
	for i := range r.ground.Lines {
		l := &r.ground.Lines[i]
		if l.Part == partHead && l.Job >= 0 || l.Part == partSummary || l.Part == partOther || l.Part == partProject {
			for _, w := range english.Words(l.Quote) {
				all[english.Stem(w.Lower)] = true
				if l.Job >= 0 {
					if key := r.ground.key(l.Job); own[key] != nil {
						own[key][english.Stem(w.Lower)] = true
					}
				}
			}
		}
	}
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode || r.strict {
			continue
		}
		found := append(titleRe.FindAllStringSubmatchIndex(p.text, -1), bareTitleRe.FindAllStringSubmatchIndex(p.text, -1)...)
		for _, m := range append(found, rankTitleRe.FindAllStringSubmatchIndex(p.text, -1)...) {
			title := untilFunction(p.text[m[2]:m[3]])
			if p.job >= 0 && r.ground.elsewhere(title, p.job) {
				return []Finding{*block("title_raised", strings.TrimSpace(title), "the resume has this title at another employer", "use the title of that job")}
			}
			if heldRe.MatchString(p.text[m[0]:m[1]]) && stranger(title, all) {
				return []Finding{*block("title_raised", strings.TrimSpace(title), "the resume has no such title", "use the title of the resume")}
			}
			for _, w := range english.Words(title) {
				if !ranks[w.Lower] {
					continue
				}
				stem := english.Stem(w.Lower)
				if !all[stem] {
					return []Finding{*block("title_raised", strings.TrimSpace(title), "the resume has no such title", "use the title of the resume")}
				}
				if p.job >= 0 && len(own[r.ground.key(p.job)]) > 0 && !own[r.ground.key(p.job)][stem] {
					return []Finding{*block("title_raised", strings.TrimSpace(title), "the resume has this title elsewhere", "use the title of that job")}
				}
			}
		}
	}
	return nil
}

var heldRe = regexp.MustCompile(`^(?:I was|promoted to|hired as|serv(?:ed|ing) as|work(?:ed|ing) as) [A-Z]`)

// stranger: no title of the resume has a word of it.
func stranger(title string, all map[string]bool) bool {
	n := 0
	for _, w := range english.Words(title) {
		if w.Punct || english.IsFunction(w.Lower) {
			continue
		}
		if n++; all[english.Stem(w.Lower)] {
			return false
		}
	}
	return n > 0
}

// elsewhere: another job has the whole title, and this one no word of it.
func (g *Ground) elsewhere(title string, job int) bool {
	want, there := terms(title), false
	if len(want) == 0 {
		return false
	}
	for i := range g.Lines {
		l := &g.Lines[i]
		if l.Job < 0 || l.Part != partHead && l.Part != partOther {
			continue
		}
		n := shared(want, l.terms)
		if g.sameEmployer(l.Job, job) && n > 0 {
			return false
		}
		there = there || n == len(want)
	}
	return there
}

func (g *Ground) key(job int) string { return strings.ToLower(g.Jobs[job].Employer) }

// untilFunction is s up to its first small word.
func untilFunction(s string) string {
	for _, w := range english.Words(s) {
		if english.IsFunction(w.Lower) && w.Lower != "of" || w.Punct && w.Text != "/" && w.Text != "&" {
			return s[:w.Start]
		}
	}
	return s
}
