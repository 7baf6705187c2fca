package resume

import (
	"regexp"
	"strings"

	"vouchsafe/app/document"
)

// projectsOf reads work outside a job.
func projectsOf(s section, edge map[spot]float64) []Project {
	var out []Project
	for _, e := range entries(s.lines, edge) {
		var about []unit
		e.head, about = cutAbout(e.head)
		e.body = append(about, e.body...)
		p := Project{Head: textOf(e.head)}
		if len(e.head) > 0 {
			t := e.head[0].Text
			if _, rest, ok := cutSpan(t); ok {
				t = rest
			}
			p.Name = strings.Trim(nameEnd.Split(t, 2)[0], " ,:|")
			if parts := splitCommas(p.Name); len(parts) == 2 && titleScore(parts[0]) > 0 && titleScore(parts[1]) == 0 {
				p.Name = parts[1] // "Contributor, Silo Watch"
			}
		}
		for _, u := range e.body {
			t := u.text()
			if toolLine(u) {
				p.Head.Text = strings.TrimSpace(p.Head.Text + " " + t.Text)
				continue
			}
			if len(e.head) == 0 && p.Name == "" {
				if name := leadingName(t.Text); name != "" {
					out = append(out, Project{Name: name, Head: t, Bullets: []Text{t}})
					continue
				}
			}
			p.Bullets = append(p.Bullets, t)
		}
		if p.Name == "" && len(p.Bullets) == 0 {
			continue
		}
		if p.Name == "" && len(out) > 0 {
			out[len(out)-1].Bullets = append(out[len(out)-1].Bullets, p.Bullets...)
			continue
		}
		out = append(out, p)
	}
	return out
}

// cutAbout takes a line off the head that says what the project is.
func cutAbout(lines []document.Line) ([]document.Line, []unit) {
	for i, l := range lines {
		if i > 0 && l.Right == "" && len(l.Cells) == 0 && !hasSpan(l) && len(strings.Fields(l.Text)) >= 5 && lowWords(l.Text) >= 2 && !toolLine(unit{lines[i:]}) {
			return lines[:i], []unit{{lines[i:]}}
		}
	}
	return lines, nil
}

// leadingName is the name before what is said of a project: "Parcelwatch: …", "Bus-late
// — a bot that …".
func leadingName(s string) string {
	if name, _, ok := strings.Cut(s, ": "); ok && len(strings.Fields(name)) <= 6 {
		return name
	}
	if parts := nameEnd.Split(s, 2); len(parts) == 2 && len(strings.Fields(parts[0])) <= 5 && len(strings.Fields(parts[1])) >= 3 {
		return strings.Trim(parts[0], " ,:|")
	}
	return ""
}

// nameEnd is where the name of a project ends; a colon may be part of it.
var nameEnd = regexp.MustCompile(`\s*[|•·]\s*|\s+[–—-]\s+|\s*—\s*|\t+`)
