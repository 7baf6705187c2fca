package resume

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/company"
	"vouchsafe/app/document"
)

// unit is what belongs together as one stretch of text: a bullet with the lines
// it wraps to, a paragraph, or a single line.
type unit struct {
	lines []document.Line
}

func (u unit) first() document.Line { return u.lines[0] }
func (u unit) bullet() bool         { return u.lines[0].Bullet }
func (u unit) last() document.Line  { return u.lines[len(u.lines)-1] }

// labelled reports whether something stands in the margin beside the unit: then
// it is the head of an entry.
func (u unit) labelled() bool { return u.lines[0].Margin != "" }
func (u unit) text() Text     { return textOf(u.lines) }

// right is what stands to the right of the unit's lines.
func (u unit) right() string {
	var parts []string
	for _, l := range u.lines {
		if l.Right != "" {
			parts = append(parts, l.Right)
		}
	}
	return strings.Join(parts, " ")
}

type spot struct{ page, column int }

// edges gives the right edge of the text of every column, in points, or in
// characters where the format has no pages.
func edges(lines []document.Line) map[spot]float64 {
	m := map[spot]float64{}
	if len(lines) > 0 && lines[0].Box == (document.Box{}) && lines[0].Page == 0 {
		return map[spot]float64{{}: wrapWidth(lines)}
	}
	for _, l := range lines {
		k := spot{l.Page, l.Column}
		m[k] = math.Max(m[k], rightEnd(l))
	}
	return m
}

// wrapWidth is the width in characters at which plain text is wrapped: that of
// its longest lines if several come near it. A text that is not wrapped has none.
func wrapWidth(lines []document.Line) float64 {
	longest, near := 0.0, 0
	for _, l := range lines {
		longest = math.Max(longest, rightEnd(l))
	}
	for _, l := range lines {
		if rightEnd(l) > 0.85*longest {
			near++
		}
	}
	if near < 3 || longest < 50 {
		return math.Inf(1)
	}
	return longest
}

func rightEnd(l document.Line) float64 {
	if l.Box == (document.Box{}) {
		return float64(utf8.RuneCountInString(l.Text))
	}
	return l.Box[2]
}

// units joins the lines of a section.
func units(lines []document.Line, edge map[spot]float64) []unit {
	var out []unit
	wrap := wrappingOf(lines, edge)
	for i, l := range lines {
		if l.Text == "" && l.Right == "" {
			continue
		}
		if n := len(out); n > 0 && i > 0 && wrap.continues(out[n-1], i, l) {
			out[n-1].lines = append(out[n-1].lines, l)
			continue
		}
		out = append(out, unit{[]document.Line{l}})
	}
	return out
}

// continues reports whether l, line i of the section, goes on where u stopped.
func (w wrapping) continues(u unit, i int, l document.Line) bool {
	edge := w.edge
	last, first := u.lines[len(u.lines)-1], u.lines[0]
	if l.Bullet || l.Text == "" || last.Text == "" || l.Header > 0 || first.Header > 0 || datedRole(l) {
		return false
	}
	if l.Margin != "" && !document.DateLike(l.Margin) || toolLabel.MatchString(l.Text) {
		return false
	}
	newPage := l.Page != last.Page || l.Column != last.Column
	if l.Gap && !newPage {
		return false
	}
	tail := first.Bullet && tailOf(u, l)
	if first.Bullet && w.heads[i] && !tail {
		return false
	}
	if l.Box == (document.Box{}) {
		return continuesPlain(u, l, edge) || tail && !hasDate(l)
	}
	if math.Abs(l.Size-last.Size) > 0.6 {
		return false
	}
	low := startsLow(l.Text)
	full := isFull(last, l, edge)
	aligned := newPage || math.Abs(l.Box[0]-first.Box[0]) < 3 || math.Abs(l.Box[0]-last.Box[0]) < 3
	switch {
	case newPage:
		return (low || strings.HasSuffix(last.Text, "-")) && full && !stops(last.Text)
	case first.Bullet:
		// Under a bullet, what is aligned with its text belongs to it.
		if set, ok := w.under(u, l); !set {
			return ok && (full || tail) && !l.Lead && !hasDate(l)
		}
		return low || tail && !l.Lead && !hasDate(l) || full && (!l.Lead || last.Lead || !l.Bold) && (!hasDate(l) || hasDate(first)) || len(u.lines) == 1 && !stops(last.Text) && full
	default:
		if !aligned && !(len(u.lines) == 1 && l.Box[0] < first.Box[0]) {
			return false
		}
		if l.Bold != last.Bold && !low {
			return false
		}
		return full && (!headish(last) || low) && (!hasDate(l) || low)
	}
}

