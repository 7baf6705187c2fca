package check

import (
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// Whatever a letter holds, reading it ends, findings name its words, and what is
// mended is valid text that blocks nothing.
func FuzzLetter(f *testing.F) {
	paths, _ := filepath.Glob("testdata/cases/*.txt")
	for _, p := range paths {
		c, err := readCases(p)
		if err != nil {
			f.Fatal(err)
		}
		for i, g := range c.cases {
			if !g.note && i%7 == 0 {
				f.Add(g.text)
			}
		}
	}
	f.Add("I’d “cut” it from 5–8 to … $ € 24x7 ,,; — and which")
	c, err := readCases("testdata/cases/backend.txt")
	if err != nil {
		f.Fatal(err)
	}
	gate, ground := c.gate(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 || !utf8.ValidString(text) {
			return
		}
		for _, s := range report(t, gate, text, ground).Sentences {
			for _, x := range s.Skim {
				if x.Start < 0 || x.End > len(s.Text) || x.Start >= x.End {
					t.Fatalf("span %+v outside %q", x, s.Text)
				}
			}
		}
		mended, _ := gate.MendLetter([]string{text}, ground)
		if !utf8.ValidString(mended) {
			t.Fatalf("mended %q to invalid %q", text, mended)
		}
	})
}
