package resume

import (
	"strings"
	"unicode"

	"vouchsafe/app/document"
	"vouchsafe/app/english"
)

// saysYear tells a line whose year is part of what it says of the employer, "Insurer of
// farms, founded in 1999", from one that is dated: nothing parts the year from words in
// lower case, and no title is among them.
func saysYear(l document.Line) bool {
	if l.Right != "" || l.Margin != "" || l.Bullet || len(l.Cells) > 0 {
		return false
	}
	dates := spans(l.Text)
	if len(dates) == 0 || dates[0].start == "" || !dates[0].single && dates[0].end != "present" {
		return false
	}
	sp := dates[0]
	before := strings.TrimRight(l.Text[:sp.from], " (")
	since := !sp.single
	if since && !sinceWord.MatchString(firstWord(l.Text[sp.from:])+" ") {
		return false
	}
	if titleScore(before) > 0 || degreeWords.MatchString(before) || schoolWords.MatchString(before) {
		return false
	}
	last := before[strings.LastIndexByte(before, ' ')+1:]
	return (spoken(last) || strings.EqualFold(last, "est.")) && !since || contentLow(before) > 0 && len(strings.Fields(before)) > 2
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return w
}

// spoken tells a word of running text from one of a name.
func spoken(w string) bool {
	w = strings.Trim(w, ",;:()")
	for _, r := range w {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return w != ""
}

// contentLow counts the words in lower case that say something by themselves.
func contentLow(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, ",;:()"); spoken(w) && !english.IsFunction(w) && !small(w) {
			n++
		}
	}
	return n
}

func small(w string) bool {
	for _, set := range smallWords {
		if set[w] {
			return true
		}
	}
	return false
}
