// Package fonts holds the typefaces of the letter and turns text into glyphs of
// them: kerned, without ligatures (a parser must read "office", not a ligature
// code point), and each glyph knowing the characters it stands for.
//
// It guarantees that what Missing does not name can be set in Latin, Greek and
// Cyrillic. It refuses to guess: a character no face has is reported, never
// drawn as an empty box.
package fonts

import (
	"bytes"
	_ "embed" // the font files
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
)

//go:embed SourceSerif4-Regular.ttf
var serifRegular []byte

//go:embed SourceSerif4-SemiBold.ttf
var serifSemiBold []byte

//go:embed SourceSans3-Regular.ttf
var sansRegular []byte

//go:embed SourceSans3-SemiBold.ttf
var sansSemiBold []byte

// Family is one typeface in the two weights a letter uses.
type Family struct {
	Regular, Bold *Face
}

// Serif is Source Serif 4, with Source Sans 3 for what it lacks.
var Serif = sync.OnceValue(func() Family { return family(serifRegular, serifSemiBold) })

// Sans is Source Sans 3, with Source Serif 4 for what it lacks.
var Sans = sync.OnceValue(func() Family { return family(sansRegular, sansSemiBold) })

func family(regular, bold []byte) Family {
	return Family{Regular: mustLoad(regular), Bold: mustLoad(bold)}
}

// Face is one font file. It is safe for use by several goroutines.
type Face struct {
	Name      string // PostScript name
	Ascent    float64
	Descent   float64 // negative
	CapHeight float64
	BBox      [4]float64 // of all glyphs
	// Measures are in thousandths of the type size, as PDF has them.

	mu     sync.Mutex // the shaper's caches are not safe for concurrent use
	shaper *harfbuzz.Font
	buffer *harfbuzz.Buffer
	font   *font.Font
	tables map[string][]byte
	upem   float64
}

// Has tells whether the face has a glyph for r.
func (f *Face) Has(r rune) bool {
	_, ok := f.font.NominalGlyph(r)
	return ok
}

// Missing gives the characters of s, in NFC, that none of faces can set, each once,
// in order. An accent that has no composed letter counts with its letter: two glyphs
// for one character could be drawn, but readers of PDF make two words of them.
func Missing(s string, faces ...*Face) []string {
	var missing []string
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		from := i
		for i+1 < len(runes) && unicode.Is(unicode.M, runes[i+1]) {
			i++
		}
		c := string(runes[from : i+1])
		if (i > from || !anyHas(faces, runes[i])) && !slices.Contains(missing, c) {
			missing = append(missing, c)
		}
	}
	return missing
}

func anyHas(faces []*Face, r rune) bool {
	return slices.ContainsFunc(faces, func(f *Face) bool { return f.Has(r) })
}

// mustLoad parses an embedded font; a failure is a defect of the build, which the
// tests of this package would show.
func mustLoad(data []byte) *Face {
	f, err := load(data)
	if err != nil {
		panic(fmt.Sprintf("fonts: embedded font does not parse: %v", err))
	}
	return f
}

func load(data []byte) (*Face, error) {
	loader, err := ot.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	f := &Face{
		font:   face.Font,
		shaper: harfbuzz.NewFont(face),
		buffer: harfbuzz.NewBuffer(),
		tables: map[string][]byte{},
		upem:   float64(face.Upem()),
	}
	for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "OS/2", "name"} {
		if f.tables[tag], err = loader.RawTable(ot.MustNewTag(tag)); err != nil {
			return nil, fmt.Errorf("table %s: %w", tag, err)
		}
	}
	f.measure()
	return f, nil
}

// measure reads the metrics that a PDF font descriptor asks for; offsets are those
// of the OpenType tables head, hhea, OS/2 and name.
func (f *Face) measure() {
	signed := func(table string, at int) float64 {
		return float64(int16(binary.BigEndian.Uint16(f.tables[table][at:]))) * 1000 / f.upem
	}
	f.BBox = [4]float64{signed("head", 36), signed("head", 38), signed("head", 40), signed("head", 42)}
	f.Ascent, f.Descent = signed("hhea", 4), signed("hhea", 6)
	f.CapHeight = signed("OS/2", 88)
	f.Name = postScriptName(f.tables["name"])
}

// postScriptName finds name record 6 in its Windows form (UTF-16, ASCII only by rule).
func postScriptName(table []byte) string {
	const windows, postScript = 3, 6
	count, base := int(binary.BigEndian.Uint16(table[2:])), int(binary.BigEndian.Uint16(table[4:]))
	for i := range count {
		record := table[6+12*i:]
		if binary.BigEndian.Uint16(record) != windows || binary.BigEndian.Uint16(record[6:]) != postScript {
			continue
		}
		length, offset := int(binary.BigEndian.Uint16(record[8:])), int(binary.BigEndian.Uint16(record[10:]))
		var name []byte
		for j := 1; j < length; j += 2 {
			name = append(name, table[base+offset+j])
		}
		return string(name)
	}
	return "Letter"
}
