package document

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// linesOf sets the words of one region into lines, top to bottom.
func linesOf(r region, page int, marks []Box) []Line {
	rows := gatherRows(r.words)
	left, right := extent(r.words)
	c := composer{page: page, column: r.column, left: left, right: right, marks: marks}
	for _, row := range rows {
		c.heads = append(c.heads, row[0].box[0])
	}
	for _, row := range rows {
		c.add(row)
	}
	c.indents()
	c.gaps()
	return c.lines
}

func extent(ws []word) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, w := range ws {
		left, right = math.Min(left, w.box[0]), math.Max(right, w.box[2])
	}
	return left, right
}

// gatherRows puts words into rows by baseline; a raised or lowered small word
// joins the row that it overlaps most.
func gatherRows(ws []word) []row {
	sorted := slices.Clone(ws)
	slices.SortStableFunc(sorted, func(a, b word) int {
		return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.box[0], b.box[0]))
	})
	var rows []row
	for _, w := range sorted {
		if n := len(rows); n > 0 && sameRow(rows[n-1], w) {
			rows[n-1] = append(rows[n-1], w)
			continue
		}
		rows = append(rows, row{w})
	}
	for _, r := range rows {
		slices.SortStableFunc(r, func(a, b word) int { return cmp.Compare(a.box[0], b.box[0]) })
	}
	return rows
}

func sameRow(r row, w word) bool {
	for _, o := range r {
		step := math.Abs(w.base - o.base)
		if step <= 0.35*math.Min(w.size, o.size) {
			return true
		}
		// Set small and raised: closer in height than lines ever are, and not
		// under or over each other.
		if step <= 0.5*math.Max(w.size, o.size) && (w.box[0] >= o.box[2]-0.5 || w.box[2] <= o.box[0]+0.5) &&
			math.Min(w.box[3], o.box[3])-math.Max(w.box[1], o.box[1]) > 0.55*math.Min(w.size, o.size) {
			return true
		}
	}
	return false
}

type composer struct {
	page, column int
	left, right  float64
	marks        []Box
	heads        []float64 // where the first piece of each row begins
	lines        []Line
	starts       []float64 // per line: where the bullet or the text begins
	bases        []float64
}

// piece is a stretch of words in a row, set apart from the next by a wide gap.
type piece struct {
	words []word
	text  string
	box   Box
}

func (c *composer) add(r row) {
	size := rowSize(r)
	bullet, start := false, 0.0
	r, bullet, start = c.takeBullet(r, size)
	r = slices.DeleteFunc(r, func(w word) bool { return w.text == "" || w.picture && w.text == "" })
	if len(r) == 0 {
		return
	}
	pieces := piecesOf(r, size)
	l := Line{Page: c.page, Column: c.column, Bullet: bullet}
	pieces = c.takeMargin(&l, pieces, size)
	pieces = c.takeRight(&l, pieces, size)
	var texts []string
	bold, italic, letters := 0, 0, 0
	for _, p := range pieces {
		texts = append(texts, p.text)
		l.Box = l.Box.Union(p.box)
		for _, w := range p.words {
			n := len(w.text)
			letters += n
			l.Size = math.Max(l.Size, w.size)
			if w.bold {
				bold += n
			}
			if w.italic {
				italic += n
			}
		}
	}
	l.Text = tidy(strings.Join(texts, " "))
	if len(texts) > 1 {
		for _, t := range texts {
			l.Cells = append(l.Cells, tidy(t))
		}
	}
	l.Bold, l.Italic = 2*bold > letters, 2*italic > letters
	if l.Text == "" && l.Right == "" {
		return
	}
	if !bullet {
		start = l.Box[0]
	}
	c.lines = append(c.lines, l)
	c.starts = append(c.starts, start)
	c.bases = append(c.bases, r[0].base)
}

func rowSize(r row) float64 {
	size, most := 0.0, 0
	count := map[float64]int{}
	for _, w := range r {
		k := math.Round(w.size*4) / 4
		count[k] += len(w.text) + 1
		if count[k] > most {
			most, size = count[k], k
		}
	}
	return size
}

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
	if len(r) > 1 && strings.Contains("- – — * o ‐ −", first.text) && first.text != " " {
		if d := r[1].box[0] - first.box[2]; d > 0.15*size && d < 3*size && !dateLike(r[1].text) {
			return r[1:], true, first.box[0]
		}
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

// piecesOf splits a row at wide gaps.
func piecesOf(r row, size float64) []piece {
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
		if i == 0 || gaps[i-1] > bar {
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

// takeMargin handles text that stands in the left margin of the line: a date
// goes to Right, a heading becomes a line of its own before it, anything else
// is the line's label.
func (c *composer) takeMargin(l *Line, ps []piece, size float64) []piece {
	if len(ps) < 2 {
		return ps
	}
	first := ps[0]
	away := ps[1].box[0] - first.box[2]
	if dateLike(first.text) {
		l.Right, l.Margin = tidy(first.text), tidy(first.text)
		return ps[1:]
	}
	if away < 0.8*size || l.Bullet || first.box[0] > c.left+2 || first.box[2]-first.box[0] > 0.34*(c.right-c.left) ||
		len([]rune(first.text)) > 40 || !c.margin(ps[1].box[0]) {
		return ps
	}
	if first.words[0].size < 1.2*ps[1].words[0].size {
		l.Margin = tidy(first.text)
		return ps[1:]
	}
	c.lines = append(c.lines, Line{Text: tidy(first.text), Page: c.page, Box: first.box, Size: first.words[0].size,
		Bold: first.words[0].bold, Italic: first.words[0].italic, Column: c.column})
	c.starts = append(c.starts, first.box[0])
	c.bases = append(c.bases, first.words[0].base)
	return ps[1:]
}

// margin reports whether x is where most rows near the left begin: then what
// stands left of it is in the margin.
func (c *composer) margin(x float64) bool {
	n := 0
	for _, s := range c.heads {
		if math.Abs(s-x) < 3 {
			n++
		}
	}
	return n >= 4 && 3*n >= len(c.heads)
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
	l.Right += tidy(last.text)
	l.RightBox = last.box
	return ps[:len(ps)-1]
}

// indents numbers the nesting of bullets by where they start.
func (c *composer) indents() {
	var open []float64
	for i := range c.lines {
		l := &c.lines[i]
		x := c.starts[i]
		if !l.Bullet {
			if len(open) > 0 && x < open[0]-2 {
				open = open[:0]
			}
			continue
		}
		for len(open) > 0 && open[len(open)-1] > x+3 {
			open = open[:len(open)-1]
		}
		if len(open) == 0 || open[len(open)-1] < x-3 {
			open = append(open, x)
		}
		l.Indent = len(open) - 1
	}
}

// gaps marks lines with more white above than between lines of a paragraph.
func (c *composer) gaps() {
	var steps []float64
	for i := 1; i < len(c.bases); i++ {
		if d := c.bases[i] - c.bases[i-1]; d > 0.5 {
			steps = append(steps, d/math.Max(1, c.lines[i].Size))
		}
	}
	if len(steps) == 0 {
		return
	}
	slices.Sort(steps)
	usual := math.Min(steps[len(steps)/3], 1.7)
	for i := 1; i < len(c.bases); i++ {
		d := c.bases[i] - c.bases[i-1]
		size := math.Max(1, math.Max(c.lines[i].Size, c.lines[i-1].Size))
		c.lines[i].Gap = d > 1.3*usual*size
	}
	c.lines[0].Gap = true
}
