package posting

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

// headNames offers what stands in the headline beside the role.
func (ad *advert) headNames(b *ballot) {
	for i, n := range ad.head.names {
		weight := 6.0
		if i > 0 {
			weight = 3
		}
		b.add(n.Value, n.Quote, weight, 2)
	}
	if len(ad.head.names) > 0 || len(ad.head.after) == 0 {
		return
	}
	if first := ad.head.after[0]; ad.head.pipes {
		b.add(first.Value, first.Quote, 5, 2)
	} else {
		b.add(first.Value, first.Quote, 1, 0)
	}
}

// orElsewhere is what follows a place that is not the only one: "Vienna or remote in the EU".
var orElsewhere = regexp.MustCompile(`(?i)\s+or\s.*$|\s*/.*$`)

// nextLines offers a short line beside the headline: boards set the company there.
func (ad *advert) nextLines(b *ballot) {
	head := ad.head.line
	if head < 0 || ad.head.pipes {
		return
	}
	ad.underAbout(b)
	ad.atLine(b, head)
	for step, i := range []int{ad.beside(head, 1), ad.beside(head, -1), ad.beside(ad.beside(head, 1), 1)} {
		if i < 0 || i >= len(ad.lines) {
			continue
		}
		l := &ad.lines[i]
		if l.prompt || l.section == furniture || l.label != "" || l.bullet || l.heading && sectionKnown(l) {
			continue
		}
		first := strings.TrimSpace(strings.FieldsFunc(l.text+" ", func(r rune) bool { return r == '·' || r == '|' || r == '•' })[0])
		name, place := splitPlace(orElsewhere.ReplaceAllString(first, ""))
		if place == "" {
			name = strings.TrimSpace(brackets.ReplaceAllString(first, " "))
		}
		if endsSentence(l.text) || money.MatchString(first) || hasRole(first) || !couldBeCompany(name) || placeIn(orElsewhere.ReplaceAllString(brackets.ReplaceAllString(first, " "), "")) != "" {
			continue
		}
		if town, rest, ok := strings.Cut(name, ", "); ok && place == "" && nameShaped(rest) && len(tokenise(rest)) <= 3 && ad.occurrences(town, i) > 0 {
			name, place = town, rest // a town that is not known
		}
		weight := 3.0
		if step == 2 {
			weight = 1
		}
		if place != "" {
			weight += 2
			if ad.head.place.Value == "" {
				ad.head.place = Field{Value: tidyPlace(place), Quote: l.text}
			}
		}
		if step == 0 && i == head+1 && name == l.text && i+1 < len(ad.lines) && len(ad.lines[i+1].words()) >= 8 && nameShaped(name) && plainName(name) {
			weight += 2 // title, name, text
		}
		if i+1 < len(ad.lines) && placeIn(ad.lines[i+1].text) != "" || name != l.text {
			weight += 2
		}
		if ad.occurrences(name, i) > 0 {
			if weight >= enough {
				weight += 10 // title, name, place: the head of a board's page
			}
			weight += 2
		}
		rank := 0
		if weight >= enough {
			rank = 2
		}
		b.add(name, l.text, weight, rank)
	}
}

// underAbout offers the name that stands alone below "L'entreprise", "The company".
func (ad *advert) underAbout(b *ballot) {
	for i := 1; i < len(ad.lines); i++ {
		l := &ad.lines[i]
		if ad.lines[i-1].heading && ad.lines[i-1].section == about && !l.heading && !l.bullet && !l.prompt && len(l.words()) <= 4 && nameShaped(l.text) && !endsSentence(l.text) {
			b.add(l.text, l.text, 5, 1)
		}
	}
}

// atLine reads "bei Hallmann GmbH in Kassel" below the headline.
func (ad *advert) atLine(b *ballot, head int) {
	i := ad.beside(head, 1)
	if i < 0 || i >= len(ad.lines) || len(ad.lines[i].words()) > 10 {
		return
	}
	text := ad.lines[i].text
	name, ok := cutAny(text, "bei ", "at ", "chez ", "@ ", "für ", "At ", "Bei ", "with ")
	if !ok {
		return
	}
	name, place := splitPlace(name)
	ad.head.setPlace(place, text)
	b.add(name, text, 6, 2)
}

// headTeam reports whether the headline calls name a team ("…, Tracking team").
func (ad *advert) headTeam(name string) bool {
	for _, f := range ad.head.after {
		if team := trimTeam(f.Value); team != f.Value && strings.EqualFold(team, name) {
			return true
		}
	}
	return false
}

// institution offers a line above or beside the headline that is the full name of
// an institution: "UNIVERSITY OF CARNBREA". A line that names a part of it
// ("Department of Earth Observation") is kept as what may be the team.
func (ad *advert) institution(b *ballot) {
	var parts []Field // units of it, in order
	named := false
	for i := range min(len(ad.lines), max(ad.head.line, 0)+3) {
		l := &ad.lines[i]
		if l.prompt || l.section == furniture || l.label != "" || l.bullet || len(l.words()) > 12 || hasRole(l.text) || endsSentence(l.text) {
			continue
		}
		for _, piece := range splitOutside(l.text) {
			words := lowers(tokenise(piece))
			switch {
			case len(words) < 2 || len(words) > 8 || !nameShaped(piece) && !allCaps(piece):
			case known().Unit[words[0]]:
				parts = append(parts, Field{strings.TrimSpace(piece), l.text})
			case isInstitution(words):
				named = true
				b.add(piece, l.text, 7, 2)
			}
		}
	}
	if !named && len(parts) > 1 { // a department that is the employer, and an office of it
		b.order = append(b.order, "")
		b.byName[""] = &candidate{name: parts[0].Value, quote: parts[0].Quote, score: 7, rank: 2}
		parts = parts[1:]
	}
	ad.head.after = append(ad.head.after, parts...)
}

func isInstitution(words []string) bool {
	for i, w := range words {
		if known().Institution[w] && (i+2 < len(words) || i == len(words)-1) && len(words) > 1 {
			return true
		}
	}
	return false
}

// beside gives the next line of content above (by = -1) or below line i.
func (ad *advert) beside(i, by int) int {
	for i += by; i >= 0 && i < len(ad.lines); i += by {
		if ad.lines[i].section != furniture {
			return i
		}
	}
	return -1
}

// withoutRegion takes a region or town off the end of a company's name ("Acme Germany")
// where the text also has the name without it.
func (ad *advert) withoutRegion(name string) string {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 || placeIn(name[i:]) == "" {
		return name
	}
	whole, short := 0, 0
	for j := range ad.lines {
		whole += strings.Count(ad.lines[j].text, name)
		short += strings.Count(ad.lines[j].text, name[:i])
	}
	if short > whole {
		return name[:i]
	}
	return name
}

func sectionKnown(l *line) bool {
	kind, covered, _ := sectionOf(l.words())
	return kind != opening && covered*2 >= len(l.words())
}

// occurrences counts where else the first word of name stands in the text.
func (ad *advert) occurrences(name string, except int) int {
	first := tokenise(name)
	if len(first) == 0 {
		return 0
	}
	want := first[0].lower
	n := 0
	for i := range ad.lines {
		if i == except {
			continue
		}
		for _, w := range ad.lines[i].words() {
			if w == want || w == want+"'s" {
				n++
			}
		}
	}
	return n
}

// plainName reports whether name is one word that is nothing but a name.
func plainName(name string) bool {
	_, _, verb := english.LookupVerb(name)
	return !verb && !strings.Contains(name, " ")
}
