package document

import (
	"fmt"
	"strings"
	"testing"
)

// A narrow column that goes on for a line or two of the next page stays a column there,
// though its lines stand beside those of the other; the number of a page is in neither.
func TestColumnGoesOn(t *testing.T) {
	type place struct{ side, main float64 }
	for _, at := range []place{{22, 224}, {40, 190}, {30, 260}} {
		column := func(x, y, size, step float64, lines ...string) string {
			var b strings.Builder
			for i, l := range lines {
				b.WriteString(show(x, y-step*float64(i), size, l))
			}
			return b.String()
		}
		first := column(at.side, 790, 10, 17, "Contact", "ines@example.com", "Top Skills", "Milling", "Baking", "Certifications", "Miller of Note") +
			column(at.main, 784, 11, 19, "Ines Okafor", "Head of the mill at Tern & Tide", "London", "Summary", "I run mills that were given up by everybody,", "and most of them turn again.")
		for rows := 1; rows <= 4; rows++ {
			for _, off := range []float64{0, 3.5, 9} {
				side := []string{"Baker of the Year", "Oven Licence", "Flour Law", "Yeast"}[:rows]
				main := []string{"Experience", "Tern & Tide", "Head Miller", "January 2020 - Present", "Doubled what the wind gives in a year", "without a new sail"}
				second := column(at.side, 790, 10, 15, side...) + column(at.main, 790-off-15*float64(rows-1), 11, 18, main...)
				number := func(n int) string { return show(380, 14, 9, fmt.Sprintf("Page %d of 3", n)) }
				third := column(at.main, 790, 11, 18, "Okafor Mills", "Miller", "March 2015 - December 2019")
				doc, err := read(new(pdfFile).pages(first+number(1), second+number(2), third+number(3)), Options{})
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, l := range doc.Lines {
					if l.Page > 1 {
						got = append(got, l.Text)
					}
				}
				want := strings.Join(append(append(side[:rows:rows], main...), "Okafor Mills", "Miller", "March 2015 - December 2019"), "; ")
				if strings.Join(got, "; ") != want || len(doc.Furniture) != 3 {
					t.Errorf("columns at %v, %d rows, %g points off: got %q, furniture %v", at, rows, off, got, doc.Furniture)
				}
			}
		}
	}
}

// Dates in the margin of the next page are no column, nor is a table that begins where
// a column did.
func TestMarginIsNoColumn(t *testing.T) {
	side := show(40, 790, 10, "Contact") + show(40, 770, 10, "ines@example.com") + show(40, 750, 10, "Skills") + show(40, 730, 10, "Milling") + show(40, 710, 10, "Baking") + show(40, 690, 10, "Welding")
	main := ""
	for i := range 8 {
		main += show(200, 786-17*float64(i), 10, "I run mills that were given up by everybody")
	}
	second := show(40, 790, 10, "2019 - 2021") + show(200, 790, 10, "Tern & Tide") + show(200, 775, 10, "Doubled what the wind gives") +
		show(40, 755, 10, "2015 - 2019") + show(200, 755, 10, "Okafor Mills") + show(200, 740, 10, "Kept the flour count")
	doc, err := read(new(pdfFile).pages(side+main, second), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range doc.Lines {
		if l.Page == 2 {
			got = append(got, l.Text+" "+l.Right)
		}
	}
	if want := "Tern & Tide 2019 - 2021; Doubled what the wind gives ; Okafor Mills 2015 - 2019; Kept the flour count "; strings.Join(got, "; ") != want {
		t.Errorf("got %q", got)
	}
}
