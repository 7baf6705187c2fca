package posting

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
)

// isNumber reports whether w counts something.
func isNumber(w string) bool {
	return hasDigit(w) || spelledNumbers[w]
}

var spelledNumbers = english.WordSet("two three four five six seven eight nine ten eleven twelve fifteen twenty forty thirty fifty hundred hundreds thousand thousands million millions billion billions trillions dozens")

func hasDigit(w string) bool {
	for i := range len(w) {
		if isDigit(w[i]) {
			return true
		}
	}
	return false
}

// token is one word of a text and its place in it, in bytes.
type token struct {
	lower      string
	start, end int
	capital    bool
}

// tokenise splits text into words as phrases see them: runs of letters and
// digits, with the marks that stand inside a word ("don't", "ci/cd", "c++", "€5m").
func tokenise(text string) []token {
	out := make([]token, 0, len(text)/5)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) && (!strings.ContainsRune("$€£", r) || i+n >= len(text) || !isDigit(text[i+n])) {
			i += n
			continue
		}
		j := i + n
		for j < len(text) {
			q, m := utf8.DecodeRuneInString(text[j:])
			if !wordRune(q) && (!strings.ContainsRune("'’-‑.&,:+#%*", q) || j+m >= len(text) || !insideWord(q, text[:j], text[j+m:])) && !strings.ContainsRune("+#%", q) {
				break
			}
			j += m
		}
		lower := strings.ToLower(text[i:j])
		if strings.ContainsRune(lower, '’') {
			lower = strings.ReplaceAll(lower, "’", "'")
		}
		out = append(out, token{lower, i, j, unicode.IsUpper(r)})
		i = j
	}
	return out
}

// insideWord reports whether the mark r joins what stands on both sides of it.
func insideWord(r rune, before, after string) bool {
	prev, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if !wordRune(prev) && prev != '+' && prev != '#' || !wordRune(next) {
		return false
	}
	switch r {
	case ',', ':':
		return unicode.IsDigit(prev) && unicode.IsDigit(next)
	case '*':
		return false
	}
	return true
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func lowers(tokens []token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.lower
	}
	return out
}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}
