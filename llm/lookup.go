package llm

import (
	"slices"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// lookup guesses the next tokens of a text that copies from its prompt: where
// the last few tokens have stood before, what followed then may follow now. The
// guesses are decoded together with the next token, so that those which hold
// come at the price of a batch of four. It decides by what held so far, never by
// the clock, so that a text does not depend on the machine's mood.
type lookup struct {
	rate  float64 // share of guesses that held lately
	rest  int     // tokens to go without guessing
	pause int     // the next rest
}

const (
	guesses   = 3    // with the token itself four rows, which the kernels like
	shortest  = 2    // tokens that must match
	longest   = 4    // tokens that are matched at most
	worthAt   = 0.25 // below this share guessing costs more than it brings
	firstRest = 8
)

func newLookup() lookup { return lookup{rate: 0.5, pause: firstRest} }

// guess gives what may follow history, at most n tokens.
func (l *lookup) guess(history []llama.Token, n int) []llama.Token {
	if l.rest > 0 {
		l.rest--
		return nil
	}
	for size := longest; size >= shortest; size-- {
		end := len(history)
		if end <= size {
			continue
		}
		last := history[end-size:]
		for at := end - size - 1; at >= 0; at-- {
			if history[at+size-1] == last[size-1] && slices.Equal(history[at:at+size], last) {
				return history[at+size : min(end, at+size+min(n, guesses))]
			}
		}
	}
	return nil
}

// learn takes in how many of the guessed tokens held.
func (l *lookup) learn(guessed, held int) {
	if guessed == 0 {
		return
	}
	l.rate = 0.7*l.rate + 0.3*float64(held)/float64(guessed)
	if l.rate >= worthAt {
		return
	}
	l.rest, l.rate = l.pause, worthAt
	l.pause = min(2*l.pause, 128)
}
