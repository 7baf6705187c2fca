package app

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"

	"vouchsafe/app/document"
	"vouchsafe/app/fault"
)

// OpenResume asks for a resume file and reads it.
func (a *App) OpenResume() error {
	path, err := a.outside.OpenFile(a.ctx, "Open a resume", []FileKind{
		{"Resume (PDF, DOCX, Markdown, text, JSON)", "*.pdf;*.docx;*.md;*.txt;*.json"}, {"All files", "*"}})
	if err != nil || path == "" {
		return err
	}
	a.readResumeFile(path)
	return nil
}

// OpenPosting asks for a posting file and reads it.
func (a *App) OpenPosting() error {
	path, err := a.outside.OpenFile(a.ctx, "Open a job posting", []FileKind{
		{"Posting (text, Markdown, HTML, PDF, DOCX)", "*.txt;*.md;*.html;*.htm;*.pdf;*.docx"}, {"All files", "*"}})
	if err != nil || path == "" {
		return err
	}
	a.readPostingFile(path)
	return nil
}

// ResumeBytes reads a resume that the page has as bytes, in base64: where a
// browser's file field or a drop gives no path.
func (a *App) ResumeBytes(name, base64Data string) {
	a.begin(Reading, Resume, func(ctx context.Context) error {
		data, err := base64.StdEncoding.DecodeString(base64Data)
		if err != nil {
			return err
		}
		return a.readResume(ctx, paper{name: name, data: data})
	})
}

// OpenWithPassword reads again what was refused for want of a password: the paper of
// that subject, "resume" or "posting".
func (a *App) OpenWithPassword(subject, password string) {
	a.begin(Reading, subject, func(ctx context.Context) error {
		a.mu.Lock()
		p, there := a.session.shut[subject]
		a.mu.Unlock()
		p.password = password
		switch {
		case !there:
			return nil
		case subject == Posting:
			return a.readPosting(ctx, p)
		}
		return a.readResume(ctx, p)
	})
}

// shut remembers a paper that err refuses for want of a password, and forgets the one
// before it.
func (a *App) shut(subject string, p paper, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.session.shut, subject)
	if err != nil && fault.Of(err).Code == "pdf_encrypted" {
		a.session.shut[subject] = p
	}
}

// PastePosting reads a posting from text.
func (a *App) PastePosting(text string) {
	a.begin(Reading, Posting, func(ctx context.Context) error {
		return a.readPosting(ctx, paper{data: []byte(text)})
	})
}

// PagePicture is one page of the resume as a picture.
type PagePicture struct {
	Page int    `json:"page"` // from 1
	PNG  string `json:"png"`  // base64
}

// ResumePage draws one page of the resume at dpi dots to the inch.
func (a *App) ResumePage(page int, dpi float64) (PagePicture, error) {
	a.mu.Lock()
	file := a.session.file
	a.mu.Unlock()
	png, err := a.desk.Picture(a.ctx, file, page, min(max(dpi, 36), 300))
	if err != nil {
		return PagePicture{}, fault.Of(err)
	}
	return PagePicture{Page: page, PNG: base64.StdEncoding.EncodeToString(png)}, nil
}

func (a *App) readResumeFile(path string) {
	a.begin(Reading, Resume, func(ctx context.Context) error {
		data, err := document.Load(path, document.Options{})
		if err != nil {
			return err
		}
		return a.readResume(ctx, paper{name: filepath.Base(path), data: data})
	})
}

func (a *App) readPostingFile(path string) {
	a.begin(Reading, Posting, func(ctx context.Context) error {
		data, err := document.Load(path, document.Options{})
		if err != nil {
			return err
		}
		return a.readPosting(ctx, paper{name: filepath.Base(path), data: data})
	})
}

func (a *App) readResume(ctx context.Context, file paper) error {
	all, own, err := a.correctionsFor(file.data)
	if err != nil {
		return err
	}
	return a.readCorrected(ctx, file, all, own)
}

func (a *App) readPosting(ctx context.Context, p paper) error {
	var text json.RawMessage
	if a.keeper.store != nil {
		var err error
		if text, _, err = a.keeper.store.PostingCorrections(ctx, p.data); err != nil {
			return err
		}
	}
	return a.readPostingWith(ctx, p, text)
}

// inputsChanged drafts as soon as both inputs are there: the letter composed by
// rule is on screen at once. A letter that is there already is the person's; it is
// marked as older than its inputs, and drafted anew only on their word.
func (a *App) inputsChanged() {
	a.mu.Lock()
	s := &a.session
	both, first := s.resume != nil && s.posting != nil, s.letters.now() == nil
	if !first {
		s.stale = true
		s.revs.Letter++
	}
	choices := s.choices
	a.mu.Unlock()
	if both && first {
		a.Draft(choices)
	}
}

// IsFile reports whether path names a regular file.
func IsFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
