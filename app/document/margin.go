package document

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

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
		under := math.Inf(-1) // baseline of the last margin text that belongs to a date
		for _, o := range rows {
			switch start := o[0].box[0]; {
			case math.Abs(start-x) < 1.5:
				begin++
			case start > x:
				inside++
			default:
				left := o[len(o)-1].box[2] < x
				switch {
				case parted(o, x):
					beside++
					if dateLike(joinWords(leftOf(o, x))) {
						under = o[0].base
					}
				case left && o[0].base-under < 1.8*o[0].size:
					lone++
					under = o[0].base
				case left && dateLike(joinWords(o)):
					lone++
				case crosses(o, x):
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

func leftOf(r row, x float64) row {
	n := 0
	for n < len(r) && r[n].box[2] < x {
		n++
	}
	return r[:n]
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
		return c.takeMarginDate(l, r)
	}
	out, rest := r[:n], r[n:]
	text := Tidy(joinWords(out))
	switch {
	case dateLike(text), dateFragment(text):
		l.Right, l.Margin = text, text
	case out[0].size >= 1.2*rowSize(rest):
		h := Line{Text: text, Page: c.page, Size: out[0].size, Bold: out[0].bold, Italic: out[0].italic, Column: c.column, Lead: out[0].bold, Start: out[0].box[0]}
		for _, w := range out {
			h.Box = h.Box.Union(w.box)
		}
		c.lines = append(c.lines, h)
		c.bases = append(c.bases, out[0].base)
	case c.underDate(out):
		c.addToHead(out)
	default:
		l.Margin = text
	}
	return rest
}

// underDate reports whether margin text stands right below the date of an entry:
// then it is the employer or the place, and belongs to the head.
func (c *composer) underDate(r row) bool {
	return c.headLine > 0 && r[0].base-c.headBase > 0 && r[0].base-c.headBase < 1.8*r[0].size
}

// addToHead sets margin text in a line of its own behind the head of its entry.
func (c *composer) addToHead(r row) {
	l := Line{Text: Tidy(joinWords(r)), Page: c.page, Column: c.column, Size: rowSize(r), Bold: r[0].bold, Lead: r[0].bold, Start: round2(r[0].box[0])}
	for _, w := range r {
		l.Box = l.Box.Union(w.box)
	}
	c.lines = slices.Insert(c.lines, c.headLine, l)
	c.bases = slices.Insert(c.bases, c.headLine, r[0].base)
	c.headLine++
	c.headBase = r[0].base
}

// marginOnly adds a row that stands in the margin alone to the label above it,
// if it goes on there, and keeps a date for the line that it stands beside.
func (c *composer) marginOnly(r row) bool {
	if text := Tidy(joinWords(r)); dateLike(text) || dateFragment(text) {
		if n := len(c.lines); n > 0 && c.lines[n-1].Margin != "" && c.lines[n-1].Margin == c.lines[n-1].Right && goesOn(c.lines[n-1].Margin, text) && r[0].base-c.bases[n-1] < 1.7*r[0].size {
			c.lines[n-1].Margin += " " + text
			c.lines[n-1].Right = c.lines[n-1].Margin
			return true
		}
		if n := len(c.loose); n > 0 && r[0].base-c.loose[n-1].last < 1.6*r[0].size {
			c.loose[n-1].text += " " + text
			c.loose[n-1].last = r[0].base
		} else {
			c.loose = append(c.loose, looseDate{text, r[0].base, r[0].base})
		}
		return true
	}
	if c.underDate(r) {
		c.addToHead(r)
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

// begins reports whether several rows of the region begin at x, or go on there.
func (c *composer) begins(x float64) bool {
	n := 0
	for _, s := range c.starts {
		if math.Abs(s-x) < 1.5 {
			n++
		}
	}
	return n >= 2
}

// takeMarginDate takes a date that stands before the text of its row, set apart.
func (c *composer) takeMarginDate(l *Line, r row) row {
	for n := min(len(r)-1, 8); n > 0; n-- {
		d, column := r[n].box[0]-r[n-1].box[2], c.begins(r[n].box[0])
		if r[n-1].bullet || d < 0.9*r[n].size && !(d > 0.3*r[n].size && column) {
			continue
		}
		if text := Tidy(joinWords(r[:n])); dateLike(text) || column && dateFragment(text) {
			l.Right, l.Margin = text, text
			return r[n:]
		}
	}
	return r
}

// joinMarginDates puts a span of dates together that a narrow margin breaks
// into several lines: "June 2020 –", "Present". What then is no date is a label.
func (c *composer) joinMarginDates() {
	var kept []Line
	var bases []float64
	holder, next := -1, -1 // the line that has the date, and the line where it may go on
	for i, l := range c.lines {
		dated, part := l.Margin != "" && l.Margin == l.Right, ""
		switch {
		case dated:
			part = l.Margin
		case holder >= 0 && l.Margin == "" && l.Right == "" && !l.Bullet && l.Box[2] < kept[holder].Box[0] && dateFragment(l.Text):
			part = l.Text
		}
		if part != "" && next == len(kept) && goesOn(kept[holder].Margin, part) {
			kept[holder].Margin += " " + part
			kept[holder].Right = kept[holder].Margin
			if !dated {
				continue // the line was nothing but its date
			}
			l.Right, l.Margin = "", ""
			next++
		} else if dated {
			holder, next = len(kept), len(kept)+1
		}
		kept, bases = append(kept, l), append(bases, c.bases[i])
	}
	for i := range kept {
		if l := &kept[i]; l.Margin != "" && l.Margin == l.Right && !dateLike(l.Margin) {
			l.Right = ""
		}
	}
	c.lines, c.bases = kept, bases
}

// joinRightDates does the same at the right: "Mar 2020 –" above "Present",
// which stands beside the next line or by itself.
func (c *composer) joinRightDates() {
	kept, bases := c.lines[:0], c.bases[:0]
	for i, l := range c.lines {
		if n := len(kept); n > 0 && c.bases[i]-bases[n-1] < 2*l.Size {
			a := &kept[n-1]
			part, box := l.Right, l.RightBox
			alone := part == "" && !l.Bullet && l.Box[0] > a.Box[2] && l.Box[2] > a.RightBox[0]
			if alone {
				part, box = l.Text, l.Box
			}
			if a.RightBox != (Box{}) && a.Margin == "" && l.Margin == "" && dateFragment(a.Right) && !closedDate(a.Right) && dateFragment(part) {
				a.Right, a.RightBox = a.Right+" "+part, a.RightBox.Union(box)
				if alone {
					continue
				}
				l.Right, l.RightBox = "", Box{}
			}
		}
		kept, bases = append(kept, l), append(bases, c.bases[i])
	}
	c.lines, c.bases = kept, bases
}

// goesOn reports whether a date that a margin breaks goes on with part.
func goesOn(date, part string) bool {
	return !closedDate(date) || strings.IndexAny(part, "–-—") == 0 || untilWords[strings.ToLower(strings.Fields(part)[0])]
}
