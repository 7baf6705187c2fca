package export

import (
	"context"
	"strings"

	"vouchsafe/app/document"
)

// readBack reads what was written as any reader of the letter would, with the
// project's own reader, and compares the words with the page.
func readBack(ctx context.Context, p *Page, format string, data []byte) error {
	doc, err := document.Read(ctx, "letter."+format, data, document.Options{})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return faultUnreadable(format, err)
	}
	var got []string
	for _, line := range doc.Lines {
		got = append(got, words(line.Text)...)
		got = append(got, words(line.Right)...)
	}
	blocks := p.Blocks
	if format == "txt" || format == "md" {
		blocks = p.Body()
	}
	var want []string
	for _, b := range blocks {
		for _, line := range b.Lines {
			want = append(want, words(line.Text())...)
		}
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			return faultMismatch(format, strings.Join(want[max(0, min(i-3, len(want))):min(len(want), i+3)], " "))
		}
	}
	return nil
}

// words of a line, without the dots between items of the contact and without lone
// marks, which a reader of documents takes for bullets at the start of a line.
func words(s string) []string {
	var out []string
	for w := range strings.FieldsSeq(s) {
		if strings.Trim(w, "·–—-•*+") != "" {
			out = append(out, w)
		}
	}
	return out
}
