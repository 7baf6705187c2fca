package posting

import (
	"regexp"
	"strings"
)

// line is one paragraph, bullet, heading or labelled fact of the advertisement,
// white space and marks of its format removed, words as they stand.
type line struct {
	text   string
	bullet bool
	head   int  // heading level where the format says so, 0 otherwise
	bold   bool // the whole line is bold
	gap    bool // an empty line stood above
	menu   bool // an item of a menu of the page

	label, value string // "location", "Remote" of "Location: Remote"
	fact         string // what the label names, a key of labels.yaml

	inline bool // its label is the heading of this line alone: "Nice to have: Go"

	at      int    // its index among the lines
	under   string // the heading it stands under, "" for none
	section section
	heading bool
	prompt  bool // speaks to a machine
	legal   bool // most of it says what the law asks for

	lower []string
}

// words gives the line's words in lower case.
func (l *line) words() []string {
	if l.lower == nil {
		l.lower = lowers(tokenise(l.text))
	}
	return l.lower
}

// labelled reports whether the line is a fact with its label in front.
func (l line) labelled() bool {
	l.findLabel()
	return l.label != ""
}

// findLabel reads "Location: Remote" where the label is a known one.
func (l *line) findLabel() {
	before, after, ok := strings.Cut(l.text, ":")
	if !ok || len(before) > 40 || strings.HasPrefix(after, "//") {
		return
	}
	name := strings.ToLower(strings.Trim(strings.TrimSpace(before), "*_[]()-–• "))
	fact, known := known().labels[name]
	value := strings.TrimSpace(strings.Trim(strings.TrimSpace(after), "*_"))
	if !known || value == "" {
		return
	}
	if namedBy[fact] && !saysName(value) {
		fact = "info"
	}
	l.label, l.value, l.fact = name, value, fact
}

// namedBy are the facts that are a name.
var namedBy = map[string]bool{"agency": true, "company": true, "role": true, "team": true, "person": true}

// saysName reports whether a value can be a name, and no letter, number or code of a form
// ("Group: C") nor the word that nothing is said.
func saysName(value string) bool {
	return twoLetters.MatchString(value) && !placeholder[strings.ToLower(value)]
}

var twoLetters = regexp.MustCompile(`(?:^|[^\pL\d])\pL{2}`)

// findInline reads a heading that stands in front of its own items ("Skills: Go,
// SQL"); the label then is that heading. It gives opening where none is.
func (l *line) findInline() section {
	before, after, ok := strings.Cut(l.text, ": ")
	if !ok || l.label != "" || len(before) > 40 || strings.TrimSpace(after) == "" {
		return opening
	}
	words := lowers(tokenise(before))
	kind, _, _ := sectionOf(words)
	if kind == opening || kind == about || kind == furniture || kind == place || !allHeading(words) {
		return opening
	}
	l.label, l.value, l.inline = strings.ToLower(strings.TrimSpace(before)), strings.TrimSpace(after), true
	return kind
}

// allHeading reports whether words are nothing but phrases that head a part.
func allHeading(words []string) bool {
	covered := 0
	for _, m := range known().sections.find(words) {
		if m.start <= covered {
			covered = max(covered, m.end)
		}
	}
	return covered == len(words)
}

// pairFacts reads facts whose label has a line of its own, as boards set them:
// "Location" above "Berlin". Only at the head of a page, before any prose.
func pairFacts(lines []line) []line {
	out := make([]line, 0, len(lines))
	prose := false
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		prose = prose || len(l.words()) > 14
		if !prose && !l.menu && i+1 < len(lines) && bareLabel(l) && factValue(lines[i+1]) {
			l.text += ": " + lines[i+1].text
			l.head, l.bold, l.lower = 0, false, nil
			i++
		}
		out = append(out, l)
	}
	return out
}

func bareLabel(l line) bool {
	switch kind, covered, _ := sectionOf(l.words()); {
	case covered < len(l.words()):
	case kind == benefits || kind == apply || kind == duties || kind == needs || kind == about || kind == stackList:
		return false // it heads more than one line
	}
	return !l.bullet && len(l.text) <= 40 && known().labels[strings.ToLower(strings.TrimRight(l.text, ": "))] != ""
}

// factValue reports whether a line can be the value below a label.
func factValue(l line) bool {
	n := len(l.words())
	return n > 0 && n <= 10 && !l.bullet && l.head == 0 && !bareLabel(l) && !l.labelled() && !endsSentence(l.text) && !isFurniture(l)
}
