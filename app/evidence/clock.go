package evidence

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

var timeRe = regexp.MustCompile(`(?i)^(?:on |at |in |one |last |around |about |the )*(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|black friday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|summer|winter|spring|autumn|(?:night|day|late|early) shift|night|morning|afternoon|evening|day|week|midnight|\d{1,2}(?::\d\d)? ?(?:am|pm)|\d{4})(?: (?:night|morning|afternoon|evening|\d{1,2}(?::\d\d)? ?(?:am|pm)|\d{4}|at \d\S*|(?:before|after) (?:xmas|christmas|easter|new year|black friday|thanksgiving|midnight|lunch)))*$`)

// clock writes a time of notes as one says it: "tuesday 3am" gives "On Tuesday at 3am".
func clock(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case calendar[low]:
			words[i] = english.Capital(low)
		case i > 0 && digit(w[0]) && (strings.HasSuffix(low, "am") || strings.HasSuffix(low, "pm")) && words[i-1] != "at":
			words[i] = "at " + w
		}
	}
	first := strings.ToLower(words[0])
	switch {
	case strings.HasSuffix(first, "day") && len(first) > 3 && (strings.Contains(s, " before ") || strings.Contains(s, " after ")):
		words[0] = "On the " + words[0]
	case strings.HasSuffix(s, " shift"):
		words[0] = "On a " + words[0]
	case strings.HasSuffix(first, "day") && len(first) > 3, first == "black":
		words[0] = "On " + words[0]
	case calendar[first], digit(first[0]) && len(first) == 4, first == "summer", first == "winter", first == "spring", first == "autumn":
		words[0] = "In " + words[0]
	case digit(first[0]), first == "midnight", first == "night":
		words[0] = "At " + words[0]
	}
	return english.Capital(strings.Join(words, " "))
}

var calendar = english.WordSet("monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december christmas easter")

// marchRe tells the month from the step.
var marchRe = regexp.MustCompile(`\b((?:in|since|until|last|early|late) )march\b`)

var smallI = regexp.MustCompile(`(^|[\s("])i('(?:m|ve|d|ll))?\b`)

// firstPersonI writes the writer large, and days and months.
func firstPersonI(s string) string {
	s = smallI.ReplaceAllString(s, "${1}I${2}")
	s = strings.ReplaceAll(s, "black friday", "Black Friday")
	s = marchRe.ReplaceAllString(s, "${1}March")
	for _, w := range english.Words(s) {
		if calendar[w.Text] && w.Text != "march" {
			s = s[:w.Start] + english.Capital(w.Text) + s[w.End:]
		}
	}
	return s
}

// spelledNames gives tools the capitals of their names: "kafka" is Kafka.
func spelledNames(s string) string {
	list := playbook.Tools(s)
	for _, m := range slices.Backward(list) {
		if m.As == strings.ToLower(m.As) {
			s = s[:m.Start] + m.Spelled + s[m.End:]
		}
	}
	return s
}
