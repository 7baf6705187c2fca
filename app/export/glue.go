package export

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// glue holds together with U+00A0 what a line end must not part: a number and its
// unit, a name and the number that belongs to it (PostgreSQL 14, March 2025), and
// a lone dash and the word before it.
func glue(s string) string {
	words := strings.Split(s, " ")
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			if holds(words[i-1], w) {
				b.WriteRune('\u00a0')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w)
	}
	return b.String()
}

// number is a figure as letters have them: 40, £6,200, 1.9, ~87, 400k, 24x7.
var number = regexp.MustCompile(`^[("“‘]?[~<>≤≥±+−-]?\p{Sc}?\d[\d.,:/×x–-]*(k|K|M|B|bn)?\+?$`)

func holds(before, after string) bool {
	switch {
	case before == "" || after == "":
		return false
	case after == "–" || after == "—" || after == "→" || before == "→":
		return true
	case strings.HasSuffix(before, "-") || strings.HasSuffix(before, "\u2010"):
		// A reader that undoes hyphenation would swallow this hyphen at a line end.
		return true
	case number.MatchString(before) && !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, "."):
		r, _ := utf8.DecodeRuneInString(after)
		return r == '%' || unicode.IsLetter(r) && !functionWord[strings.ToLower(after)]
	case number.MatchString(strings.TrimRight(after, ".,;:)?!”’")):
		r, _ := utf8.DecodeRuneInString(before)
		return unicode.IsUpper(r) && !functionWord[strings.ToLower(before)] && !strings.ContainsAny(before[len(before)-1:], ".,;:!?")
	}
	return false
}

// functionWord lists what may follow a number without being what it counts, or
// begin a sentence before one without owning it.
var functionWord = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`a about across after all an and are as at because before between but by during
		every for from had has if in into is its last like my nor of off on once only or our out over per plus since so than
		that the their then this those to under until up via was we were when where which while who with within without i it`) {
		m[w] = true
	}
	return m
}()
