package resume

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/document"
)

// Sections of work stand under more names than a list can hold, and some under none: what
// they hold tells them.

// workName is a heading by its last word (or its first, as other languages have it):
// "Stage Experience", "Academic Positions", "Experiencia docente".
var workName = regexp.MustCompile(`^(?:[\pL&,/'’-]+ ){1,4}(?i:experiences?|employment|positions|appointments|internships|placements|roles)$|^(?i:expériences?|experiencias?|experiências?)(?: [\pL&-]+){1,4}$|^(?:[\pL&-]+ ){1,3}\pL*(?i:erfahrung|erfahrungen)$`)

// workHeading tells such a heading: set like the known ones, or apart where none is set in
// any way, with a date soon below it. "Head of Customer Experience" is a title.
func workHeading(lines []document.Line, i int, looks map[look]int) (kind, bool) {
	l := lines[i]
	name := strings.TrimRight(l.Text, " :")
	if l.Bullet || l.Right != "" || len(l.Cells) > 0 || !workName.MatchString(name) {
		return 0, false
	}
	if len(looks) > 0 && looks[lookOf(l)] == 0 || len(looks) == 0 && !l.Gap {
		return 0, false
	}
	words := strings.Fields(name)
	if n := len(words); titleScore(name) > 0 && titleScore(words[n-2]) == 0 {
		return 0, false
	}
	for _, next := range lines[i+1 : min(len(lines), i+5)] {
		if hasSpan(next) {
			if k, ok := headings[squash(strings.Join(words[:len(words)-1], " "))]; ok && k == engagement {
				return engagement, true
			}
			return experience, true
		}
		if next.Bullet {
			break
		}
	}
	return 0, false
}

// workBelowNoHeading makes a section of jobs that stand under no heading of theirs: below the
// name, the summary or the skills of a resume that has no section of work.
func workBelowNoHeading(all []section) []section {
	if slices.ContainsFunc(all, func(s section) bool { return s.kind == experience || s.kind == engagement || s.kind == unnamed }) {
		return all
	}
	for n, s := range all {
		switch s.kind {
		case header, contact, summary, skills:
		default:
			continue // what else is dated is no job
		}
		if i := firstRole(s.lines); i >= 0 && (i > 0 || s.kind != header) {
			work := section{kind: experience, lines: s.lines[i:]}
			all[n].lines = s.lines[:i:i]
			return slices.Insert(all, n+1, work)
		}
	}
	return all
}

// firstRole is the line where the first head of a job begins: some lines with a title and a
// span of time, and something said below them. It is -1 where there is none.
func firstRole(lines []document.Line) int {
	for i, l := range lines {
		if l.Bullet || !hasSpan(l) || !spansTime(l) {
			continue
		}
		from := i
		for from > 0 && i-from < 2 && !lines[from].Gap && headLike(lines[from-1]) {
			from--
		}
		to := i + 1
		for to < len(lines) && to-i < 3 && !lines[to].Bullet && !lines[to].Gap && headLike(lines[to]) && !hasSpan(lines[to]) {
			to++
		}
		titled := slices.ContainsFunc(lines[from:to], func(l document.Line) bool { return titleScore(l.Text) > 0 })
		if titled && to < len(lines) && (lines[to].Bullet || (unit{lines[to : to+1]}).prose()) {
			return from
		}
	}
	return -1
}

// spansTime reports whether the date of a line has two ends.
func spansTime(l document.Line) bool {
	for _, s := range []string{l.Right, l.Text} {
		if sp, _, ok := cutSpan(s); ok && !sp.single {
			return true
		}
	}
	return false
}

// headLike tells a line that may be of the head of a job from contact data and prose.
func headLike(l document.Line) bool {
	return !l.Bullet && len(strings.Fields(l.Text)) <= 12 && !stops(l.Text) && !emailExpr.MatchString(l.Text+l.Right) && !phoneLike(phoneExpr.FindString(l.Text))
}
