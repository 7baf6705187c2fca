package export

import (
	"strings"
	"time"

	"vouchsafe/app/letter"
)

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
