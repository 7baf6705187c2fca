package document

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a run of glyphs with no wide gap inside.
type word struct {
	text    string
	box     Box
	base    float64
	size    float64
	bold    bool
	italic  bool
	picture bool // an icon: says nothing, but may be a bullet
	bullet  bool // only a bullet glyph
	hole    bool // has a glyph that the file does not name
}

// row is the words on one baseline, left to right.
type row []word

// rowsOf sorts glyphs into rows by baseline and then into words by distance.
func rowsOf(glyphs []glyph) []row {
	gs := slices.Clone(glyphs)
	slices.SortStableFunc(gs, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	var rows []row
	for start := 0; start < len(gs); {
		end := start + 1
		for end < len(gs) && gs[end].base-gs[start].base <= 0.18*math.Min(gs[end].size, gs[start].size)+0.2 {
			end++
		}
		line := gs[start:end]
		slices.SortStableFunc(line, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
		rows = append(rows, wordsOf(line))
		start = end
	}
	return rows
}

// wordsOf splits glyphs that stand on one baseline, sorted by x.
func wordsOf(line []glyph) row {
	line = dropDoubles(line)
	var out row
	for start := 0; start < len(line); {
		// A stretch is set in one size without a wide gap: letter-spacing is
		// judged within it.
		end := start + 1
		for end < len(line) && gap(line[end-1], line[end]) < 1.1*em(line[end-1], line[end]) {
			end++
		}
		out = append(out, splitStretch(line[start:end])...)
		start = end
	}
	return out
}

func em(a, b glyph) float64 { return math.Max(a.size, b.size) }

func gap(a, b glyph) float64 { return b.x0 - a.x1 }

// dropDoubles removes glyphs printed twice on the same spot, as fake bold is.
// The letters of a ligature share a spot too, but also their text object.
func dropDoubles(line []glyph) []glyph {
	out := make([]glyph, 0, len(line))
next:
	for _, g := range line {
		for i := len(out) - 1; i >= 0 && i >= len(out)-3; i-- {
			o := out[i]
			if o.style != g.style && o.text == g.text && math.Abs(o.x0-g.x0) < 0.15*g.size && math.Abs(o.size-g.size) < 0.5 && g.x1-g.x0 > 0.2*g.size {
				continue next
			}
		}
		out = append(out, g)
	}
	return out
}

// splitStretch finds the gaps that part words. In letter-spaced text every gap
// is wide, so the bar is set above the usual gap of the stretch.
func splitStretch(gs []glyph) row {
	bar, hinted := 0.17, 0.05
	if spaced, usual := letterSpacing(gs); spaced {
		bar = math.Max(bar, usual+0.2)
		hinted = bar
	}
	var out row
	var w word
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 || w.hole || w.picture {
			w.text = b.String()
			out = append(out, w)
		}
		w = word{}
		b.Reset()
	}
	for i, g := range gs {
		if i > 0 {
			d := gap(gs[i-1], g) / em(gs[i-1], g)
			if d > bar || g.space && (d > hinted || gs[i-1].squeezed()) || apart(gs[i-1], g) {
				flush()
			}
		}
		box := Box{g.x0, g.top(), g.x1, g.bottom()}
		if w.box == (Box{}) {
			w.base, w.size, w.bold, w.italic = g.base, g.size, g.style.bold, g.style.italic
		}
		w.box = w.box.Union(box)
		w.hole = w.hole || g.broken
		if lonePicture(g) {
			w.picture = true
			w.bullet = g.style.symbol || bulletRune(firstRune(g.text))
			continue
		}
		b.WriteString(g.text)
	}
	flush()
	for i := range out {
		out[i].markBullet()
	}
	return out
}

// lonePicture tells glyphs that say nothing: icons, private-use characters.
func lonePicture(g glyph) bool {
	r := firstRune(g.text)
	return g.style.icon || private(r) || g.style.symbol && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// squeezed tells letters that stand for a picture (its ActualText): they share
// the width of one glyph, and their distances mean nothing.
func (g glyph) squeezed() bool { return g.x1-g.x0 < 0.08*g.size }

func apart(a, b glyph) bool { return lonePicture(a) != lonePicture(b) }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func (w *word) markBullet() {
	if utf8.RuneCountInString(w.text) == 1 && bulletRune(firstRune(w.text)) {
		w.bullet = true
	}
}

// letterSpacing reports whether the letters of a stretch stand apart on
// purpose, and their usual gap in em.
func letterSpacing(gs []glyph) (bool, float64) {
	if len(gs) < 4 {
		return false, 0
	}
	gaps := make([]float64, 0, len(gs)-1)
	for i := 1; i < len(gs); i++ {
		gaps = append(gaps, gap(gs[i-1], gs[i])/em(gs[i-1], gs[i]))
	}
	slices.Sort(gaps)
	low, mid := gaps[len(gaps)/5], gaps[len(gaps)/2]
	return low > 0.04 && mid > 0.06, mid
}
