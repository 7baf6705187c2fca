package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
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
