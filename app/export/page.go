package export

import (
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"vouchsafe/app/letter"
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

// compose turns a letter into the page that all formats share.
func compose(l *letter.Letter, loc locale) *Page {
	p := &Page{
		Title:    title(l),
		Author:   clean(l.Sender.Name),
		Language: l.Language,
	}
	if p.Language == "" {
		p.Language = "en"
	}
	for _, word := range []string{"Cover letter", l.Role, l.Company} {
		if word = clean(word); word != "" {
			p.Keywords = append(p.Keywords, word)
		}
	}
	p.sender(l.Sender)
	if d, err := time.Parse(time.DateOnly, l.Date); err == nil {
		p.Date = d
		p.add(Date, plain(loc.date(d)))
	}
	p.recipient(l.Recipient)
	if l.Form == "email" {
		p.add(Subject, marked("Subject: "+SubjectLine(l), l.Placeholders))
	}
	for _, paragraph := range l.Paragraphs {
		p.paragraph(paragraph, l)
	}
	return p
}

func (p *Page) add(k Kind, lines ...Line) {
	if len(lines) > 0 {
		p.Blocks = append(p.Blocks, Block{Kind: k, Lines: lines})
	}
}

// plain is a line that wraps nowhere it need not: its spaces hold.
func plain(s string) Line {
	return Line{{Text: strings.ReplaceAll(tidy(s), " ", "\u00a0")}}
}

func (p *Page) sender(s letter.Sender) {
	if name := clean(s.Name); name != "" {
		p.add(Name, Line{{Text: name}})
	}
	var items []Line
	if s.Place != "" {
		items = append(items, plain(s.Place))
	}
	if s.Email != "" {
		items = append(items, Line{{Text: tidy(s.Email), Link: address("mailto:" + s.Email)}})
	}
	if s.Phone != "" {
		items = append(items, plain(s.Phone))
	}
	for _, link := range s.Links {
		if shown := tidy(shorten(link)); shown != "" {
			items = append(items, Line{{Text: shown, Link: address(link)}})
		}
	}
	p.add(Contact, items...)
}

func (p *Page) recipient(r letter.Recipient) {
	team := clean(r.Team)
	if team != "" && !strings.Contains(strings.ToLower(team), "team") {
		team += " team"
	}
	var lines []Line
	for _, s := range []string{clean(r.Person), team, clean(r.Company)} {
		if s != "" {
			lines = append(lines, Line{{Text: s}})
		}
	}
	p.add(Recipient, lines...)
}

func (p *Page) paragraph(from letter.Paragraph, l *letter.Letter) {
	kind, text := Body, from.Text()
	switch from.Slot {
	case letter.Greeting:
		kind = Greeting
	case letter.Signature:
		kind = Closing
		text = signature(from, l.Sender.Name)
	}
	var lines []Line
	for part := range strings.Lines(text) {
		if part = clean(part); part != "" {
			lines = append(lines, marked(glue(part), l.Placeholders))
		}
	}
	p.add(kind, lines...)
}

// signature puts the name below the thanks, however the letter holds the two: as
// two sentences, as two lines, or as one line with a comma.
func signature(p letter.Paragraph, name string) string {
	if len(p.Sentences) > 1 {
		parts := make([]string, len(p.Sentences))
		for i, s := range p.Sentences {
			parts[i] = s.Text
		}
		return strings.Join(parts, "\n")
	}
	text := strings.TrimSpace(p.Text())
	thanks, who, found := strings.Cut(text, ", ")
	if found && !strings.Contains(text, "\n") && (who == name || strings.HasPrefix(who, "{")) {
		return thanks + ",\n" + who
	}
	return text
}

func title(l *letter.Letter) string {
	var parts []string
	for _, s := range []string{l.Company, l.Role, l.Sender.Name} {
		if s = clean(s); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return "Cover letter"
	}
	return strings.Join(parts, " – ")
}

// SubjectLine is the subject for the letter sent as an e-mail.
func SubjectLine(l *letter.Letter) string {
	role, name := clean(l.Role), clean(l.Sender.Name)
	switch {
	case role == "" && name == "":
		return "Application"
	case role == "":
		return "Application – " + name
	case name == "":
		return role
	}
	return role + " – " + name
}

// shorten takes from an address what a reader does not need to see.
func shorten(link string) string {
	s := strings.TrimSpace(link)
	for _, prefix := range []string{"https://", "http://", "mailto:", "www."} {
		s = strings.TrimPrefix(s, prefix)
	}
	return strings.TrimSuffix(s, "/")
}

// address makes what a click follows; empty where the text is no address that a
// mail program or browser should be sent to.
func address(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, ":") || strings.Contains(s, ".") && !strings.Contains(s, "://") && !strings.HasPrefix(s, "mailto:") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "https", "http":
		host, err := idna.Lookup.ToASCII(u.Hostname())
		if host == "" || err != nil {
			return ""
		}
		if port := u.Port(); port != "" {
			host += ":" + port
		}
		u.Host = host
	case "mailto":
	default:
		return ""
	}
	s = u.String()
	for _, r := range s {
		if r <= ' ' || r > '~' {
			return ""
		}
	}
	return s
}
