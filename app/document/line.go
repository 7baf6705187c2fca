package document

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// linesOf sets the words of one region into lines, top to bottom.
func linesOf(r region, s sheet) []Line {
	rows := gatherRows(r.words)
	left, right := extent(r.words)
	c := composer{page: s.number, column: r.column, left: left, right: right, marks: s.marks, chips: s.chips}
	c.body = bodyEdge(rows, left, right)
	c.right = usualEnd(rows, left, right)
	for _, row := range rows {
		for i, w := range row[:min(len(row), 6)] {
			if i == 0 || w.box[0]-row[i-1].box[2] > 0.9*w.size {
				c.starts = append(c.starts, w.box[0])
			}
		}
	}
	for _, row := range rows {
		c.add(row)
	}
	c.placeLoose()
	c.joinMarginDates()
	c.joinRightDates()
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

// usualEnd is the farthest x where several rows end, or right if that is far
// from the end of the longest row.
func usualEnd(rows []row, left, right float64) float64 {
	best := 0.0
	for _, r := range rows {
		x, n := r[len(r)-1].box[2], 0
		for _, o := range rows {
			if math.Abs(o[len(o)-1].box[2]-x) < 2.5 {
				n++
			}
		}
		if n >= 3 && x > best {
			best = x
		}
	}
	if best < left+0.75*(right-left) {
		return right
	}
	return best
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
		// Set small and raised, close behind or before a larger word; or a bullet
		// of another size.
		away := math.Max(w.box[0]-o.box[2], o.box[0]-w.box[2])
		reach := 0.5
		if w.bullet || o.bullet {
			reach = 2.5
		}
		if step <= 0.5*math.Max(w.size, o.size) && away > -0.5 && away < reach*math.Max(w.size, o.size) &&
			math.Min(w.box[3], o.box[3])-math.Max(w.box[1], o.box[1]) > 0.55*math.Min(w.size, o.size) {
			return true
		}
	}
	return false
}

type composer struct {
	page, column int
	left, right  float64
	marks, chips []Box
	body         float64   // where the body begins right of a margin; 0 without one
	starts       []float64 // where rows begin, or go on behind a gap
	loose        []looseDate
	headLine     int     // behind the dated line of the open entry and what belongs to it; 0 without one
	headBase     float64 // baseline of the last margin text there
	lines        []Line
	bases        []float64
}

func (c *composer) add(r row) {
	l := Line{Page: c.page, Column: c.column}
	size := rowSize(r)
	r, bullet, start := c.takeBullet(r, size)
	if len(r) == 0 {
		return
	}
	if r = c.takeMargin(&l, r); len(r) == 0 {
		return
	}
	if l.Margin != "" || !bullet {
		// Before a label stands an icon; the bullet, if any, is behind it.
		r, bullet, start = c.takeBullet(r, size)
	}
	l.Bullet = bullet
	r = withoutPictures(r)
	if len(r) == 0 {
		return
	}
	pieces := c.piecesOf(r, size)
	pieces = c.takeRight(&l, pieces, size)
	var texts []string
	bold, italic, letters := 0, 0, 0
	for _, p := range pieces {
		texts = append(texts, p.text)
		l.Box = l.Box.Union(p.box)
		for _, w := range p.words {
			n := len(w.text)
			letters += n
			if w.bold {
				bold += n
			}
			if w.italic {
				italic += n
			}
		}
	}
	var said row
	for _, p := range pieces {
		said = append(said, p.words...)
	}
	l.Size = rowSize(said)
	l.Text = Tidy(strings.Join(texts, " "))
	if len(texts) > 1 {
		for _, t := range texts {
			l.Cells = append(l.Cells, Tidy(t))
		}
	}
	l.Bold, l.Italic = 2*bold > letters, 2*italic > letters
	l.Lead = len(pieces) > 0 && pieces[0].words[0].bold
	l.Label = labelOf(said)
	if l.Text == "" && l.Right == "" {
		return
	}
	if !l.Bullet {
		start = l.Box[0]
	}
	l.Start = round2(start)
	c.lines = append(c.lines, l)
	c.bases = append(c.bases, r[0].base)
	if l.Margin != "" && l.Margin == l.Right && c.body > 0 {
		c.headLine, c.headBase = len(c.lines), r[0].base
	}
}

// labelOf gives the bold words that a row begins with, if others follow.
func labelOf(r row) string {
	for i, w := range r {
		if !w.bold {
			return Tidy(joinWords(r[:i]))
		}
	}
	return ""
}

// withoutPictures drops icons; what follows one begins something of its own.
func withoutPictures(r row) row {
	var out row
	parted := false
	for _, w := range r {
		if w.text == "" {
			parted = parted || w.picture
			continue
		}
		w.parted = w.parted || parted && len(out) > 0
		parted = false
		out = append(out, w)
	}
	return out
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

// indents numbers the nesting of bullets by where they start.
func (c *composer) indents() {
	var open []float64
	for i := range c.lines {
		l := &c.lines[i]
		x := l.Start
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
