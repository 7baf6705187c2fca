package export

import (
	"vouchsafe/app/export/fonts"
	"vouchsafe/app/export/pdf"
)

// sheet is the size of a paper in points.
type sheet struct{ width, height float64 }

var papers = map[string]sheet{
	"a4":     {595.276, 841.890},
	"letter": {612, 792},
}

// layout sets a page of the letter, block below block.
type layout struct {
	style
	fit
	paper    sheet
	language string
	widths   widths
	y        float64 // baseline of the last line set, from the bottom
	out      pdf.Page
}

// widths keeps what a text measures at size 1, by text, regular and bold: the fits
// of one letter measure the same words over and over.
type widths map[string][2]float64

// typeset lays the page out in one fit. over is by how many points it is too long
// for the paper, at most 0 when it fits; ok is false when a word is wider than a line.
func typeset(p *Page, s style, f fit, paper sheet, w widths) (out pdf.Page, over float64, ok bool) {
	l := &layout{style: s, fit: f, paper: paper, language: p.Language, widths: w}
	l.out = pdf.Page{Width: paper.width, Height: paper.height, Meta: pdf.Meta{
		Title: p.Title, Author: p.Author, Keywords: p.Keywords, Language: p.Language, Date: p.Date}}
	l.y = paper.height - f.top
	if s.bar {
		l.out.Boxes = append(l.out.Boxes, pdf.Box{X: f.side, Y: l.y + 0.4*f.leading, W: 3.4 * f.size, H: 2.2, Color: s.accent})
	}
	for i, b := range p.Blocks {
		if !l.block(b, i == 0) {
			return l.out, 0, false
		}
		if b.Kind == Contact || b.Kind == Name && (i+1 == len(p.Blocks) || p.Blocks[i+1].Kind != Contact) {
			l.ruleBelow()
		}
	}
	return l.out, l.bottom() - l.y, true
}

func (l *layout) bottom() float64 { return l.top * 0.8 }

func (l *layout) measure() float64 { return l.paper.width - 2*l.side }

func (l *layout) ruleBelow() {
	if l.rule == 0 {
		return
	}
	l.y -= 0.55 * l.leading
	l.out.Boxes = append(l.out.Boxes, pdf.Box{X: l.side, Y: l.y, W: l.measure(), H: l.rule, Color: l.accent})
}

// block sets one block; false when a word in it is wider than a line.
func (l *layout) block(b Block, first bool) bool {
	k := l.look(b.Kind)
	if !first {
		l.y -= k.before * l.leading
	}
	lines := b.Lines
	if b.Kind == Contact {
		lines, k = l.runTogether(b.Lines, k)
	}
	set := pdf.Block{Role: "P"}
	if b.Kind == Name {
		set.Role = "H1"
	}
	for _, line := range lines {
		broken, ok := l.wrap(line, k)
		if !ok {
			return false
		}
		for _, part := range broken {
			l.y -= k.leading * l.leading
			set.Lines = append(set.Lines, l.line(part, k, l.centred && b.Kind <= Contact))
		}
	}
	spaceOut(set.Lines, l.face(k))
	l.out.Blocks = append(l.out.Blocks, set)
	return true
}

func (l *layout) face(k look) *fonts.Face {
	if k.bold {
		return l.family().Bold
	}
	return l.family().Regular
}

// line sets one line at the current height, marking placeholders.
func (l *layout) line(text Line, k look, centred bool) pdf.Line {
	x := l.side
	if centred {
		free := l.measure()
		for _, r := range text {
			free -= l.width(r, k)
		}
		x += free / 2
	}
	out := pdf.Line{X: x, Y: l.y}
	size := k.size * l.size
	for _, r := range text {
		spans := l.spans(r, k)
		width := 0.0
		for _, s := range spans {
			width += s.Width()
		}
		if r.Placeholder {
			l.out.Boxes = append(l.out.Boxes, pdf.Box{X: x - 1, Y: l.y - 0.28*size, W: width + 2, H: 1.22 * size, Color: behindPlaceholder})
		}
		out.Spans = append(out.Spans, spans...)
		x += width
	}
	return out
}

// spaceOut ends every line but the last with a space, so that a reader who joins
// the lines keeps the words apart.
func spaceOut(lines []pdf.Line, face *fonts.Face) {
	for i := 0; i+1 < len(lines); i++ {
		last := lines[i].Spans[len(lines[i].Spans)-1]
		lines[i].Spans = append(lines[i].Spans, pdf.Span{Face: face, Size: last.Size, Color: last.Color, Glyphs: face.Shape(" ", "")})
	}
}
