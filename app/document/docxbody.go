package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// paragraph is one w:p while it is read.
type paragraph struct {
	text          strings.Builder
	hidden        strings.Builder
	line          Line
	numbered      bool
	strong, plain int
	boldHead      bool    // all before the first tab is bold
	ground        *ground // its shading; nil for none
}

// tableRow is one w:tr: the lines in each of its cells.
type tableRow struct {
	cells [][]Line
}

// body reads document.xml, a header or a footer into out. It walks the tokens
// without recursion, so that nesting costs nothing.
func (r *docxReader) body(f *zip.File, out *[]Line) error {
	data, err := openPart(f)
	if err != nil {
		return err
	}
	b := docxBody{docxReader: r, out: out}
	b.under = []*ground{r.page}
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("document: %w", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			b.start(t)
		case xml.EndElement:
			b.end(t)
		case xml.CharData:
			b.chardata(t)
		}
		if r.chars > r.limit {
			return errTooMuchText
		}
	}
}

type docxBody struct {
	*docxReader
	out   *[]Line
	paras []*paragraph // open paragraphs: text boxes nest
	rows  []*tableRow  // open table rows
	skip  int          // inside what is not shown twice or at all
	inT   bool
	run   runStyle
	gap   bool
	props []string   // open lists of properties: whose shading it is
	under []*ground  // of the page, and of the open tables, cells and text boxes
	draws []*drawing // open drawings
}

type runStyle struct {
	bold, hidden bool
	colour       *uint32 // nil for the usual one
	ground       *ground // its own; nil for that of its paragraph
}

// unseen reports whether the open run cannot be seen in p.
func (b *docxBody) unseen(p *paragraph) bool {
	g := b.under[len(b.under)-1]
	if p.ground != nil {
		g = p.ground
	}
	if b.run.ground != nil {
		g = b.run.ground
	}
	return b.run.hidden || g.hides(b.run.colour)
}

// isProps tells the lists of properties that may hold a shading.
func isProps(name string) bool {
	return name == "pPr" || name == "rPr" || name == "tcPr" || name == "tblPr"
}

// startGround follows what is shaded and what is drawn under the text.
func (b *docxBody) startGround(e xml.StartElement) {
	name := e.Name.Local
	if isProps(name) {
		b.props = append(b.props, name)
	}
	within, top := "", len(b.under)-1
	if n := len(b.props); n > 0 {
		within = b.props[n-1]
	}
	switch name {
	case "background":
		if c := hexColour(attribute(e, "color")); c != nil {
			b.under[0] = solid(c)
		}
	case "tbl", "tc":
		b.under = append(b.under, b.under[top])
	case "drawing", "pict", "object":
		b.draws = append(b.draws, &drawing{})
	case "txbxContent":
		b.under = append(b.under, b.boxGround())
	case "tblStyle":
		if b.styles[val(e)].shaded {
			b.under[top] = &ground{unclear: true}
		}
	case "shd":
		if g := shading(e); g != nil && (within == "tcPr" || within == "tblPr") {
			b.under[top] = g
		}
	}
	if n := len(b.draws); n > 0 && within == "" {
		b.draws[n-1].start(e)
	}
}

func (b *docxBody) endGround(name string) {
	if n := len(b.draws); n > 0 && len(b.props) == 0 {
		b.draws[n-1].end()
	}
	if n := len(b.props); n > 0 && b.props[n-1] == name {
		b.props = b.props[:n-1]
	}
	switch name {
	case "tbl", "tc", "txbxContent":
		if n := len(b.under); n > 1 {
			b.under = b.under[:n-1]
		}
	case "drawing", "pict", "object":
		if n := len(b.draws); n > 0 {
			b.drawn(b.draws[n-1])
			b.draws = b.draws[:n-1]
		}
	}
}

// drawn remembers a filled shape that other text may stand on: where the page says
// nothing of its place, nothing is known of that ground.
func (b *docxBody) drawn(d *drawing) {
	if d.fill == nil || *d.fill == *paper || !d.floating {
		return
	}
	b.painted = true
	if d.behind {
		b.page = &ground{unclear: true}
		b.under[0] = b.page
	}
}

// boxGround is the ground of the text box that begins.
func (b *docxBody) boxGround() *ground {
	for _, d := range slices.Backward(b.draws) {
		if d.fill != nil {
			return d.fill
		}
	}
	if b.painted {
		return &ground{unclear: true}
	}
	return b.under[len(b.under)-1]
}

