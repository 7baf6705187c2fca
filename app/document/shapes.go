package document

import "strings"

// Types of page objects (FPDF_PAGEOBJ_*).
const (
	objPath    = 2
	objImage   = 3
	objShading = 4
	objForm    = 5
)

const maxObjects = 20_000

// shapes gathers what is drawn rather than written: small filled shapes, which
// may be bullets, and areas of colour, on which white text can be seen.
func (p *parser) shapes(s *sheet, page uint64, m affine) {
	n := min(int(int32(p.call("FPDFPage_CountObjects", page))), maxObjects)
	left := maxObjects
	for i := range max(n, 0) {
		p.shape(s, p.call("FPDFPage_GetObject", page, uint64(i)), m, 0, &left)
	}
}

func (p *parser) shape(s *sheet, object uint64, m affine, depth int, left *int) {
	if object == 0 || p.err != nil || *left <= 0 {
		return
	}
	*left--
	kind := p.call("FPDFPageObj_GetType", object)
	switch kind {
	case objPath, objImage, objShading:
	case objForm:
		p.form(s, object, m, depth, left)
		return
	default:
		return
	}
	if kind == objImage {
		s.pictures++
	}
	if p.call("FPDFPageObj_GetBounds", object, p.at(0), p.at(4), p.at(8), p.at(12)) == 0 {
		return
	}
	box := m.box(p.float32(0), p.float32(4), p.float32(8), p.float32(12))
	w, h := box[2]-box[0], box[3]-box[1]
	if kind == objPath && s.covered {
		p.outline(s, object, box)
	}
	if kind == objPath && w <= 9 && h <= 9 && w >= 1.2 && h >= 0.4 && w >= 0.6*h {
		s.marks = append(s.marks, box)
		return
	}
	if w < 6 || h < 6 {
		return
	}
	if h >= 9 && h <= 28 && w <= 200 && len(s.chips) < 300 {
		s.chips = append(s.chips, box)
	}
	area := pane{box: box, picture: kind != objPath}
	if kind == objPath {
		if p.call("FPDFPath_GetDrawMode", object, p.at(0), p.at(4)) == 0 || p.uint32(0) == 0 {
			return // not filled
		}
		if p.uint32(0) == fillEvenOdd {
			area.hole = p.hole(object, m)
		}
		if p.call("FPDFPageObj_GetFillColor", object, p.at(0), p.at(4), p.at(8), p.at(12)) == 0 {
			area.picture = true
		} else if area.colour = p.uint32(0)&255<<16 | p.uint32(4)&255<<8 | p.uint32(8)&255; p.uint32(12) < 250 {
			area.picture = true // what shines through is not known
		}
	}
	s.panes = append(s.panes, area)
}

// pane is an area that is not paper. Of a picture the colour is not known. A frame has
// a hole.
type pane struct {
	box     Box
	hole    Box
	colour  uint32
	picture bool
}

func (p *parser) form(s *sheet, object uint64, m affine, depth int, left *int) {
	if depth >= 4 || p.call("FPDFPageObj_GetMatrix", object, p.at(0)) == 0 {
		return
	}
	f := affine{p.float32(0), p.float32(4), p.float32(8), p.float32(12), p.float32(16), p.float32(20)}
	inner := m.after(f)
	n := min(int(int32(p.call("FPDFFormObj_CountObjects", object))), *left)
	for i := range max(n, 0) {
		p.shape(s, p.call("FPDFFormObj_GetObject", object, uint64(i)), inner, depth+1, left)
	}
}

// after is the map that applies f first, then m.
func (m affine) after(f affine) affine {
	a, b := m.a*f.a+m.c*f.b, m.b*f.a+m.d*f.b
	c, d := m.a*f.c+m.c*f.d, m.b*f.c+m.d*f.d
	e, g := m.apply(f.e, f.f)
	return affine{a, b, c, d, e, g}
}

// links gathers the addresses behind link annotations.
func (p *parser) links(s *sheet, doc, page uint64, m affine, number int) {
	const position, link = 48, 52 // where in scratch FPDFLink_Enumerate keeps them
	p.memory.WriteUint32Le(p.scratch+position, 0)
	buf := p.call("malloc", 2048)
	for range 500 {
		if p.call("FPDFLink_Enumerate", page, p.at(position), p.at(link)) == 0 || p.err != nil {
			break
		}
		handle := uint64(p.uint32(link))
		action := p.call("FPDFLink_GetAction", handle)
		if action == 0 {
			continue
		}
		n := min(uint32(p.call("FPDFAction_GetURIPath", doc, action, buf, 2047)), 2047)
		b, ok := p.memory.Read(uint32(buf), n)
		if !ok || n < 2 {
			continue
		}
		url := strings.ToValidUTF8(string(b[:n-1]), "")
		p.call("FPDFLink_GetAnnotRect", handle, p.at(0))
		// FS_RECTF is left, top, right, bottom.
		box := m.box(p.float32(0), p.float32(12), p.float32(8), p.float32(4))
		s.links = append(s.links, Link{URL: url, Page: number, Box: box})
	}
	p.call("free", buf)
}
