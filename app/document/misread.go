package document

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some files say of a ligature that it is another letter: "ConQgured" for "Configured".
// Such a letter stands where none of its kind does, behind a small one, or it is wider
// than the same letter is elsewhere in its font. Where the words around it agree on one
// ligature, it is that one in all of them; where they do not, the words are named, so
// that nobody believes them.
//
// That the letters around are those of a word is chance in short words: five letters of
// a stem are asked for, and six where there is one word only.

// shapeKey is what glyphs of one shape share, as far as it is known: the font, what the
// file says they are, and their width.
type shapeKey struct {
	face  string
	code  rune
	width int // in 200ths of an em
}

func (g glyph) shape() shapeKey {
	face := g.style.face
	if face == "" {
		face = fmt.Sprint(g.style.font)
	}
	return shapeKey{face, g.code, int(math.Round(200 * (g.x1 - g.x0) / g.size))}
}

// usage counts where glyphs of one shape stand.
type usage struct {
	all, inside int
	words       map[string]bool           // those with one behind a small letter
	ligatures   map[string]map[string]int // what it could be, and the stems of which of them say so
}

const (
	mostMisread   = 50 // words that are named
	fewestMisread = 4  // different words in which nobody writes a capital
	sureStem      = 5
	loneStem      = 6
	ligatureWider = 1.1 // than the small letter that it is said to be
)

// mendMisread mends words of all pages, and gives those that it cannot.
func mendMisread(pages []laidPage) (misread []string) {
	narrowest := map[shapeKey]int{} // by font and code
	eachGlyph(pages, func(_ *word, g glyph, _, _ string) {
		k := g.shape()
		bare := shapeKey{face: k.face, code: k.code}
		if n, ok := narrowest[bare]; !ok || k.width < n {
			narrowest[bare] = k.width
		}
	})
	strange := func(g glyph) bool {
		k := g.shape()
		return !unicode.IsLower(g.code) || float64(k.width) > ligatureWider*float64(narrowest[shapeKey{face: k.face, code: k.code}])
	}
	uses := map[shapeKey]*usage{}
	eachGlyph(pages, func(w *word, g glyph, before, after string) {
		k := g.shape()
		if !strange(g) {
			return
		}
		u := uses[k]
		if u == nil {
			u = &usage{words: map[string]bool{}, ligatures: map[string]map[string]int{}}
			uses[k] = u
		}
		if u.all++; !endsLow(before) || knownAround(strings.ToLower(w.text), len(before), len(before)+len(g.text)) > 0 {
			return // "WiFi" is a word as it stands
		}
		if startsLow(after) {
			u.inside++
		}
		key := strings.ToLower(trimMarks(w.text))
		u.words[key] = true
		if lig, n := stemIn(before+hole+after, float64(k.width)/200); n >= sureStem {
			if u.ligatures[lig] == nil {
				u.ligatures[lig] = map[string]int{}
			}
			u.ligatures[lig][key] = n
		}
	})
	return rewrite(pages, strange, uses)
}

// meaning is the ligature that most words with this shape agree on, "" without one.
func (u *usage) meaning() string {
	for _, lig := range ligatures {
		in := u.ligatures[lig]
		if n := len(in); n >= 2 && 3*n >= 2*len(u.words) {
			return lig
		}
		for _, stem := range in {
			if len(u.words) == 1 && stem >= loneStem {
				return lig
			}
		}
	}
	return ""
}

// doubtful reports whether a shape stands within words as no capital does.
func (u *usage) doubtful() bool {
	return len(u.words) >= fewestMisread && 5*u.inside >= 3*u.all
}

func rewrite(pages []laidPage, strange func(glyph) bool, uses map[shapeKey]*usage) (misread []string) {
	named := map[string]bool{}
	for _, p := range pages {
		for i := range p.words {
			w := &p.words[i]
			if !w.spells() {
				continue
			}
			var b strings.Builder
			for n, g := range w.glyphs {
				u := uses[g.shape()]
				if u == nil || !strange(g) {
					b.WriteString(g.text)
					continue
				}
				before, after := b.String(), textOfGlyphs(w.glyphs[n+1:])
				lig := u.meaning()
				if own, n := stemIn(before+hole+after, float64(g.shape().width)/200); lig != "" && n >= sureStem {
					lig = own // two ligatures may be said to be one letter
				}
				switch {
				case lig != "" && (endsLow(before) || startsLow(after) && knownAround(strings.ToLower(before+lig+after), len(before), len(before)+len(lig)) > 0):
					b.WriteString(lig)
				default:
					b.WriteString(g.text)
					if t := trimMarks(w.text); lig == "" && u.doubtful() && endsLow(before) && !named[t] && len(misread) < mostMisread {
						named[t] = true
						misread = append(misread, t)
					}
				}
			}
			w.text = b.String()
		}
	}
	return misread
}

// eachGlyph goes through the glyphs of all words that may be misread: letters and signs
// that stand in no word; with what stands before and behind them.
func eachGlyph(pages []laidPage, do func(w *word, g glyph, before, after string)) {
	for _, p := range pages {
		for i := range p.words {
			w := &p.words[i]
			if len(w.text) > 60 || !w.spells() {
				continue
			}
			at := 0
			for _, g := range w.glyphs {
				end := at + len(g.text)
				if g.text != "" && !g.style.icon && !g.style.symbol && !joiner(g) && utf8.RuneCountInString(g.text) == 1 && !strings.ContainsAny(g.text, `,;!?()[]"“”‘`) {
					do(w, g, w.text[:at], w.text[end:])
				}
				at = end
			}
		}
	}
}

// spells reports whether a word is still what its glyphs say.
func (w *word) spells() bool { return len(w.glyphs) > 1 && textOfGlyphs(w.glyphs) == w.text }

func textOfGlyphs(gs []glyph) string {
	var b strings.Builder
	for _, g := range gs {
		b.WriteString(g.text)
	}
	return b.String()
}

func trimMarks(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
