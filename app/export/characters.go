package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vouchsafe/app/letter"
)

// ligatures that some PDFs hand over as characters.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// tidy composes accents, makes every space a single ordinary one, and takes out
// what cannot be seen.
func tidy(s string) string {
	s = ligatures.Replace(norm.NFC.String(s))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' ' // of any width; glue puts the no-break ones where they belong
		case r == '\u2011':
			return '-' // the hyphen that does not break: no hyphen breaks here
		case unicode.In(r, unicode.Cf, unicode.Cc), unicode.In(r, unicode.Variation_Selector):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// clean makes the characters of one line those of print: tidy, with real quotation
// marks and dashes.
func clean(s string) string {
	s = tidy(s)
	s = strings.ReplaceAll(s, " -- ", " – ")
	s = strings.ReplaceAll(s, " - ", " – ")
	s = strings.ReplaceAll(s, "...", "…")
	return quotes(s)
}

// quotes turns typewriter quotation marks into real ones: an opening mark stands
// at the start or after a space, a bracket or a dash; anything else closes or is
// an apostrophe. After a space and before a digit ('24) it is an apostrophe too.
func quotes(s string) string {
	if !strings.ContainsAny(s, `"'`) {
		return s
	}
	runes := []rune(s)
	for i, r := range runes {
		if r != '"' && r != '\'' {
			continue
		}
		opens := i == 0 || strings.ContainsRune(" ([{–—/“‘\"", runes[i-1])
		if i+1 < len(runes) && r == '\'' && unicode.IsDigit(runes[i+1]) {
			opens = false
		}
		switch {
		case r == '"' && opens:
			runes[i] = '“'
		case r == '"':
			runes[i] = '”'
		case opens:
			runes[i] = '‘'
		default:
			runes[i] = '’'
		}
	}
	return string(runes)
}

// marked splits a line into plain runs and placeholders.
func marked(s string, known []letter.Placeholder) Line {
	var line Line
	for s != "" {
		from, to := nextPlaceholder(s, known)
		if from < 0 {
			return append(line, Run{Text: s})
		}
		if from > 0 {
			line = append(line, Run{Text: s[:from]})
		}
		line = append(line, Run{Text: s[from:to], Placeholder: true})
		s = s[to:]
	}
	return line
}

func nextPlaceholder(s string, known []letter.Placeholder) (from, to int) {
	from, to = -1, -1
	if at := letter.Braces.FindStringIndex(s); at != nil {
		from, to = at[0], at[1]
	}
	for _, p := range known {
		text := glue(clean(p.Text))
		if at := strings.Index(s, text); text != "" && at >= 0 && (from < 0 || at < from) {
			from, to = at, at+len(text)
		}
	}
	return from, to
}
