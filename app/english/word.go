// Package english holds what the stations need to know of the language letters
// are written in: words and their places, verb forms, stems, sentences.
//
// It is deterministic and small on purpose. It knows the verbs that resumes use
// and the closed classes; it does not parse, and says "unknown" rather than guess.
package english

import (
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// Word is one word or mark of a text.
type Word struct {
	Text       string // as written
	Lower      string
	Start, End int  // byte offsets into the text
	Space      bool // white space stood before it
	Punct      bool // a mark, not a word
}

// Words splits text into words and marks. Inner marks stay with their word
// ("CI/CD", "node.js", "don't", "2.1s", "900ms", "$14k/mo", "C++", "40+").
func Words(text string) []Word {
	var out []Word
	space := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			space = true
			i += n
			continue
		}
		j := i + n
		if startsWord(r, text[j:]) {
			for j < len(text) {
				q, m := utf8.DecodeRuneInString(text[j:])
				if !joins(q, text[:j], text[j+m:]) {
					break
				}
				j += m
			}
		}
		t := text[i:j]
		out = append(out, Word{Text: t, Lower: strings.ToLower(t), Start: i, End: j, Space: space, Punct: !hasAlnum(t)})
		i, space = j, false
	}
	return out
}

func startsWord(r rune, rest string) bool {
	if alnum(r) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '$', '€', '£', '~', '<', '>', '≈', '+', '#':
		return unicode.IsDigit(next) || (r != '#' && r != '+' && next == '$')
	case '.', '@':
		return unicode.IsLetter(next) // .NET, @handle
	}
	return false
}

// joins reports whether r goes on the word that ends before and is followed by after.
func joins(r rune, before, after string) bool {
	if alnum(r) || r == '%' || r == '_' {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after)
	prev, _ := utf8.DecodeLastRuneInString(before)
	switch r {
	case '+', '#': // C++, C#, 40+, 10+-year
		return alnum(prev) || prev == r
	case '-', '‑', '\'', '’', '/', '.', '&', '@', '×':
		return alnum(next) || (r == '/' && next == '.')
	case ',', ':':
		return unicode.IsDigit(prev) && unicode.IsDigit(next)
	case '$', '€', '£':
		return unicode.IsDigit(next)
	}
	return false
}

func alnum(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func hasAlnum(s string) bool { return strings.IndexFunc(s, alnum) >= 0 }

// Stem reduces a word to the form that its inflections share. Irregular verb
// forms share the stem of their base ("ran" and "running" give "run").
func Stem(word string) string {
	if known, ok := stems.Load(word); ok {
		s, _ := known.(string)
		return s
	}
	s := stem(word)
	if len(word) <= longestKept {
		if stemsKept.Add(1) > mostKept {
			stems.Clear()
			stemsKept.Store(0)
		}
		stems.Store(word, s)
	}
	return s
}

// stems remembers: the gate asks for the same few thousand words again and again.
var (
	stems     sync.Map // string by string
	stemsKept atomic.Int64
)

const (
	mostKept    = 20_000
	longestKept = 40 // bytes
)

func stem(word string) string {
	w := strings.ToLower(strings.Trim(word, ".,;:'’\"()"))
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if v, _, ok := LookupVerb(w); ok {
		w = v.Base
	}
	return english.Stem(w, false)
}
