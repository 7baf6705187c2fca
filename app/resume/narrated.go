package resume

import (
	"regexp"
	"strings"

	"vouchsafe/app/document"
)

// narratedRe finds a job told in a sentence: "From October 2020 to February 2023, I was a
// Consultant for Capco, where I …". Groups: 1 dates, 2 title, 3 employer, 4 the rest.
var narratedRe = regexp.MustCompile(`^(?:(?:From|Between|In|Starting in|As of) )?((?:Since )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d(?:(?:,? (?:to|and|until|till|through)|\s?[-–—]) (?:the )?(?:(?:[A-Z][a-z]+ )?(?:19|20)\d\d|present|now|today))?),? I (?:was|am|have been|worked as|work as|served as|have worked as|joined as) (?:an? |the )?([\pL&/+ -]{3,60}?) (?:for|at|with) (?:the )?([^,.;]{2,60}?)(?:[,.;]\s*(.*))?$`)

// joining is what ties the rest of such a sentence to its beginning.
var joining = regexp.MustCompile(`^(?:where|and|in which|during which),? `)

// inHeads gives every job told in a sentence a head of its own, as other resumes have it.
func inHeads(lines []document.Line) []document.Line {
	var out []document.Line
	for _, l := range lines {
		m, at := narratedRe.FindStringSubmatch(l.Text), narratedRe.FindStringSubmatchIndex(l.Text)
		if l.Bullet || m == nil || titleScore(m[2]) == 0 {
			out = append(out, l)
			continue
		}
		head, rest := l, l
		head.Right, head.Gap, head.Bold = m[1], true, true
		head.Text = l.Text[at[4]:at[7]]
		head.Cells = []string{m[2], m[3]}
		if unit := strings.ToLower(m[3]); strings.HasSuffix(unit, " team") || strings.HasSuffix(unit, " department") || strings.HasSuffix(unit, " division") {
			head.Text, head.Cells = m[2], nil // of the employer above
		}
		out = append(out, head)
		if rest.Text = joining.ReplaceAllString(m[4], ""); rest.Text != "" {
			rest.Cells, rest.Right, rest.Gap = nil, "", false
			out = append(out, rest)
		}
	}
	return out
}
