package english

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/company"
)

// Sentences splits prose into sentences, marks included. Abbreviations, decimal
// points and names with a mark of their own ("Yahoo! Finance") do not end one.
func Sentences(text string) []string {
	var out []string
	start := 0
	for i, r := range text {
		if r != '.' && r != '!' && r != '?' {
			continue
		}
		rest := text[i+1:]
		trimmed := strings.TrimLeft(rest, "\"'”’)")
		if trimmed != "" && (!startsSentence(trimmed) || goesOn(text[start:i], r, trimmed)) {
			continue
		}
		end := i + 1 + len(rest) - len(trimmed)
		if s := strings.TrimSpace(text[start:end]); s != "" {
			out = append(out, s)
		}
		start = end
	}
	if s := strings.TrimSpace(text[start:]); s != "" {
		out = append(out, s)
	}
	return out
}

func startsSentence(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if !unicode.IsSpace(r) {
		return false
	}
	r, _ = utf8.DecodeRuneInString(strings.TrimLeft(s[size:], " \t\n(\"'“‘"))
	return !unicode.IsLower(r)
}

var (
	// Before a name, an example or a figure: they never end a sentence.
	leadingShort = WordSet("e.g i.e vs cf approx incl ca Mr Mrs Ms Dr Prof Univ Dept Mt Ft Gen Col Maj Sgt Lt Capt Cpl Rev Hon Gov Sen Messrs")
	// Before a figure: "No. 1".
	numberedShort = WordSet("no nos vol fig eq ch sec art pp")
	// Behind a name, a list or a time: they end a sentence where the next one opens
	// with a small word or a deed. So do single letters and "U.S.".
	closingShort = WordSet("Bros Jr Sr St Ave Blvd Rd Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec etc al Ph.D M.Sc B.Sc B.Eng M.Eng")
	initialsRe   = regexp.MustCompile(`^(?:\pL\.)*\pL$`)
	placedRe     = regexp.MustCompile(`^(?:(?:Before that|Earlier|After that|Then), )?(?:[Aa]t|[Ff]or|[Ww]ith|[Ff]rom|[Bb]efore|[Ss]ince|[Ii]n my current job at) \p{Lu}\S*$`)
	// Names that have a mark of their own even where they open a sentence.
	markedNames = WordSet("Yahoo Joomla Yum Jeopardy Kahoot")
)

// goesOn reports whether the mark behind before belongs to its word, so that the
// sentence goes on with next.
func goesOn(before string, mark rune, next string) bool {
	word := before[strings.LastIndexAny(before, " \t\n(\"“'’/")+1:]
	if word == "" {
		return false
	}
	if mark != '.' {
		r, _ := utf8.DecodeRuneInString(word)
		if len(before) < 40 && placedRe.MatchString(strings.TrimSpace(before)) {
			return true // "At Yahoo! I tripled …": no verb yet
		}
		named := markedNames[word] || mark == '!' && unicode.IsUpper(r) && word != strings.TrimSpace(before) && !IsFunction(word)
		return named && !opensSentence(next)
	}
	low := strings.ToLower(word)
	switch {
	case leadingShort[word] || leadingShort[low] && strings.Contains(low, ".") || low == "vs" || low == "cf":
		return true
	case numberedShort[low]:
		r, _ := utf8.DecodeRuneInString(strings.TrimSpace(next))
		return unicode.IsDigit(r)
	case word == "I":
		return false
	case closingShort[word], company.CutShort(word), low == "a.m", low == "p.m", initialsRe.MatchString(word):
		return !opensSentence(next)
	}
	return false
}

// opensSentence reports whether next begins as sentences do: with a small word or a
// deed that has its capital from there.
func opensSentence(next string) bool {
	words := Words(next[:min(len(next), 40)])
	if len(words) == 0 {
		return false
	}
	if bare, _, _ := strings.Cut(strings.ReplaceAll(words[0].Lower, "’", "'"), "'"); IsFunction(bare) { // "We're"
		return true
	}
	_, form, verb := LookupVerb(words[0].Lower)
	return verb && (form == Past || form == Participle)
}
