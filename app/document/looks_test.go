package document

import "testing"

func TestLooksAreWhatMostLettersHave(t *testing.T) {
	letters := func(n int, st *style) (out []glyph) {
		for range n {
			out = append(out, glyph{text: "a", style: st})
		}
		return out
	}
	black, teal := &style{serif: true}, &style{colour: 0x22577a}
	for name, c := range map[string]struct {
		glyphs []glyph
		want   Looks
	}{
		"serif with a coloured name":   {append(letters(90, black), letters(12, teal)...), Looks{"serif", "#22577a"}},
		"sans":                         {letters(50, teal), Looks{"sans", "#22577a"}},
		"greys are no colour":          {letters(50, &style{colour: 0x445060}), Looks{Typeface: "sans"}},
		"too light to read on white":   {letters(50, &style{colour: 0xffe066}), Looks{Typeface: "sans"}},
		"links are blue by themselves": {letters(50, &style{colour: 0x0563c1}), Looks{Typeface: "sans"}},
		"two letters are no choice":    {append(letters(50, black), letters(2, teal)...), Looks{Typeface: "serif"}},
		"icons say nothing":            {append(letters(9, black), letters(20, &style{icon: true, colour: 0xcc0000})...), Looks{Typeface: "serif"}},
		"what cannot be seen, neither": {append(letters(9, black), letters(20, &style{unseen: true, colour: 0xcc0000})...), Looks{Typeface: "serif"}},
		"a blank page":                 {nil, Looks{}},
	} {
		if got := looksOf([]sheet{{glyphs: c.glyphs}}); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestSerifIsToldByName(t *testing.T) {
	for name, want := range map[string]bool{"abcdef+sourcesanspro-regular": false, "timesnewromanpsmt": true, "sfrm1000": true, "arial-boldmt": false, "lmroman10-regular": true, "notoserif": true, "cmss10": false} {
		if got, known := serifName(name); !known || got != want {
			t.Errorf("%s: serif %v, known %v", name, got, known)
		}
	}
	if _, known := serifName("abcdef+f1"); known {
		t.Error("a name that says nothing was taken for known")
	}
}
