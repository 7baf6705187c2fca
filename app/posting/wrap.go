package posting

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinWrapped puts lines together that were broken to fit a width, as texts out of
// a PDF or an e-mail are. A break is undone where the line above could not have
// taken the next word, and the next line does not begin something of its own.
func joinWrapped(lines []line) []line {
	width := wrapWidth(lines)
	var out []line
	items := false // a list in small letters that lost its bullets
	last := 0      // length of the last piece of the line being joined
	for _, l := range lines {
		n := len(out)
		items = n > 1 && startsLower(l.text) && startsLower(out[n-1].text) && (items || endsColon(out[n-2].text))
		if n > 0 && (!items || width > 0) && continues(out[n-1], last, l, width) {
			joinInto(&out[n-1], l.text)
			last = utf8.RuneCountInString(l.text)
			continue
		}
		out = append(out, l)
		last = utf8.RuneCountInString(l.text)
	}
	return out
}

func joinInto(l *line, next string) {
	l.lower = nil
	if strings.HasSuffix(l.text, "-") && startsLower(next) && len(l.text) > 1 && l.text[len(l.text)-2] != ' ' {
		l.text += next
		return
	}
	l.text += " " + next
}

// wrapWidth is the width the text was broken at, in characters, or 0.
func wrapWidth(lines []line) int {
	var long []int
	for _, l := range lines {
		if n := utf8.RuneCountInString(l.text); n >= 45 && l.head == 0 {
			long = append(long, n)
		}
	}
	if len(long) < 4 {
		return 0
	}
	sort.Ints(long)
	widest := long[len(long)-1]
	if widest > 130 {
		return 0
	}
	near := 0
	for _, n := range long {
		if n*5 >= widest*4 {
			near++
		}
	}
	if near*2 < len(long) {
		return 0
	}
	return widest
}

func continues(above line, last int, next line, width int) bool {
	if next.gap || next.bullet || next.head > 0 || above.head > 0 || next.text == "" || bareLabel(next) {
		return false
	}
	if next.labelled() || next.findInline() != opening {
		return false
	}
	if hasRole(above.text) && (gender.MatchString(above.text) || width == 0 && strings.Contains(above.text, " | ")) { // the title of the job
		return false
	}
	if startsLower(next.text) && last >= 30 && !endsSentence(above.text) {
		return true
	}
	if parallel(above.text, next.text) {
		return false
	}
	if width == 0 || endsSentence(above.text) && last+8 < width {
		return false
	}
	first := next.text
	if i := strings.IndexByte(first, ' '); i > 0 {
		first = first[:i]
	}
	return last+1+utf8.RuneCountInString(first) > width && last*10 >= width*7
}

// parallel reports whether two lines begin with a verb each, as items of a list do
// whose bullets were lost.
func parallel(above, next string) bool {
	if startsLower(next) || endsComma(above) {
		return false
	}
	return beginsWithVerb(above) && beginsWithVerb(next)
}

func beginsWithVerb(text string) bool {
	_, ok := baseOf(strings.ToLower(firstWord(text)))
	return ok
}

func endsComma(s string) bool { return strings.HasSuffix(strings.TrimSpace(s), ",") }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’) ")
	return s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ";")
}
