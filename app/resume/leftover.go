package resume

import (
	"regexp"
	"strings"
	"unicode"

	"vouchsafe/app/document"
)

// headerRest files what the header holds besides contact data: prose there is
// a summary, the rest is unplaced.
func headerRest(lines []document.Line, c Contact, sum *[]Text) []Text {
	var out []Text
	lines = joinAddresses(lines)
	for _, u := range units(lines, edges(lines)) {
		if t := document.Join(u.lines); (u.prose() && len(strings.Fields(t)) >= 8 || sentence(t)) && !hasContact(u, c) {
			*sum = append(*sum, u.text())
			continue
		}
		out = append(out, unread(u.lines, c)...)
	}
	return out
}

// sentence tells a line of prose without its full stop from a list of titles.
func sentence(s string) bool {
	n, small := 0, 0
	for w := range strings.FieldsSeq(s) {
		n++
		for _, set := range smallWords {
			if set[w] {
				small++
				break
			}
		}
	}
	return n >= 7 && small >= 2 && !strings.ContainsAny(s, "|•·")
}

func hasContact(u unit, c Contact) bool {
	t := document.Join(u.lines)
	return c.Email != "" && strings.Contains(t, c.Email) || c.Phone != "" && strings.Contains(t, c.Phone)
}

// unread gives what no field of the contact took, piece by piece.
func unread(lines []document.Line, c Contact) []Text {
	var out []Text
	for _, l := range lines {
		name := strings.ToLower(c.Name)
		if bare := strings.Trim(strings.ToLower(l.Text), " ,|"); l.Right == "" && (bare == name || l.Size > 12 && strings.Contains(name, bare)) {
			continue
		}
		var left []string
		pieces := append(contactBy.Split(l.Text, -1), contactBy.Split(l.Right, -1)...)
		for _, p := range pieces {
			if rest := c.strip(p); letters(rest) >= 3 || len(digitsOf(rest)) >= 3 {
				left = append(left, strings.TrimSpace(p))
			}
		}
		if len(left) == len(pieces) || l.Right == "" && len(left) == len(pieces)-1 && len(pieces) == 2 && pieces[1] == "" {
			left = []string{l.Text}
		}
		for _, p := range left {
			out = append(out, Text{Text: p, Page: l.Page, Box: l.Box})
		}
	}
	return out
}

// strip takes out of s what the contact has, and words that only label it.
func (c Contact) strip(s string) string {
	s = strings.Replace(strings.ToLower(s), strings.ToLower(c.Name), " ", 1)
	for _, known := range append([]string{c.Email, c.Phone, c.Place}, c.Links...) {
		for _, form := range []string{known, strings.TrimPrefix(known, "https://"), strings.TrimPrefix(known, "https://www.")} {
			if form != "" {
				s = strings.Replace(s, strings.ToLower(form), " ", 1)
			}
		}
	}
	return contactWord.ReplaceAllString(labelExpr.ReplaceAllString(strings.TrimSpace(s)+" ", ""), "")
}

var contactWord = regexp.MustCompile(`\b(?:mailto|tel|homepage|website|mobile|home|work|linkedin|github|gitlab|twitter|personal|company|portfolio|blog|other|email|e-mail|phone|address|adresse|telefon|location|lebenslauf|curriculum vitae|résumé|resume|cv)\b:?`)

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
