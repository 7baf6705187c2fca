package fonts

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode"
)

func faces() map[string]*Face {
	return map[string]*Face{
		"serif": Serif().Regular, "serif bold": Serif().Bold,
		"sans": Sans().Regular, "sans bold": Sans().Bold,
	}
}

func TestKerned(t *testing.T) {
	for name, f := range faces() {
		apart := 0.0
		for _, r := range "AVATAR To" {
			apart += f.Width(string(r), "en")
		}
		if together := f.Width("AVATAR To", "en"); together > apart-50 {
			t.Errorf("%s: AVATAR To is %.0f wide, its letters alone %.0f: no kerning", name, together, apart)
		}
	}
}

func TestNoLigatures(t *testing.T) {
	for name, f := range faces() {
		for _, s := range []string{"office", "fluffier", "ﬁ", "Thfj", "first fjord"} {
			if glyphs := f.Shape(s, "en"); len(glyphs) != len([]rune(s)) {
				t.Errorf("%s: %q became %d glyphs", name, s, len(glyphs))
			}
		}
	}
}

// Every letter of the three scripts that a face has must come back from its glyphs
// as itself, whatever the font does to draw it.
func TestTextComesBack(t *testing.T) {
	for name, f := range faces() {
		tried := 0
		for r := rune('!'); r < 0x2FFF; r++ {
			if !f.Has(r) || !unicode.IsPrint(r) {
				continue
			}
			tried++
			var got strings.Builder
			for _, g := range f.Shape("a"+string(r)+"b", "en") {
				got.WriteString(g.Text)
				if g.ID == 0 {
					t.Errorf("%s: %c (%U) drawn as a box", name, r, r)
				}
			}
			if want := "a" + string(r) + "b"; got.String() != want {
				t.Errorf("%s: %q (%U) came back as %q", name, want, r, got.String())
			}
		}
		if tried < 800 {
			t.Errorf("%s: only %d characters tried", name, tried)
		}
	}
}

func TestMissing(t *testing.T) {
	serif, sans := Serif().Regular, Sans().Regular
	if got := Missing("Łucja Müller, Ευρώπη, апостроф ’ “ ” & < € → ≤ … 1.9 s ™ №", serif, sans); len(got) > 0 {
		t.Errorf("missing %q", got)
	}
	if got := strings.Join(Missing("a😀אb😀 r\u030a", serif, sans), " "); got != "😀 א r\u030a" {
		t.Errorf("got %q", got)
	}
}

func TestSubset(t *testing.T) {
	for name, f := range faces() {
		var ids []uint16
		for _, g := range f.Shape("Zażółć gęślą jaźń ẵ Ω", "pl") {
			ids = append(ids, g.ID)
		}
		program, renumber := f.Subset(ids)
		if len(program) > 16<<10 {
			t.Errorf("%s: %d bytes for %d glyphs", name, len(program), len(ids))
		}
		tables := tablesOf(t, program)
		for id, n := range renumber {
			if want, got := f.outline(id), glyph(tables, n); !sameOutline(f, want, tables, got) {
				t.Errorf("%s: glyph %d changed its outline", name, id)
			}
			if want, got := f.horizontal(id), tables["hmtx"][4*n:4*n+4]; !bytes.Equal(want, got) {
				t.Errorf("%s: glyph %d has metrics % x, want % x", name, id, got, want)
			}
		}
	}
}

// sameOutline compares two outlines, and of composites the parts.
func sameOutline(f *Face, want []byte, tables map[string][]byte, got []byte) bool {
	parts := components(want)
	if len(parts) == 0 {
		return bytes.Equal(want, bytes.TrimRight(got, "\x00")) || bytes.HasPrefix(got, want)
	}
	for _, at := range parts {
		old, now := binary.BigEndian.Uint16(want[at:]), binary.BigEndian.Uint16(got[at:])
		if !sameOutline(f, f.outline(old), tables, glyph(tables, now)) {
			return false
		}
	}
	return true
}

func glyph(tables map[string][]byte, n uint16) []byte {
	loca := tables["loca"]
	return tables["glyf"][binary.BigEndian.Uint32(loca[4*n:]):binary.BigEndian.Uint32(loca[4*n+4:])]
}

func tablesOf(t *testing.T, program []byte) map[string][]byte {
	t.Helper()
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(program[4:])) {
		entry := program[12+16*i:]
		offset, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if offset%4 != 0 {
			t.Errorf("table %s begins at %d", entry[:4], offset)
		}
		tables[string(entry[:4])] = program[offset : offset+length]
	}
	for _, tag := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		if tables[tag] == nil {
			t.Errorf("no table %s", tag)
		}
	}
	return tables
}

func TestMetrics(t *testing.T) {
	for name, f := range faces() {
		if !strings.HasPrefix(f.Name, "Source") || f.Ascent < 700 || f.Descent > -200 || f.CapHeight < 600 || f.CapHeight > 700 {
			t.Errorf("%s: %q ascent %.0f descent %.0f cap height %.0f", name, f.Name, f.Ascent, f.Descent, f.CapHeight)
		}
	}
}
