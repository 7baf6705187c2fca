// Package pdf writes one page of set text as a PDF 1.7 file: subset embedded
// fonts, every character mapped back to Unicode, a structure tree (document,
// paragraphs, links, language) for assistive readers, and metadata of the letter
// and nothing else: no program, path, user or machine. The same page gives the
// same bytes.
//
// It refuses nothing: what reaches it has been laid out and can be set.
package pdf

import (
	"time"

	"vouchsafe/app/export/fonts"
)

// Page is a page as it will be drawn. Lengths are points, origin bottom left.
type Page struct {
	Width, Height float64
	Boxes         []Box // beneath the text, no part of its structure
	Blocks        []Block
	Meta          Meta
}

// Meta is what the file says of itself.
type Meta struct {
	Title, Author string
	Keywords      []string
	Language      string    // BCP 47: "en"
	Date          time.Time // zero: not given
}

// Color is red, green and blue from 0 to 1.
type Color [3]float64

// Box is a filled rectangle: a rule, or the mark behind a placeholder.
type Box struct {
	X, Y, W, H float64
	Color      Color
}

// Block is one paragraph to a reader that listens.
type Block struct {
	Role  string // structure type of ISO 32000-1, 14.8.4: "P", "H1"
	Lines []Line
}

// Line is text on one baseline. Every line of a block but the last should end
// with a space, so that words stay apart where lines are joined.
type Line struct {
	X, Y  float64 // of the baseline's left end
	Spans []Span
}

// Span is glyphs of one face, size and colour.
type Span struct {
	Face   *fonts.Face
	Size   float64
	Color  Color
	Glyphs []fonts.Glyph
	Link   string // where a click leads; empty for plain text
}

// Width of the span in points.
func (s Span) Width() float64 {
	total := 0.0
	for _, g := range s.Glyphs {
		total += g.Advance
	}
	return total * s.Size / 1000
}
