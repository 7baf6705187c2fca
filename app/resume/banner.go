package resume

import (
	"regexp"
	"strings"
)

// Some resumes name the employer once, in a line of its own, and below it the roles there,
// each with its team: "Brisk Harbor", "Staff Engineer, Platform", "Engineer, Payments".

// bannered reports whether the employer stands in a line of its own above the role.
func bannered(e entry, h head) bool {
	if len(e.head) < 2 || h.employer == "" || h.title == "" {
		return false
	}
	first := e.head[0].Text
	return titleScore(first) == 0 && strings.HasPrefix(squash(first), squash(h.employer)) && !strings.Contains(first, h.title)
}

// teamOf tells a role whose team was taken for the employer: title and team are all of one
// line, and the name is none that only an employer has. Where white space parts the role from
// what is above, the style of the other heads has to agree.
func teamOf(e entry, h head, style bool) bool {
	if h.titleFirst <= 0 || h.place != "" || h.employer == "" || len(e.head) == 0 || !strings.Contains(e.head[0].Text, h.title) || !strings.Contains(e.head[0].Text, h.employer) {
		return false
	}
	if onlyAt.MatchString(e.head[0].Text) {
		return false // "Engineer at Acme"
	}
	if e.head[0].Gap {
		return style && employerScore(h.employer) == 0
	}
	return employerScore(h.employer) < 2
}

// withTeam is the title with its team, as the line has it.
func withTeam(e entry, h head) string {
	text := e.head[0].Text
	from := strings.Index(text, h.title)
	if to := strings.LastIndex(text, h.employer); from >= 0 && to > from {
		if mark := text[from+len(h.title) : to]; strings.TrimSpace(mark) == "," || nameMark.MatchString(mark) {
			return text[from : to+len(h.employer)]
		}
	}
	return h.title
}

// bannerStyle reports whether the heads of a section name employers in lines of their own:
// several do, or one does whose role has its team.
func bannerStyle(es []entry, hs []head) bool {
	n := 0
	for i, h := range hs {
		if bannered(es[i], h) {
			n++
			if len(splitCommas(h.title)) > 1 {
				n++
			}
		}
	}
	return n > 1
}

var forNobody = regexp.MustCompile(`(?i)freelanc|self-employed|independent|volunteer`)

// employerInPlace parts "Brisk Bank, India", which has the shape of a place, where nothing
// else is the employer.
func (j *Job) employerInPlace() {
	parts := splitCommas(j.Place)
	if len(parts) != 2 || !countries[strings.ToLower(parts[1])] || cities[strings.ToLower(parts[0])] || countries[strings.ToLower(parts[0])] || forNobody.MatchString(j.Title) {
		return
	}
	j.Employer, j.Place = parts[0], parts[1]
}
