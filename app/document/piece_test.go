package document

import "testing"

// The number of an item is its bullet; that of a heading or a date is not.
func TestNumberedItems(t *testing.T) {
	for text, want := range map[string]string{
		"1. Wired seventy harbour cranes":     "Wired seventy harbour cranes",
		"12) Replaced relays without a pause": "Replaced relays without a pause",
		"2. Work experience":                  "",
		"3. Juni 2016 bis heute":              "",
		"2019. Wired seventy harbour cranes":  "",
	} {
		doc, err := read(new(pdfFile).page(show(72, 700, 11, text)), Options{})
		if err != nil || len(doc.Lines) != 1 {
			t.Errorf("%q: %v, %v", text, doc, err)
			continue
		}
		if l := doc.Lines[0]; l.Bullet != (want != "") || l.Bullet && l.Text != want {
			t.Errorf("%q: bullet %v, %q", text, l.Bullet, l.Text)
		}
	}
}
