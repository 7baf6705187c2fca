package resume

import (
	"math"
	"slices"

	"vouchsafe/app/document"
)

// Some resumes set their bullets without a glyph, told from the heads of the
// entries by indentation alone, and from each other by a little white space or
// by where a line stops short.

// markIndented marks the first line of each such paragraph as a bullet. It
// leaves a section alone that has bullets, and paragraphs of several sentences.
func markIndented(lines []document.Line, edge map[spot]float64) []document.Line {
	body, ok := indentation(lines)
	if !ok {
		return lines
	}
	out := slices.Clone(lines)
	step := lineStep(lines)
	for i := 0; i < len(out); {
		if math.Abs(out[i].Start-body[out[i].Column]) > 2 || out[i].Right != "" || out[i].Margin != "" {
			i++
			continue
		}
		n := i + 1
		for n < len(out) && sameParagraph(out[n-1], out[n], step, edge) {
			n++
		}
		if t := document.Join(out[i:n]); len(splitSentences(t)) == 1 && !startsLow(t) && !describes.MatchString(t) && !toolLabel.MatchString(t) {
			out[i].Bullet = true
		}
		i = n
	}
	return out
}

// indentation gives, by column, where the lines start that stand right of the
// dated ones; false where the section has bullets or no such lines.
func indentation(lines []document.Line) (map[int]float64, bool) {
	heads, body, count := map[int]float64{}, map[int]float64{}, map[int]int{}
	for _, l := range lines {
		if l.Bullet || l.Box == (document.Box{}) {
			return nil, false
		}
		if x, ok := heads[l.Column]; hasSpan(l) && (!ok || l.Start < x) {
			heads[l.Column] = l.Start
		}
	}
	for _, l := range lines {
		x, ok := heads[l.Column]
		if !ok || l.Start < x+6 || hasSpan(l) {
			continue
		}
		if count[l.Column] == 0 {
			body[l.Column] = l.Start
		}
		if math.Abs(l.Start-body[l.Column]) <= 2 {
			count[l.Column]++
		}
	}
	for column, n := range count {
		if n < 3 {
			delete(body, column)
		}
	}
	return body, len(body) > 0
}

// lineStep is the usual distance of two lines of one paragraph.
func lineStep(lines []document.Line) float64 {
	least := math.Inf(1)
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if d := b.Box[1] - a.Box[1]; a.Page == b.Page && a.Column == b.Column && d > 0.8*b.Size && math.Abs(a.Size-b.Size) < 0.3 {
			least = min(least, d)
		}
	}
	return least
}

func sameParagraph(a, b document.Line, step float64, edge map[spot]float64) bool {
	if math.Abs(a.Start-b.Start) > 2 || b.Right != "" || hasSpan(b) || !isFull(a, b, edge) {
		return false
	}
	if startsLow(b.Text) {
		return true
	}
	return a.Page == b.Page && a.Column == b.Column && b.Box[1]-a.Box[1] < 1.1*step && !pastDeed(b.Text)
}
