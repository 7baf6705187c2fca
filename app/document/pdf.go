package document

import (
	"context"
	"errors"
	"fmt"
	"math"
)

// Codes of FPDF_GetLastError.
const (
	pdfErrFormat   = 3
	pdfErrPassword = 4
	pdfErrSecurity = 5
)

// readPDF reads a PDF with a text layer. A PDF that only forbids copying or
// printing (owner password) is read: its text is there for everyone to see.
func readPDF(ctx context.Context, name string, data []byte, o Options) (*Document, error) {
	p, err := newParser(ctx, o)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, faultParser(err)
	}
	defer p.close()
	handle, err := p.open(name, data, o.Password)
	if err != nil {
		return nil, err
	}
	doc := &Document{Format: "pdf"}
	count := int(int32(p.call("FPDF_GetPageCount", handle)))
	if p.err != nil || count <= 0 {
		return nil, faultDamaged(name, p.err)
	}
	if count > o.MaxPages {
		return nil, faultTooManyPages(name, count, o.MaxPages)
	}
	chars, pictures, lost := 0, 0, 0
	var sheets []sheet
	for n := range count {
		s, ok := p.sheet(handle, n, o.MaxChars-chars)
		if p.err != nil {
			return nil, faultDamaged(name, p.err)
		}
		if !ok {
			lost++
			doc.Pages = append(doc.Pages, Page{})
			continue
		}
		if chars += s.chars; chars > o.MaxChars {
			return nil, faultTooMuchText(name, chars, o.MaxChars)
		}
		pictures += s.pictures
		s.number = n + 1
		doc.Pages = append(doc.Pages, Page{Width: s.width, Height: s.height})
		sheets = append(sheets, s)
	}
	if lost == count {
		return nil, faultDamaged(name, errors.New("no page of it can be loaded"))
	}
	layOut(doc, sheets)
	doc.Looks = looksOf(sheets)
	if words(doc.Lines) == 0 && words(doc.Furniture) == 0 {
		seen := "its pages are blank"
		switch {
		case doc.Unread > 0:
			seen = "its fonts do not say which letters their shapes are"
		case len(doc.Hidden) > 0:
			seen = "what text it has cannot be seen on the page"
		case pictures > 0:
			seen = "its pages are pictures, like a scan"
		}
		return nil, faultNoText(name, seen)
	}
	return doc, nil
}

func words(lines []Line) int {
	n := 0
	for _, l := range lines {
		if l.Text != "" || l.Right != "" {
			n++
		}
	}
	return n
}

func (p *parser) open(name string, data []byte, password string) (uint64, error) {
	at := p.put(data)
	pw := uint64(0)
	if password != "" {
		pw = p.put(append([]byte(password), 0))
	}
	handle := p.call("FPDF_LoadMemDocument", at, uint64(len(data)), pw)
	if p.err == nil && handle != 0 {
		return handle, nil
	}
	code := p.call("FPDF_GetLastError")
	switch {
	case p.err != nil:
		return 0, faultDamaged(name, p.err)
	case code == pdfErrPassword:
		return 0, faultEncrypted(name, password != "")
	case code == pdfErrSecurity:
		return 0, faultEncrypted(name, false)
	}
	return 0, faultDamaged(name, fmt.Errorf("pdfium error %d", code))
}

// sheet is one page as the parser gives it.
type sheet struct {
	number        int // from 1
	width, height float64
	chars         int // characters the page says it has, spaces included
	glyphs        []glyph
	marks         []Box  // small filled shapes: drawn bullets
	chips         []Box  // boxes about as high as a line: a word or two stand in each
	panes         []pane // filled areas and pictures, in the order they are drawn
	links         []Link
	pictures      int
	covered       bool      // some text is unseen
	outlines      []outline // shapes that may draw it
}

// affine maps page space (origin bottom left, before cropping and rotation) to
// points from the top left of the page as shown.
type affine struct{ a, b, c, d, e, f float64 }

func (m affine) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// box maps a rectangle given by two corners.
func (m affine) box(x0, y0, x1, y1 float64) Box {
	ax, ay := m.apply(x0, y0)
	bx, by := m.apply(x1, y1)
	return Box{math.Min(ax, bx), math.Min(ay, by), math.Max(ax, bx), math.Max(ay, by)}
}

// sheet loads page n (from 0) with at most limit characters; it reports false
// for a page that cannot be loaded.
func (p *parser) sheet(doc uint64, n, limit int) (sheet, bool) {
	var s sheet
	page := p.call("FPDF_LoadPage", doc, uint64(n))
	if page == 0 {
		return s, false
	}
	defer p.call("FPDF_ClosePage", page)
	s.width = toFloat32(p.call("FPDF_GetPageWidthF", page))
	s.height = toFloat32(p.call("FPDF_GetPageHeightF", page))
	if !(s.width > 0 && s.height > 0 && s.width < 20_000 && s.height < 20_000) {
		return s, false
	}
	m := p.pageMatrix(page, s.width, s.height)
	text := p.call("FPDFText_LoadPage", page)
	if text == 0 {
		return s, p.err == nil
	}
	defer p.call("FPDFText_ClosePage", text)
	if s.chars = max(0, int(int32(p.call("FPDFText_CountChars", text)))); s.chars > limit {
		return s, true
	}
	s.glyphs = p.glyphs(text, m, s.chars)
	s.covered = s.unseenText()
	p.shapes(&s, page, m)
	s.showOutlined()
	p.links(&s, doc, page, m, n+1)
	return s, true
}

// pageMatrix asks the parser where three points of the page land, so that
// rotation and crop box are its business.
func (p *parser) pageMatrix(page uint64, w, h float64) affine {
	const fine = 64
	at := func(x, y float64) (float64, float64) {
		p.call("FPDF_PageToDevice", page, 0, 0, uint64(w*fine+0.5), uint64(h*fine+0.5), 0,
			math.Float64bits(x), math.Float64bits(y), p.at(0), p.at(4))
		return float64(int32(p.uint32(0))) / fine, float64(int32(p.uint32(4))) / fine
	}
	const far = 1000
	ox, oy := at(0, 0)
	xx, xy := at(far, 0)
	yx, yy := at(0, far)
	return affine{(xx - ox) / far, (xy - oy) / far, (yx - ox) / far, (yy - oy) / far, ox, oy}
}

func toFloat32(v uint64) float64 { return float64(math.Float32frombits(uint32(v))) }
