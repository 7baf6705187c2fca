package resume

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/document"
)

// section is a heading and the lines under it.
type section struct {
	kind  kind
	name  string // the heading as it stands; empty for the header
	level int    // of the heading in Markdown and DOCX, 0 where it has none
	lines []document.Line
}

// sections cuts a document at its headings. A heading is a known name, set
// apart from the body; or a line of the same look as the known ones.
func sections(doc *document.Document) []section {
	lines, begins := unlabel(inHeads(withoutNotes(doc.Lines)))
	body := bodySize(lines)
	looks := headingLooks(lines, body)
	out := []section{{kind: header}}
	type column struct {
		page, column int
	}
	current := map[column]int{} // the open section of each column
	at := column{-1, -1}
	open, before := 0, 0 // before: the section open where the columns of a page begin
	margins := marginHeadings(lines)
	tools := false // under a heading of the tools of one job
	for i, l := range lines {
		if rule.MatchString(l.Text) && l.Right == "" && l.Margin == "" {
			continue
		}
		if here := (column{l.Page, l.Column}); here != at {
			if l.Column == 0 {
				before = open
			} else if at.page != l.Page && at.column == 0 {
				before = open
			}
			if l.Column != 0 {
				open = before
				if n, ok := columnAbove(lines, i, func(page, col int) (int, bool) {
					n, ok := current[column{page, col}]
					return n, ok
				}); ok {
					open = n
				}
			}
			at = here
		}
		if t, ok := partOf(lines, l, out[open]); ok && !l.Bullet {
			tools = t
			continue
		}
		tools = tools && l.Bullet
		if tools { // names, nothing done
			l.Bullet = false
		}
		if h, ok := margins[i]; ok {
			out = append(out, section{kind: h.kind, name: h.name})
			open = len(out) - 1
		} else if begins[i] && out[open].kind != experience {
			out = append(out, section{kind: experience, level: max(0, l.Header-1)})
			open = len(out) - 1
		} else if k, ok := headingAt(lines, i, body, looks); ok && !begins[i] && (k != unnamed || len(out) > 1) {
			out = append(out, section{kind: k, name: l.Text, level: l.Header})
			open = len(out) - 1
			current[at] = open
			if l.Right == "" {
				continue
			}
			l.Text = ""
		} else if k, rest, ok := inlineHeading(lines, i); ok && out[open].kind != skills {
			out = append(out, section{kind: k, name: strings.TrimSuffix(l.Text, rest)})
			open = len(out) - 1
			l.Text, l.Cells = rest, nil
		}
		if partOfMarginHeading(margins, i) {
			l.Margin = ""
		}
		if l.Column == 0 {
			before = open
		}
		current[at] = open
		out[open].lines = append(out[open].lines, l)
	}
	return workBelowNoHeading(out)
}

func headingAt(lines []document.Line, i int, body float64, looks map[look]int) (kind, bool) {
	k, ok := isHeading(lines[i], body, looks)
	if !ok || k == unnamed {
		if work, is := workHeading(lines, i, looks); is {
			return work, true
		}
	}
	return k, ok
}

// rule is a line drawn with characters.
var rule = regexp.MustCompile(`^[-=_*~#+. ]{4,}$`)

// inlineHeading tells "Skills: Go, SQL" behind the last entry with a date: a
// section of one line. The same above a date would be the tools of a job.
func inlineHeading(lines []document.Line, i int) (kind, string, bool) {
	name, rest, ok := strings.Cut(lines[i].Text, ":")
	k, known := headingKind(name)
	if rest = strings.TrimSpace(rest); !ok || !known || k != skills && k != languages || rest == "" || lines[i].Bullet || !lines[i].Gap {
		return 0, "", false
	}
	if slices.ContainsFunc(lines[i+1:], hasSpan) {
		return 0, "", false
	}
	return k, rest, true
}

// marginHeading is a heading in the left margin, broken over some lines.
type marginHeading struct {
	kind  kind
	name  string
	lines int
}

