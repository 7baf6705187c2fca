package pdf

import (
	"fmt"
	"math"
	"strings"

	"vouchsafe/app/export/fonts"
)

// content draws the page and remembers which stretch of it belongs to which part
// of the structure.
type content struct {
	strings.Builder
	fonts  []*embedded
	byFace map[*fonts.Face]*embedded
	marked int // marked-content sequences so far
}

func (c *content) font(face *fonts.Face) *embedded {
	e, ok := c.byFace[face]
	if !ok {
		e = &embedded{face: face, name: fmt.Sprintf("F%d", len(c.fonts)+1), codes: map[use]uint16{}}
		c.fonts = append(c.fonts, e)
		c.byFace[face] = e
	}
	return e
}

// boxes are artifacts: drawn, but skipped by whoever reads the page aloud.
func (c *content) boxes(boxes []Box) {
	for _, b := range boxes {
		fmt.Fprintf(c, "/Artifact BMC\n%s rg %s re f\nEMC\n", nums(b.Color[:]...), nums(b.X, b.Y, b.W, b.H))
	}
}

// open begins a marked stretch and gives its number.
func (c *content) open(tag string) int {
	fmt.Fprintf(c, "/%s <</MCID %d>> BDC\n", tag, c.marked)
	c.marked++
	return c.marked - 1
}

func (c *content) close() { c.WriteString("EMC\n") }

// span shows glyphs from x on; kerning becomes adjustments between their codes.
func (c *content) span(s Span, x, y float64) {
	e := c.font(s.Face)
	fmt.Fprintf(c, "BT /%s %s Tf %s rg %s Td [<", e.name, num(s.Size), nums(s.Color[:]...), nums(x, y))
	for _, g := range s.Glyphs {
		c.code(e.code(g))
		if kern := g.Width - g.Advance; math.Abs(kern) > 0.001 {
			c.WriteString("> " + num(kern) + " <")
		}
	}
	c.WriteString(">] TJ ET\n")
}

// code writes the four digits of a code.
func (c *content) code(n uint16) {
	const digits = "0123456789ABCDEF"
	for shift := 12; shift >= 0; shift -= 4 {
		c.WriteByte(digits[n>>shift&15])
	}
}
