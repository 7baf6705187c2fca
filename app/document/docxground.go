package document

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// What stands under the text of a Word document: the paper, or the shading of a
// run, a paragraph, a table cell, or the filling of a shape that holds a text box.
// Text in the colour of its ground cannot be seen.

// ground is a colour under text; unclear where the file does not say it.
type ground struct {
	colour  uint32
	unclear bool
}

var paper = &ground{colour: 0xffffff}

// hides reports whether text of a colour cannot be seen on g.
func (g *ground) hides(colour *uint32) bool {
	return colour != nil && !g.unclear && alike(*colour, g.colour)
}

// hexColour reads "1F3864" and "#1f3864"; nil for "auto", names and nothing.
func hexColour(s string) *uint32 {
	s = strings.TrimPrefix(strings.TrimSpace(s), "#")
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	if len(s) < 6 {
		return nil
	}
	n, err := strconv.ParseUint(s[:6], 16, 32)
	if err != nil {
		return nil
	}
	c := uint32(n)
	return &c
}

func solid(colour *uint32) *ground {
	if colour == nil {
		return &ground{unclear: true}
	}
	return &ground{colour: *colour}
}

// docxShading is a w:shd.
type docxShading struct {
	Pattern string `xml:"val,attr"`
	Fill    string `xml:"fill,attr"`
	Color   string `xml:"color,attr"`
}

// ground is what a shading gives; nil for none.
func (s *docxShading) ground() *ground {
	if s == nil {
		return nil
	}
	switch s.Pattern {
	case "nil":
		return nil
	case "", "clear":
		if c := hexColour(s.Fill); c != nil {
			return solid(c)
		}
		return nil // "auto": what is under it shows
	case "solid":
		return solid(hexColour(s.Color))
	default: // dots and stripes
		return &ground{unclear: true}
	}
}

func shading(e xml.StartElement) *ground {
	s := docxShading{val(e), attribute(e, "fill"), attribute(e, "color")}
	return s.ground()
}

// highlighted is the ground that a w:highlight gives; nil for none.
func highlighted(e xml.StartElement) *ground {
	switch val(e) {
	case "", "none":
		return nil
	case "white":
		return paper
	}
	return &ground{unclear: true}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// drawing is what an open drawing says about its filling. Shapes of a group lie on
// each other: the one that is filled is the ground of the text in the next.
type drawing struct {
	fill     *ground // of the shapes so far; nil for none
	told     bool    // the open shape has said whether it is filled
	line     int     // inside the outline of a shape, whose filling is the colour of a line
	colour   bool    // inside a filling that waits for its colour
	floating bool    // not part of a line of text
	behind   bool    // text stands on it
}

// start follows the elements of a drawing, DrawingML or VML.
func (s *drawing) start(e xml.StartElement) {
	if s.line > 0 || e.Name.Local == "ln" {
		s.line++
		return
	}
	switch name := e.Name.Local; name {
	case "anchor":
		s.floating = true
		s.behind = onOff(attribute(e, "behindDoc")) && attribute(e, "behindDoc") != ""
	case "wsp", "pic":
		s.told = false
	case "shape", "rect", "roundrect", "oval":
		s.floating = s.floating || strings.Contains(attribute(e, "style"), "position:absolute")
		s.behind = s.behind || strings.Contains(attribute(e, "style"), "z-index:-")
		if off := attribute(e, "filled"); off == "f" || off == "false" {
			return
		}
		if f := attribute(e, "fillcolor"); f != "" {
			s.fill = solid(hexColour(f))
		}
	case "solidFill":
		s.told, s.colour = true, true
	case "noFill":
		s.told = true
	case "gradFill", "blipFill", "pattFill", "grpFill":
		s.told, s.fill = true, &ground{unclear: true}
	case "srgbClr", "schemeClr", "sysClr", "prstClr":
		if s.colour {
			s.colour = false
			s.fill = schemeGround(e)
		}
	case "fillRef":
		if !s.told && attribute(e, "idx") != "0" {
			s.told, s.fill = true, &ground{unclear: true}
		}
	}
}

func schemeGround(e xml.StartElement) *ground {
	switch e.Name.Local {
	case "srgbClr":
		return solid(hexColour(val(e)))
	case "sysClr":
		return solid(hexColour(attribute(e, "lastClr")))
	}
	if v := val(e); v == "bg1" || v == "lt1" || v == "white" {
		return paper
	}
	return &ground{unclear: true}
}

func (s *drawing) end() {
	if s.line > 0 {
		s.line--
	}
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
