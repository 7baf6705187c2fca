package resume

import (
	"regexp"
	"strings"

	"vouchsafe/app/document"
)

// Some resumes say in front of each thing what it is: "Current role: Engineer at Acme",
// "Duration: 2019 - 2021", "Impact: cut the bill by a third".
var (
	whenHeld  = `(?:current|present|previous|prior|past|former|earlier|latest|most recent|last|first)`
	heldRole  = regexp.MustCompile(`(?i)^(?:` + whenHeld + `(?:\s+(?:role|position|job|title|employment|employer|experience))?|role|position|job title|designation)\s*:\s*(\S.*)$`)
	lasted    = regexp.MustCompile(`(?i)^(?:period|duration|dates?|dates of employment|employment dates|tenure|time ?frame|when)\s*:\s*(\S.*)$`)
	lay       = regexp.MustCompile(`(?i)^(?:location|place|office|where)\s*:\s*(\S.*)$`)
	employed  = regexp.MustCompile(`(?i)^(?:company|employer|organi[sz]ation)\s*:\s*(\S.*)$`)
	forClient = regexp.MustCompile(`(?i)^(?:end )?(?:client|customer)\s*:\s*(\S.*)$`)
	achieved  = regexp.MustCompile(`(?i)^(?:(?:key |main |business )?(?:impact|results?|outcomes?|achievements?|accomplishments?|contributions?)|metrics|team size|scale)\s*:\s*(\S.*)$`)
)

// nearHead is how many lines the labelled facts of a job stand below its role at most.
const nearHead = 6

// unlabel takes such labels off. begins holds the lines at which a job begins by its own
// word.
func unlabel(lines []document.Line) (out []document.Line, begins map[int]bool) {
	begins = map[int]bool{}
	head := -nearHead - 1
	out = append(out, lines...)
	for i := range out {
		l := &out[i]
		if l.Bullet {
			continue
		}
		near := i-head <= nearHead
		if role := behind(heldRole, l.Text); titleScore(role) > 0 && len(strings.Fields(role)) <= 12 {
			relabel(l, role)
			begins[i] = !near || i == head
			head = i
			continue
		}
		if dates := behind(lasted, l.Text); hasOnlySpan(dates) {
			relabel(l, dates)
		} else if place := behind(lay, l.Text); place != "" && near {
			relabel(l, place)
		} else if employer := behind(employed, l.Text); employer != "" && (near || i+1 < len(out) && heldRole.MatchString(out[i+1].Text)) {
			relabel(l, employer)
		} else if client := behind(forClient, l.Text); client != "" && (hasSpan(*l) || near) {
			relabel(l, client)
		} else if deed := behind(achieved, l.Text); pastDeed(deed) {
			relabel(l, deed)
			l.Bullet = true
		}
	}
	return out, begins
}

// behind is what stands behind a label, "" where there is none.
func behind(label *regexp.Regexp, text string) string {
	if m := label.FindStringSubmatch(text); len(m) == 2 {
		return m[1]
	}
	return ""
}

func relabel(l *document.Line, text string) { l.Text, l.Cells = text, nil }

// hasOnlySpan reports whether s is dates and nothing else.
func hasOnlySpan(s string) bool {
	_, rest, ok := cutSpan(s)
	return ok && rest == ""
}

// partNames are headings of a part of a job, not of a section of the resume.
var partNames = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range []string{"achievements", "key achievements", "accomplishments", "key accomplishments", "responsibilities", "key responsibilities", "roles and responsibilities",
		"duties", "main duties", "highlights", "key highlights", "contributions", "key contributions", "results", "impact", "selected achievements", "projects", "key projects", "notable projects"} {
		m[squash(n)] = true
	}
	return m
}()

// toolNames are headings of the tools of one job.
var toolNames = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range []string{"technologies", "technologies used", "tools used", "tools", "tech stack", "stack", "technical environment", "environment", "skills used"} {
		m[squash(n)] = true
	}
	return m
}()

// partOf tells the headings of parts of jobs: they come again and again, or a level
// below the heading of the jobs.
func partOf(doc []document.Line, l document.Line, open section) (tools, ok bool) {
	if open.kind != experience && open.kind != engagement {
		return false, false
	}
	name := squash(l.Text)
	tools = toolNames[name]
	if !tools && !partNames[name] {
		return false, false
	}
	again := 0
	for _, other := range doc {
		if squash(other.Text) == name {
			again++
		}
	}
	return tools, again > 1 || l.Header > open.level && open.level > 0
}
