package resume

import (
	"strings"

	"vouchsafe/app/document"
)

// entry is one job, project or school as it stands: the lines at its head, then
// its body.
type entry struct {
	head []document.Line
	body []unit
}

// entries cuts a section into entries. An entry begins where a head line comes
// after a body, and where a run of head lines holds a second date.
func entries(lines []document.Line, edge map[spot]float64) []entry {
	var out []entry
	var runs []run
	for _, u := range units(lines, edge) {
		isBody := u.bullet() || u.prose()
		if n := len(runs); n == 0 || !isBody && len(runs[n-1].body) > 0 {
			runs = append(runs, run{})
		}
		r := &runs[len(runs)-1]
		if isBody {
			r.body = append(r.body, u)
		} else {
			r.head = append(r.head, u.lines...)
		}
	}
	dateAt := usualDateLine(runs)
	for _, r := range runs {
		out = append(out, r.split(dateAt)...)
	}
	return out
}

type run entry

// usualDateLine is the place of the date within the heads that have only one.
func usualDateLine(runs []run) int {
	count := map[int]int{}
	best, most := 0, 0
	for _, r := range runs {
		at, n := -1, 0
		for i, l := range r.head {
			if hasSpan(l) {
				n++
				at = i
			}
		}
		if n == 1 {
			count[at]++
			if count[at] > most {
				best, most = at, count[at]
			}
		}
	}
	return best
}

// split parts a run of head lines that holds several dates into one entry each.
func (r run) split(dateAt int) []entry {
	var dated []int
	for i, l := range r.head {
		if hasSpan(l) {
			dated = append(dated, i)
		}
	}
	if len(dated) == 0 && len(r.body) == 0 {
		return r.splitAtGaps()
	}
	if len(dated) < 2 || r.oneEmployer(dated) {
		return []entry{{r.head, r.body}}
	}
	var out []entry
	start := 0
	for n := 1; n < len(dated); n++ {
		prev, next := dated[n-1], dated[n]
		cut := max(next-dateAt, prev+1)
		for i := prev + 1; i <= next; i++ {
			if r.head[i].Gap {
				cut = i
				break
			}
		}
		out = append(out, entry{head: r.head[start:cut]})
		start = cut
	}
	return append(out, entry{r.head[start:], r.body})
}

// splitAtGaps parts head lines without any date or body where white space does.
func (r run) splitAtGaps() []entry {
	var out []entry
	for i, l := range r.head {
		if i == 0 || l.Gap {
			out = append(out, entry{})
		}
		e := &out[len(out)-1]
		e.head = append(e.head, l)
	}
	return out
}

// oneEmployer tells an employer with its own dates above the first role there.
func (r run) oneEmployer(dated []int) bool {
	if len(dated) != 2 || dated[1] != dated[0]+1 {
		return false
	}
	a, b := r.head[dated[0]], r.head[dated[1]]
	return !b.Gap && titleScore(a.Text) == 0 && titleScore(b.Text) > 0 && dated[0] == 0
}

// hasSpan reports whether a head line carries the dates of its entry.
func hasSpan(l document.Line) bool {
	if l.Right != "" {
		if _, _, ok := cutSpan(l.Right); ok {
			return true
		}
	}
	_, _, ok := cutSpan(l.Text)
	return ok && !strings.HasSuffix(l.Text, ".")
}
