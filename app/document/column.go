package document

import (
	"cmp"
	"math"
	"slices"
)

// A page is cut into regions that are read one after the other: what stands
// above two columns, the columns from left to right, what stands below. A
// gutter is a strip that no word crosses for many lines, with text that flows
// on both sides. White space beside dates, margin headings and table cells is
// no gutter: there the two sides belong to each other line by line.

type region struct {
	words  []word
	column int // 0 for the main flow
}

const (
	gutterWidth  = 7.0 // points
	columnLines  = 5   // fewest lines on each side
	columnHeight = 60.0
)

// regions cuts the words of a page. first is their best gutter, known are those of all
// pages.
func regions(words []word, first gutter, known []gutter) []region {
	var out []region
	count := 0
	var cut func(ws []word, column, depth int)
	cut = func(ws []word, column, depth int) {
		if len(ws) == 0 {
			return
		}
		g := first
		if depth > 0 {
			g = bestGutter(ws)
		}
		ok := g.score > 0
		if !ok {
			g, ok = carriedGutter(ws, known)
		}
		if !ok || depth > 6 {
			out = append(out, region{ws, column})
			return
		}
		var above, left, right, below []word
		for _, w := range ws {
			mid := (w.box[1] + w.box[3]) / 2
			switch {
			case mid < g.top:
				above = append(above, w)
			case mid > g.bottom:
				below = append(below, w)
			case w.box[0] < g.x:
				left = append(left, w)
			default:
				right = append(right, w)
			}
		}
		if len(left) == 0 || len(right) == 0 {
			out = append(out, region{ws, column})
			return
		}
		cut(above, column, depth+1)
		count++
		cut(left, count, depth+1)
		count++
		cut(right, count, depth+1)
		cut(below, column, depth+1)
	}
	cut(words, 0, 0)
	return out
}

// gutter is the strip right of x between top and bottom; left and right are where the
// text on its sides begins.
type gutter struct{ x, top, bottom, score, left, right float64 }

// bestGutter is the gutter that parts most of ws; its score is 0 where there is none.
func bestGutter(ws []word) gutter {
	byBase := sortedByBase(ws)
	var best gutter
	for _, x := range edges(ws) {
		openings(byBase, x, func(left, right []word) { judge(left, right, x, &best) })
	}
	return best
}

// carriedGutter is a gutter of another page that goes on between ws: what stands right
// of it begins where it did there, and no more is asked of the number of lines.
func carriedGutter(ws []word, known []gutter) (gutter, bool) {
	byBase := sortedByBase(ws)
	var best gutter
	for _, k := range known {
		x := k.right - gutterWidth - 1
		openings(byBase, x, func(left, right []word) {
			if len(left) == 0 || len(right) == 0 {
				return
			}
			l, r := sideOf(left), sideOf(right)
			if g := gutterOf(l, r, x); g.score > best.score && g.left > k.left-3 && math.Abs(g.right-k.right) < 3 && l.dated() < 0.4 && !labels(l, r) {
				best = g
			}
		})
	}
	return best, best.score > 0
}

func sortedByBase(ws []word) []word {
	byBase := slices.Clone(ws)
	slices.SortFunc(byBase, func(a, b word) int { return cmp.Compare(a.base, b.base) })
	return byBase
}

// gutterOf is the gutter at x between two sides.
func gutterOf(l, r side, x float64) gutter {
	g := gutter{x: x + 0.5, left: l.begin(), right: r.begin()}
	g.top = math.Min(l.lines[0].base-l.lines[0].size, r.lines[0].base-r.lines[0].size)
	g.bottom = math.Max(l.lines[len(l.lines)-1].base, r.lines[len(r.lines)-1].base) + 1
	g.score = float64(min(len(l.lines), len(r.lines))) * (g.bottom - g.top)
	return g
}

// begin is the leftmost x of a side.
func (s side) begin() float64 {
	x := math.Inf(1)
	for _, l := range s.lines {
		x = math.Min(x, l.x0)
	}
	return x
}

// edges are the places where a gutter could begin: the right ends of words, in
// half points, or coarser on pages of uncommon width.
func edges(ws []word) []float64 {
	widest := 0.0
	for _, w := range ws {
		widest = math.Max(widest, w.box[2])
	}
	step := math.Max(0.5, widest/1500)
	xs := make([]float64, 0, len(ws))
	for _, w := range ws {
		xs = append(xs, math.Ceil(w.box[2]/step)*step)
	}
	slices.Sort(xs)
	return slices.Compact(xs)
}

// openings goes through the stretches between words that cross the strip at x.
func openings(byBase []word, x float64, judge func(left, right []word)) {
	var left, right []word
	flush := func() {
		judge(left, right)
		left, right = left[:0], right[:0]
	}
	wall := math.Inf(-1) // bottom of the last crossing word
	for _, w := range byBase {
		mid := (w.box[1] + w.box[3]) / 2
		switch {
		case w.box[0] < x+gutterWidth && w.box[2] > x+0.5:
			// The whole row of a crossing word stands in the way.
			left, right = above(left, w), above(right, w)
			flush()
			wall = math.Max(wall, w.box[3]-0.2*w.size)
		case mid < wall:
			continue
		case w.box[2] <= x+0.5:
			left = append(left, w)
		default:
			right = append(right, w)
		}
	}
	flush()
}

// above takes the words off the end that stand beside w or lower.
func above(ws []word, w word) []word {
	for len(ws) > 0 {
		last := ws[len(ws)-1]
		if (last.box[1]+last.box[3])/2 < w.box[1]+0.1*w.size {
			break
		}
		ws = ws[:len(ws)-1]
	}
	return ws
}

