package posting

import (
	"strings"

	"vouchsafe/app/document"
)

// documentLines turns the lines of a file into paragraphs, bullets and headings.
func documentLines(d *document.Document) []line {
	right := map[int]float64{}
	for _, l := range d.Lines {
		key := l.Page*16 + l.Column
		right[key] = max(right[key], l.Box[2])
	}
	var pieces []line
	for i, l := range d.Lines {
		text := strings.Join(strings.Fields(clean(l.Text)), " ")
		n := line{text: text, bullet: l.Bullet, head: l.Header, bold: l.Bold, gap: l.Gap || i == 0}
		if d.Format != "pdf" || l.Bold {
			m := markdownLine(text)
			n.text = m.text
			n.bullet = n.bullet || m.bullet
		}
		if l.Bold && n.head == 0 && !n.bullet && len(strings.Fields(text)) <= 10 && !strings.HasSuffix(text, ".") {
			n.head = 4
		}
		if k := len(pieces); k > 0 && i > 0 && l.Box != (document.Box{}) {
			above := d.Lines[i-1]
			full := above.Box[2] >= right[above.Page*16+above.Column]-0.15*(right[above.Page*16+above.Column]-above.Box[0])
			same := above.Column == l.Column && above.Bold == l.Bold && abs(above.Size-l.Size) < 0.6
			if same && !parallel(pieces[k-1].text, n.text) && !n.gap && !n.bullet && n.head == 0 && pieces[k-1].head == 0 && full && !(endsSentence(above.Text) && l.Box[0] < above.Box[0]-2) {
				joinInto(&pieces[k-1], n.text)
				continue
			}
		}
		pieces = append(pieces, n)
		if l.Right != "" {
			pieces = append(pieces, line{text: strings.Join(strings.Fields(clean(l.Right)), " ")})
		}
	}
	var out []line
	for _, l := range joinWrapped(pieces) {
		out = append(out, splitRunTogether(l)...)
	}
	return pairFacts(markMenu(leadOvers(out)))
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
