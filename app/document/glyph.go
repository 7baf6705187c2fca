package document

import (
	"math"
	"regexp"
	"strings"
)

// glyph is one character as it stands on a page, in points from the top left.
type glyph struct {
	text   string  // what it says, after ligatures and the like are undone; may be several letters
	x0, x1 float64 // from its origin to where the next one would stand
	base   float64 // the baseline
	size   float64 // font size as seen
	style  *style
	code   rune // as the parser gives it
	broken bool // the font does not say which character this is
	space  bool // the file, or the parser's own reckoning, has a space before it
}

// style is what the glyphs of one text object share.
type style struct {
	font         uint64 // the parser's handle
	face         string // the name of the font
	bold, italic bool
	icon         bool // a font of pictures: its letters mean nothing
	symbol       bool // a font of dingbats: good for bullets
	unseen       bool // invisible, transparent, or drawn to clip
	white        bool
	serif        bool
	colour       uint32  // 0xrrggbb
	level        bool    // reads left to right on a horizontal line
	scale        float64 // font size multiplied by the matrix
}

// alike reports whether an eye cannot tell two colours apart.
func alike(a, b uint32) bool {
	for shift := 0; shift <= 16; shift += 8 {
		x, y := a>>shift&255, b>>shift&255
		if max(x, y)-min(x, y) > 14 {
			return false
		}
	}
	return true
}

func (g glyph) top() float64    { return g.base - 0.78*g.size }
func (g glyph) bottom() float64 { return g.base + 0.22*g.size }

const (
	flagItalic    = 1 << 6
	flagForceBold = 1 << 18
)

type fontFacts struct {
	name         string
	bold, italic bool
	serif        bool
}

// glyphs gives the characters of a loaded text page. Spaces are not among them,
// only noted: words are told by their distance, since many files have none.
func (p *parser) glyphs(text uint64, m affine, count int) []glyph {
	var out []glyph
	fonts := map[uint64]fontFacts{}
	var last uint64
	var st *style
	space := false
	drop, usual := 0.0, 0.0 // from the baseline to the lower edge of a box; height of the box
	for i := range count {
		k := uint64(i)
		r := rune(p.call("FPDFText_GetUnicode", text, k))
		if p.err != nil {
			return nil
		}
		if r == ' ' || r == '\r' || r == '\n' || r == '\t' || r == 0xa0 {
			space = true
			continue
		}
		object := p.call("FPDFText_GetTextObject", text, k)
		if object == 0 {
			continue // made up by the parser: it stands nowhere on the page
		}
		fresh := object != last || st == nil
		if fresh {
			last = object
			st = p.style(text, object, k, m, fonts)
		}
		p.call("FPDFText_GetLooseCharBox", text, k, p.at(16))
		// FS_RECTF is left, top, right, bottom.
		box := m.box(p.float32(16), p.float32(28), p.float32(24), p.float32(20))
		if high := box[3] - box[1]; fresh || !st.level || math.Abs(high-usual) > 0.005*high {
			// The letters of a text object share a baseline, and mostly the height of
			// their boxes: one question for all.
			p.call("FPDFText_GetCharOrigin", text, k, p.at(0), p.at(8))
			_, oy := m.apply(p.float64(0), p.float64(8))
			drop, usual = box[3]-oy, high
		}
		g := glyph{x0: box[0], x1: box[2], base: box[3] - drop, size: st.scale, style: st}
		if g.size <= 0 || math.IsNaN(g.size) {
			g.size = box[3] - box[1]
		}
		g.code = r
		g.text, g.broken = said(r)
		g.space, space = space, false
		out = append(out, g)
	}
	out = setAccents(out)
	spellOut(out)
	return out
}

