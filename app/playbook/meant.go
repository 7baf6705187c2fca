package playbook

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
)

// meant tells a tool from the word that it also is. Its capitals are right already;
// what stands around it decides: a list of tools, a word of the trade, a name in
// capitals, the head of a sentence.
func (d *dictionary) meant(text, lower string, start, end int) bool {
	before, after := strings.TrimRight(text[:start], " "), text[end:]
	next := nextWord(lower, after, end)
	if d.trade[next] {
		return true
	}
	if end-start == 1 {
		return d.letter(before, after)
	}
	if d.ordinary[lower[start:end]] && (yearRe.MatchString(after) || capitalName(after) && !d.names(after) || inName(before) && !d.namesBefore(before)) {
		return false
	}
	if !headOfSentence(before) {
		return true
	}
	if strings.TrimSpace(after) == "" || d.names(strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(after, " and"), " &"), " ,/|;+")) {
		return true
	}
	return listed(after) && !d.ordinary[lower[start:end]]
}

// small tells a tool that is written small from the word that it also is: it stands
// in a list among other tools ("python, flask, go"), or before a word of the trade
// where it means little else there ("flask app").
func (d *dictionary) small(lower string, start, end int) bool {
	if end-start == 1 {
		return false
	}
	if !d.ordinary[lower[start:end]] && d.trade[nextWord(lower, lower[end:], end)] {
		return true
	}
	plain := false // a neighbour that is nothing but a tool
	before := lower[:start]
	if item := strings.TrimRight(before, " "); item != "" && strings.IndexByte(",/|;:(", item[len(item)-1]) < 0 {
		return false
	} else if item != "" && strings.IndexByte(",/|;", item[len(item)-1]) >= 0 {
		word := lastItem(item[:len(item)-1])
		if !d.known(word) {
			return false
		}
		plain = plain || d.only(word)
	}
	if item := strings.TrimLeft(lower[end:], " "); item != "" && strings.IndexByte(",/|;).", item[0]) < 0 {
		return false
	} else if item != "" && strings.IndexByte(",/|;", item[0]) >= 0 {
		word := firstItem(item[1:])
		if !d.known(word) {
			return false
		}
		plain = plain || d.only(word)
	}
	return plain
}

// only reports whether a name is a tool's and no word besides.
func (d *dictionary) only(word string) bool {
	for _, s := range d.byFirst[word] {
		if s.text == word && s.exact == "" {
			return true
		}
	}
	return false
}

func lastItem(s string) string {
	return strings.TrimSpace(s[strings.LastIndexAny(s, ",/|;:(")+1:])
}

func firstItem(s string) string {
	if i := strings.IndexAny(s, ",/|;)."); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// letter tells the language from the letter ("in R", "C, C++", not "Vitamin C").
func (d *dictionary) letter(before, after string) bool {
	if strings.HasPrefix(after, "&") || strings.HasSuffix(before, "&") {
		return false
	}
	if before == "" && strings.Trim(after, " .") == "" {
		return true
	}
	rest := strings.TrimLeft(after, " ,;/)|(")
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "and "), "or ")
	if rest != after && d.names(" "+rest) {
		return true
	}
	prior := strings.TrimRight(before, ",;/(|: ")
	prior = strings.TrimSuffix(strings.TrimSuffix(prior, " and"), " or")
	return d.namesBefore(prior) && prior != before || strings.HasSuffix(before, " in") || strings.HasSuffix(before, " using")
}

var (
	yearRe = regexp.MustCompile(`^[ ,'’]*(?:of )?(?:19|20)?\d\d\b`)
	listRe = regexp.MustCompile(`^ ?v?\d|^\s?[,/|;)+]|^\.?$|^\s\(`)
)

// listed reports whether the name is an item of a list.
func listed(after string) bool { return listRe.MatchString(after) }

// headOfSentence: a capital there says nothing.
func headOfSentence(before string) bool {
	before = strings.TrimRight(before, " \t\n\"'“(•-–")
	if before == "" {
		return true
	}
	last := before[len(before)-1]
	return last == '.' || last == '!' || last == '?'
}

// capitalName: the next word goes on the name ("Swift Transport"); an acronym does
// not ("Spring MVC").
func capitalName(after string) bool {
	w, ok := strings.CutPrefix(after, " ")
	if !ok {
		return false
	}
	r, n := utf8.DecodeRuneInString(w)
	s, _ := utf8.DecodeRuneInString(w[n:])
	return unicode.IsUpper(r) && unicode.IsLower(s)
}

// inName: the word before belongs to the same name ("American Express"). A verb or
// small word that opens the sentence has its capital from there.
func inName(before string) bool {
	i := strings.LastIndexAny(before, " \t\n")
	w := before[i+1:]
	r, n := utf8.DecodeRuneInString(w)
	s, _ := utf8.DecodeRuneInString(w[n:])
	return unicode.IsUpper(r) && unicode.IsLower(s) && unicode.IsLetter(rune(w[len(w)-1])) && (!headOfSentence(before[:i+1]) || !opener(w))
}

func opener(w string) bool {
	_, _, verb := english.LookupVerb(w)
	return verb && !strings.EqualFold(w, "head") || english.IsFunction(w)
}

// names reports whether a tool stands at the head of text.
func (d *dictionary) names(text string) bool {
	text = strings.TrimLeft(text, " ")
	if text == "" {
		return false
	}
	word := strings.ToLower(text)
	if i := strings.IndexAny(word, " ,;/()|:\n"); i > 0 {
		word = word[:i]
	}
	return d.known(word)
}

// namesBefore reports whether a tool stands at the end of text.
func (d *dictionary) namesBefore(text string) bool {
	text = strings.ToLower(strings.TrimRight(text, " ,;/|)"))
	return d.known(text[strings.LastIndexAny(text, " ,;/()|:\n")+1:])
}

func (d *dictionary) known(word string) bool {
	for _, w := range []string{word, strings.TrimRight(word, ".+#0123456789")} {
		for _, s := range d.byFirst[w] {
			if s.text == word || s.text == w {
				return true
			}
		}
	}
	return false
}

func nextWord(lower, after string, end int) string {
	if !strings.HasPrefix(after, " ") && !strings.HasPrefix(after, "-") {
		return ""
	}
	rest := lower[end+1:]
	i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return rest
	}
	return rest[:i]
}

func wordStart(s string, i int) bool {
	if i == 0 {
		return true
	}
	c := s[i-1]
	return strings.IndexByte(" /-,;:()|\n\t\"'[&+", c) >= 0 || c >= 0x80 && !unicode.IsLetter(rune(s[i]))
}

func wordEnd(s string, start, i int) bool {
	if i >= len(s) {
		return true
	}
	c := rune(s[i])
	if unicode.IsDigit(c) { // Python3, Java8
		return i-start > 2
	}
	if c == '.' { // end of sentence, not Node.js
		return i+1 >= len(s) || !unicode.IsLetter(rune(s[i+1]))
	}
	if c == '+' || c == '#' {
		return false
	}
	if c == '-' && i-start <= 2 { // C-level, R-squared
		return false
	}
	return c < 0x80 && !unicode.IsLetter(c) || c >= 0x80 && !startsWithLetter(s[i:])
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
