package check

import (
	"strings"

	"vouchsafe/app/english"
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
		out = append(out, Finding{tier, "stock_phrase", ph.Match, ph.Why, ph.Fix})
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

// grammar finds sentences that came apart.
func grammar(text string, user bool) []Finding {
	tier := Blocking
	if user {
		tier = Advisory
	}
	bad := func(words, why string) []Finding {
		return []Finding{{tier, "came_apart", words, why, "write the sentence anew"}}
	}
	words := english.Words(text)
	if len(words) == 0 {
		return bad(text, "the sentence is empty")
	}
	if strings.Count(text, "(") != strings.Count(text, ")") || strings.Count(text, "\"")%2 != 0 || strings.Count(text, "“") != strings.Count(text, "”") {
		return bad(text, "a bracket or quotation mark is open")
	}
	for i := 1; i < len(words); i++ {
		a, b := words[i-1], words[i]
		if !a.Punct && a.Lower == b.Lower && a.Lower != "had" && a.Lower != "that" && a.Text == b.Text && !isNumber(a.Text) {
			return bad(a.Text+" "+b.Text, "a word stands twice")
		}
		if english.IsArticle(a.Lower) && (english.IsArticle(b.Lower) || english.IsPreposition(b.Lower) && b.Lower != "over" && b.Lower != "under" && b.Lower != "about" && b.Lower != "near" && b.Lower != "out" && b.Lower != "up" || b.Punct && strings.ContainsAny(b.Text, ".,;:")) && a.Text != "A" {
			return bad(a.Text+" "+b.Text, "an article has no noun")
		}
		if a.Lower == "i" && b.Punct && b.Text != "'" {
			return bad(a.Text+b.Text, "a verb is missing")
		}
	}
	last := len(words) - 1
	for last > 0 && words[last].Punct {
		last--
	}
	w := words[last].Lower
	if english.IsArticle(w) || english.IsConjunction(w) || w == "which" || w == "that" || w == "i" ||
		english.IsPreposition(w) && w != "up" && w != "down" && w != "out" && w != "over" && w != "off" && w != "in" && w != "on" && w != "through" && w != "across" && w != "within" && w != "by" && w != "about" && w != "since" && w != "before" && w != "after" {
		return bad(words[last].Text, "the sentence stops short")
	}
	return nil
}

func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
