package llm

import (
	"slices"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// lookup guesses the next tokens of a text that copies from its prompt: where
// the last few tokens have stood before, what followed then may follow now. Where
// some words were replaced the copy goes on behind them: there one token is enough.
// The guesses are decoded together with the next token, so that those which hold
// come at the price of a batch of four, which is one and a half to two and a half
// times that of one token (measured; it depends on the machine). It decides by
// what held so far, never by the clock, so that a text does not depend on the
// machine's mood.
type lookup struct {
	from  int     // where in the history the last guess stood
	lost  int     // where the copy was left; 0 where it is not known
	rate  float64 // share of guesses that held lately
	rest  int     // tokens to go without guessing
	pause int     // the next rest
}

const (
	guesses   = 3   // with the token itself four rows, which the kernels like
	shortest  = 3   // tokens that must match
	longest   = 5   // tokens that are matched at most
	around    = 6   // how far behind the place where a copy was left it may go on
	worthAt   = 0.4 // below this share guessing costs more than it brings
	firstRest = 8
)

func newLookup() lookup { return lookup{rate: 0.55, pause: firstRest} }

// guess gives what may follow history, at most n tokens.
func (l *lookup) guess(history []llama.Token, n int) []llama.Token {
	if l.rest > 0 {
		l.rest--
		return nil
	}
	at := match(history)
	if at == 0 {
		at = l.resumed(history)
	}
	if at == 0 {
		return nil
	}
	l.from = at
	return history[at:min(len(history), at+min(n, guesses))]
}

// resumed gives where the copy goes on when the last token stands shortly behind the
// place where it was left, or 0.
func (l *lookup) resumed(history []llama.Token) int {
	if l.lost == 0 {
		return 0
	}
	end := len(history) - 1
	near := history[min(l.lost, end):min(l.lost+around, end)]
	if i := slices.Index(near, history[end]); i >= 0 {
		return l.lost + i + 1
	}
	return 0
}

// match gives where what followed the last tokens of history before stands, the
// latest such place of the longest match, or 0.
func match(history []llama.Token) int {
	end := len(history)
	for size := min(longest, end-1); size >= shortest; size-- {
		last := history[end-size:]
		for at := end - size - 1; at >= 0; at-- {
			if history[at+size-1] == last[size-1] && slices.Equal(history[at:at+size], last) {
				return at + size
			}
		}
	}
	return 0
}

// learn takes in how many of the guessed tokens held.
func (l *lookup) learn(guessed, held int) {
	if guessed == 0 {
		return
	}
	l.lost = l.from + held
	l.rate = 0.7*l.rate + 0.3*float64(held)/float64(guessed)
	if l.rate >= worthAt {
		return
	}
	l.rest, l.rate = l.pause, worthAt
	l.pause = min(2*l.pause, 128)
}
