package export

import (
	"strings"

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

// separator stands between items of the contact on one line.
const separator = "\u00a0\u00a0·\u00a0 "

// runTogether sets contact items side by side: on one line, a little smaller if
// that is what it takes, else on as many lines as they need, evenly filled.
func (l *layout) runTogether(items []Line, k look) ([]Line, look) {
	var widths []float64
	gap := l.width(Run{Text: separator}, k)
	total := -gap
	for _, item := range items {
		width := 0.0
		for _, r := range item {
			width += l.width(r, k)
		}
		widths = append(widths, width)
		total += gap + width
	}
	const least = 0.9 // of the usual size
	if fits := l.measure() / total; fits < 1 && fits >= least {
		k.size *= fits
		widths = make([]float64, len(items)) // all on one line
	}
	starts, ok := breakLines(widths, gap, l.measure())
	if !ok {
		return items, k // one line each; the layout reports the one too wide
	}
	var lines []Line
	for i, item := range items {
		if len(starts) > len(lines) && starts[len(lines)] == i {
			lines = append(lines, append(Line{}, item...))
			continue
		}
		n := len(lines) - 1
		lines[n] = append(append(lines[n], Run{Text: separator}), item...)
	}
	return lines, k
}

// wrap breaks a line where it has plain spaces.
func (l *layout) wrap(line Line, k look) ([]Line, bool) {
	words := split(line)
	widths := make([]float64, len(words))
	for i, w := range words {
		for _, r := range w {
			widths[i] += l.width(r, k)
		}
	}
	starts, ok := breakLines(widths, l.width(Run{Text: " "}, k), l.measure())
	if !ok {
		return nil, false
	}
	var broken []Line
	for i, from := range starts {
		to := len(words)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		broken = append(broken, join(words[from:to]))
	}
	return broken, true
}

// split cuts a line into words, each of the runs it is made of.
func split(line Line) []Line {
	var words []Line
	fresh := true
	for _, r := range line {
		for i, part := range strings.Split(r.Text, " ") {
			if i > 0 {
				fresh = true
			}
			if part == "" {
				continue
			}
			piece := Run{Text: part, Link: r.Link, Placeholder: r.Placeholder}
			if fresh {
				words = append(words, Line{piece})
				fresh = false
			} else {
				words[len(words)-1] = append(words[len(words)-1], piece)
			}
		}
	}
	return words
}

// join puts words back into a line, with as few runs as its sorts of text need.
func join(words []Line) Line {
	var line Line
	add := func(r Run) {
		if n := len(line); n > 0 && line[n-1].Link == r.Link && line[n-1].Placeholder == r.Placeholder {
			line[n-1].Text += r.Text
			return
		}
		line = append(line, r)
	}
	for i, w := range words {
		if i > 0 {
			space := Run{Text: " "}
			if last := line[len(line)-1]; last.Link == w[0].Link && last.Placeholder == w[0].Placeholder {
				space.Link, space.Placeholder = last.Link, last.Placeholder
			}
			add(space)
		}
		for _, r := range w {
			add(r)
		}
	}
	return line
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

// spans sets a run, changing to the second typeface for what the first lacks.
func (l *layout) spans(r Run, k look) []pdf.Span {
	first, second := l.face(k), l.second().Regular
	if k.bold {
		second = l.second().Bold
	}
	var spans []pdf.Span
	for text := r.Text; text != ""; {
		face, n := first, stretch(text, func(c rune) bool { return first.Has(c) })
		if n == 0 {
			face, n = second, stretch(text, func(c rune) bool { return !first.Has(c) })
		}
		spans = append(spans, pdf.Span{Face: face, Size: k.size * l.size, Color: k.color, Link: r.Link, Glyphs: face.Shape(text[:n], l.language)})
		text = text[n:]
	}
	return spans
}

// stretch is how many bytes of s, from its start, hold only characters that are in.
func stretch(s string, in func(rune) bool) int {
	for i, c := range s {
		if !in(c) {
			return i
		}
	}
	return len(s)
}

func (l *layout) width(r Run, k look) float64 {
	weight := 0
	if k.bold {
		weight = 1
	}
	known := l.widths[r.Text]
	if known[weight] == 0 {
		for _, s := range l.spans(r, look{size: 1 / l.size, bold: k.bold}) {
			known[weight] += s.Width()
		}
		l.widths[r.Text] = known
	}
	return known[weight] * k.size * l.size
}

// spaceOut ends every line but the last with a space, so that a reader who joins
// the lines keeps the words apart.
func spaceOut(lines []pdf.Line, face *fonts.Face) {
	for i := 0; i+1 < len(lines); i++ {
		last := lines[i].Spans[len(lines[i].Spans)-1]
		lines[i].Spans = append(lines[i].Spans, pdf.Span{Face: face, Size: last.Size, Color: last.Color, Glyphs: face.Shape(" ", "")})
	}
}
