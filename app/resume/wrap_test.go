package resume

import (
	"fmt"
	"strings"
	"testing"

	"vouchsafe/app/document"
)

// page sets lines of text one below the other: what stands at x, "* " a bullet there
// with its text an em behind it, "B " bold, "" a gap.
func page(lines ...string) *document.Document {
	doc := &document.Document{Format: "pdf", Pages: []document.Page{{Width: 612, Height: 792}}}
	y, gap := 60.0, true
	for _, s := range lines {
		var x float64
		at, text, _ := strings.Cut(s, "|")
		if text == "" {
			y, gap = y+10, true
			continue
		}
		if _, err := fmt.Sscan(at, &x); err != nil {
			panic(err)
		}
		l := document.Line{Page: 1, Size: 10, Start: x, Gap: gap}
		if text, l.Bullet = strings.CutPrefix(text, "* "); l.Bullet {
			x += 9
		}
		text, l.Bold = strings.CutPrefix(text, "B ")
		l.Lead = l.Bold
		if l.Text = text; strings.Contains(text, " -> ") {
			l.Text, l.Right, _ = strings.Cut(text, " -> ")
			l.RightBox = document.Box{480, y, 560, y + 10}
		}
		l.Box = document.Box{x, y, x + 4.7*float64(len(l.Text)), y + 10}
		doc.Lines = append(doc.Lines, l)
		y, gap = y+13, false
	}
	return doc
}

func outline(r *Resume) string {
	var b strings.Builder
	for _, j := range r.Jobs {
		fmt.Fprintf(&b, "%s @ %s %s..%s\n", j.Title, j.Employer, j.Start, j.End)
		for _, t := range j.Blurb {
			b.WriteString("~ " + t.Text + "\n")
		}
		for _, t := range j.Bullets {
			b.WriteString("- " + t.Text + "\n")
		}
	}
	return b.String()
}

// A bullet goes on where its lines are full, wherever they begin behind the heads.
func TestBulletWrapsOffItsText(t *testing.T) {
	for _, at := range []string{"50.5", "52", "54", "57", "59.4", "60", "63", "66", "70", "76"} {
		doc := page("45|B Lena Abara", "45|lena@example.com", "", "45|B EXPERIENCE", "",
			"45|B Tern & Tide -> Mar 2019 - Present", "45|Data Engineer, London",
			"57|* Led the move of the tide tables from a spreadsheet to a service that eleven harbours ask",
			at+"|Every quarter of an hour.",
			"57|* Wrote a reader of old logbooks that found four of the five lost surveys, and gave them to",
			at+"|North Sea pilots.", "",
			"45|B Okafor Mills -> Feb 2015 - Feb 2019", "45|Software Engineer, Leeds",
			"57|* Kept the flour count right.")
		want := "Data Engineer @ Tern & Tide 2019-03..present\n- Led the move of the tide tables from a spreadsheet to a service that eleven harbours ask Every quarter of an hour.\n" +
			"- Wrote a reader of old logbooks that found four of the five lost surveys, and gave them to North Sea pilots.\n" +
			"Software Engineer @ Okafor Mills 2015-02..2019-02\n- Kept the flour count right.\n"
		if got := outline(Parse(doc)); got != want {
			t.Errorf("wrapped to %s: got\n%s\nwant\n%s", at, got, want)
		}
	}
}

// The head of a job is no part of the bullet before it, though it begins where bullets
// do, nothing stops them, and no white space parts the two.
func TestHeadBelowOpenBullet(t *testing.T) {
	const first, second = "* Led the move of the tide tables from a spreadsheet to one service", "* Wrote a reader of old logbooks that found four of five lost surveys and"
	for name, c := range map[string]struct{ a, b []string }{
		"dates below":             {[]string{"Data Engineer – Tern & Tide", "Mar 2019 – Present"}, []string{"Software Engineer – Okafor Mills", "Feb 2015 – Feb 2019"}},
		"dates and months below":  {[]string{"Data Engineer, Tern & Tide", "Mar 2019 – Present (5 years 2 months)"}, []string{"Software Engineer, Okafor Mills", "Feb 2015 – Feb 2019 (4 years)"}},
		"three lines":             {[]string{"Tern & Tide", "Data Engineer", "Mar 2019 – Present"}, []string{"Okafor Mills", "Software Engineer", "Feb 2015 – Feb 2019"}},
		"dates beside the second": {[]string{"Tern & Tide", "Data Engineer -> Mar 2019 – Present"}, []string{"Okafor Mills", "Software Engineer -> Feb 2015 – Feb 2019"}},
	} {
		for _, bullet := range []float64{54, 60} {
			at := func(x float64, ss ...string) (out []string) {
				for _, s := range ss {
					out = append(out, fmt.Sprintf("%g|%s", x, s))
				}
				return out
			}
			lines := []string{"54|B Lena Abara", "54|lena@example.com", "", "54|B EXPERIENCE", ""}
			lines = append(lines, at(54, c.a...)...)
			lines = append(lines, at(bullet, second, "three more", first)...)
			lines = append(lines, at(54, c.b...)...)
			lines = append(lines, at(bullet, "* Kept the flour count of two hundred and forty bakers right for four years")...)
			want := "Data Engineer @ Tern & Tide 2019-03..present\n- Wrote a reader of old logbooks that found four of five lost surveys and three more\n- Led the move of the tide tables from a spreadsheet to one service\n" +
				"Software Engineer @ Okafor Mills 2015-02..2019-02\n- Kept the flour count of two hundred and forty bakers right for four years\n"
			if got := outline(Parse(page(lines...))); got != want {
				t.Errorf("%s, bullets at %g: got\n%s\nwant\n%s", name, bullet, got, want)
			}
		}
	}
}

// A bullet that breaks off goes on below, however short its line: it is no place, and no
// employer, of the next job.
func TestTailOfBullet(t *testing.T) {
	for _, c := range []struct{ line, tail string }{
		{"Led the tide tables for Hull, Leeds and", "Norway."},
		{"Led the tide tables for the harbours of", "Portugal"},
		{"Led the tide tables for Bremen, Emden,", "Rotterdam and Hull."},
		{"Led the tide tables of Kuala", "Lumpur."},
		{"Led the tide tables together with the", "Okafor Mills"},
	} {
		for _, back := range []string{"72", "81"} {
			doc := page("72|B Lena Abara", "72|lena@example.com", "", "72|B EXPERIENCE", "",
				"72|B Data Engineer at Tern & Tide", "72|March 2019 - Present (4 years 3 months)",
				"72|* Wrote a reader of old logbooks that found four of the five lost surveys of the coast.",
				"72|* "+c.line, back+"|"+c.tail,
				"72|B Software Engineer at Okafor Mills", "72|February 2015 - February 2019 (4 years)", "72|* Kept the flour count right.")
			want := "Data Engineer @ Tern & Tide 2019-03..present\n- Wrote a reader of old logbooks that found four of the five lost surveys of the coast.\n- " + c.line + " " + c.tail + "\n" +
				"Software Engineer @ Okafor Mills 2015-02..2019-02\n- Kept the flour count right.\n"
			if got := outline(Parse(doc)); got != want {
				t.Errorf("%q, back to %s: got\n%s\nwant\n%s", c.tail, back, got, want)
			}
		}
	}
}
