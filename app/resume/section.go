package resume

import (
	"math"
	"slices"
	"strings"

	"vouchsafe/app/document"
)

// section is a heading and the lines under it.
type section struct {
	kind  kind
	name  string // the heading as it stands; empty for the header
	lines []document.Line
}

// sections cuts a document at its headings. A heading is a known name, set
// apart from the body; or a line of the same look as the known ones.
func sections(doc *document.Document) []section {
	body := bodySize(doc.Lines)
	looks := headingLooks(doc.Lines, body)
	out := []section{{kind: header}}
	type column struct {
		page, column int
	}
	current := map[column]int{} // the open section of each column
	at := column{-1, -1}
	open := 0
	for i, l := range doc.Lines {
		if here := (column{l.Page, l.Column}); here != at {
			open = carryOn(doc.Lines, i, open, func(page, col int) (int, bool) {
				n, ok := current[column{page, col}]
				return n, ok
			})
			at = here
		}
		if k, ok := headingKind(l.Margin); ok && l.Margin != l.Right {
			out = append(out, section{kind: k, name: l.Margin})
			open = len(out) - 1
			l.Margin = ""
		} else if k, ok := isHeading(l, body, looks); ok {
			out = append(out, section{kind: k, name: l.Text})
			open = len(out) - 1
			current[at] = open
			if l.Right == "" {
				continue
			}
			l.Text = ""
		}
		current[at] = open
		out[open].lines = append(out[open].lines, l)
	}
	return out
}

// carryOn tells which section goes on where a column or a page begins: that of
// the column above it on the page before, if there is one; the open one if the
// column is the main flow; else a new nameless one does not begin, the lines
// stay with the open section.
func carryOn(lines []document.Line, i, open int, of func(page, column int) (int, bool)) int {
	l := lines[i]
	if l.Column == 0 || l.Page == 0 {
		return open
	}
	best, bestX := open, math.Inf(1)
	for _, o := range lines[:i] {
		if o.Page == l.Page-1 && o.Column != 0 {
			if d := math.Abs(o.Box[0] - l.Box[0]); d < bestX && d < 40 {
				if n, ok := of(o.Page, o.Column); ok {
					best, bestX = n, d
				}
			}
		}
	}
	return best
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
		if _, ok := headingKind(l.Text); ok && !l.Bullet && len(l.Cells) == 0 && standsOut(l, body) {
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
	if l.Bullet || l.Text == "" || len([]rune(l.Text)) > 60 {
		return 0, false
	}
	k, known := headingKind(l.Text)
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
		return other, true
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

// only gives the sections of one kind.
func only(all []section, k kind) []section {
	return slices.DeleteFunc(slices.Clone(all), func(s section) bool { return s.kind != k })
}