// continuesPlain is continues for formats without places: lines of plain text
// are wrapped only where they are long.
func continuesPlain(u unit, l document.Line, edge map[spot]float64) bool {
	last := u.lines[len(u.lines)-1]
	low := startsLow(l.Text)
	long := isFull(last, l, edge)
	if u.bullet() {
		return (low || long) && !hasDate(l)
	}
	return long && !hasDate(last) && !hasDate(l) && (low || !stops(last.Text) || len(last.Text) > 60)
}

// isFull reports whether the first word of next would not have fitted behind
// last: then the line was broken for want of room, not to begin something new.
func isFull(last, next document.Line, edge map[spot]float64) bool {
	limit := edge[spot{last.Page, last.Column}]
	word, _, _ := strings.Cut(next.Text, " ")
	n := float64(utf8.RuneCountInString(word) + 1)
	if last.Right != "" && last.RightBox != (document.Box{}) {
		limit = last.RightBox[0]
	}
	if last.Box == (document.Box{}) {
		return rightEnd(last)+n > limit-2 && limit > 50
	}
	per := (last.Box[2] - last.Box[0]) / math.Max(1, float64(utf8.RuneCountInString(last.Text)))
	return last.Box[2]+n*per > limit-1.5*last.Size
}

func startsLow(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) || r == '(' && len(s) > 1 && unicode.IsLower(rune(s[1])) || r == '&' || r == ','
}

// stops reports whether s ends a sentence.
func stops(s string) bool {
	s = strings.TrimRight(s, `"”’')`)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ":")
}

func hasDate(l document.Line) bool {
	if l.Right != "" {
		if _, _, ok := cutSpan(l.Right); ok {
			return true
		}
	}
	// A span inside a sentence ("since 2019 the …") dates nothing.
	words := len(strings.Fields(l.Text))
	for _, s := range spans(l.Text) {
		atEnd := len(strings.Trim(duration.ReplaceAllString(l.Text[s.to:], ""), " ).,|")) == 0
		if !s.single && (words <= 10 || strings.ContainsAny(l.Text, "|•") || s.from == 0 || atEnd && words <= 18) {
			return true
		}
	}
	return false
}

// headish reports whether a line looks like the head of an entry, not like prose.
func headish(l document.Line) bool {
	return hasDate(l) || len(strings.Fields(l.Text)) <= 4 && !stops(l.Text)
}

func lowWords(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if startsLow(w) {
			n++
		}
	}
	return n
}

// abbreviated is the end of a company's name, whose full stop ends no sentence.
var abbreviated = regexp.MustCompile(`(?i)\b(?:bros|u\.s|u\.k)\.$`)

// prose reports whether a unit is running text.
func (u unit) prose() bool {
	if u.bullet() {
		return false
	}
	t := document.Join(u.lines)
	n := len(strings.Fields(t))
	switch {
	case hasDate(u.first()) && (u.right() != "" || !stops(t) || n < 7):
		return n >= 16 && len(u.lines) > 1
	case len(u.lines) > 1 && n >= 12:
		return true
	case n >= 14:
		return true
	case n >= 5 && stops(t) && (!abbreviated.MatchString(t) && !company.EndsShort(t) || titleScore(t) == 0):
		return true
	case n >= 4 && startsLow(t):
		return true
	case n >= 2 && strings.HasSuffix(t, ".") && deed(t):
		return true
	case n >= 5 && u.right() == "" && pastDeed(t) && titleScore(t) == 0 && !hasDate(u.first()) && lowWords(t) >= 2:
		return true
	}
	return false
}
