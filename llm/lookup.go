package llm

import (
	"slices"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// lookup guesses the next tokens of a text that copies from its prompt: where
// the last few tokens have stood before, what followed then may follow now. Where
// some words were replaced the copy goes on behind them: there less must match.
// The guesses are decoded together with the next token, so that those which hold
// come at the price of one batch. It decides by what held so far, never by the
// clock, so that a text does not depend on the machine's mood.
type lookup struct {
	ahead int     // tokens guessed at most
	from  int     // where in the history the last guess stood
	lost  int     // where the copy was left; 0 where it is not known
	since int     // tokens chosen since then
	rate  float64 // share of guesses that held lately
	rest  int     // tokens to go without guessing
	pause int     // the next rest
}

// With the token itself a guess makes four rows, which the kernels like, or eight.
// Four cost one and a half to two and a half times what one does, eight twice what
// four do, or hardly more where the hardware multiplies matrices (measured).
const (
	fewAhead  = 3
	manyAhead = 7
)

const (
	shortest  = 3   // tokens that must match
	longest   = 5   // tokens that are matched at most
	around    = 6   // how far behind the place where a copy was left it may go on
	worthAt   = 0.4 // below this share guessing costs more than it brings
	firstRest = 4
)

func newLookup(ahead int) lookup { return lookup{ahead: ahead, rate: 0.55, pause: firstRest} }

// guess gives what may follow history, at most n tokens.
func (l *lookup) guess(history []llama.Token, n int) []llama.Token {
	l.since++
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
	return history[at:min(len(history), at+min(n, l.ahead))]
}

// resumed gives where the copy goes on behind the place where it was left, or 0: the
// last token stands as far behind that place as the text has gone on, so that as much
// came as went, or the last two stand a little further on. One token anywhere near is
// no sign: most such are commas and articles.
func (l *lookup) resumed(history []llama.Token) int {
	if l.lost == 0 {
		return 0
	}
	end := len(history) - 1
	near := history[min(l.lost, end):min(l.lost+around, end)]
	if i := l.since - 1; i > 0 && i < len(near) && near[i] == history[end] {
		return l.lost + i + 1
	}
	for i := 1; i < len(near); i++ {
		if near[i] == history[end] && near[i-1] == history[end-1] {
			return l.lost + i + 1
		}
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

// learn takes in how many of the guessed tokens held. Only the first few count for
// the rate: those after them come nearly for nothing.
func (l *lookup) learn(guessed, held int) {
	if guessed == 0 {
		return
	}
	l.lost, l.since = l.from+held, 0
	if held == guessed {
		l.pause = firstRest
	}
	l.rate = 0.7*l.rate + 0.3*float64(min(held, fewAhead))/float64(min(guessed, fewAhead))
	if l.rate >= worthAt {
		return
	}
	l.rest, l.rate = l.pause, worthAt
	l.pause = min(2*l.pause, 128)
}
