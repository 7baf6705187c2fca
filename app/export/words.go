package export

import (
	"strings"

	"vouchsafe/app/export/pdf"
)

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
