package letter

import (
	"regexp"
	"strings"
	"time"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/resume"
)

// fields are the known facts that the pack's sentences may name.
func (w *writer) fields() map[string]string {
	p := w.req.Posting
	f := map[string]string{"role": spokenRole(p.Role.Value), "company": p.Company.Value, "team": p.Team.Value, "hook": w.plan.Hook}
	if strings.EqualFold(p.Team.Value, p.Company.Value) || strings.Contains(strings.ToLower(p.Role.Value), strings.ToLower(p.Team.Value)) || wordCount(p.Team.Value) > 4 {
		f["team"] = ""
	}
	if w.titled {
		f["title"], f["employer"] = w.title, w.employer
	}
	f["person"] = firstName(p.Person.Value)
	return f
}

// spokenRole writes a role as one says it: "Sr Backend Java Engineer" in full, and
// not two of three alternatives.
func spokenRole(s string) string { return spoken(s) }

// introduce finds the job by which the writer says who they are: the running one,
// where its title reads well.
func (w *writer) introduce() {
	for _, j := range w.req.Resume.Jobs {
		if !j.Current() {
			continue
		}
		title, at := spokenTitle(j.Title), decent(shortName(w.described(j.Employer)))
		if title == "" || wordCount(at) == 0 || wordCount(at) > 5 || len(lastWord(at)) < 2 || strings.EqualFold(title, "member") || strings.EqualFold(title, "volunteer") {
			continue
		}
		w.titled, w.title, w.employer = true, english.A(title)+" "+title, at
		w.who = []Source{{Kind: evidence.FromResume, Quote: j.Head.Text, Page: j.Head.Page, Box: j.Head.Box}}
		return
	}
}

// described is the employer as the claims name it: the person may want it described.
func (w *writer) described(employer string) string {
	if d := w.req.Answers.Confidential[employer]; d != "" {
		return d
	}
	for _, c := range w.ev.Claims {
		if c.Withheld == employer && employer != "" {
			return c.Employer
		}
	}
	return employer
}

// thin adds who the writer is where the resume has hardly a deed to tell: the job
// before, the degree. It is short and says no more than the resume.
func (d *drafted) thin(claims int) {
	if claims > 1 || d.w.plan.Lead != nil {
		return
	}
	jobs := d.w.req.Resume.Jobs
	for i, j := range jobs {
		title, at := spokenTitle(j.Title), decent(shortName(d.w.described(j.Employer)))
		if j.Current() || title == "" || at == "" || wordCount(at) > 5 || len(lastWord(at)) < 2 || i > 2 || !d.w.titled || d.names(at) {
			continue
		}
		g := map[string]string{"title": english.A(title) + " " + title, "employer": at, "now": d.w.employer}
		d.put(Proof, "who", "who_before", g, append([]Source{{Kind: evidence.FromResume, Quote: j.Head.Text, Page: j.Head.Page, Box: j.Head.Box}}, d.w.who...)...)
		break
	}
	if len(jobs) > 0 {
		d.school(Proof)
	}
}

// school tells the degree, or that one is being worked for.
func (d *drafted) school(slot string) {
	if s, key, ok := degree(d.w.req.Resume, d.w.req.Options.Today); ok {
		d.put(slot, "school", key, map[string]string{"degree": s.Degree, "school": s.School}, Source{Kind: evidence.FromResume, Quote: strings.Trim(s.Degree+", "+s.School, ", ")})
	}
}

// names reports whether the letter has that name.
func (d *drafted) names(name string) bool { return strings.Contains(body(d.l), name) }

var degreeInRe = regexp.MustCompile(`^(B\.?A|B\.?S|B\.?Sc|M\.?A|M\.?S|M\.?Sc|Ph\.?D|B\.?Eng|M\.?Eng)(\.?,? [–—-] |, |\.? )([A-Z]\w+)`)

var dashRe = regexp.MustCompile(` [–—-] `)

var degreeRe = regexp.MustCompile(`(?i)^(bachelor|master|doctor|ph\.?d|b\.?sc?\.?|m\.?sc?\.?|b\.?a\.?|m\.?a\.?|b\.?eng|m\.?eng|diploma|associate)\b`)

