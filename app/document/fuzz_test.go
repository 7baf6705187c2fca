package document

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/fault"
)

// letters counts the letters of what a document gives back, each once: a date in
// the margin is both Margin and Right.
func lettersOf(doc *Document) map[rune]int {
	m := map[rune]int{}
	for _, ls := range [][]Line{doc.Lines, doc.Furniture, doc.Hidden} {
		for _, l := range ls {
			all := l.Text + l.Right
			if l.Margin != "" && !strings.Contains(l.Right, l.Margin) {
				all += l.Margin
			}
			countLetters(m, all)
		}
	}
	return m
}

func countLetters(m map[rune]int, s string) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			m[r]++
		}
	}
}

// sheetFrom makes a page of glyphs out of bytes: four a glyph.
func sheetFrom(data []byte) sheet {
	s := sheet{number: 1, width: 595, height: 842}
	const alphabet = "abcdefghij ABC019.,-•(|/"
	styles := []*style{{level: true}, {level: true, bold: true}, {level: false}, {level: true, unseen: true}}
	x, y := 40.0, 60.0
	for i := 0; i+3 < len(data) && len(s.glyphs) < 300; i += 4 {
		c, dx, dy, how := data[i], data[i+1], data[i+2], data[i+3]
		size := 6 + float64(how>>4)
		if dy > 200 { // a new line, or a jump anywhere
			x, y = float64(dx)*3, y+float64(dy-200)
		} else {
			x += float64(dx) / 16
		}
		if dy == 199 {
			y = float64(dx) * 4
		}
		text := alphabet[int(c)%len(alphabet)]
		if text == ' ' {
			x += size / 3
			continue
		}
		g := glyph{text: string(rune(text)), x0: x, x1: x + size/2, base: y, size: size, style: styles[how%4], space: how%8 == 7}
		s.glyphs = append(s.glyphs, g)
		x = g.x1
	}
	for i := range min(len(data)/50, 40) {
		at := Box{float64(data[i]) * 2, float64(data[i+1]) * 3, float64(data[i])*2 + 4, float64(data[i+1])*3 + 4}
		s.marks = append(s.marks, at)
		s.chips = append(s.chips, Box{at[0], at[1], at[0] + 60, at[1] + 15})
	}
	return s
}

// FuzzLayout: no letter is invented or lost, and every box lies on its page.
func FuzzLayout(f *testing.F) {
	for _, p := range seeds("../../samples/resumes/*.pdf") {
		f.Add(p)
	}
	f.Add([]byte("Senior Engineer, Acme 2019-2021 Ran it, kept it up, moved it"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := sheetFrom(data)
		want := map[rune]int{}
		for _, g := range s.glyphs {
			countLetters(want, g.text)
		}
		doc := &Document{Pages: []Page{{s.width, s.height}}}
		layOut(doc, []sheet{s})
		got := lettersOf(doc)
		for r, n := range got {
			if n > want[r] {
				t.Errorf("%q stands %d times on the page and %d times in the lines", r, want[r], n)
			}
		}
		for _, ls := range [][]Line{doc.Lines, doc.Furniture, doc.Hidden} {
			for _, l := range ls {
				if !onPage(l.Box, doc.Pages[0]) || !onPage(l.RightBox, doc.Pages[0]) {
					t.Errorf("box off the page: %+v", l)
				}
				if l.Text != Tidy(l.Text) {
					t.Errorf("untidy: %q", l.Text)
				}
			}
		}
	})
}

func onPage(b Box, p Page) bool {
	return b == Box{} || b[0] >= 0 && b[1] >= 0 && b[2] <= p.Width && b[3] <= p.Height && b[0] <= b[2] && b[1] <= b[3]
}

func seeds(pattern string) [][]byte {
	var out [][]byte
	paths, _ := filepath.Glob(pattern)
	for _, p := range paths {
		if data, err := os.ReadFile(p); err == nil {
			out = append(out, data[:min(len(data), 1200)])
		}
	}
	return out
}

// FuzzDOCX: what is read is in the file, and an error leaves nothing behind.
func FuzzDOCX(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>Ran it</w:t><w:tab/><w:t>2019</w:t></w:r></w:p>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`)
	f.Add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:sym w:char="F0B7"/><w:t>x</w:t></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		doc, err := Read(context.Background(), "a.docx", docxFile(t, body, "word/styles.xml", docxStyles), Options{})
		checkResult(t, doc, err)
		if err != nil || strings.ContainsAny(body, "&") {
			return
		}
		for r, n := range lettersOf(doc) {
			if have := strings.Count(body, string(r)); n > have && !strings.Contains(body, "char") && r < 0x300 {
				t.Errorf("%q stands %d times in the file and %d times in the lines", r, have, n)
			}
		}
	})
}

// FuzzRead: any bytes under any name give a document or a coded fault.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"# A\n\n- b\n", "<p>a<li>b</p>", "Name\n\n• one\n  two\n", "---\na: b\n---\n| x | y |\n|---|---|\n| 1 | 2 |", "\xff\xfea\x00"} {
		f.Add("a.md", []byte(s))
		f.Add("a.html", []byte(s))
		f.Add("a.txt", []byte(s))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
			return // the parser itself is fuzzed by its makers
		}
		doc, err := Read(context.Background(), name, data, Options{})
		checkResult(t, doc, err)
	})
}

func checkResult(t *testing.T, doc *Document, err error) {
	t.Helper()
	if err == nil {
		if doc == nil || len(doc.Lines)+len(doc.Furniture) == 0 {
			t.Error("neither a document nor an error")
		}
		return
	}
	var fa *fault.Fault
	if doc != nil || !errors.As(err, &fa) || fa.Code == "" || fa.What == "" || fa.Do == "" {
		t.Errorf("document %v with error %v", doc != nil, err)
	}
}

// FuzzJoin: joining lines keeps every letter.
func FuzzJoin(f *testing.F) {
	f.Add("well-\nknown opera-\ntions", "x")
	f.Add("see https://a.example/\nb and end-to-\nend", "é-")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return // no reader gives lines that are not UTF-8
		}
		lines := append(strings.Split(a, "\n"), b)
		want, got := map[rune]int{}, map[rune]int{}
		countLetters(want, strings.Join(lines, ""))
		countLetters(got, JoinText(lines))
		for r, n := range want {
			if got[r] != n {
				t.Errorf("%q: %d before, %d after joining %q", r, n, got[r], lines)
			}
		}
	})
}
