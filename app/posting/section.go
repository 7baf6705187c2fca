package posting

import (
	"strings"

	"vouchsafe/app/english"
)

// section is what a part of an advertisement is about.
type section int

const (
	opening section = iota // before any heading, or under one that says nothing
	duties
	needs
	nice
	stackList
	about
	team
	benefits
	pay
	legal
	apply
	place
	info
	furniture
	puff
)

var sectionNames = map[string]section{"duties": duties, "needs": needs, "nice": nice, "stack": stackList, "about": about,
	"team": team, "benefits": benefits, "pay": pay, "legal": legal, "apply": apply, "place": place, "info": info,
	"furniture": furniture, "puff": puff}

// setAside reports whether lines of this section say nothing of the work.
func (s section) setAside() bool {
	return s == benefits || s == pay || s == legal || s == furniture
}

// divide finds the headings and gives every line its section.
func divide(lines []line) {
	k := known()
	current, parent := opening, opening
	bullets := false // the current part has shown a bullet
	prose := false   // the text has begun
	heading := ""
	for i := range lines {
		l := &lines[i]
		kind, isHeading := headingOf(lines, i)
		if isHeading && (kind == furniture && !prose || isTab(lines, i)) {
			// A button or a row of tabs above the text begins nothing.
			l.section = furniture
			continue
		}
		prose = prose || len(l.words()) > 14 || isHeading && (kind == duties || kind == needs)
		if isHeading {
			l.heading, bullets = true, false
			heading = strings.TrimSpace(l.text)
			if kind == about && len(l.words()) == 1 && l.words()[0] == "mission" && i+1 < len(lines) && lines[i+1].bullet {
				kind = duties
			}
			switch {
			case kind != opening:
				current, parent = kind, kind
			case l.head > 0 && l.head <= 3 || !l.bold && l.head > 0:
				current = opening
			default:
				// A minor heading that says nothing ("Backend:", "Obligatorio") stays inside.
				current = parent
			}
			l.section = current
			continue
		}
		if bullets && !l.bullet && l.gap && current != furniture && current != benefits && current != pay && current != legal {
			// A paragraph after a list is no item of it.
			current, parent, heading = opening, opening, ""
		}
		bullets = bullets || l.bullet
		l.section, l.under = current, heading
		if current == furniture {
			continue
		}
		if isFurniture(*l) {
			l.section = furniture
			continue
		}
		if kind := l.findInline(); kind != opening {
			l.section = kind
		}
		l.prompt = k.Prompt.has(l.words())
		if kind, head := headingBehind(l.text); kind != opening {
			current, parent, heading = kind, kind, head
		}
	}
}

// headingBehind finds the heading that ran on into the paragraph above it, as printed
// pages have them: "… with gas and water. Your tasks".
func headingBehind(text string) (section, string) {
	i := strings.LastIndex(text, ". ")
	if i < 0 {
		return opening, ""
	}
	head := strings.TrimSpace(text[i+2:])
	words := lowers(tokenise(head))
	if kind, covered, _ := sectionOf(words); len(words) > 1 && covered == len(words) && !endsSentence(head) {
		return kind, head
	}
	return opening, ""
}

// isTab reports whether a heading of one word is one of a row of them, as the tabs
// of a page are ("Overview", "Application").
func isTab(lines []line, i int) bool {
	one := func(i int) bool {
		if i < 0 || i >= len(lines) || lines[i].bullet || len(lines[i].words()) != 1 || endsColon(lines[i].text) {
			return false
		}
		kind, covered, _ := sectionOf(lines[i].words())
		return kind != opening && covered == 1
	}
	return one(i) && (one(i-1) || one(i+1))
}

