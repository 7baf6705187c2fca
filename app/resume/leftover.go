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
	for _, w := range strings.Fields(s) {
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

// unread gives the lines that no field of the contact took.
func unread(lines []document.Line, c Contact) []Text {
	var out []Text
	for _, l := range joinAddresses(lines) {
		t := strings.ToLower(l.Text + " " + l.Right)
		name := strings.ToLower(c.Name)
		if bare := strings.Trim(strings.ToLower(l.Text), " ,|"); l.Right == "" && (bare == name || l.Size > 12 && strings.Contains(name, bare)) {
			continue
		}
		t = strings.Replace(t, name, " ", 1)
		for _, known := range append([]string{c.Email, c.Phone, c.Place}, c.Links...) {
			for _, form := range []string{known, strings.TrimPrefix(known, "https://"), strings.TrimPrefix(known, "https://www.")} {
				if form != "" {
					t = strings.Replace(t, strings.ToLower(form), " ", 1)
				}
			}
		}
		rest := ""
		for _, p := range contactBy.Split(t, -1) {
			p = labelExpr.ReplaceAllString(strings.TrimSpace(p)+" ", "")
			rest += " " + contactWord.ReplaceAllString(p, "")
		}
		if letters(rest) >= 3 || len(digitsOf(rest)) >= 3 {
			out = append(out, Text{Text: l.Text, Page: l.Page, Box: l.Box})
		}
	}
	return out
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
