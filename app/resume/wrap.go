package resume

import (
	"math"
	"regexp"
	"strings"

	"vouchsafe/app/document"
)

// wrapping is what the lines of a section say about how its bullets wrap.
type wrapping struct {
	edge  map[spot]float64 // right edge of the text of each column
	left  map[spot]float64 // left edge
	heads map[int]bool     // lines at which the head of an entry begins, by what follows them
}

func wrappingOf(lines []document.Line, edge map[spot]float64) wrapping {
	w := wrapping{edge: edge, left: map[spot]float64{}, heads: map[int]bool{}}
	for _, l := range lines {
		k := spot{l.Page, l.Column}
		if x, ok := w.left[k]; !ok || l.Start < x {
			w.left[k] = l.Start
		}
	}
	usual := dateInHead(lines)
	for i := range lines {
		if headless(lines[i]) || hasSpan(lines[i]) || i+1 >= len(lines) {
			continue
		}
		// The line above bare dates is their head; so is the one as far above a line
		// with dates as the first head of the section begins above its own.
		if next := lines[i+1]; !next.Bullet && hasOnlySpan(datesOf(next)) || usual > 0 && beginsHead(lines[i:], usual) {
			w.heads[i] = true
		}
	}
	return w
}

// datesOf is the text of a line without the length of time and the place behind it.
func datesOf(l document.Line) string {
	return strings.TrimSpace(strings.Trim(duration.ReplaceAllString(l.Text+" "+l.Right, ""), " |,·•()"))
}

// dateInHead is the number of lines above the dates in the first head of a section; -1
// where it does not begin with a head.
func dateInHead(lines []document.Line) int {
	for i, l := range lines {
		switch {
		case headless(l) || i > 3:
			return -1
		case hasSpan(l):
			return i
		}
	}
	return -1
}

// beginsHead reports whether lines begin with a head that has its dates in line n.
func beginsHead(lines []document.Line, n int) bool {
	for i, l := range lines {
		switch {
		case headless(l) || i > 0 && l.Gap:
			return false
		case hasSpan(l):
			return i == n
		}
	}
	return false
}

// headless tells lines that no head has: bullets, and sentences.
func headless(l document.Line) bool {
	return l.Bullet || startsLow(l.Text) || stops(l.Text) && !abbreviated.MatchString(l.Text)
}

// openEnd tells a line that cannot be the end of what it says.
var openEnd = regexp.MustCompile(`(?:,|\s&|\s(?:and|or|the|of|to|a|an|for|with|by|from|at|into|our|its|und|oder|der|die|das|dem|den|des|von|mit|für|et|ou|de|la|le|les|du|y|el|los|las|del|e|do|da|dos))$`)

// tailOf reports whether l can only be the end of what the bullet u says: u breaks off,
// or l is a word or two with the full stop that u lacks.
func tailOf(u unit, l document.Line) bool {
	last := u.last().Text
	if openEnd.MatchString(last) {
		return true
	}
	return !stops(last) && strings.HasSuffix(l.Text, ".") && len(strings.Fields(l.Text)) <= 4 && !abbreviated.MatchString(l.Text) && titleScore(l.Text) == 0 && employerScore(l.Text) == 0
}

// under reports whether l stands where the lines of the bullet u wrap to: set
// in with its text, somewhere behind the bullet, or ok and no more, back at the bullet or
// before it.
func (w wrapping) under(u unit, l document.Line) (set, ok bool) {
	first, last := u.first(), u.last()
	x := l.Box[0]
	if math.Abs(x-first.Box[0]) < 3 || math.Abs(x-last.Box[0]) < 3 {
		return true, true
	}
	if x > first.Start+2 && x < first.Box[0]+1.5*first.Size {
		return true, true
	}
	// Set back to the bullet, or before it, but not to where the heads stand.
	return false, math.Abs(x-first.Start) < 2 || x < first.Start && x > w.left[spot{l.Page, l.Column}]+2
}