func val(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

func (b *docxBody) start(e xml.StartElement) {
	name := e.Name.Local
	if b.skip > 0 || name == "Fallback" || name == "del" || name == "instrText" || name == "delText" || name == "moveFrom" {
		b.skip++
		return
	}
	b.startGround(e)
	var p *paragraph
	if len(b.paras) > 0 {
		p = b.paras[len(b.paras)-1]
	}
	switch name {
	case "p":
		b.paras = append(b.paras, &paragraph{line: Line{Gap: b.gap}})
		b.gap = false
		return
	case "tr":
		b.rows = append(b.rows, &tableRow{})
		return
	case "tc":
		if n := len(b.rows); n > 0 {
			b.rows[n-1].cells = append(b.rows[n-1].cells, nil)
		}
		return
	case "r":
		b.run = runStyle{}
		return
	}
	if p == nil {
		return
	}
	switch name {
	case "pStyle":
		st := b.styles[val(e)]
		p.line.Header = st.header
		p.numbered = p.numbered || st.bullet
		p.line.Bold = st.bold
		p.ground = st.ground
	case "numId":
		p.numbered = val(e) != "0"
	case "ilvl":
		p.line.Indent, _ = strconv.Atoi(val(e))
	case "b":
		b.run.bold = onOff(val(e))
	case "vanish":
		b.run.hidden = onOff(val(e))
	case "color":
		b.run.colour = hexColour(val(e))
	case "shd":
		switch g := shading(e); {
		case g == nil || len(b.props) == 0:
		case b.props[len(b.props)-1] == "rPr":
			b.run.ground = g
		case b.props[len(b.props)-1] == "pPr":
			p.ground = g
		}
	case "highlight":
		b.run.ground = highlighted(e)
	case "sz":
		if n, err := strconv.Atoi(val(e)); err == nil && n <= 4 { // half points
			b.run.hidden = true
		}
	case "t":
		b.inT = true
	case "tab":
		p.boldHead = p.boldHead || p.strong > 0 && p.plain == 0
		p.text.WriteByte('\t')
	case "br", "cr":
		b.endLine(p)
	case "noBreakHyphen":
		p.text.WriteByte('-')
	case "sym":
		p.text.WriteRune(symbol(e))
	}
}

func symbol(e xml.StartElement) rune {
	for _, a := range e.Attr {
		if a.Name.Local == "char" {
			if n, err := strconv.ParseUint(a.Value, 16, 32); err == nil {
				return rune(n)
			}
		}
	}
	return ' '
}

func (b *docxBody) chardata(t xml.CharData) {
	if !b.inT || b.skip > 0 || len(b.paras) == 0 {
		return
	}
	p := b.paras[len(b.paras)-1]
	b.chars += len(t)
	if b.unseen(p) {
		p.hidden.Write(t)
		return
	}
	if p.strong+p.plain == 0 && strings.TrimSpace(string(t)) != "" {
		p.line.Lead = b.run.bold
	}
	p.text.Write(t)
	if b.run.bold {
		p.strong += len(t)
	} else {
		p.plain += len(t)
	}
}

func (b *docxBody) end(e xml.EndElement) {
	if b.skip > 0 {
		b.skip--
		return
	}
	b.endGround(e.Name.Local)
	switch e.Name.Local {
	case "t":
		b.inT = false
	case "p":
		if n := len(b.paras); n > 0 {
			p := b.paras[n-1]
			b.paras = b.paras[:n-1]
			b.endLine(p)
			if t := Tidy(p.hidden.String()); t != "" {
				b.doc.Hidden = append(b.doc.Hidden, Line{Text: t})
			}
		}
	case "tr":
		if n := len(b.rows); n > 0 {
			row := b.rows[n-1]
			b.rows = b.rows[:n-1]
			b.endRow(row)
		}
	}
}

// endLine ends a line of paragraph p: at its end or at a line break.
func (b *docxBody) endLine(p *paragraph) {
	l := p.line
	l.Text = p.text.String()
	p.text.Reset()
	if strings.TrimSpace(l.Text) == "" {
		b.gap = b.gap || len(b.paras) == 0
		return
	}
	l.Bold = l.Bold || p.strong > p.plain || p.boldHead
	l.Lead = l.Lead || l.Bold
	p.strong, p.plain, p.boldHead, p.line.Lead = 0, 0, false, false
	l.Bullet = p.numbered
	if rest, ok := cutBullet(l.Text); ok && l.Header == 0 {
		l.Text, l.Bullet = rest, true
	}
	if l.Header > 0 {
		l.Bullet = false
	}
	p.numbered = false // what follows a break goes on
	p.line.Gap = false
	l.split()
	if l.Text != "" || l.Right != "" {
		b.emit(l)
	}
}

func (b *docxBody) emit(l Line) {
	if n := len(b.rows); n > 0 {
		if row := b.rows[n-1]; len(row.cells) > 0 {
			c := &row.cells[len(row.cells)-1]
			*c = append(*c, l)
			return
		}
	}
	*b.out = append(*b.out, l)
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
