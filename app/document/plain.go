package document

import "strings"

// readPlain reads plain text: one line of text is one Line; an empty line above
// is a gap; what tabs or several spaces set apart becomes cells, and a date at
// the end of the line its right part.
func readPlain(name, s string) (*Document, error) {
	doc := &Document{Format: "text"}
	gap := true
	var stops []int // columns where open bullets stand
	for raw := range strings.Lines(s) {
		raw = strings.TrimRight(raw, " \t\r\n\f")
		if strings.TrimSpace(raw) == "" {
			gap = true
			continue
		}
		l := Line{Gap: gap, Text: raw}
		gap = false
		depth := columnOf(raw)
		if rest, ok := cutBullet(raw); ok {
			l.Bullet, l.Text = true, rest
			for len(stops) > 0 && stops[len(stops)-1] > depth {
				stops = stops[:len(stops)-1]
			}
			if len(stops) == 0 || stops[len(stops)-1] < depth {
				stops = append(stops, depth)
			}
			l.Indent = len(stops) - 1
		} else if depth == 0 {
			stops = stops[:0]
		}
		l.split()
		if l.Text != "" || l.Right != "" {
			doc.Lines = append(doc.Lines, l)
		}
	}
	if len(doc.Lines) == 0 {
		return nil, faultEmpty(name)
	}
	return doc, nil
}

// columnOf is the column of the first character that is no space; a tab is four.
func columnOf(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case ' ', 0xa0:
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

// split parts Text at tabs and runs of three spaces or more.
func (l *Line) split() {
	var cells []string
	for c := range strings.SplitSeq(strings.ReplaceAll(strings.TrimSpace(l.Text), "   ", "\t"), "\t") {
		if c = Tidy(c); c != "" {
			cells = append(cells, c)
		}
	}
	if n := len(cells); n > 1 && dateLike(cells[n-1]) {
		l.Right = cells[n-1]
		cells = cells[:n-1]
	} else if n > 1 && dateLike(cells[0]) {
		l.Right, l.Margin = cells[0], cells[0]
		cells = cells[1:]
	}
	l.Text = strings.Join(cells, " ")
	if len(cells) > 1 {
		l.Cells = cells
	}
}