// headingOf tells whether line i is a heading, and of what; opening where it is a
// heading that names no known part.
func headingOf(lines []line, i int) (section, bool) {
	l := lines[i]
	text := strings.TrimSpace(l.text)
	words := l.words()
	if len(words) == 0 || len(words) > 12 {
		return opening, false
	}
	if l.label != "" {
		return opening, false
	}
	if kind, _, _ := sectionOf(words); kind != furniture && isFurniture(l) {
		return opening, false
	}
	colon := strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
	question := strings.HasSuffix(text, "?")
	ends := strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";")
	kind, covered, at := sectionOf(words)
	explicit := l.head > 0
	switch {
	case explicit && !ends:
		if kind != opening && (covered*2 >= len(words) || at == 0 || at+covered == len(words)) {
			return kind, true
		}
		return opening, true
	case colon && len(words) <= 10:
		listed := i+1 < len(lines) && lines[i+1].bullet && !l.bullet
		if kind != opening && (at == 0 || covered*2 >= len(words) || len(words) <= 4 || listed) {
			return kind, true
		}
		return opening, !l.bullet && len(words) <= 6
	case kind == opening || ends:
		return opening, false
	case covered == len(words):
		if covered == 1 && l.bullet {
			// A bullet of one word ("Experience", "Tools") is more likely an item.
			return kind, i+1 < len(lines) && lines[i+1].bullet && headingWords[words[0]]
		}
		return kind, true
	case l.bullet:
		return opening, false
	case i+1 < len(lines) && lines[i+1].bullet && len(words) <= 7:
		return kind, true
	case at == 0 && covered >= 3 && len(words)-covered <= 2 && i+1 < len(lines) && !startsLower(lines[i+1].text):
		return kind, true
	case question && len(words) <= 9 && at == 0:
		return kind, true
	case (at == 0 || at+covered == len(words) && endsHeading[words[len(words)-1]]) && len(words)-covered <= 2 && len(words) <= 6 && standsAlone(lines, i):
		return kind, true
	case len(words) <= 6 && allCaps(text):
		return kind, true
	}
	return opening, false
}

// headingWords head a list even where the list's own bullet stands before them.
var headingWords = english.WordSet("mission responsibilities requirements qualifications must-haves must-have nice-to-haves nice-to-have benefits goodies extras competencies duties bonus perks aufgaben anforderungen")

// endsHeading are the words that end a heading of plain text; "Kafka experience" is
// an item, "Job requirements" is none.
var endsHeading = english.WordSet("description responsibilities requirements qualifications benefits duties stack")

// standsAlone reports whether line i is short and followed by the longer lines or
// bullets that a heading introduces.
func standsAlone(lines []line, i int) bool {
	if i+1 >= len(lines) {
		return false
	}
	next := lines[i+1]
	return next.bullet || len(next.text) > len(lines[i].text)+10
}

// sectionOf finds the kind whose longest phrase words hold, how many words that
// phrase covers and where it begins.
func sectionOf(words []string) (kind section, covered, at int) {
	for _, m := range known().sections.find(words) {
		n, k := m.end-m.start, section(m.entry)
		if n > covered || n == covered && (outranks[k] > outranks[kind] || outranks[k] == outranks[kind] && (m.end == len(words) || m.start == 0 && at+covered < len(words))) {
			kind, covered, at = k, n, m.start
		}
	}
	if covered == 0 && len(words) == 1 && headsColumn[words[0]] != opening {
		return headsColumn[words[0]], 1, 0
	}
	return kind, covered, at
}

// headsColumn are headings only where they are all of one, as in a table.
var headsColumn = map[string]section{"must": needs, "musts": needs, "nice": nice}

// outranks settles headings that name two parts with words of one length:
// "Essential duties" are duties, "nice-to-have skills" are no musts.
var outranks = map[section]int{nice: 5, furniture: 4, duties: 3, benefits: 2, legal: 2, pay: 2}

// isFurniture reports whether a line belongs to the page, not to the advertisement:
// a button, a form field, a counter. Such lines are short or begin with a sentence
// that no advertiser writes.
func isFurniture(l line) bool {
	words := l.words()
	if len(words) == 0 || l.menu {
		return true
	}
	if len(words) > 12 || l.label != "" {
		return false
	}
	if strings.HasPrefix(strings.TrimSpace(l.text), "©") {
		return true
	}
	if strings.HasPrefix(l.text, "import ") && strings.Contains(l.text, " from '") || len(words) <= 6 && (words[len(words)-1] == "logo" || strings.HasSuffix(l.text, "Home Page")) {
		return true
	}
	for _, m := range known().Furniture.find(words) {
		if m.start > 0 {
			break
		}
		rest := len(words) - m.end
		if words[0] == "save" && hasRole(l.text) || words[0] == "show" && rest <= 2 {
			return true
		}
		if rest == 0 || m.end >= 2 && rest <= 4 && !strings.Contains(l.text, "@") && !strings.Contains(l.text, "://") && !l.bullet {
			return true
		}
	}
	return false
}

func allCaps(s string) bool { return strings.ToUpper(s) == s && strings.ToLower(s) != s }
