// Package export writes a letter as a file or as text for another program: PDF,
// DOCX, Markdown, plain text, and HTML for the clipboard, all from one description
// of the page.
//
// It guarantees: one page; fonts embedded; every format with the same words and
// characters; nothing in the file but the letter; what was written has been read
// back and is the letter; a target is the old file or the new one, never half.
// It refuses placeholders (unless allowed, then marked), letters too long for one
// page, characters its fonts lack, and targets it may not replace, each with a
// coded fault.
package export

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

// Options are the choices around one export; the zero value takes the defaults.
type Options struct {
	Paper             string // "a4", "letter"; "": by locale
	Style             string // one of Styles; "": the first
	Accent            string // colour of styles modern and resume: "#22577a"; "": the style's, and in resume the resume's
	Typeface          string // of style resume: "serif" or "sans"; "": as the resume is set
	Locale            string // region for paper and date form: "en-US"; "": the system's
	Force             bool   // replace an existing file
	AllowPlaceholders bool   // write them, visibly marked, instead of refusing
	Wrap              int    // width of plain text in characters; 0: one line per paragraph
	Limit             int    // most characters of plain text, as a form's box counts them; 0: any
}

func (o Options) locale() locale {
	if r := regionOf(o.Locale); r != "" {
		return r
	}
	return systemLocale()
}

// format is one way to write a page. A new one is a new file and a line in formats.
type format struct {
	write    func(*Page, Options) ([]byte, error)
	readable bool // by package document: read back before it counts as done
}

var formats = map[string]format{
	"pdf":  {writePDF, true},
	"docx": {writeDOCX, true},
	"md":   {writeMarkdown, true},
	"txt":  {writeText, true},
	"html": {writeHTML, false}, // clipboard only
}

// Bytes gives the letter in a format: "pdf", "docx", "md", "txt", or "html" for the
// clipboard. What it gives has been read back and compared. Errors are faults.
func Bytes(ctx context.Context, l *letter.Letter, name string, o Options) ([]byte, error) {
	f, ok := formats[name]
	if !ok {
		return nil, faultFormat(name)
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	if o.Style == "resume" {
		o = o.takingAfter(l.Looks)
	}
	p := compose(l, o.locale())
	if !o.AllowPlaceholders {
		if left := p.placeholders(); len(left) > 0 {
			return nil, faultPlaceholder(left)
		}
	}
	if len(p.Body()) == 0 {
		return nil, faultEmpty()
	}
	data, err := f.write(p, o)
	if err != nil {
		return nil, err
	}
	if f.readable {
		if err := readBack(ctx, p, name, data); err != nil {
			return nil, err
		}
	}
	return data, ctx.Err()
}

// Write exports the letter to a file, whose ending tells the format. Errors are
// faults; on any of them the target is as it was before.
func Write(ctx context.Context, l *letter.Letter, path string, o Options) error {
	if err := Check(path, o); err != nil {
		return err
	}
	data, err := Bytes(ctx, l, formatOf(path), o)
	if err != nil {
		return err
	}
	return save(path, data, o.Force)
}

// Check tells, without writing anything, why an export to path would be refused
// whatever the letter: for asking before a long draft.
func Check(path string, o Options) error {
	if f := formatOf(path); f == "html" || formats[f].write == nil {
		return faultFormat(filepath.Base(path))
	}
	if err := o.check(); err != nil {
		return err
	}
	return checkTarget(path, o.Force)
}

func formatOf(path string) string {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	switch ending {
	case "markdown":
		return "md"
	case "text":
		return "txt"
	}
	return ending
}

// takingAfter fills what was not chosen with how the resume is set. A colour that
// cannot be read is left out: it is not the person's doing.
func (o Options) takingAfter(resume letter.Looks) Options {
	if o.Typeface == "" && resume.Typeface == "sans" {
		o.Typeface = resume.Typeface
	}
	if _, ok := parseColor(resume.Accent); ok && o.Accent == "" {
		o.Accent = resume.Accent
	}
	return o
}

func (o Options) check() error {
	if o.Style != "" && !slices.Contains(Styles, o.Style) {
		return faultChoice("style", o.Style, Styles)
	}
	if o.Paper != "" && papers[o.Paper] == (sheet{}) {
		return faultChoice("paper", o.Paper, []string{"a4", "letter"})
	}
	if o.Typeface != "" && o.Typeface != "serif" && o.Typeface != "sans" {
		return faultChoice("typeface", o.Typeface, []string{"serif", "sans"})
	}
	if _, ok := parseColor(o.Accent); !ok {
		return fault.BadInput("bad_choice", "the accent colour "+o.Accent+" cannot be read", "", "Write it as six hexadecimal digits: #22577a")
	}
	return nil
}

// placeholders gives what the page still asks for, each once.
func (p *Page) placeholders() []string {
	var left []string
	for _, b := range p.Blocks {
		for _, line := range b.Lines {
			for _, r := range line {
				if r.Placeholder && !slices.Contains(left, r.Text) {
					left = append(left, strings.ReplaceAll(r.Text, "\u00a0", " "))
				}
			}
		}
	}
	return left
}
