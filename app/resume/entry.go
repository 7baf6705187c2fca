package resume

import (
	"regexp"
	"slices"
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
	us := headsInLists(unfold(units(markIndented(joinStacked(lines), edge), edge)))
	for i, u := range us {
		isBody := u.bullet() && !headBullet(us, i) || u.prose() && !u.labelled()
		if n := len(runs); n > 0 && !isBody && len(runs[n-1].head) > 0 && strings.HasSuffix(u.last().Text, ":") && !hasSpan(u.last()) && u.right() == "" && !u.labelled() && !u.first().Lead {
			isBody = true // "My work there:"
		}
		if n := len(runs); n > 0 && !isBody && len(runs[n-1].head) > 0 && (achieved.MatchString(u.first().Text) || toolLabel.MatchString(u.first().Text) || len(runs[n-1].body) > 0 && toolLine(u)) {
			isBody = true
		}
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

// headBullet reports whether a bullet stands before the head of an entry, not
// before something done: it carries a date or place at the right, and what
// follows is the rest of the head or bullets one level deeper.
func headBullet(us []unit, i int) bool {
	u := us[i]
	l := u.first()
	if l.Indent > 0 || len(u.lines) > 2 {
		return false
	}
	if datedRole(l) {
		return true
	}
	if len(strings.Fields(l.Text)) > 9 || stops(l.Text) && len(strings.Fields(l.Text)) > 3 || pastDeed(l.Text) && !l.Lead {
		return false
	}
	titled := l.Right != ""
	for k, next := range us[i+1:] {
		n := next.first()
		switch {
		case k > 0 && !titled:
			return false
		case n.Bullet && n.Indent > 0:
			return titled || l.Lead || hasSpan(l) && titleScore(l.Text) > 0
		case n.Bullet:
			return titled && hasSpan(l) && (placeLike(l.Right) || document.DateLike(l.Right))
		case hasSpan(n):
			nested := i+2 < len(us) && us[i+2].bullet() && us[i+2].first().Indent > 0
			return titled || l.Lead || nested && len(strings.Fields(l.Text)) <= 5 && !n.Gap
		case titled && titleScore(n.Text) > 0:
			return true
		}
	}
	return titled && hasSpan(l)
}

// datedRole tells "Mar 2021 - Present: Data Engineer at Acme".
func datedRole(l document.Line) bool {
	sp := spans(l.Text)
	if len(sp) == 0 || sp[0].from != 0 || len(strings.Fields(l.Text)) > 16 {
		return false
	}
	rest := strings.TrimSpace(l.Text[sp[0].to:])
	if rest == "" || !strings.ContainsAny(rest[:1], ":-,|") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "—") {
		return false
	}
	return titleScore(rest) > 0 && !stops(rest) && !pastDeed(strings.TrimLeft(rest, " :,|–—-"))
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
	var dated, open []int
	for i, l := range r.head {
		switch {
		case hasSpan(l) && onlyOpen(l):
			open = append(open, i)
		case hasSpan(l):
			dated = append(dated, i)
		}
	}
	if len(dated) == 0 {
		dated = open // where a date is beside it, "present" is its end
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
	return ok && !strings.HasSuffix(l.Text, ".") && !saysYear(l)
}

// unfold parts a paragraph that begins with its own head, "Lead Designer
// 2001-2004 Redesigned the …", into head and prose.
func unfold(us []unit) []unit {
	var out []unit
	for _, u := range us {
		l := u.first()
		if u.bullet() || l.Right != "" || len(strings.Fields(document.Join(u.lines))) < 14 {
			out = append(out, u)
			continue
		}
		sp := spans(l.Text)
		if len(sp) == 0 || sp[0].from > 60 || sp[0].from == 0 || titleScore(l.Text[:sp[0].from]) == 0 || sp[0].single || stops(l.Text[:sp[0].from]) {
			out = append(out, u)
			continue
		}
		head, rest := l, l
		head.Text = strings.TrimSpace(l.Text[:sp[0].to])
		rest.Text = strings.TrimLeft(l.Text[sp[0].to:], " ,:;.)–—-")
		if rest.Text == "" {
			out = append(out, u)
			continue
		}
		out = append(out, unit{[]document.Line{head}}, unit{append([]document.Line{rest}, u.lines[1:]...)})
	}
	return out
}

var toolLabel = regexp.MustCompile(`(?i)^(?:technologies|technology|tech(?:nical)?(?: stack| environment)?|stack|tools?|environment|keywords|skills(?: used)?|built with|used|languages|technologien|techniken|werkzeuge|technologies utilisées|environnement(?: technique)?|tecnologías|herramientas|entorno|tecnologias|ferramentas)(?: used| and tools)?\s*[:–-]\s*\S`)

// toolLine tells a line that lists the tools of the entry above it.
func toolLine(u unit) bool {
	t := document.Join(u.lines)
	if u.bullet() || u.right() != "" || hasSpan(u.first()) {
		return false
	}
	if toolLabel.MatchString(t) {
		return true
	}
	if slices.ContainsFunc(hardSplit.Split(t, -1), placeLike) {
		return false
	}
	items := skillSplit.Split(strings.Trim(t, " .,;|•·"), -1)
	if n := len(items); n >= 3 && placeLike(strings.Join(items[n-2:], ", ")) {
		return false // "Acme, Portland, OR"
	}
	if len(items) < 3 || titleScore(t) > 0 || placeLike(t) || u.first().Lead {
		return false
	}
	for _, it := range items {
		if n := len(strings.Fields(it)); n == 0 || n > 3 {
			return false
		}
	}
	return true
}
