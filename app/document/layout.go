package document

import (
	"math"
)

// layOut fills doc with the lines of all sheets.
func layOut(doc *Document, sheets []sheet) {
	var laid []laidPage
	var known []gutter
	for _, s := range sheets {
		seen, hidden, turned := sift(s)
		doc.Letters += len(seen)
		for _, g := range seen {
			if g.broken && !g.style.icon && !g.style.symbol {
				doc.Unread++
			}
		}
		page := laidPage{sheet: s, turned: turned, hidden: hidden}
		for _, r := range rowsOf(seen) {
			if numbersPage(r, s, len(doc.Pages)) {
				page.numbers = append(page.numbers, r...)
			} else {
				page.words = append(page.words, r...)
			}
		}
		mendLigatures(page.words)
		if page.gutter = bestGutter(page.words); page.gutter.score > 0 {
			known = append(known, page.gutter)
		}
		laid = append(laid, page)
	}
	doc.Misread = mendMisread(laid)
	for _, p := range laid {
		s := p.sheet
		for _, r := range regions(p.words, p.gutter, known) {
			doc.Lines = append(doc.Lines, linesOf(r, s)...)
		}
		if len(p.numbers) > 0 {
			doc.Lines = append(doc.Lines, linesOf(region{words: p.numbers}, s)...)
		}
		doc.Lines = append(doc.Lines, turnedLines(p.turned, s)...)
		for _, r := range rowsOf(p.hidden) {
			doc.Hidden = append(doc.Hidden, linesOf(region{words: r}, sheet{number: s.number})...)
		}
		doc.Links = append(doc.Links, s.links...)
	}
	clip(doc)
	setFurnitureAside(doc)
}

// laidPage is a page whose words are known, and not yet its columns.
type laidPage struct {
	sheet
	words, numbers row
	turned, hidden []glyph
	gutter         gutter
}

// numbersPage tells a row at the edge of a page that is nothing but its number: it
// belongs to no column.
func numbersPage(r row, s sheet, pages int) bool {
	if len(r) == 0 || len(r) > 5 || r[0].base > 0.075*s.height && r[0].base-r[0].size < 0.93*s.height {
		return false
	}
	return isPageNumber(joinWords(r), pages)
}

// sift parts what a reader sees on the page from what they cannot see: glyphs
// that are invisible, tiny, off the page, or white on white; and text that does
// not stand upright.
func sift(s sheet) (seen, hidden, turned []glyph) {
	for _, g := range s.glyphs {
		switch {
		case g.text == "" && !g.broken:
		case g.style.unseen || g.size < 2.5 || off(g, s) || camouflaged(g, s.panes):
			hidden = append(hidden, g)
		case !g.style.level:
			turned = append(turned, g)
		default:
			seen = append(seen, g)
		}
	}
	return seen, hidden, turned
}

func off(g glyph, s sheet) bool {
	return g.x1 <= 0 || g.x0 >= s.width || g.base <= 0 || g.base-0.6*g.size >= s.height
}

// camouflaged tells glyphs in the colour of what they stand on: the paper, or
// the area drawn last under them. What a picture shows is not known.
func camouflaged(g glyph, panes []pane) bool {
	ground := uint32(0xffffff)
	x, y := (g.x0+g.x1)/2, g.base-0.3*g.size
	at := Box{x, y, x, y}
	for _, p := range panes {
		if p.box.holds(at) && (p.hole == Box{} || !p.hole.holds(at)) {
			if ground = p.colour; p.picture {
				return false
			}
		}
	}
	return alike(g.style.colour, ground)
}

// turnedLines keeps text that runs up or down the page, in the file's order.
func turnedLines(gs []glyph, s sheet) []Line {
	var out []Line
	var l Line
	flush := func() {
		if l.Text = Tidy(l.Text); l.Text != "" {
			out = append(out, l)
		}
		l = Line{}
	}
	var last glyph
	for i, g := range gs {
		if lonePicture(g) {
			continue
		}
		d := math.Hypot(g.x0-last.x0, g.base-last.base)
		if i > 0 && d > 2.5*g.size {
			flush()
		} else if i > 0 && d > 0.95*g.size {
			l.Text += " "
		}
		l.Page, l.Size, l.Bold = s.number, g.size, g.style.bold
		l.Text += g.text
		l.Box = l.Box.Union(Box{g.x0, g.top(), math.Max(g.x1, g.x0+0.1), g.bottom()})
		last = g
	}
	flush()
	return out
}

// clip keeps boxes inside their page.
func clip(doc *Document) {
	for _, ls := range [][]Line{doc.Lines, doc.Hidden} {
		for i := range ls {
			p := doc.Pages[ls[i].Page-1]
			ls[i].Box = ls[i].Box.within(p)
			ls[i].RightBox = ls[i].RightBox.within(p)
		}
	}
}

func (b Box) within(p Page) Box {
	if b == (Box{}) {
		return b
	}
	x := func(v float64) float64 { return round2(math.Min(math.Max(v, 0), p.Width)) }
	y := func(v float64) float64 { return round2(math.Min(math.Max(v, 0), p.Height)) }
	return Box{x(b[0]), y(b[1]), x(b[2]), y(b[3])}
}

func round2(v float64) float64 { return math.Round(v*100) / 100 }
