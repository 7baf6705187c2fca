package document

import (
	"cmp"
	"math"
	"regexp"
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
		c.add(row)
	}
	c.placeLoose()
	c.joinMarginDates()
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
	body         float64 // where the body begins right of a margin; 0 without one
	loose        []looseDate
	lines        []Line
	bases        []float64
}

// piece is a stretch of words in a row, set apart from the next by a wide gap.
type piece struct {
	words []word
	text  string
	box   Box
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
	if l.Text == "" && l.Right == "" {
		return
	}
	if !l.Bullet {
		start = l.Box[0]
	}
	l.Start = round2(start)
	c.lines = append(c.lines, l)
	c.bases = append(c.bases, r[0].base)
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

// bodyEdge finds the x where the body of a region begins when it has a margin
// at the left with dates, labels or headings in it; 0 without one. Most rows
// stand right of it, some have text left of it and begin anew there, and hardly
// a word crosses it.
func bodyEdge(rows []row, left, right float64) float64 {
	best, most := 0.0, 0
	var starts []float64
	for _, r := range rows {
		starts = append(starts, r[0].box[0])
		for i := 1; i < min(len(r), 6); i++ {
			if r[i].box[0]-r[i-1].box[2] > 0.9*r[i].size {
				starts = append(starts, r[i].box[0])
			}
		}
	}
	for _, x := range starts {
		if x < left+12 || x > left+0.4*(right-left) {
			continue
		}
		begin, inside, beside, cross, lone := 0, 0, 0, 0, 0
		for _, o := range rows {
			switch start := o[0].box[0]; {
			case math.Abs(start-x) < 1.5:
				begin++
			case start > x:
				inside++
			default:
				if parted(o, x) {
					beside++
				} else if o[len(o)-1].box[2] < x && dateLike(joinWords(o)) {
					lone++
				} else if crosses(o, x) {
					cross++
				}
			}
		}
		body := begin + inside + beside
		if begin+beside >= 4 && beside+lone >= 2 && begin+2*beside > most && 2*cross < body && 2*(body+lone) > len(rows) {
			best, most = x, begin+2*beside
		}
	}
	return best
}

// parted reports whether a row has text in the margin left of x, and goes on
// near x behind a gap. Bullets and numbers of lists are no margin text.
func parted(r row, x float64) bool {
	for i := 1; i < len(r); i++ {
		w := r[i]
		if w.box[0] > x+14 {
			return false
		}
		if w.box[0] >= x-1.5 && r[i-1].box[2] < x-2 && w.box[0]-r[i-1].box[2] > 0.45*w.size {
			return !r[0].bullet && !listNumber.MatchString(r[0].text) && (w.box[0] < x+3 || w.bullet || i+1 < len(r))
		}
	}
	return false
}

var listNumber = regexp.MustCompile(`^[\[(]?\d{1,3}[.)\]]*$`)

func crosses(r row, x float64) bool {
	for _, w := range r {
		if w.box[0] < x-1.5 && w.box[2] > x+1.5 {
			return true
		}
	}
	return false
}

// takeMargin handles text in the left margin of a row: a date goes to Right, a
// heading set larger becomes a line of its own, anything else is the label.
func (c *composer) takeMargin(l *Line, r row) row {
	n := 0
	for n < len(r) && c.body > 0 && r[n].box[2] < c.body && r[n].box[0] < c.body-3 {
		n++
	}
	if n > 0 && n == len(r) && c.marginOnly(r) {
		return nil
	}
	if n == 0 || n == len(r) || !parted(r, c.body) {
		return takeMarginDate(l, r)
	}
	out, rest := r[:n], r[n:]
	text := Tidy(joinWords(out))
	switch {
	case dateLike(text):
		l.Right, l.Margin = text, text
	case out[0].size >= 1.2*rowSize(rest):
		h := Line{Text: text, Page: c.page, Size: out[0].size, Bold: out[0].bold, Italic: out[0].italic, Column: c.column, Lead: out[0].bold, Start: out[0].box[0]}
		for _, w := range out {
			h.Box = h.Box.Union(w.box)
		}
		c.lines = append(c.lines, h)
		c.bases = append(c.bases, out[0].base)
	default:
		l.Margin = text
	}
	return rest
}

// marginOnly adds a row that stands in the margin alone to the label above it,
// if it goes on there, and keeps a date for the line that it stands beside.
func (c *composer) marginOnly(r row) bool {
	if text := Tidy(joinWords(r)); dateLike(text) {
		if n := len(c.loose); n > 0 && r[0].base-c.loose[n-1].last < 1.6*r[0].size {
			c.loose[n-1].text += " " + text
			c.loose[n-1].last = r[0].base
		} else {
			c.loose = append(c.loose, looseDate{text, r[0].base, r[0].base})
		}
		return true
	}
	n := len(c.lines)
	if n == 0 || c.lines[n-1].Margin == "" || c.lines[n-1].Margin == c.lines[n-1].Right || r[0].base-c.bases[n-1] > 1.7*r[0].size {
		return false
	}
	c.lines[n-1].Margin += " " + Tidy(joinWords(r))
	return true
}

// looseDate is a date in the margin between the lines of the body: cells of a
// table are often centred.
type looseDate struct {
	text        string
	first, last float64 // baselines
}

// placeLoose gives each loose date to the nearest line that has nothing to its right.
func (c *composer) placeLoose() {
	for _, d := range c.loose {
		at, best := -1, math.Inf(1)
		for i, base := range c.bases {
			if away := math.Abs(base - (d.first+d.last)/2); away < best && c.lines[i].Right == "" && c.lines[i].Margin == "" {
				at, best = i, away
			}
		}
		if at >= 0 {
			c.lines[at].Right, c.lines[at].Margin = d.text, d.text
			continue
		}
		c.lines = append(c.lines, Line{Text: d.text, Page: c.page, Column: c.column})
		c.bases = append(c.bases, d.last)
	}
}

// takeMarginDate takes a date that stands before the text of its row, set apart.
func takeMarginDate(l *Line, r row) row {
	for n := min(len(r)-1, 8); n > 0; n-- {
		if d := r[n].box[0] - r[n-1].box[2]; d < 0.9*r[n].size {
			continue
		}
		if text := Tidy(joinWords(r[:n])); dateLike(text) {
			l.Right, l.Margin = text, text
			return r[n:]
		}
	}
	return r
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

// joinMarginDates puts a span of dates together that the margin breaks in two
// lines: "June 2020 –", "Present".
func (c *composer) joinMarginDates() {
	for i := 1; i < len(c.lines); i++ {
		a, b := &c.lines[i-1], &c.lines[i]
		if a.Margin == "" || b.Margin == "" || a.Margin != a.Right || b.Margin != b.Right {
			continue
		}
		if strings.HasSuffix(a.Margin, "–") || strings.HasSuffix(a.Margin, "-") || strings.HasSuffix(a.Margin, "—") || strings.IndexAny(b.Margin, "–-—") == 0 {
			a.Margin += " " + b.Margin
			a.Right, b.Right, b.Margin = a.Margin, "", ""
		}
	}
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
