package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/company"
)

// fields are the known facts that the pack's sentences may name.
func (w *writer) fields() map[string]string {
	p := w.req.Posting
	f := map[string]string{"role": spokenRole(p.Role.Value), "company": company.WithoutForm(p.Company.Value), "team": p.Team.Value, "hook": w.plan.Hook}
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
		title, at := spokenTitle(w.req.Resume.TitleInEnglish(j)), decent(shortName(w.described(j.Employer)))
		if title == "" || !sayable(at) || strings.EqualFold(title, "member") || strings.EqualFold(title, "volunteer") {
			continue
		}
		if w.in.trade && !trade.MatchString(title) && len(w.req.Resume.Projects) > 0 {
			continue // the counter job of somebody who applies with their projects
		}
		w.titled, w.title, w.employer = true, post(title), at
		w.who = []Source{head(j)}
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
	if !w.req.Resume.English() {
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
			if m.Kind == "language" || m.Kind == "database" || m.Kind == "cache" || m.Kind == "orchestration" || m.Kind == "framework" {
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
	return !w.otherField() && w.in.near(c.Claim) > 1
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