// degree is the latest degree, with its article, where the resume names it and the school.
func degree(r *resume.Resume, today time.Time) (resume.School, string, bool) {
	for _, e := range r.Education {
		name := spoken(withoutAsides(e.Degree))
		if strings.ToUpper(name) == name && wordCount(name) > 2 {
			name = strings.ReplaceAll(strings.ReplaceAll(decent(name), " In ", " in "), " Of ", " of ")
		}
		name = dashRe.ReplaceAllString(name, " in ")
		if m := degreeInRe.FindStringSubmatch(name); m != nil && !strings.Contains(name, " of ") {
			name = degreeInRe.ReplaceAllString(name, "$1 in $3")
		}
		if !degreeRe.MatchString(name) || !strings.Contains(name, " in ") && !strings.Contains(name, " of ") || len(lastWord(e.School)) < 2 || e.School == "" || wordCount(name) > 9 || wordCount(e.School) > 7 {
			continue
		}
		key := "school"
		if len(e.End) >= 4 && e.End[:4] > today.Format("2006") || e.End == "present" {
			key = "studying"
		}
		return resume.School{School: decent(withoutAsides(e.School)), Degree: english.A(name) + " " + name}, key, true
	}
	return resume.School{}, "", false
}

// trade is a word in a title by which one belongs to the trade that a technical
// posting asks for.
var trade = regexp.MustCompile(`(?i)\b(engineer\w*|developer|programmer|architect|sre|devops|software|data|scientist|sysadmin|administrator|cto|technical|research\w*|machine learning|ml|web|full[- ]?stack|front[- ]?end|back[- ]?end|security|qa|tester|coder)\b`)

// tradeDeed and tradeDegree are words in a deed or a degree by which one is no stranger
// to the trade: whether the field is another is then left to the reader.
var (
	tradeDeed   = regexp.MustCompile(`(?i)\b(software engineer\w*|engineers|developers|programmers|source code|codebase|mobile apps?|web apps?)\b`)
	tradeDegree = regexp.MustCompile(`(?i)\b(comput\w+|informati\w+|software)\b`)
)

// otherField reports whether the posting is of the trade and no title, deed or
// project of the resume is.
func (w *writer) otherField() bool {
	if !trade.MatchString(w.req.Posting.Role.Value) || len(w.req.Resume.Jobs) == 0 {
		return false
	}
	if lang := w.req.Resume.Language; lang != "" && lang != "en" {
		return false // nothing here can read what they are
	}
	for _, j := range w.req.Resume.Jobs {
		if trade.MatchString(j.Title) {
			return false
		}
	}
	for _, s := range w.req.Resume.Summary {
		if trade.MatchString(s.Text) {
			return false
		}
	}
	for _, c := range w.ev.Claims {
		if tradeDeed.MatchString(c.Text) {
			return false // "oversaw 1,000 engineers"
		}
	}
	tools := 0
	for _, c := range w.ev.Claims {
		for _, m := range c.Tools {
			if m.Kind == "language" || m.Kind == "database" || m.Kind == "orchestration" || m.Kind == "framework" {
				tools++
			}
		}
	}
	for _, e := range w.req.Resume.Education {
		if tradeDegree.MatchString(e.Degree) {
			return false
		}
	}
	return tools < 2
}

// near reports whether a claim has to do with what the posting asks for.
func (w *writer) near(c *worded) bool {
	return !w.otherField() && interestOf(w.req.Posting).near(c.Claim) > 1
}

// own lists titles, employers and schools as the letter writes them.
func (w *writer) own() string {
	var s strings.Builder
	for _, j := range w.req.Resume.Jobs {
		s.WriteString(j.Title + " " + spokenTitle(j.Title) + " " + j.Employer + " " + decent(shortName(j.Employer)) + " ")
	}
	for _, e := range w.req.Resume.Education {
		s.WriteString(e.Degree + " " + e.School + " ")
	}
	return s.String()
}
