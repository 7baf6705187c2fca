package document

import (
	"strings"
	"testing"
)

// Text that a reader cannot see does not speak: it is set aside, and what is
// seen stays.
func TestHidden(t *testing.T) {
	const seen = "Kept the lights on for three years"
	const dark = "Secretly perfect for this role"
	cases := map[string]string{
		"invisible mode":    "BT 3 Tr ET " + show(72, 500, 11, dark) + "BT 0 Tr ET ",
		"zero size":         show(72, 500, 0.4, dark),
		"white on white":    "1 1 1 rg " + show(72, 500, 11, dark) + "0 0 0 rg ",
		"left of the page":  show(-900, 500, 11, dark),
		"below the page":    show(72, -200, 11, dark),
		"nearly white":      "0.96 0.97 0.96 rg " + show(72, 500, 11, dark) + "0 0 0 rg ",
		"dark on dark":      "0.1 0.2 0.3 rg 60 490 300 30 re f 0.1 0.21 0.3 rg " + show(72, 500, 11, dark) + "0 0 0 rg ",
		"white on repaint":  "0.1 0.2 0.3 rg 60 490 300 30 re f 1 1 1 rg 60 490 300 30 re f " + show(72, 500, 11, dark) + "0 0 0 rg ",
		"white in a frame":  "0.1 0.2 0.3 rg 60 490 300 30 re 61 491 298 28 re f* 1 1 1 rg " + show(72, 500, 11, dark) + "0 0 0 rg ",
		"scaled to nothing": "q 0.01 0 0 0.01 72 500 cm " + show(0, 0, 11, dark) + "Q ",
	}
	for name, content := range cases {
		doc, err := read(new(pdfFile).page(content+show(72, 700, 11, seen)), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := Join(doc.Lines); got != seen {
			t.Errorf("%s: lines are %q", name, got)
		}
		var hidden []string
		for _, l := range doc.Hidden {
			hidden = append(hidden, l.Text)
		}
		if name == "left of the page" || name == "below the page" {
			continue // the parser itself may leave it out
		}
		if !strings.Contains(strings.Join(hidden, " "), dark) {
			t.Errorf("%s: hidden text is not reported: %q", name, hidden)
		}
	}
}

// White text on a dark ground is there for everyone to see.
func TestWhiteOnDark(t *testing.T) {
	content := "0.1 0.2 0.3 rg 60 690 300 30 re f 1 1 1 rg " + show(72, 700, 11, "Name on a dark bar") + "0 0 0 rg " + show(72, 600, 11, "Below it")
	doc, err := read(new(pdfFile).page(content), Options{})
	if err != nil || Join(doc.Lines) != "Name on a dark bar Below it" || len(doc.Hidden) > 0 {
		t.Errorf("got %q, hidden %v, %v", Join(doc.Lines), doc.Hidden, err)
	}
}

// A border in the colour of what it borders hides nothing.
func TestFramed(t *testing.T) {
	for name, path := range map[string]string{
		"all around": "60 690 300 30 re 61 691 298 28 re f*",
		"below":      "q 60 690 300 1 re W n 60 690 300 30 re 60 691 300 29 re f* Q",
		"scaled":     "q 2 0 0 -2 0 842 cm 30 61 150 15 re 31 62 148 13 re f* Q",
	} {
		content := "0.1 0.2 0.3 rg 0.1 0.2 0.3 RG " + path + " " + show(72, 700, 11, "Work experience")
		doc, err := read(new(pdfFile).page(content), Options{})
		if err != nil || Join(doc.Lines) != "Work experience" || len(doc.Hidden) > 0 {
			t.Errorf("%s: got %q, hidden %v, %v", name, Join(doc.Lines), doc.Hidden, err)
		}
	}
}
