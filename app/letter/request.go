package letter

import (
	"context"
	"strings"
	"time"

	"vouchsafe/app/evidence"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// Options are what the person may choose. The zero value is the usual letter.
type Options struct {
	Opening string // "", "auto", "incident", "migration", "cost", "role"
	Form    string // "", "letter", "email", "box", "paragraph"
	Tone    string // "", "plain", "warm", "brisk"
	Words   int    // upper bound; 0 is the form's own, never more than 300
	Pack    string // "" is chosen by the posting's role
	Seed    uint64
	Name    string // the applicant's, where the resume has none
	Today   time.Time

	Chars    int      // upper bound of characters of a paste box; 0 is 1,500 for form "box", none for the others
	Greeting string   // the person's own, "" for the pack's
	SignOff  string   // the same
	Avoid    []string // words the person does not want in a letter
}

// Request is all that a letter is made of.
type Request struct {
	Resume  *resume.Resume
	Posting *posting.Posting
	Answers evidence.Answers
	Options Options
	Reader  Reader
}

// Reader tells what lines of the resume and of the posting mean; that of package
// meaning is one.
type Reader interface {
	evidence.Reader
	Posting(ctx context.Context, lines []meaning.PostingLine) ([]meaning.PostingMeaning, error)
}

// Phraser puts claims into words. Every wording it gives is verified; a nil
// Phraser leaves the letter to the rules.
type Phraser interface {
	Name() string
	// Phrase gives, for each slot, whole tellings of its line.
	Phrase(ctx context.Context, slots []Slot, seed uint64) ([][]Wording, error)
	Spent() Spent
}

// Slot is one line to be told, and what was read of it.
type Slot struct {
	Title, Employer string
	Now             bool   // the job still runs
	Kind, Part      string // of package meaning
	Passage         evidence.Passage
	Need            string   // a line of the posting that this one answers; "" for none
	Sources         []string // what vouches for a telling, in other words: quote and plain text
}

// Wording is what a model made of a slot.
type Wording struct {
	Form     string // "story", "deed", "brief", "bridge"
	Text     string
	LogProb  float64 // mean per token
	Complete bool    // it ended by itself
	Like     float64 // how like its meaning is to the line's, as the reader has it
}

// Spent is what the model had to do.
type Spent struct {
	PrefixMS                      int64
	PromptTokens, GeneratedTokens int
}

// A reader takes in no more figures than these.
const (
	maxInSentence = 4
	maxInLetter   = 12
)

// bounds are what a letter may not exceed.
type bounds struct {
	Words, Chars int
	Claims       int // with the lead
}

// limits gives the bounds of a form. Words asked for are an upper bound, and no
// letter has more than 300.
func limits(o Options) bounds {
	b := bounds{Words: 260, Claims: 4}
	switch o.Form {
	case "email":
		b = bounds{Words: 120, Claims: 2}
	case "box":
		b = bounds{Words: 220, Claims: 3, Chars: 1500}
	case "paragraph":
		b = bounds{Words: 110, Claims: 3}
	default:
		if o.Tone == "brisk" {
			b.Words, b.Claims = 190, 3
		}
	}
	if o.Chars > 0 {
		b.Chars = o.Chars
	}
	if o.Words > 0 {
		b.Words = min(o.Words, 300)
		if o.Form == "" || o.Form == "letter" {
			switch {
			case b.Words < 120:
				b.Claims = 2
			case b.Words < 170:
				b.Claims = 3
			}
		}
	}
	return b
}

// wordCount counts as people and paste boxes do: runs between white space.
func wordCount(s string) int { return len(strings.Fields(s)) }

// chosenPack loads the pack that was asked for, or the one the posting's role calls for.
func chosenPack(o Options, p *posting.Posting) (*playbook.Pack, error) {
	name := o.Pack
	if name == "" || name == "auto" {
		name = playbook.For(p.Role.Value, p.Lines...)
	}
	return playbook.Load(name)
}
