package document

import (
	"math"
	"slices"
)

// Where a font has no bold of its own, some programs draw the letters as shapes, a
// little fatter, and write the same text unseen on top, so that it can be searched. Such
// text stands on the page for everyone to see.

// outline is a shape that may be the drawing of letters.
type outline struct {
	box      Box
	segments int
	colour   uint32
}

const (
	maxOutlines     = 4000
	outlineWork     = 20_000_000 // comparisons of outlines with letters
	outlineHeight   = 200.0      // points
	leastInLetter   = 4          // segments: no letter is drawn with fewer
	leastShownAlpha = 13
)

// unseenText reports whether a page has any.
func (s *sheet) unseenText() bool {
	return slices.ContainsFunc(s.glyphs, func(g glyph) bool { return g.style.unseen && g.style.level })
}

// outline keeps a path that may be letters, with the colour it is filled or drawn in.
func (p *parser) outline(s *sheet, object uint64, box Box) {
	if len(s.outlines) >= maxOutlines || box[3]-box[1] > outlineHeight || p.call("FPDFPath_GetDrawMode", object, p.at(0), p.at(4)) == 0 {
		return
	}
	ask := "FPDFPageObj_GetFillColor"
	if p.uint32(0) == 0 {
		if p.uint32(4) == 0 {
			return
		}
		ask = "FPDFPageObj_GetStrokeColor"
	}
	if p.call(ask, object, p.at(0), p.at(4), p.at(8), p.at(12)) == 0 || p.uint32(12) < leastShownAlpha {
		return
	}
	o := outline{box: box, colour: p.uint32(0)&255<<16 | p.uint32(4)&255<<8 | p.uint32(8)&255}
	o.segments = int(int32(p.call("FPDFPath_CountSegments", object)))
	if o.segments >= leastInLetter {
		s.outlines = append(s.outlines, o)
	}
}

// showOutlined gives unseen text the look of the shapes that draw it, and takes these
// from the areas and marks.
func (s *sheet) showOutlined() {
	var unseen []int
	for i, g := range s.glyphs {
		if g.style.unseen && g.style.level {
			unseen = append(unseen, i)
		}
	}
	type look struct {
		was    *style
		colour uint32
	}
	looks := map[look]*style{}
	letters := map[Box]bool{}
	for n, o := range s.outlines {
		if (n+1)*len(unseen) > outlineWork {
			break
		}
		for _, i := range o.letters(s.glyphs, unseen) {
			g := &s.glyphs[i]
			k := look{g.style, o.colour}
			if looks[k] == nil {
				shown := *g.style
				shown.unseen, shown.bold, shown.colour = false, true, o.colour
				shown.white = alike(o.colour, 0xffffff)
				looks[k] = &shown
			}
			letters[o.box] = true
			if g.style.unseen {
				g.style = looks[k]
			}
		}
	}
	isLetter := func(b Box) bool { return letters[b] }
	s.marks = slices.DeleteFunc(s.marks, isLetter)
	s.chips = slices.DeleteFunc(s.chips, isLetter)
	s.panes = slices.DeleteFunc(s.panes, func(p pane) bool { return isLetter(p.box) })
}

// letters gives the unseen glyphs that a shape draws: it stands on their line, reaches
// as far as they do, and is made of as many pieces as so many letters need. A bar with
// hidden text on it is not.
func (o outline) letters(gs []glyph, unseen []int) []int {
	var in []int
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, i := range unseen {
		g := gs[i]
		mid := (g.x0 + g.x1) / 2
		if mid < o.box[0]-0.1*g.size || mid > o.box[2]+0.1*g.size || o.box[1] < g.base-1.15*g.size || o.box[3] > g.base+0.45*g.size || o.box[3] < g.base-g.size {
			continue
		}
		in = append(in, i)
		x0, x1 = math.Min(x0, g.x0), math.Max(x1, g.x1)
	}
	if len(in) == 0 || o.segments < leastInLetter*len(in) || x1-x0 < 0.6*(o.box[2]-o.box[0]) {
		return nil
	}
	return in
}
