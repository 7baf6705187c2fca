package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/llm"
)

// lock is the vocabulary lock: while a sentence is decoded, only tokens may come
// that keep the word being written a beginning of an allowed word, and the words
// of the source come in the source's order, each once. Allowed are the source's
// words, the past of its participles, and the pack's glue.
//
// What the lock lets through may still be nonsense; check.Entails judges that.
type lock struct {
	words    *vocabulary
	word     string // the word being written
	at       int    // position of the last source word; -1 before the first
	glue     int    // glue words in a row
	gap      bool   // a space was written and nothing since
	ended    bool
	lastGlue string
}

// vocabulary is shared by all forks of a lock.
type vocabulary struct {
	positions map[string][]int // places of a word in the source, ascending
	reach     map[string]int   // beginning of a word → last place of any such word
	glue      map[string]bool
	glueBegin map[string]bool
	last      int // place of the last figure; a sentence may not end before it
}

// maxGlue words in a row: "which had been" is three.
const maxGlue = 3

func newLock(source string, glue map[string]bool) *lock {
	v := &vocabulary{positions: map[string][]int{}, reach: map[string]int{}, glue: glue, glueBegin: map[string]bool{}, last: -1}
	for i, w := range english.Words(source) {
		if w.Punct {
			continue
		}
		v.add(w.Text, i)
		// A participle may become a clause ("processing" → "that processed"); no other
		// inflection keeps what the source says.
		if verb, form, ok := english.LookupVerb(w.Lower); ok && form == english.Gerund {
			v.add(verb.Past, i)
		}
		if strings.ContainsFunc(w.Text, unicode.IsDigit) {
			v.last = i
		}
	}
	for g := range glue {
		for n := range len(g) + 1 {
			v.glueBegin[g[:n]] = true
		}
	}
	return &lock{words: v, at: -1}
}

func (v *vocabulary) add(word string, at int) {
	list := v.positions[word]
	if len(list) == 0 || list[len(list)-1] != at {
		v.positions[word] = append(list, at)
	}
	for n := range len(word) + 1 {
		if r, ok := v.reach[word[:n]]; !ok || r < at {
			v.reach[word[:n]] = at
		}
	}
}

// Fork implements llm.Constraint.
func (l *lock) Fork() llm.Constraint { c := *l; return &c }

// Allows implements llm.Constraint.
func (l *lock) Allows(piece string) bool {
	c := *l
	return c.write(piece)
}

// AllowsPrefix implements llm.StepConstraint: every beginning of what is allowed is allowed.
func (l *lock) AllowsPrefix(prefix string) bool { return prefix == "" || l.Allows(prefix) }

// Accept implements llm.Constraint.
func (l *lock) Accept(piece string) { l.write(piece) }

// MayEnd implements llm.Constraint: a sentence ends after a full stop, or after a
// whole word of the source once all its figures are told.
func (l *lock) MayEnd() bool {
	if l.ended {
		return true
	}
	c := *l
	return c.finish() && c.glue == 0 && c.at >= max(c.words.last, 0)
}

func (l *lock) write(piece string) bool {
	if l.ended || piece == "" {
		return false
	}
	for len(piece) > 0 {
		r, n := utf8.DecodeRuneInString(piece)
		if r == utf8.RuneError && n <= 1 {
			// The piece ends inside a character: judge it by the bytes alone.
			return l.extends(l.word + piece)
		}
		if !l.rune(r) {
			return false
		}
		piece = piece[n:]
	}
	return true
}

func (l *lock) rune(r rune) bool {
	if l.ended {
		return false
	}
	next := l.word + string(r)
	if r != ' ' && (l.gap || l.word != "") && l.extends(next) {
		l.word, l.gap = next, false
		return true
	}
	switch r {
	case ' ':
		if l.gap {
			return false
		}
		if l.word != "" && !l.finish() {
			return false
		}
		l.gap = true
		return true
	case ',':
		return l.word != "" && l.finish() && l.glue == 0
	case '.':
		if l.word == "" || !l.finish() || l.glue > 0 || l.at < max(l.words.last, 0) {
			return false
		}
		l.ended = true
		return true
	}
	return false
}

// extends reports whether some allowed word begins so.
func (l *lock) extends(s string) bool {
	if r, ok := l.words.reach[s]; ok && r > l.at {
		return true
	}
	return l.glue < maxGlue && l.words.glueBegin[s]
}

// finish closes the word being written. A word that is in the source further on
// counts as the source's; otherwise it must be glue.
func (l *lock) finish() bool {
	w := l.word
	if w == "" {
		return !l.gap
	}
	l.word = ""
	for _, p := range l.words.positions[w] {
		if p > l.at && !english.IsFunction(w) {
			l.at, l.glue, l.lastGlue = p, 0, ""
			return true
		}
	}
	if (l.words.glue[w] || len(l.words.positions[w]) > 0 && english.IsFunction(w)) && l.glue < maxGlue+1 && w != l.lastGlue {
		l.glue++
		l.lastGlue = w
		return true
	}
	return false
}