// side is what one side of a gutter looks like.
type side struct {
	lines   []sideLine
	height  float64 // from first to last baseline
	leading float64 // usual distance of two lines
	dense   float64 // lines there are to lines there could be
	width   float64 // mean width of a line
	chars   int
	uniform bool // no line is set larger than the others
}

type sideLine struct {
	base, size, x0, x1 float64
	words              []word
}

// sideOf takes words in order of their baselines.
func sideOf(ws []word) side {
	var s side
	small, large := math.Inf(1), 0.0
	for i, w := range ws {
		small, large = math.Min(small, w.size), math.Max(large, w.size)
		s.chars += len(w.text) + 1
		n := len(s.lines)
		if n > 0 && w.base-s.lines[n-1].base < 0.35*math.Max(w.size, s.lines[n-1].size) {
			l := &s.lines[n-1]
			l.x0, l.x1, l.size = math.Min(l.x0, w.box[0]), math.Max(l.x1, w.box[2]), math.Max(l.size, w.size)
			l.words = ws[i-len(l.words) : i+1]
			continue
		}
		s.lines = append(s.lines, sideLine{w.base, w.size, w.box[0], w.box[2], ws[i : i+1]})
	}
	if len(s.lines) == 0 {
		return s
	}
	steps := make([]float64, 0, len(s.lines))
	for i, l := range s.lines {
		s.width += l.x1 - l.x0
		if i > 0 {
			steps = append(steps, l.base-s.lines[i-1].base)
		}
	}
	s.width /= float64(len(s.lines))
	s.uniform = large < 1.15*small
	s.height = s.lines[len(s.lines)-1].base - s.lines[0].base
	if len(steps) > 0 {
		slices.Sort(steps)
		s.leading = steps[len(steps)/4]
	}
	return s
}

// dated is the share of lines that are a date.
func (s side) dated() float64 {
	n := 0
	for _, l := range s.lines {
		ws := slices.Clone(l.words)
		slices.SortFunc(ws, func(a, b word) int { return cmp.Compare(a.box[0], b.box[0]) })
		if dateLike(joinWords(ws)) {
			n++
		}
	}
	return float64(n) / float64(len(s.lines))
}

func judge(leftWords, rightWords []word, x float64, best *gutter) {
	if len(leftWords) < columnLines || len(rightWords) < columnLines {
		return
	}
	l, r := sideOf(leftWords), sideOf(rightWords)
	if len(l.lines) < columnLines || len(r.lines) < columnLines || l.height < columnHeight || r.height < columnHeight {
		return
	}
	g := gutterOf(l, r, x)
	if g.score <= best.score {
		return
	}
	leading := math.Max(6, math.Min(l.leading, r.leading))
	l.dense = float64(len(l.lines)) * leading / (l.height + leading)
	r.dense = float64(len(r.lines)) * leading / (r.height + leading)
	if flows(l, r) {
		*best = g
	}
}

// flows decides whether two sides are columns, each read by itself.
func flows(l, r side) bool {
	if annotates(l, r) || annotates(r, l) {
		return false
	}
	// Short pieces, all alike, each on the line of another: labels or notes.
	if labels(l, r) || labels(r, l) {
		return false
	}
	if datedBlocks(l, r) || datedBlocks(r, l) {
		return false
	}
	// On one grid of lines it is a table, unless both sides are prose.
	if beside(l, r, 0.12) >= 0.8 && beside(r, l, 0.12) >= 0.5 || beside(r, l, 0.12) >= 0.8 && beside(l, r, 0.12) >= 0.5 {
		long := float64(l.chars)/float64(len(l.lines)) > 30 && float64(r.chars)/float64(len(r.lines)) > 30
		if !long || len(l.lines) < 8 || len(r.lines) < 8 {
			return false
		}
	}
	return l.dated() < 0.4 && r.dated() < 0.4
}

// annotates tells a side with few lines, each beside a line of the other.
func annotates(a, b side) bool {
	return a.dense < 0.45 && beside(a, b, 0.15) >= 0.5 || a.dense < 0.2 && beside(a, b, 0.9) >= 0.8
}

// datedBlocks tells a side of small blocks that each begin with a date, beside a
// line of the other: date, employer and place of what is told there.
func datedBlocks(a, b side) bool {
	small := math.Inf(1)
	for _, l := range a.lines {
		small = math.Min(small, l.size)
	}
	blocks, dated := 0, 0
	for i, l := range a.lines {
		if l.size > 1.15*small || i > 0 && a.lines[i-1].size <= 1.15*small && l.base-a.lines[i-1].base < 1.35*math.Max(a.leading, l.size) {
			continue // a heading, or not the first line of its block
		}
		blocks++
		one := side{lines: []sideLine{l}}
		if one.dated() == 1 && beside(one, b, 0.3) == 1 {
			dated++
		}
	}
	return dated >= 2 && float64(dated) >= 0.7*float64(blocks) && a.chars < 30*len(a.lines)
}

func labels(a, b side) bool {
	return a.uniform && a.chars < 18*len(a.lines) && a.width < 0.6*b.width && beside(a, b, 0.12) >= 0.85
}

// beside is the share of lines of a that have a line of b within tolerance em
// of their baseline.
func beside(a, b side, tolerance float64) float64 {
	n, j := 0, 0
	for _, l := range a.lines {
		for j < len(b.lines) && b.lines[j].base < l.base-tolerance*l.size {
			j++
		}
		if j < len(b.lines) && math.Abs(b.lines[j].base-l.base) <= tolerance*l.size {
			n++
		}
	}
	return float64(n) / float64(len(a.lines))
}
