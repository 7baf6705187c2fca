package resume

import (
	"strings"
	"unicode"

	"vouchsafe/app/document"
)

// leftOver gives the lines of a section of which most words are in none of the
// texts that were taken from it, so that nothing is lost in silence.
func leftOver(lines []document.Line, said []string) []Text {
	have := map[string]bool{}
	for _, s := range said {
		for _, w := range wordsIn(s) {
			have[w] = true
		}
	}
	var out []Text
	for _, l := range lines {
		ws := wordsIn(l.Text)
		missing := 0
		for _, w := range ws {
			if !have[w] {
				missing++
			}
		}
		if missing > 0 && 2*missing >= len(ws) && !document.DateLike(l.Text) {
			out = append(out, Text{Text: l.Text, Page: l.Page, Box: l.Box})
		}
	}
	return out
}

// wordsIn gives the words of s that carry meaning, in lower case.
func wordsIn(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#' })
}

func projectTexts(ps []Project) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Name, p.Head.Text)
		for _, b := range p.Bullets {
			out = append(out, b.Text)
		}
	}
	return out
}

func schoolTexts(ss []School) []string {
	var out []string
	for _, s := range ss {
		out = append(out, s.School, s.Degree)
	}
	return out
}

func skillTexts(ss []Skill) []string {
	var out []string
	for _, s := range ss {
		out = append(out, s.From.Text, s.Name)
	}
	return out
}

func languageTexts(ls []Language) []string {
	var out []string
	for _, l := range ls {
		out = append(out, l.Name, l.Level)
	}
	return out
}
