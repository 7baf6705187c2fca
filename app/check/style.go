package check

import (
	"strings"

	"vouchsafe/app/playbook"
)

// stock finds phrases that get a letter skipped, unless the source has them.
func stock(text, src string, p *playbook.Pack, user bool) []Finding {
	var out []Finding
	for _, ph := range p.Common.Stock {
		if !HasPhrase(text, ph.Match) || HasPhrase(src, ph.Match) {
			continue
		}
		tier := Blocking
		if user {
			tier = Advisory
		}
		out = append(out, Finding{Tier: tier, Code: "stock_phrase", Text: ph.Match, Why: ph.Why, Fix: ph.Fix})
	}
	return out
}

// HasPhrase finds phrase, lower case, in text as whole words, any case, straight or curly apostrophes.
func HasPhrase(text, phrase string) bool {
	text = " " + strings.ToLower(strings.ReplaceAll(text, "’", "'")) + " "
	for at := 0; ; {
		i := strings.Index(text[at:], phrase)
		if i < 0 {
			return false
		}
		i += at
		if !isWordByte(text[i-1]) && !isWordByte(text[i+len(phrase)]) {
			return true
		}
		at = i + len(phrase)
	}
}

func isWordByte(c byte) bool {
	return c == '-' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}
