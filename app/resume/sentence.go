package resume

import (
	"regexp"
	"strings"
	"unicode"

	"vouchsafe/app/company"
)

// splitSentences splits prose at the ends of sentences; abbreviations, initials
// and numbers do not end one.
func splitSentences(s string) []string {
	var out []string
	start := 0
	rs := []rune(s)
	for i := range len(rs) - 2 {
		if rs[i] != '.' && rs[i] != '!' && rs[i] != '?' || rs[i+1] != ' ' {
			continue
		}
		if !unicode.IsUpper(rs[i+2]) && !unicode.IsDigit(rs[i+2]) && rs[i+2] != '“' && rs[i+2] != '"' {
			continue
		}
		if rs[i] == '.' && abbreviation(string(rs[start:i+1])) {
			continue
		}
		out = append(out, strings.TrimSpace(string(rs[start:i+1])))
		start = i + 2
	}
	if last := strings.TrimSpace(string(rs[start:])); last != "" {
		out = append(out, last)
	}
	return out
}

var abbr = regexp.MustCompile(`(?i)(?:^|[\s(])(?:[a-z]|e\.g|i\.e|etc|st|mr|ms|mrs|dr|prof|vs|no|approx|incl|u\.s|bzw|z\.b|ca|resp|dept|univ|est|jr|sr|al|fig)\.$`)

func abbreviation(s string) bool { return abbr.MatchString(s) || company.EndsShort(s) }
