package document

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// piece is a stretch of words in a row, set apart from the next by a wide gap.
type piece struct {
	words []word
	text  string
	box   Box
}

// A number before an item of a list; a heading may have one too, but is short.
var itemNumber = regexp.MustCompile(`^(?:[1-9]|1\d)[.)]$`)

const leastNumbered = 4 // words, with the number

// takeBullet takes the bullet off a row: a glyph, a dash, or a drawn shape.
func (c *composer) takeBullet(r row, size float64) (row, bool, float64) {
	if len(r) == 0 {
		return r, false, 0
	}
	first := r[0]
	if first.bullet || first.picture {
		rest := r
		for len(rest) > 0 && (rest[0].bullet || rest[0].picture) {
			rest = rest[1:]
		}
		return rest, first.bullet && len(rest) > 0, first.box[0]
	}
	if len(r) > 1 && len([]rune(first.text)) == 1 && strings.ContainsAny(first.text, "-–—*o‐−") {
		if d := r[1].box[0] - first.box[2]; d > 0.15*size && d < 3*size && !dateLike(r[1].text) {
			return r[1:], true, first.box[0]
		}
	}
	if len(r) >= leastNumbered && itemNumber.MatchString(first.text) && !monthWords[strings.ToLower(strings.Trim(r[1].text, ".,"))] {
		return r[1:], true, first.box[0]
	}
	// A bullet glued to its word.
	if rs := []rune(first.text); len(rs) > 1 && strings.ContainsRune("•●▪◦‣■∙", rs[0]) {
		r[0].text = string(rs[1:])
		return r, true, first.box[0]
	}
	for _, m := range c.marks {
		mid := (m[1] + m[3]) / 2
		if m[2] <= first.box[0]+0.5 && m[2] > first.box[0]-26 && mid < first.base && mid > first.base-0.75*size {
			return r, true, m[0]
		}
	}
	return r, false, 0
}

// chipOf is the number of the smallest box that holds a word, -1 without one.
func (c *composer) chipOf(w word) int {
	x, y := (w.box[0]+w.box[2])/2, (w.box[1]+w.box[3])/2
	best, width := -1, math.Inf(1)
	for i, b := range c.chips {
		if x > b[0] && x < b[2] && y > b[1] && y < b[3] && b[2]-b[0] < width {
			best, width = i, b[2]-b[0]
		}
	}
	return best
}

// piecesOf splits a row at wide gaps, and between words that are boxed apart.
func (c *composer) piecesOf(r row, size float64) []piece {
	bar := 1.0 * size
	var gaps []float64
	for i := 1; i < len(r); i++ {
		gaps = append(gaps, r[i].box[0]-r[i-1].box[2])
	}
	if len(gaps) >= 5 { // justified lines stretch all their spaces
		s := slices.Clone(gaps)
		slices.Sort(s)
		bar = math.Max(bar, 2.5*s[len(s)/2])
	}
	var out []piece
	for i, w := range r {
		if i == 0 || gaps[i-1] > bar || w.parted || len(c.chips) > 0 && c.chipOf(w) != c.chipOf(r[i-1]) {
			out = append(out, piece{})
		}
		p := &out[len(out)-1]
		p.words = append(p.words, w)
		p.box = p.box.Union(w.box)
	}
	for i := range out {
		out[i].text = joinWords(out[i].words)
	}
	return out
}

func joinWords(ws []word) string {
	t := make([]string, 0, len(ws))
	for _, w := range ws {
		if w.text != "" {
			t = append(t, w.text)
		}
	}
	return strings.Join(t, " ")
}

// takeRight splits off what stands flush right: dates and places.
func (c *composer) takeRight(l *Line, ps []piece, size float64) []piece {
	if len(ps) < 2 {
		return ps
	}
	last := ps[len(ps)-1]
	away := last.box[0] - ps[len(ps)-2].box[2]
	flush := last.box[2] > c.right-1.5*size && away > 2*size
	if !flush && !dateLike(last.text) {
		return ps
	}
	if l.Right != "" {
		l.Right += " "
	}
	l.Right += Tidy(last.text)
	l.RightBox = last.box
	return ps[:len(ps)-1]
}
