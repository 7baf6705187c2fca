package document

import (
	"fmt"
	"strings"
	"testing"
)

// Unseen text over the shapes of its letters is there to be read; over anything else it
// is not.
func TestOutlined(t *testing.T) {
	// Each letter is a zigzag of nine lines, half an em wide; all letters of the name are
	// 0.556 em wide in Helvetica.
	letter := func(x, y, size float64) string {
		var b strings.Builder
		fmt.Fprintf(&b, "%g %g m ", x+0.05*size, y)
		for k := range 9 {
			fmt.Fprintf(&b, "%g %g l ", x+(0.05+0.05*float64(k+1))*size, y+0.7*size*float64((k+1)%2))
		}
		return b.String()
	}
	width := func(s string, size float64) float64 { return 0.556 * size * float64(len(s)) }
	shapes := func(x, y, size float64, text, each string) string {
		var b strings.Builder
		for i, r := range text {
			if r != ' ' {
				b.WriteString(letter(x+width(text[:i], size), y, size) + each)
			}
		}
		return b.String()
	}
	covert := func(x, y, size float64, text, state string) string {
		var b strings.Builder
		for i, r := range text {
			if r != ' ' {
				fmt.Fprintf(&b, "BT %s /F1 %g Tf %g %g Td (%c) Tj ET ", state, size, x+width(text[:i], size), y, r)
			}
		}
		return "q " + b.String() + "Q "
	}
	plain := show(72, 600, 10, "Below it stands plain text")
	for _, c := range []struct{ name, content string }{
		{"one shape for all, clear text", shapes(72, 700, 18, "edna hobbe", "") + "f q /G0 gs " + show(72, 700, 18, "edna hobbe") + "Q "},
		{"one shape for each letter", shapes(72, 700, 12, "edna hobbe", "f ") + covert(72, 700, 12, "edna hobbe", "/G0 gs")},
		{"text that is not drawn", shapes(72, 700, 14, "edna hobbe", "f ") + covert(72, 700, 14, "edna hobbe", "3 Tr")},
		{"text before its shapes", covert(72, 700, 12, "edna hobbe", "3 Tr") + shapes(72, 700, 12, "edna hobbe", "") + "f "},
		{"letters with their outline only", shapes(72, 700, 16, "edna hobbe", "") + "0.3 w S " + covert(72, 700, 16, "edna hobbe", "/G0 gs")},
		{"in blue", "0.1 0.2 0.6 rg " + shapes(72, 700, 12, "edna hobbe", "") + "f " + covert(72, 700, 12, "edna hobbe", "/G0 gs")},
		{"white on a dark bar", "0.1 0.2 0.3 rg 60 690 300 30 re f 1 1 1 rg " + shapes(72, 700, 12, "edna hobbe", "") + "f 0 0 0 rg " + covert(72, 700, 12, "edna hobbe", "/G0 gs")},
	} {
		doc, err := read(new(pdfFile).page(c.content+"0 0 0 rg "+plain), Options{})
		if err != nil || Join(doc.Lines) != "edna hobbe Below it stands plain text" || len(doc.Hidden) > 0 {
			t.Errorf("%s: read %q, hidden %q, %v", c.name, Join(doc.Lines), Join(doc.Hidden), err)
			continue
		}
		if !doc.Lines[0].Bold || doc.Lines[1].Bold {
			t.Errorf("%s: only what is drawn is bold", c.name)
		}
	}
	for _, c := range []struct{ name, content string }{
		{"on paper", ""},
		{"on a bar", "0.2 0.4 0.6 rg 70 697 64 16 re f "},
		{"on a line", "72 698 64 0.5 re f "},
		{"on white shapes", "1 1 1 rg " + shapes(72, 700, 12, "edna hobbe", "") + "f "},
		{"below shapes", shapes(72, 720, 12, "edna hobbe", "") + "f "},
		{"at the end of a longer drawing", shapes(20, 700, 12, "edna hobbe edna hobbe edna", "") + "f "},
	} {
		doc, err := read(new(pdfFile).page(c.content+covert(72, 700, 12, "edna hobbe", "/G0 gs")+"0 0 0 rg "+plain), Options{})
		if err != nil || Join(doc.Lines) != "Below it stands plain text" || Join(doc.Hidden) != "edna hobbe" {
			t.Errorf("%s: read %q, hidden %q, %v", c.name, Join(doc.Lines), Join(doc.Hidden), err)
		}
	}
}
