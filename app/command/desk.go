package command

import (
	"time"
	"unicode/utf8"

	"vouchsafe/app/document"
	"vouchsafe/app/drafting"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
)

// desk reads what the letter is made of.
func (c *draft) desk(s *shell, p *progress) (*drafting.Desk, error) {
	o := drafting.Options{Model: c.Model, Device: c.Device, NoModel: c.NoModel, Today: time.Now(), Trial: drafting.InChild}
	if !c.NoModel {
		// A data folder that cannot be made costs time (nothing is remembered), not the letter.
		if data, err := folders.Data(); err == nil {
			o.DataDir = data
		}
	}
	d := drafting.New(o)
	if c.Facts != "" {
		name, data, err := s.load(c.Facts)
		if err != nil {
			return nil, err
		}
		a, err := evidence.ReadAnswers(data)
		if err != nil {
			return nil, fault.BadInput("facts_malformed", name+" is not a facts file", err.Error(),
				"Write it as YAML with story:, facts: and the questions by key")
		}
		d.SetAnswers(a)
	}
	if _, _, err := s.readResume(d, p, c.Resume); err != nil {
		return nil, err
	}
	return d, s.readPosting(d, p, c.Posting)
}

func (s *shell) readPosting(d *drafting.Desk, p *progress, path string) error {
	p.at("reading the posting", 0, 0)
	name, data, err := s.load(path)
	if err == nil && !utf8.Valid(data) {
		// The posting's own reader takes any bytes for text; a document's does not.
		_, err = document.Read(s.ctx, name, data, document.Options{})
	}
	if err != nil {
		return err
	}
	post, err := d.ReadPostingBytes(s.ctx, name, data)
	if err != nil {
		return err
	}
	if lang := post.Language; lang != "" && lang != "en" {
		p.clear()
		s.err.line("The posting is in %s; the letter will be in English. Stop with Ctrl+C if they would not read that.", english.LanguageName(lang))
	}
	return nil
}