// spellOut judges runs of letters in a font of pictures: they are what the file
// says in place of a picture (its ActualText). That may be the whole contact
// line, of which nothing else is left, or a mere name ("email:", "\faTrophy").
func spellOut(gs []glyph) {
	for start := 0; start < len(gs); {
		end := start + 1
		for end < len(gs) && gs[end].style == gs[start].style {
			end++
		}
		if st := gs[start].style; st.icon && end-start >= 4 {
			var said strings.Builder
			for _, g := range gs[start:end] {
				said.WriteString(g.text)
			}
			plain := *st
			plain.icon = pictureName.MatchString(said.String())
			for i := start; i < end; i++ {
				gs[i].style = &plain
			}
		}
		start = end
	}
}

var pictureName = regexp.MustCompile(`^\\?[\pL*\[\] ]{1,24}:?$`)

func (p *parser) style(text, object, k uint64, m affine, fonts map[uint64]fontFacts) *style {
	font := p.call("FPDFTextObj_GetFont", object)
	facts, ok := fonts[font]
	if !ok {
		facts = p.fontFacts(font)
		fonts[font] = facts
	}
	st := &style{font: font, face: facts.name, bold: facts.bold, italic: facts.italic, serif: facts.serif}
	st.icon, st.symbol = pictorial(facts.name)
	mode := int32(p.call("FPDFTextObj_GetTextRenderMode", object))
	st.unseen = mode == 3 || mode == 7
	if mode == 2 {
		st.bold = true // filled and stroked: how a missing bold is faked
	}
	if p.call("FPDFText_GetFillColor", text, k, p.at(0), p.at(4), p.at(8), p.at(12)) != 0 {
		r, g, b, a := p.uint32(0), p.uint32(4), p.uint32(8), p.uint32(12)
		st.white = r >= 245 && g >= 245 && b >= 245
		st.colour = r&255<<16 | g&255<<8 | b&255
		st.unseen = st.unseen || a < 13
	}
	// FS_MATRIX is a, b, c, d, e, f.
	p.call("FPDFText_GetMatrix", text, k, p.at(16))
	a, b := p.float32(16), p.float32(20)
	c, d := p.float32(24), p.float32(28)
	size := math.Float64frombits(p.call("FPDFText_GetFontSize", text, k))
	dx, dy := m.a*a+m.c*b, m.b*a+m.d*b
	st.level = dx > 0 && math.Abs(dy) <= 0.02*dx
	ux, uy := m.a*c+m.c*d, m.b*c+m.d*d
	st.scale = math.Abs(size) * math.Hypot(ux, uy)
	return st
}

func (p *parser) fontFacts(font uint64) fontFacts {
	var f fontFacts
	if font == 0 {
		return f
	}
	buf := p.call("malloc", 256)
	n := min(uint32(p.call("FPDFFont_GetBaseFontName", font, buf, 255)), 255)
	if b, ok := p.memory.Read(uint32(buf), n); ok && n > 0 {
		f.name = strings.ToLower(strings.TrimRight(string(b), "\x00"))
	}
	p.call("free", buf)
	flags := p.call("FPDFFont_GetFlags", font)
	weight := int32(p.call("FPDFFont_GetWeight", font))
	f.bold = flags&flagForceBold != 0 || weight >= 600 && weight <= 1000 || boldName(f.name)
	if serif, known := serifName(f.name); known {
		f.serif = serif
	} else {
		f.serif = flags&flagSerif != 0
	}
	f.italic = flags&flagItalic != 0 || strings.Contains(f.name, "italic") || strings.Contains(f.name, "oblique")
	return f
}

func boldName(name string) bool {
	for _, w := range []string{"bold", "black", "heavy", "-medi", "cmbx", "sfbx", "lmromancaps10-bold"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// pictorial tells fonts whose characters are pictures by their names.
func pictorial(name string) (icon, symbol bool) {
	for _, w := range []string{"awesome", "icon", "marvosym", "webding", "fontello", "academicons", "entypo", "ifsym", "glyphs"} {
		if strings.Contains(name, w) {
			return true, false
		}
	}
	for _, w := range []string{"wingding", "dingbat", "symbol", "cmsy", "bbding", "pifont"} {
		if strings.Contains(name, w) {
			return false, true
		}
	}
	return false, false
}
