package app

import (
	"context"
	"io/fs"

	"vouchsafe/app/check"
	"vouchsafe/app/document"
	"vouchsafe/app/drafting"
	"vouchsafe/app/evidence"
	"vouchsafe/app/export"
	"vouchsafe/app/folders"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
	"vouchsafe/app/store"
)

// Open opens the product's window on these files; assets holds the built frontend.
func Open(assets fs.FS, files []string) error {
	data, err := folders.Data()
	if err != nil {
		return err
	}
	return Window{
		Desk:    paced(&station{d: drafting.New(drafting.Options{DataDir: data, Device: "auto", Trial: drafting.InChild})}),
		Assets:  assets,
		Files:   files,
		DataDir: data,
		Store:   func(ctx context.Context) (*store.Store, error) { return store.Open(ctx, data) },
	}.Show()
}

// station is the desk of package drafting, with what surrounds it, as the window
// needs it.
type station struct {
	d        *drafting.Desk
	settings Settings
	wishes   map[string]evidence.Preference
}

func (s *station) ReadResume(ctx context.Context, f paper) (*resume.Resume, error) {
	return s.d.ReadLockedResume(ctx, f.name, f.data, f.password)
}

func (s *station) ReadPosting(ctx context.Context, p paper) (*posting.Posting, error) {
	if p.name == "" {
		return s.d.ReadPosting(ctx, string(p.data))
	}
	return s.d.ReadLockedPosting(ctx, p.name, p.data, p.password)
}

func (s *station) Take(r *resume.Resume, p *posting.Posting) { s.d.Take(r, p) }

func (s *station) Know(k Knowledge) {
	s.settings, s.wishes = k.Settings, k.Answers.Preferences
	s.d.SetAnswers(k.Answers)
	s.d.Use(k.Settings.Model, k.Settings.Device)
}

func (s *station) Understood(ctx context.Context) (Understanding, error) {
	all, signals, err := s.d.Understood(ctx)
	if err != nil {
		return Understanding{}, err
	}
	u := Understanding{Signals: signals}
	for _, l := range all.Lines {
		m := l.Meaning
		u.Lines = append(u.Lines, Line{Key: l.Key, Quote: l.Source.Quote, Kind: m.Kind, Part: m.Part, Worth: m.Worth,
			Signals: l.Signals.Names(), Unsure: m.Unsure(), Wish: s.wishes[l.Key]})
	}
	for _, c := range all.Claims {
		u.Claims = append(u.Claims, Claim{Key: c.Key, Employer: c.Employer, Wish: s.wishes[c.Key],
			Source: c.Source, Signals: c.Signals, Story: c.Story, Why: c.Why})
	}
	return u, nil
}

func (s *station) Draft(ctx context.Context, c Choices, from Rewriting, watch func(Event)) (*letter.Letter, error) {
	o := letter.Options{Opening: c.Opening, Form: c.Form, Tone: or(c.Tone, s.settings.Tone), Words: c.Words, Chars: c.Chars, Pack: c.Pack,
		Name: or(c.Name, s.settings.Name), Greeting: s.settings.Greeting, SignOff: s.settings.SignOff, Avoid: s.settings.Avoid}
	tell := func(e drafting.Event) { watch(Event(e)) }
	if from.Was == nil {
		return s.d.Draft(ctx, o, tell)
	}
	return s.d.Redraft(ctx, o, from.Was, from.Redo, tell)
}

func (s *station) Check(ctx context.Context, l *letter.Letter) (*letter.Letter, error) {
	return s.d.Check(ctx, l)
}

func (s *station) Mend(ctx context.Context, text string) (check.Mended, error) {
	return s.d.MendSentence(ctx, text)
}

func (s *station) Picture(ctx context.Context, f paper, page int, dpi float64) ([]byte, error) {
	return document.Picture(ctx, f.data, page, dpi, document.Options{Password: f.password})
}

func (s *station) Text(ctx context.Context, l *letter.Letter, format string) (string, error) {
	data, err := export.Bytes(ctx, l, format, export.Options{AllowPlaceholders: true})
	return string(data), err
}

// Export replaces what is at path: the system's dialog has asked.
func (s *station) Export(ctx context.Context, l *letter.Letter, path string, looks Settings) error {
	return export.Write(ctx, l, path, export.Options{Force: true, Paper: looks.Paper, Style: looks.Style, Accent: looks.Accent, Typeface: looks.Typeface})
}

func (s *station) Close() error { return s.d.Close() }

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
