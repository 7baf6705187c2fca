package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
	"vouchsafe/llm"
)

// lock is the vocabulary lock: while a sentence is decoded, only tokens may come that
// keep the word being written a beginning of an allowed word. Allowed, in any order, are
// the source's words and their inflections, its figures as they stand, function words,
// and the neutral words that a telling needs.
//
// What the lock lets through may still be untrue; check.Gate judges that.
type lock struct {
	words *vocabulary
	word  string // the word being written
	mark  rune   // the mark behind the last word; 0 for none
	gap   bool   // a space was written and nothing since
}

// vocabulary is shared by all forks of a lock.
type vocabulary struct {
	whole map[string]bool
	begin map[string]bool // every beginning of every allowed word
}

// neutral words move a telling on and claim nothing: those that the taught tellings use
// most often beside the words of their lines (models/teach/sayings.jsonl).
var neutral = english.WordSet(`went go goes gone going took take takes taken taking put puts came come comes coming got get gets fell fall falls fallen rose rise
	made make makes making became become becomes gave give gives stood stand stands brought bring brings left leave leaves meant mean means stayed stay stays kept keep keeps
	held hold holds used use uses using need needed needs cost costs times second seconds minute minutes hour hours day days week weeks month months year years
	thousand million billion per percent now instead own people requests 's 'm 've 'd 're n't`)

// parts are the words that tell whose deed it was, allowed to whom the line gives them.
var parts = map[string]string{meaning.Help: "help", meaning.Lead: "lead", meaning.Own: "own"}

// does are verbs for deeds that a line names by a noun alone ("Backups: every night").
var does = english.WordSet("build set write move run add fix replace rewrite find cut use do")

func newLock(part string, sources ...string) *lock {
	v := &vocabulary{whole: map[string]bool{}, begin: map[string]bool{}}
	for _, source := range sources {
		for i, w := range english.Words(source) {
			switch {
			case w.Text == "&", !w.Punct && (i == 0 || w.Text == w.Lower || isVerb(w.Lower)):
				v.inflected(w.Lower)
				v.add(w.Text)
			case !w.Punct: // a name keeps its capitals
				v.named(w.Text)
			}
		}
	}
	v.add("'") // "the teams' logs"
	for w := range english.FunctionWords() {
		v.common(w)
	}
	for w := range neutral {
		v.common(w)
	}
	for w := range does {
		v.inflected(w)
	}
	if w := parts[part]; w != "" {
		v.inflected(w)
	}
	return &lock{words: v, mark: ':'}
}

// inflected adds a word of a source, the parts that it is joined of, and their forms.
func (v *vocabulary) inflected(w string) {
	for _, part := range append(strings.FieldsFunc(w, joint), w) {
		v.common(part)
		if strings.ContainsFunc(part, unicode.IsDigit) {
			v.add(strings.TrimRight(part, "+%") + "%")
			continue
		}
		for form := range english.Kin(part) {
			v.common(form)
		}
	}
}

// named adds a name and the parts that it is joined of, and its plural.
func (v *vocabulary) named(w string) {
	for _, part := range append(strings.FieldsFunc(w, joint), w) {
		v.add(part)
		v.add(part + "s")
		v.add(strings.TrimSuffix(part, "s"))
	}
}

// common adds a word that may begin a sentence.
func (v *vocabulary) common(w string) {
	v.add(w)
	v.add(english.Capital(w))
}

// isVerb tells a deed from a name where both have a capital: "Result: Cut costs".
func isVerb(w string) bool {
	_, form, ok := english.LookupVerb(w)
	return ok && form != english.Base && form != english.Third
}

func (v *vocabulary) add(w string) {
	if v.whole[w] {
		return
	}
	v.whole[w] = true
	for n := range len(w) + 1 {
		v.begin[w[:n]] = true
	}
}

// joint reports whether a mark joins two words to one.
func joint(r rune) bool { return strings.ContainsRune("-‑/→&", r) }

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

// MayEnd implements llm.Constraint: a telling ends after a full stop.
func (l *lock) MayEnd() bool {
	word, stopped := strings.CutSuffix(l.word, ".")
	return l.mark == '.' || stopped && l.words.whole[word]
}

func (l *lock) write(piece string) bool {
	if piece == "" {
		return false
	}
	for len(piece) > 0 {
		r, n := utf8.DecodeRuneInString(piece)
		if r == utf8.RuneError && n <= 1 {
			// The piece ends inside a character: judge it by the bytes alone.
			return l.words.begin[l.word+piece]
		}
		if !l.rune(r) {
			return false
		}
		piece = piece[n:]
	}
	return true
}

func (l *lock) rune(r rune) bool {
	if r == '’' {
		r = '\''
	}
	if next := l.word + string(r); l.mark == 0 && r != ' ' && l.words.begin[next] {
		l.word, l.gap = next, false
		return true
	}
	whole := l.word != "" && l.words.whole[l.word]
	switch {
	case r == ' ':
		// "Node." may end a sentence though "Node.js" is allowed too.
		if l.gap || !whole && l.mark == 0 && !l.words.whole[strings.TrimRight(l.word, ",.;:")] {
			return false
		}
		l.word, l.mark, l.gap = "", 0, true
		return true
	case r == '(' && l.gap:
		l.gap = false
		return true
	case whole && r == '\'':
		l.word = "'"
		return true
	case whole && joint(r):
		l.word = ""
		return true
	case whole && strings.ContainsRune(",.;:)", r), l.mark == ')' && strings.ContainsRune(",.;:", r):
		l.word, l.mark = "", r
		return true
	}
	return false
}
