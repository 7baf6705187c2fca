package export

import (
	"strings"
	"time"
)

// Page is the letter as every format shows it: the same blocks, in the same
// order, with the same characters. Renderers add looks, never words.
type Page struct {
	Title, Author string
	Keywords      []string
	Language      string
	Date          time.Time // zero when the letter has none
	Blocks        []Block
}

// Kind is what a block is in a letter; styles and paragraph formats hang on it.
type Kind int

// The kinds, in the order in which they stand on a page.
const (
	Name      Kind = iota // of the sender
	Contact               // of the sender; one line per item, which a renderer may run together
	Date                  //
	Recipient             // one line each: person, team, company
	Subject               // of an e-mail
	Greeting              //
	Body                  //
	Closing               // the thanks and the name
)

// head tells the kinds that stand on paper only: not in a form's box, not in an e-mail.
func (k Kind) head() bool { return k <= Recipient }

// Block is one paragraph. Lines are those that must stand apart; where a long one
// wraps is the renderer's business, but it may wrap at U+0020 only: a U+00A0 keeps
// a number with its unit.
type Block struct {
	Kind  Kind
	Lines []Line
}

// Line is a run of text without a hard break.
type Line []Run

// Run is text of one sort.
type Run struct {
	Text        string
	Link        string // address behind it; empty for plain text
	Placeholder bool   // a fact that nobody has given
}

// Text of the line, with ordinary spaces.
func (l Line) Text() string {
	var b strings.Builder
	for _, r := range l {
		b.WriteString(r.Text)
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// Body gives the blocks from greeting to signature, and an e-mail's subject.
func (p *Page) Body() []Block {
	for i, b := range p.Blocks {
		if !b.Kind.head() {
			return p.Blocks[i:]
		}
	}
	return nil
}
