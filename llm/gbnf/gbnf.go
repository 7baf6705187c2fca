// Package gbnf holds a model to a grammar in llama.cpp's GBNF notation.
//
// It guarantees that what it lets through is, at every moment, the beginning of
// a text of the grammar, and that an answer ends only where such a text is whole.
// It works on bytes, so tokens may split characters, and it refuses grammars with
// undefined rules, left recursion or absurd size with an error at parse time.
//
// The notation: https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md
package gbnf

import (
	"unicode/utf8"

	"vouchsafe/llm"
)

// Grammar is a position in a text of a grammar. It is an llm.StepConstraint.
// Its forks may be used on different goroutines.
type Grammar struct {
	rules  *rules
	stacks []*frame // each on a character class; nil is a whole text
	half   string   // bytes of a character not yet complete
}

var _ llm.StepConstraint = (*Grammar)(nil)

// frame is one level of a position: what comes next in one alternative, and
// what comes after that alternative.
type frame struct {
	next []element // never empty
	then *frame
}

// tooMany bounds how ambiguous a text may become.
const tooMany = 4096

// Parse reads a grammar whose start is the rule "root".
func Parse(source string) (*Grammar, error) {
	r, err := parse(source)
	if err != nil {
		return nil, err
	}
	g := &Grammar{rules: r}
	c := r.closure()
	c.expand(r.alternatives[r.names["root"]], nil)
	g.stacks = c.out
	return g, nil
}

// Fork gives an independent copy.
func (g *Grammar) Fork() llm.Constraint {
	c := *g
	return &c
}

// MayEnd tells whether the text so far is whole.
func (g *Grammar) MayEnd() bool {
	if g.half != "" {
		return false
	}
	for _, s := range g.stacks {
		if s == nil {
			return true
		}
	}
	return false
}

// Allows tells whether the text may go on with piece.
func (g *Grammar) Allows(piece string) bool {
	_, _, ok := g.advance(piece)
	return ok && piece != ""
}

// AllowsPrefix tells whether the text may go on with something that begins so.
func (g *Grammar) AllowsPrefix(prefix string) bool {
	_, _, ok := g.advance(prefix)
	return ok
}

// Accept goes on with piece. What Allows refuses leaves nothing allowed.
func (g *Grammar) Accept(piece string) {
	g.stacks, g.half, _ = g.advance(piece)
}

// advance gives the position after piece; ok is false where there is none.
func (g *Grammar) advance(piece string) (stacks []*frame, half string, ok bool) {
	stacks = g.stacks
	text := g.half + piece
	for text != "" {
		if !utf8.FullRuneInString(text) {
			low, high := span(text)
			for _, s := range stacks {
				if s != nil && s.next[0].overlaps(low, high) {
					return stacks, text, true
				}
			}
			return nil, "", false
		}
		c, n := utf8.DecodeRuneInString(text)
		if c == utf8.RuneError && n == 1 {
			return nil, "", false
		}
		text = text[n:]
		after := g.rules.closure()
		for _, s := range stacks {
			if s != nil && s.next[0].has(c) {
				after.step(s)
			}
		}
		if stacks = after.out; len(stacks) == 0 || len(stacks) > tooMany {
			return nil, "", false
		}
	}
	return stacks, "", len(stacks) > 0
}

// span is the range of characters whose UTF-8 begins with half.
func span(half string) (low, high rune) {
	var need int
	var c rune
	switch b := half[0]; {
	case b >= 0xF0:
		need, c = 4, rune(b&0x07)
	case b >= 0xE0:
		need, c = 3, rune(b&0x0F)
	default:
		need, c = 2, rune(b&0x1F)
	}
	for i := 1; i < len(half); i++ {
		c = c<<6 | rune(half[i]&0x3F)
	}
	shift := 6 * (need - len(half))
	return c << shift, (c+1)<<shift - 1
}

// closure collects the positions that can be reached without reading anything.
// What it has been at already is not followed again: an ambiguous grammar would
// otherwise cost time that doubles with every choice.
type closure struct {
	rules *rules
	out   []*frame
	seen  map[place]bool
	backs map[place]*frame
	ended bool // the whole text is among the positions
}

// place identifies a frame within one closure.
type place struct {
	at   *element
	then *frame
}

func (r *rules) closure() *closure {
	return &closure{rules: r, seen: map[place]bool{}, backs: map[place]*frame{}}
}

// step goes on past the class on top of s.
func (c *closure) step(s *frame) {
	if len(s.next) > 1 {
		c.enter(s.next[1:], s.then)
	} else {
		c.leave(s.then)
	}
}

// expand goes to the start of each alternative.
func (c *closure) expand(alternatives [][]element, then *frame) {
	for _, a := range alternatives {
		if len(a) == 0 {
			c.leave(then)
		} else {
			c.enter(a, then)
		}
	}
}

// leave goes on with what comes after a finished alternative.
func (c *closure) leave(then *frame) {
	switch {
	case then != nil:
		c.enter(then.next, then.then)
	case !c.ended:
		c.ended = true
		c.out = append(c.out, nil)
	}
}

// enter goes down from next into rules until a character class is on top.
func (c *closure) enter(next []element, then *frame) {
	key := place{&next[0], then}
	if c.seen[key] || len(c.out) > tooMany {
		return
	}
	c.seen[key] = true
	if next[0].rule < 0 {
		c.out = add(c.out, &frame{next, then})
		return
	}
	back := then
	if len(next) > 1 {
		back = c.frame(next[1:], then)
	}
	c.expand(c.rules.alternatives[next[0].rule], back)
}

// frame gives the one frame of this closure for a place to come back to.
func (c *closure) frame(next []element, then *frame) *frame {
	key := place{&next[0], then}
	if f := c.backs[key]; f != nil {
		return f
	}
	f := &frame{next, then}
	c.backs[key] = f
	return f
}

// add puts s among the positions unless an equal one is there.
func add(out []*frame, s *frame) []*frame {
	for _, o := range out {
		if same(o, s) {
			return out
		}
	}
	return append(out, s)
}

// same tells whether two positions have the same future.
func same(a, b *frame) bool {
	for a != b {
		if a == nil || b == nil || len(a.next) != len(b.next) || &a.next[0] != &b.next[0] {
			return false
		}
		a, b = a.then, b.then
	}
	return true
}
