package pdf

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"vouchsafe/app/export/fonts"
)

// embedded is one face as this file uses it. A code is a glyph together with the
// characters it stands for there, so that two characters drawn by one glyph (a
// space and a no-break space, μ and µ) still read back as what they are.
type embedded struct {
	face  *fonts.Face
	name  string // of the resource: "F1"
	codes map[use]uint16
	uses  []use // by code, from code 1
}

type use struct {
	id    uint16
	width float64
	text  string
}

// code gives the two bytes by which the content names a glyph.
func (e *embedded) code(g fonts.Glyph) uint16 {
	u := use{g.ID, g.Width, ordinary.Replace(g.Text)}
	c, ok := e.codes[u]
	if !ok {
		e.uses = append(e.uses, u)
		c = uint16(len(e.uses))
		e.codes[u] = c
	}
	return c
}

// ordinary maps the spaces of typesetting to the ordinary one: no reader or parser
// should meet a no-break space where the letter has a space.
var ordinary = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// write adds the font as a Type 0 font over a TrueType program (ISO 32000-1, 9.7).
func (e *embedded) write(f *file) ref {
	ids := make([]uint16, len(e.uses))
	for i, u := range e.uses {
		ids[i] = u.id
	}
	program, renumber := e.face.Subset(ids)
	toGlyph := make([]byte, 2, 2+2*len(e.uses)) // code 0 is glyph 0
	var widths strings.Builder
	for _, u := range e.uses {
		toGlyph = binary.BigEndian.AppendUint16(toGlyph, renumber[u.id])
		widths.WriteString(num(u.width) + " ")
	}
	name := "LETTER+" + e.face.Name
	descriptor := f.add("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile2 %v>>",
		name, nums(e.face.BBox[:]...), num(e.face.Ascent), num(e.face.Descent), num(e.face.CapHeight),
		f.stream(program, fmt.Sprintf("/Length1 %d", len(program))))
	descendant := f.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %v/CIDToGIDMap %v/W[1[%s]]>>",
		name, descriptor, f.stream(toGlyph, ""), strings.TrimSpace(widths.String()))
	return f.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%v]/ToUnicode %v>>",
		name, descendant, f.stream(e.toUnicode(), ""))
}

// toUnicode is the map by which readers get the text back (ISO 32000-1, 9.10.3).
func (e *embedded) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries in one section
	for from := 0; from < len(e.uses); from += most {
		to := min(from+most, len(e.uses))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "<%04X> <", i+1)
			for _, u := range utf16.Encode([]rune(e.uses[i].text)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return []byte(b.String())
}
