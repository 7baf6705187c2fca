package document

import (
	"strings"
	"testing"
)

func furnitureOf(t *testing.T, pages ...string) (lines, furniture string) {
	t.Helper()
	doc, err := read(new(pdfFile).pages(pages...), Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := func(ls []Line) string {
		var out []string
		for _, l := range ls {
			out = append(out, strings.TrimSpace(l.Text+" "+l.Right))
		}
		return strings.Join(out, "; ")
	}
	return text(doc.Lines), text(doc.Furniture)
}

// A name stays where it is the title of the first page, and is furniture where later
// pages repeat it, at whatever height and with their number.
func TestRunningTitle(t *testing.T) {
	body := func(s string) string { return show(50, 500, 10, s) + show(50, 480, 10, "more of it") }
	for _, c := range []struct{ name, first, second, running string }{
		{"same height", showBold(50, 790, 18, "Ines Okafor"), show(50, 800, 9, "Ines Okafor"), "Ines Okafor"},
		{"another height", showBold(50, 710, 24, "Ines Okafor"), show(50, 815, 9, "Ines Okafor"), "Ines Okafor"},
		{"with its page", showBold(200, 790, 16, "Bao Lindqvist"), show(50, 815, 8, "Bao Lindqvist - Page 2"), "Bao Lindqvist - Page 2"},
		{"with its page at the right", showBold(50, 790, 16, "Bao Lindqvist"), show(50, 815, 8, "Bao Lindqvist") + show(530, 815, 8, "2"), "Bao Lindqvist 2"},
	} {
		lines, furniture := furnitureOf(t, c.first+body("first page"), c.second+body("second page"))
		name, _, _ := strings.Cut(c.running, " -")
		name = strings.TrimSuffix(name, " 2")
		if want := name + "; first page; more of it; second page; more of it"; lines != want || furniture != c.running {
			t.Errorf("%s: lines %q, furniture %q", c.name, lines, furniture)
		}
	}
	// What repeats in one size runs through all pages.
	lines, furniture := furnitureOf(t, show(50, 810, 12, "Ines Okafor")+body("first page"), show(50, 810, 12, "Ines Okafor")+body("second page"))
	if strings.Contains(lines, "Ines") || furniture != "Ines Okafor; Ines Okafor" {
		t.Errorf("in one size: lines %q, furniture %q", lines, furniture)
	}
}

// What a browser prints around a page is no part of it.
func TestPrintedFurniture(t *testing.T) {
	body := showBold(50, 780, 18, "Ines Okafor") + show(50, 765, 10, "https://ines.example") + show(50, 500, 10, "Skills") + show(50, 60, 10, "Go, SQL")
	for name, around := range map[string]string{
		"time and title above": show(25, 825, 7, "3/4/26, 11:02 PM") + show(270, 825, 7, "CV of a person"),
		"time in German":       show(25, 825, 7, "04.03.26, 23:02") + show(270, 825, 7, "Lebenslauf"),
		"time in words":        show(25, 20, 8, "1 of 1") + show(470, 20, 8, "4 Mar 2026, 23:02"),
		"file below":           show(25, 14, 7, "file:///C:/Users/ines/Desktop/cv%20new.html") + show(560, 14, 7, "1/1"),
		"address below":        show(25, 14, 7, "http://localhost:3000/print?lang=en") + show(560, 14, 7, "1/1"),
		"address alone":        show(25, 14, 7, "file:///srv/cv/index.htm"),
		"about blank":          show(25, 14, 7, "about:blank") + show(560, 14, 7, "1/1"),
	} {
		lines, furniture := furnitureOf(t, body+around)
		if lines != "Ines Okafor; https://ines.example; Skills; Go, SQL" || furniture == "" {
			t.Errorf("%s: lines %q, furniture %q", name, lines, furniture)
		}
	}
	lines, furniture := furnitureOf(t, show(50, 815, 10, "Ines Okafor")+show(440, 815, 10, "https://ines.example")+show(50, 500, 10, "Go since 14:30"))
	if furniture != "" {
		t.Errorf("the person's own head: lines %q, furniture %q", lines, furniture)
	}
}
