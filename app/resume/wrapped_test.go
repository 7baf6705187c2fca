package resume

import (
	"testing"

	"vouchsafe/app/document"
)

// Where the places of lines are known, a line of a head that is full goes on in the next.
func TestWrappedEmployer(t *testing.T) {
	line := func(y, to float64, text, right string) document.Line {
		l := document.Line{Text: text, Page: 1, Size: 10, Start: 50, Box: document.Box{50, y, to, y + 10}, Right: right}
		if right != "" {
			l.RightBox = document.Box{470, y, 545, y + 10}
		}
		return l
	}
	for _, c := range []struct {
		to   float64
		want string
	}{
		{455, "Society of Tarn Weavers and Dyers|Archive Assistant"},
		{240, "Weavers and Dyers|Archive Assistant, Society of Tarn"},
	} {
		bullet := line(44, 400, "Catalogued 900 letters", "")
		bullet.Bullet = true
		s := section{kind: experience, lines: []document.Line{line(20, c.to, "Archive Assistant, Society of Tarn", ""), line(32, 140, "Weavers and Dyers", "2019 – 2021"), bullet}}
		jobs := jobsOf(s, edges(append(s.lines, line(90, 545, "What is as wide as the page", ""))))
		if len(jobs) != 1 || jobs[0].Employer+"|"+jobs[0].Title != c.want {
			t.Errorf("line to %v: %+v, want %s", c.to, jobs, c.want)
		}
	}
}
