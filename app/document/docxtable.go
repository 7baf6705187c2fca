package document

import "strings"

// tableRow is one w:tr: the lines in each of its cells.
type tableRow struct {
	cells [][]Line
}

// endRow lays a table row out: cells of one line each become one Line; cells
// that hold more are columns, read one after the other.
func (b *docxBody) endRow(row *tableRow) {
	var full [][]Line
	single := true
	for _, c := range row.cells {
		c = joinDateLines(c)
		if len(c) > 0 {
			full = append(full, c)
			single = single && len(c) == 1
		}
	}
	switch main, side := dateBeside(full); {
	case len(full) == 0:
	case main != nil:
		for i, l := range main {
			if i < len(side) && l.Right == "" && !l.Bullet {
				l.Right = side[i].Text
				side[i].Text = ""
			}
			b.emit(l)
		}
		for _, l := range side {
			if l.Text != "" {
				b.emit(l)
			}
		}
	case len(full) == 1 || !single && !margin(full):
		for _, c := range full {
			for _, l := range c {
				b.emit(l)
			}
		}
	default:
		b.emitSideBySide(full)
	}
}

// joinDateLines puts a date together that stands in several lines of a cell.
func joinDateLines(c []Line) []Line {
	if len(c) < 2 || len(c) > 3 {
		return c
	}
	texts := make([]string, len(c))
	for i, l := range c {
		texts[i] = l.Text
		if l.Right != "" || !dateFragment(l.Text) || i > 0 && !goesOn(strings.Join(texts[:i], " "), l.Text) {
			return c
		}
	}
	one := c[0]
	one.Text = strings.Join(texts, " ")
	return []Line{one}
}

// dateBeside tells a cell of a few short lines, a date and a place, from the cell
// that it stands beside; main is nil where there is none.
func dateBeside(cells [][]Line) (main, side []Line) {
	if len(cells) != 2 {
		return nil, nil
	}
	for i, c := range cells {
		other, dated := cells[1-i], false
		short := len(c) > 1 && len(c) <= 3 && len(other) >= len(c)
		for _, l := range c {
			dated = dated || dateLike(l.Text)
			short = short && len([]rune(l.Text)) < 30 && l.Right == "" && !l.Bullet
		}
		if short && dated {
			return other, c
		}
	}
	return nil, nil
}

// margin tells rows with a date or a short label beside a text of several lines.
func margin(cells [][]Line) bool {
	return len(cells) == 2 && (len(cells[0]) == 1 && len([]rune(cells[0][0].Text)) < 30 && dateLike(cells[0][0].Text) ||
		len(cells[1]) == 1 && dateLike(cells[1][0].Text))
}

func (b *docxBody) emitSideBySide(cells [][]Line) {
	var main Line
	var more []Line
	var texts []string
	for _, c := range cells {
		l := c[0]
		if dateLike(l.Text) && main.Right == "" {
			main.Right = l.Text
			continue
		}
		if len(texts) == 0 {
			right := main.Right
			main = l
			if right != "" {
				main.Right = right
			}
		} else if l.Right != "" && main.Right == "" {
			main.Right = l.Right
		}
		texts = append(texts, l.Text)
		more = append(more, c[1:]...)
	}
	main.Text = strings.Join(texts, " ")
	if len(texts) > 1 {
		main.Cells = texts
	}
	b.emit(main)
	for _, l := range more {
		b.emit(l)
	}
}
