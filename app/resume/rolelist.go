package resume

import (
	"strings"

	"vouchsafe/app/document"
)

// headsInLists takes the bullet off the head of a job that is the first item of a list below
// nothing but a date: "2019 – 2021", "• Engineer, Acme", "• Built the …".
func headsInLists(us []unit) []unit {
	for i := range us {
		if us[i].bullet() || len(us[i].lines) > 1 || !onlyDated(us[i].first()) {
			continue
		}
		var items []document.Line
		for k := i + 1; k < len(us) && k < i+3 && us[k].bullet(); k++ {
			items = append(items, us[k].first())
		}
		for k := range headItems(items) {
			us[i+1+k].lines[0].Bullet = false
		}
	}
	return us
}

// onlyDated reports whether a line has a span of time, perhaps a place, and nothing else.
func onlyDated(l document.Line) bool {
	return hasSpan(l) && spansTime(l) && len(readHead([]document.Line{l}).pieces) == 0
}

// headItems counts the items, of one or two, that name title and employer.
func headItems(items []document.Line) int {
	heads := make([]head, len(items))
	for i, l := range items {
		if !itemOfHead(l) {
			heads, items = heads[:i], items[:i]
			break
		}
		heads[i] = readHead([]document.Line{l})
	}
	titled := func(i int) bool {
		return i < len(heads) && heads[i].title != "" && len(strings.Fields(heads[i].title)) <= 6
	}
	switch {
	case titled(0) && heads[0].employer != "":
		return 1
	case titled(0) && contentLow(items[0].Text) <= 1:
		if len(heads) > 1 && heads[1].title == "" && contentLow(items[1].Text) == 0 {
			return 2
		}
		return 1
	case len(heads) > 1 && titled(1) && heads[1].employer == "" && contentLow(items[0].Text) == 0:
		return 2
	}
	return 0
}

func itemOfHead(l document.Line) bool {
	return len(strings.Fields(l.Text)) <= 12 && !stops(l.Text) && (!pastDeed(l.Text) || contentLow(l.Text) == 0)
}
