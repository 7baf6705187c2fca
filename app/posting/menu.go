package posting

import "vouchsafe/app/company"

// Fewest items of a menu, and the most words that one has.
const (
	menuItems = 3
	itemWords = 3
)

// markMenu marks the lines above the title as a menu of the page where they are a row of
// short ones that say nothing of a job: neither its place nor its terms, nor whose it is.
func markMenu(lines []line) []line {
	title := 0
	for title < len(lines) && (!titleLike(&lines[title]) || bareRole(&lines[title])) {
		title++
	}
	if title == len(lines) {
		return lines
	}
	items := 0
	for i := range title {
		l := &lines[i]
		switch words := l.words(); {
		case isFurniture(*l) || placeIn(l.text) != "" || onlyEmployment(l.text):
		case len(words) > itemWords || l.head > 0 || endsColon(l.text) || l.labelled() || isInstitution(words) || known().Unit[words[0]] || company.Ends(l.text):
			return lines
		default:
			items++
		}
	}
	for i := range title {
		lines[i].menu = items >= menuItems
	}
	return lines
}
