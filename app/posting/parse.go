package posting

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"vouchsafe/app/document"
	"vouchsafe/app/fault"
	"vouchsafe/app/meaning"
)

// Fewest words and most characters of a text that can be an advertisement.
const (
	fewestWords = 8
	mostChars   = 100_000
)

// Parse reads pasted text of any shape: plain, HTML, Markdown, lines run together. Texts
// of fewer than eight words or more than 100,000 characters, markup not counted, are
// refused with the codes posting_too_short and posting_too_long.
func Parse(ctx context.Context, text string, reader Reader) (*Posting, error) {
	lines, err := readText(text)
	if err != nil {
		return nil, err
	}
	return read(ctx, lines, reader)
}

func tooLong(chars int) error {
	return fault.BadInput("posting_too_long", fmt.Sprintf("the posting is %d characters long", chars),
		"an advertisement is a few pages at most", "Give only the advertisement")
}

// FromDocument reads a posting that came as a file. The same texts are refused.
func FromDocument(ctx context.Context, d *document.Document, reader Reader) (*Posting, error) {
	chars := 0
	for _, l := range d.Lines {
		chars += utf8.RuneCountInString(l.Text)
	}
	if chars > mostChars {
		return nil, tooLong(chars)
	}
	return read(ctx, documentLines(d), reader)
}

func read(ctx context.Context, lines []line, reader Reader) (*Posting, error) {
	words := 0
	for i := range lines {
		words += len(lines[i].words())
	}
	if words < fewestWords {
		return nil, fault.BadInput("posting_too_short", "this is too short to be a job posting",
			fmt.Sprintf("it has %d words", words), "Paste the whole advertisement")
	}
	for i := range lines {
		lines[i].at = i
		lines[i].findLabel()
	}
	divide(lines)
	ad := &advert{lines: lines, language: languageOf(lines)}
	ad.splitSentences()
	if err := ad.understand(ctx, reader); err != nil {
		return nil, err
	}
	ad.findLegal()

	p := &Posting{Language: ad.language}
	ad.identify(p)
	ad.setAside(p)
	p.Needs = ad.needs()
	p.Duties = ad.duties()
	p.Stack = ad.stack(p)
	p.Problems = ad.problems()
	p.Tasks = ad.tasks()
	p.Verdict, p.VerdictWhy = verdict(p)
	p.fill()
	return p, nil
}

// advert is an advertisement being read.
type advert struct {
	lines     []line
	sentences []*sentence
	language  string
	head      headline
}

// identify finds who asks for what, where, and whom to write to.
func (ad *advert) identify(p *Posting) {
	ad.head = ad.headline()
	p.Role, p.Roles = ad.head.role, ad.head.roles
	ad.employer(p)
	p.Team = ad.team(p)
	p.Place = ad.place()
	p.Person = ad.person(p)
	p.Apply = ad.apply()
}

// setAside fills Lines with the content and Boilerplate with what says nothing of the work.
func (ad *advert) setAside(p *Posting) {
	tells := map[*line]bool{} // of the work, the team or what they ask
	for _, s := range ad.sentences {
		switch s.is.Label {
		case meaning.Offer, meaning.Legal, meaning.Apply, meaning.Furniture:
		case meaning.About:
			tells[s.line] = tells[s.line] || s.is.Weight > 1
		default:
			tells[s.line] = true
		}
	}
	for i := range ad.lines {
		l := &ad.lines[i]
		switch {
		case strings.TrimSpace(l.text) == "":
		case l.section == furniture:
			p.Boilerplate = append(p.Boilerplate, l.text)
		default:
			p.Lines = append(p.Lines, l.text)
			if !l.heading && !tells[l] {
				p.Boilerplate = append(p.Boilerplate, l.text)
			}
		}
	}
}
