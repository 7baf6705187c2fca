package llm

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// row is one candidate while it is being written.
type row struct {
	lane       *lane
	candidate  int
	spec       *Job
	vocab      *vocabulary
	constraint Constraint // nil is free
	random     *rand.Rand
	emit       func(string) // where text goes once it is certain; may be nil

	seq   llama.SeqId
	pos   int           // tokens of the sequence already decoded
	next  llama.Token   // chosen, not yet decoded
	past  []llama.Token // suffix and text so far, next included
	whole []llama.Token // prefix and past, as far as they were needed

	text      strings.Builder
	sent      int  // bytes of text already emitted
	skipSpace bool // the lead ended in a space, so the first one is not text
	thinks    bool // may open a thinking section, which is not text
	thought   bool // has closed one and not yet begun the answer
	lookup    lookup
	result    Result
	done      bool
}

func newRow(l *lane, candidate int, v *vocabulary, ahead int, emit func(string)) *row {
	r := &row{lane: l, candidate: candidate, spec: l.spec, vocab: v, emit: emit, skipSpace: l.spaced, lookup: newLookup(ahead)}
	r.past = slices.Clone(l.suffix)
	if l.spec.Constraint != nil {
		r.constraint = l.spec.Constraint.Fork()
	}
	r.random = newRandom(l.spec.Seed + uint64(candidate))
	return r
}

// history is all that stands before the next token: prefix, suffix, text.
func (r *row) history(p *Prefix) []llama.Token {
	if len(r.whole) == 0 {
		r.whole = slices.Clone(p.tokens)
	}
	r.whole = append(r.whole, r.past[len(r.whole)-len(p.tokens):]...)
	return r.whole
}

// piece is what a token adds to the text.
func (r *row) piece(t llama.Token) string { return r.trim(r.vocab.pieces[t]) }

func (r *row) trim(piece string) string {
	if r.skipSpace {
		return strings.TrimPrefix(piece, " ")
	}
	return piece
}

// admits tells whether token t may come next, and counts where it may not.
func (r *row) admits(t llama.Token) bool {
	if r.vocab.ends[t] {
		if r.constraint == nil || r.constraint.MayEnd() {
			return true
		}
	} else if piece := r.vocab.pieces[t]; piece != "" && r.permits(piece) {
		return true
	}
	r.result.Rejected++
	return false
}

// permits asks the constraint about a token's text. A text that brings a stop is
// asked about as far as the stop, where the answer would end.
func (r *row) permits(piece string) bool {
	if r.constraint == nil {
		return true
	}
	piece = r.trim(piece)
	at, stops := r.stop(piece)
	if !stops {
		return piece == "" || r.constraint.Allows(piece)
	}
	if at <= 0 {
		return r.constraint.MayEnd()
	}
	f := r.constraint.Fork()
	if !f.Allows(piece[:at]) {
		return false
	}
	f.Accept(piece[:at])
	return f.MayEnd()
}

// stop finds a stop text that piece would complete; at is where it begins,
// counted from the start of piece, and negative where earlier text began it.
func (r *row) stop(piece string) (at int, found bool) {
	for _, s := range r.spec.Stop {
		if s == "" {
			continue
		}
		text := r.text.String()
		tail := text[max(0, len(text)-len(s)+1):]
		if i := strings.Index(tail+piece, s); i >= 0 && (!found || i-len(tail) < at) {
			at, found = i-len(tail), true
		}
	}
	return at, found
}

// nearStop tells whether piece brings a stop text or could be the start of one.
func (r *row) nearStop(piece string) bool {
	for _, s := range r.spec.Stop {
		text := r.text.String()
		text = text[max(0, len(text)-len(s)):] + piece
		if s == "" {
			continue
		}
		if strings.Contains(text, s) {
			return true
		}
		for n := min(len(s)-1, len(text)); n > 0; n-- {
			if strings.HasPrefix(s, text[len(text)-n:]) {
				return true
			}
		}
	}
	return false
}

// take makes t part of the text. It ends the row where t or its text does.
func (r *row) take(t llama.Token, logProb float64) {
	if r.vocab.ends[t] {
		r.finish(EndStop)
		return
	}
	r.next = t
	r.past = append(r.past, t)
	r.result.Tokens++
	r.result.LogProb += logProb
	piece := r.piece(t)
	r.skipSpace = false
	if r.thought {
		piece = strings.TrimLeft(piece, "\n ")
		r.thought = piece == ""
	}
	if at, stops := r.stop(piece); stops {
		text := r.text.String() + piece
		text = text[:r.text.Len()+at]
		r.text.Reset()
		r.text.WriteString(text)
		r.finish(EndStop)
		return
	}
	r.text.WriteString(piece)
	r.skipThought()
	if r.constraint != nil && piece != "" {
		r.constraint.Accept(piece)
	}
	if r.result.Tokens >= r.spec.MaxTokens {
		r.finish(EndLength)
		return
	}
	r.send(len(r.text.String()) - r.held())
}

// held is how much of the text's end may yet turn out to begin a stop text or
// to be half a character.
func (r *row) held() int {
	text := r.text.String()
	if r.thinks && text != "" && (strings.HasPrefix(text, thought) || strings.HasPrefix(thought, text)) {
		return len(text)
	}
	most := 0
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if utf8.RuneStart(text[len(text)-n]) {
			if !utf8.FullRuneInString(text[len(text)-n:]) {
				most = n
			}
			break
		}
	}
	for _, s := range r.spec.Stop {
		for n := min(len(s)-1, len(text)); n > most; n-- {
			if strings.HasPrefix(s, text[len(text)-n:]) {
				most = n
				break
			}
		}
	}
	return most
}

// send emits the text up to byte n.
func (r *row) send(n int) {
	if n <= r.sent {
		return
	}
	if r.emit != nil {
		r.emit(strings.ToValidUTF8(r.text.String()[r.sent:n], "\uFFFD"))
	}
	r.sent = n
}

// Where a model thinks aloud before it answers.
const thought, thoughtEnd = "<think>", "</think>"

// skipThought takes a finished thinking section off the front of the text.
func (r *row) skipThought() {
	if !r.thinks || !strings.HasPrefix(r.text.String(), thought) {
		return
	}
	if _, answer, ok := strings.Cut(r.text.String(), thoughtEnd); ok {
		r.text.Reset()
		answer = strings.TrimLeft(answer, "\n ")
		r.text.WriteString(answer)
		r.thinks, r.thought = false, answer == ""
	}
}

// finish ends the row. Half a character at the end is left out, and a thought
// that never came to an answer.
func (r *row) finish(why End) {
	text := r.text.String()
	if r.thinks && strings.HasPrefix(text, thought) {
		text = ""
	}
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if utf8.RuneStart(text[len(text)-n]) {
			if !utf8.FullRuneInString(text[len(text)-n:]) {
				text = text[:len(text)-n]
			}
			break
		}
	}
	r.send(len(text))
	r.result.Text = strings.ToValidUTF8(text, "\uFFFD")
	r.result.End = why
	r.done = true
}
