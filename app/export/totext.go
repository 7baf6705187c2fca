package export

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// writeText gives greeting to signature (and an e-mail's subject) as UTF-8, blank
// lines between paragraphs.
func writeText(p *Page, o Options) ([]byte, error) {
	var blocks []string
	for _, b := range p.Body() {
		var lines []string
		for _, line := range b.Lines {
			lines = append(lines, wrapText(line, o.Wrap)...)
		}
		blocks = append(blocks, strings.Join(lines, "\n"))
	}
	text := strings.Join(blocks, "\n\n")
	// A form counts as HTML's maxlength does: in UTF-16 units, a line end as one.
	if have := len(utf16.Encode([]rune(text))); o.Limit > 0 && have > o.Limit {
		return nil, faultLimit(have, o.Limit)
	}
	return []byte(text + "\n"), nil
}

// wrapText breaks a line into ones of at most width characters; a longer word has
// a line of its own. Width 0 leaves it whole.
func wrapText(line Line, width int) []string {
	if width <= 0 {
		return []string{line.Text()}
	}
	var words []string
	var widths []float64
	for _, w := range split(line) {
		words = append(words, w.Text())
		widths = append(widths, float64(min(utf8.RuneCountInString(w.Text()), width)))
	}
	starts, _ := breakLines(widths, 1, float64(width)) // no word is wider now
	var lines []string
	for i, from := range starts {
		to := len(words)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		lines = append(lines, strings.Join(words[from:to], " "))
	}
	return lines
}