// marginHeadings finds headings in the left margin, by the line they begin at.
func marginHeadings(lines []document.Line) map[int]marginHeading {
	m := map[int]marginHeading{}
	caps := 0
	for i := 0; i < len(lines); i++ {
		for n := min(4, len(lines)-i); n >= 1; n-- {
			name, ok := marginName(lines[i : i+n])
			if !ok {
				continue
			}
			if k, known := headingKind(name); known {
				m[i] = marginHeading{k, name, n}
				if allCaps(name) {
					caps++
				}
				i += n - 1
				break
			}
		}
	}
	if caps < 2 {
		return m
	}
	// Where the known ones are set in capitals, so are the unknown ones.
	for i := 0; i < len(lines); i++ {
		if h, ok := m[i]; ok {
			i += h.lines - 1
			continue
		}
		n := 0
		for n < 4 && i+n < len(lines) && allCaps(lines[i+n].Margin) && m[i+n].lines == 0 {
			n++
		}
		if name, ok := marginName(lines[i : i+n]); ok && n > 0 {
			m[i] = marginHeading{unnamed, name, n}
			i += n - 1
		}
	}
	return m
}

// marginName joins the margins of lines, if all have one that is no date.
func marginName(lines []document.Line) (string, bool) {
	var parts []string
	for _, l := range lines {
		if l.Margin == "" || l.Margin == l.Right || strings.HasSuffix(l.Margin, ":") {
			return "", false
		}
		parts = append(parts, l.Margin)
	}
	return strings.Join(parts, " "), len(parts) > 0
}

func partOfMarginHeading(m map[int]marginHeading, i int) bool {
	for back := range 4 {
		if h, ok := m[i-back]; ok {
			return back < h.lines
		}
	}
	return false
}

// columnAbove tells which section goes on where a column begins on a new page:
// that of the column in its place on the page before.
func columnAbove(lines []document.Line, i int, of func(page, column int) (int, bool)) (int, bool) {
	l := lines[i]
	best, bestX := 0, math.Inf(1)
	for _, o := range lines[:i] {
		if o.Page == l.Page-1 && o.Column != 0 {
			if d := math.Abs(o.Box[0] - l.Box[0]); d < bestX && d < 40 {
				if n, ok := of(o.Page, o.Column); ok {
					best, bestX = n, d
				}
			}
		}
	}
	return best, !math.IsInf(bestX, 1)
}

// bodySize is the font size that most of the text has.
func bodySize(lines []document.Line) float64 {
	count := map[float64]int{}
	best, most := 0.0, 0
	for _, l := range lines {
		k := lookOf(l).size
		count[k] += len(l.Text)
		if count[k] > most {
			best, most = k, count[k]
		}
	}
	return best
}

// headingLooks counts the looks of lines that carry known names and stand out.
func headingLooks(lines []document.Line, body float64) map[look]int {
	m := map[look]int{}
	for _, l := range lines {
		if _, ok := headingKind(l.Text); ok && (!l.Bullet || allCaps(l.Text)) && len(l.Cells) == 0 && standsOut(l, body) {
			m[lookOf(l)]++
		}
	}
	return m
}

func standsOut(l document.Line, body float64) bool {
	k := lookOf(l)
	return k.head > 0 || k.bold || k.caps || k.size > body+0.9
}

func isHeading(l document.Line, body float64, looks map[look]int) (kind, bool) {
	if l.Text == "" || len([]rune(l.Text)) > 60 {
		return 0, false
	}
	k, known := headingKind(l.Text)
	if l.Bullet && !(known && l.Indent == 0 && (allCaps(l.Text) || looks[lookOf(l)] > 0 && l.Size > body+1.4)) {
		return 0, false // a mark before a heading is ornament, if it is set like one
	}
	if known {
		if len(looks) == 0 {
			return k, l.Right == ""
		}
		if l.Right != "" && !standsOut(l, body) {
			return 0, false
		}
		if looks[lookOf(l)] > 0 {
			// A sub-heading of the same name ("Languages" under skills) is set smaller.
			return k, lookOf(l).size >= largest(looks)-3.1 || looks[lookOf(l)] > 1
		}
		return k, l.Gap && (l.Header > 0 || strings.HasSuffix(l.Text, ":") || l.Size == 0 || lookOf(l).size >= largest(looks))
	}
	// An unknown name in the look of the known ones.
	c := lookOf(l)
	if looks[c] >= 2 && l.Right == "" && !document.DateLike(l.Text) && len(strings.Fields(l.Text)) <= 6 &&
		(c.head > 0 || c.size > body+1.4) && !strings.ContainsAny(l.Text, "@") && l.Gap {
		return unnamed, true
	}
	return 0, false
}

func largest(looks map[look]int) float64 {
	best := 0.0
	for k := range looks {
		best = math.Max(best, k.size)
	}
	return best
}
