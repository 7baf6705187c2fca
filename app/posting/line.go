package posting

import "strings"

// line is one paragraph, bullet, heading or labelled fact of the advertisement,
// white space and marks of its format removed, words as they stand.
type line struct {
	text   string
	bullet bool
	head   int  // heading level where the format says so, 0 otherwise
	bold   bool // the whole line is bold
	gap    bool // an empty line stood above

	label, value string // "location", "Remote" of "Location: Remote"
	fact         string // what the label names, a key of labels.yaml

	at      int // its index among the lines
	section section
	heading bool
	prompt  bool // speaks to a machine

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
	l.label, l.value, l.fact = name, value, fact
}
