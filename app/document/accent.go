package document

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Old fonts have no letters with accents: a file draws the accent and the letter,
// each for itself, and says so, "G¨ung¨or". TeX draws the accent first and the letter
// under it; others set one behind the other.

// accents are the marks that stand for themselves, and what they are on a letter.
// Some are punctuation too, so that only their place tells.
var accents = map[rune]rune{
	'¨': 0x308, '¸': 0x327, '˚': 0x30a, 'ˇ': 0x30c, '˘': 0x306, '˙': 0x307, '˝': 0x30b, '˛': 0x328, '¯': 0x304, '˜': 0x303, 'ˆ': 0x302,
	'´': 0x301, '`': 0x300, '^': 0x302, '~': 0x303,
}

const punctuating = "´`^~"

// mostAccents is how many of a page are looked at: no language has more of them.
const mostAccents = 2000

// setAccents puts accents on their letters.
func setAccents(gs []glyph) []glyph {
	out := make([]glyph, 0, len(gs))
	n := 0
	for i := range gs {
		g := gs[i]
		mark, ok := accents[firstRune(g.text)]
		if !ok || g.style.icon || g.style.symbol || n >= mostAccents {
			out = append(out, g)
			continue
		}
		n++
		var before, after *glyph
		inWord := false
		if n := len(out); n > 0 {
			before = &out[n-1]
			inWord = n > 1 && touches(out[n-2], before) && unicode.IsLetter(firstRune(out[n-2].text))
		}
		if i+1 < len(gs) {
			after = &gs[i+1]
		}
		switch {
		case over(g, after) && after.accent(mark):
			// The way from the accent back to its letter is no space between words.
			after.space = g.space && (before == nil || gap(*before, *after) > 0.1*after.size)
		case over(g, before) && before.accent(mark):
		case touches(g, after) && mayAccent(g, before, after, inWord) && after.accent(mark):
			after.x0, after.space = g.x0, g.space
		case before != nil && touches(*before, &g) && !strings.ContainsRune(punctuating, firstRune(g.text)) && before.accent(mark):
			before.x1 = g.x1
		case !overAny(g, mark, out) && !overAny(g, mark, gs[i+1:]): // raised, and read in another line
			out = append(out, g)
		}
	}
	return out
}

// overAny sets a mark on the letter among gs that it stands over.
func overAny(g glyph, mark rune, gs []glyph) bool {
	for i := range gs {
		if over(g, &gs[i]) && gs[i].accent(mark) {
			return true
		}
	}
	return false
}

// accent sets a mark on the letter g; false where no letter comes of it.
func (g *glyph) accent(mark rune) bool {
	letter := strings.NewReplacer("ı", "i", "ȷ", "j").Replace(g.text)
	if !unicode.IsLetter(firstRune(letter)) {
		return false
	}
	rs := []rune(norm.NFC.String(letter + string(mark)))
	if len(rs) != 1 || rs[0] > 0x17f { // beyond are letters that no name here has
		return false
	}
	g.text = string(rs)
	return true
}

// over reports whether an accent stands above or below the letter l.
func over(g glyph, l *glyph) bool {
	if l == nil || !g.style.level || !l.style.level {
		return false
	}
	x := (g.x0 + g.x1) / 2
	return x > l.x0-0.05*l.size && x < l.x1+0.05*l.size && math.Abs(g.base-l.base) < 0.5*l.size
}

// touches reports whether b follows a without a gap.
func touches(a glyph, b *glyph) bool {
	return b != nil && !b.space && math.Abs(gap(a, *b)) < 0.12*a.size && math.Abs(a.base-b.base) < 0.05*a.size
}

// mayAccent reports whether an accent that stands before a letter may be meant for it:
// what is an apostrophe elsewhere ("it´s", "l´eau") stands between a consonant and the
// vowel of a name ("Ren´e"), or before a letter that waits for one ("Garc´ıa").
func mayAccent(g glyph, before, after *glyph, inWord bool) bool {
	switch mark := firstRune(g.text); {
	case !strings.ContainsRune(punctuating, mark):
		return true
	case after.text == "ı" || after.text == "ȷ":
		return true
	case mark != '´' || before == nil || !touches(*before, &g):
		return false
	}
	none := "aeiouyAEIOUY"
	if !inWord {
		none += "cdjlmnstCDJLMNST" // the articles of French and Italian
	}
	return unicode.IsLetter(firstRune(before.text)) && !strings.ContainsRune(none, firstRune(before.text)) && strings.ContainsRune("aeiou", firstRune(after.text))
}
