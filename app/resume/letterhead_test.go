package resume

import (
	"testing"

	"vouchsafe/app/document"
)

// A name that stands only in the running header is found there.
func TestNameInLetterhead(t *testing.T) {
	body := []document.Line{
		{Text: "Experience", Bold: true}, {Text: "Miller, Tern & Tide", Right: "2019 - 2021"}, {Text: "Ran the mill.", Bullet: true},
		{Text: "Skills", Bold: true}, {Text: "Milling, Baking"},
	}
	for name, c := range map[string]struct {
		want string
		head []document.Line
	}{
		"alone":              {"Ines Okafor", []document.Line{{Text: "Ines Okafor"}, {Text: "ines@example.com | Bonn"}}},
		"in capitals":        {"Bao Lindqvist", []document.Line{{Text: "BAO LINDQVIST", Bold: true}}},
		"with its address":   {"Ines Okafor", []document.Line{{Text: "Ines Okafor | ines@example.com | +49 228 555 0117"}}},
		"in cells":           {"Ines Okafor", []document.Line{{Text: "Ines Okafor Bonn, Germany", Cells: []string{"Ines Okafor", "Bonn, Germany"}}}},
		"behind its address": {"Ines Okafor", []document.Line{{Text: "ines@example.com Ines Okafor", Cells: []string{"ines@example.com", "Ines Okafor"}}}},
		"with a title":       {"Ines Okafor", []document.Line{{Text: "Ines Okafor, Production Manager"}}},
		"below a remark":     {"Ines Okafor", []document.Line{{Text: "Curriculum Vitae"}, {Text: "Ines Okafor"}}},
		"nobody's":           {"", []document.Line{{Text: "Confidential"}, {Text: "Page 1 of 2"}}},
	} {
		doc := &document.Document{Format: "docx", Lines: body, Furniture: c.head}
		if got := Parse(doc).Contact.Name; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	motto := &document.Document{Format: "docx", Lines: append([]document.Line{{Text: "Mills, Ovens"}, {Text: "Traditional Baking"}}, body...), Furniture: []document.Line{{Text: "Ines Okafor"}, {Text: "okafor@example.com"}}}
	if got := Parse(motto).Contact.Name; got != "Ines Okafor" {
		t.Errorf("the name that the address has goes before a motto: %q", got)
	}
	named := &document.Document{Format: "docx", Lines: append([]document.Line{{Text: "Ines Okafor"}}, body...), Furniture: []document.Line{{Text: "Tern Careers Service"}}}
	if got := Parse(named).Contact.Name; got != "Ines Okafor" {
		t.Errorf("the name in the text goes first: %q", got)
	}
}
