package export

import (
	"math"
	"strings"

	"vouchsafe/app/export/fonts"
	"vouchsafe/app/export/pdf"
)

// writePDF sets the page in the first fit that holds it.
func writePDF(p *Page, o Options) ([]byte, error) {
	s := styleOf(o)
	if missing := missingGlyphs(p, s); len(missing) > 0 {
		return nil, faultGlyphs(missing)
	}
	paper := papers[o.Paper]
	if o.Paper == "" {
		paper = papers[o.locale().paper()]
	}
	over, known := math.Inf(1), widths{}
	for _, f := range fits {
		out, by, ok := typeset(p, s, f, paper, known)
		if !ok {
			continue
		}
		if by <= 0 {
			return pdf.Bytes(out), nil
		}
		over = by / f.leading
	}
	if math.IsInf(over, 1) {
		return nil, faultLongWord(longestWord(p))
	}
	return nil, faultOverPage(p, int(math.Ceil(over)))
}

func missingGlyphs(p *Page, s style) []string {
	var text strings.Builder
	for _, b := range p.Blocks {
		for _, line := range b.Lines {
			for _, r := range line {
				text.WriteString(r.Text)
			}
		}
	}
	return fonts.Missing(text.String(), s.family().Regular, s.second().Regular)
}

func longestWord(p *Page) string {
	longest := ""
	for _, b := range p.Blocks {
		for _, line := range b.Lines {
			for w := range strings.FieldsSeq(line.Text()) {
				if len(w) > len(longest) {
					longest = w
				}
			}
		}
	}
	return longest
}
