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
	picture bool     // an icon: says nothing, but may be a bullet
	bullet  bool     // only a bullet glyph
	parted  bool     // an icon stood before it
	holes   []holeIn // glyphs that the file does not name, in order
	glyphs  []glyph  // what it was made of
}

// holeIn is a glyph without a name: width in em.
type holeIn struct {
	font  uint64
	code  rune
	width float64
}

// row is the words on one baseline, left to right.
type row []word

// rowsOf sorts glyphs into rows by baseline and then into words by distance.
func rowsOf(glyphs []glyph) []row {
	gs := lowered(glyphs)
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

// lowered sets letters that stand a little higher or lower than the letter they
// follow on its baseline: "1st", and names set like TeX's. Digits stay where
// they are: ten to the sixth is not 106.
func lowered(glyphs []glyph) []glyph {
	gs := slices.Clone(glyphs)
	full := 0.0 // size of the letter that set the baseline
	for i := 1; i < len(gs); i++ {
		a, b := gs[i-1], &gs[i]
		if full == 0 || a.base == glyphs[i-1].base {
			full = a.size
		}
		step := math.Abs(b.base - a.base)
		if step < 0.1*full || step > 0.5*full || b.size > full*1.5 || !unicode.IsLetter(firstRune(b.text)) {
			continue
		}
		if d := gap(a, *b); d > -0.6*a.size && d < 0.15*a.size && b.x0 > a.x0 && a.style.level && b.style.level && alnum(a.text) {
			b.base = a.base
		}
	}
	return gs
}

func alnum(s string) bool {
	r := lastRune(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
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
			if o.text == "-" && g.text == "-" && math.Abs(o.x0-g.x0) < 0.1*g.size {
				continue next // hyphen and soft hyphen for one that is seen
			}
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
	spaced, usual := letterSpacing(gs)
	bar, hinted := 0.17+math.Min(0, usual), 0.02+math.Min(0, usual)
	if spaced {
		bar = math.Max(bar, usual+0.2)
		hinted = bar
	}
	jumps := wordJumps(gs)
	var out row
	var w word
	var b strings.Builder
	begin := 0
	flush := func(end int) {
		if b.Len() > 0 || w.picture {
			w.text, w.glyphs = b.String(), gs[begin:end]
			out = append(out, w)
		}
		w, begin = word{}, end
		b.Reset()
	}
	for i, g := range gs {
		if i > 0 {
			d := gap(gs[i-1], g) / em(gs[i-1], g)
			bar := bar
			// A heading that changes colour inside a word has a gap there too.
			recoloured := gs[i-1].style.white != g.style.white
			if !spaced && (g.space || !joiner(gs[i-1]) && !joiner(g) && !((recoloured || d < 0.085) && endsLow(gs[i-1].text) && startsLow(g.text))) {
				bar = math.Min(bar, math.Min(jumps[g.face()], jumps[gs[i-1].face()]))
			}
			if d > bar || g.space && (d > hinted || gs[i-1].squeezed()) || apart(gs[i-1], g) {
				flush(i)
			}
		}
		box := Box{g.x0, g.top(), g.x1, g.bottom()}
		if w.box == (Box{}) {
			w.base, w.size, w.bold, w.italic = g.base, g.size, g.style.bold, g.style.italic
		}
		w.box = w.box.Union(box)
		if g.broken && !g.style.icon {
			w.holes = append(w.holes, holeIn{g.style.font, g.code, (g.x1 - g.x0) / g.size})
			b.WriteString(hole)
			continue
		}
		if lonePicture(g) {
			w.picture = true
			w.bullet = g.style.symbol || bulletRune(firstRune(g.text))
			continue
		}
		b.WriteString(g.text)
	}
	flush(len(gs))
	for i := range out {
		out[i].markBullet()
	}
	return out
}

// lonePicture tells glyphs that say nothing: icons, private-use characters.
func lonePicture(g glyph) bool {
	r := firstRune(g.text)
	return g.style.icon || g.broken && g.style.symbol || private(r) || g.style.symbol && (unicode.IsLetter(r) || unicode.IsDigit(r))
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
	if r := firstRune(w.text); utf8.RuneCountInString(w.text) == 1 && (bulletRune(r) || w.text == hole) {
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

// face is what letters that are spaced alike share.
type face struct {
	bold bool
	size float64
}

func (g glyph) face() face { return face{g.style.bold, math.Round(2 * g.size)} }

// wordJumps gives, for each face in a stretch, the gap in em above which words
// part, where the gaps fall into two clear groups: small screen fonts and
// squeezed lines have narrow spaces, but their letters stand closer still.
func wordJumps(gs []glyph) map[face]float64 {
	gaps := map[face][]float64{}
	for i := 1; i < len(gs); i++ {
		if f := gs[i].face(); f == gs[i-1].face() {
			gaps[f] = append(gaps[f], math.Min(0.25, gap(gs[i-1], gs[i])/em(gs[i-1], gs[i])))
		}
	}
	bars := map[face]float64{}
	for _, g := range gs {
		bars[g.face()] = math.Inf(1)
	}
	for f, d := range gaps {
		slices.Sort(d)
		best := 0.075
		for i := (len(d) + 1) / 2; i < len(d) && len(d) >= 6; i++ {
			if jump := d[i] - d[i-1]; jump > best && d[i] >= 0.03 {
				best = jump
				bars[f] = d[i] - jump/2
			}
		}
	}
	return bars
}

// joiner tells marks that stand inside a word more often than between two.
func joiner(g glyph) bool { return strings.ContainsAny(g.text, "-/'’.@_&+:\\~=") }

func startsLow(s string) bool { return unicode.IsLower(firstRune(s)) }

func endsLow(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLower(r)
}
