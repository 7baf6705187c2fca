package app

import (
	"context"
	"slices"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

// VersionInfo is one kept version of the letter.
type VersionInfo struct {
	Number int    `json:"number"`
	Why    string `json:"why"`   // "drafted", "edited", "picked", "filled", "rewritten", "copied"
	Saved  int64  `json:"saved"` // milliseconds since 1970
	Words  int    `json:"words"`
	Shown  bool   `json:"shown"`
}

// Versions lists every version of the letter, the newest first.
func (a *App) Versions() ([]VersionInfo, error) {
	st, err := a.shelf()
	if err != nil {
		return nil, err
	}
	a.save(false)
	a.mu.Lock()
	id, shown := a.session.disk.letter, a.session.letters.shown()
	number := 0
	if shown != nil {
		number = shown.number
	}
	a.mu.Unlock()
	out := []VersionInfo{}
	if id == 0 {
		return out, nil
	}
	list, err := st.Versions(context.Background(), id)
	if err != nil {
		return nil, fault.Of(err)
	}
	for i, v := range slices.Backward(list) {
		if i+1 < len(list) && sameWords(v.Letter, list[i+1].Letter) && v.Version != number {
			continue // the next one differs in findings or locks alone
		}
		out = append(out, VersionInfo{Number: v.Version, Why: v.Why, Saved: v.Saved.UnixMilli(), Words: v.Letter.Words, Shown: v.Version == number})
	}
	return out, nil
}

// ShowVersion puts an older version on screen, one undo away from what was there.
func (a *App) ShowVersion(number int) error {
	v := &version{number: number}
	if err := a.fetchVersion(v); err != nil {
		return err
	}
	defer a.remember()
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.drafting() {
		return nil
	}
	a.stopChecking()
	a.session.letters.add(v)
	a.session.revs.Letter++
	a.changed()
	return nil
}

func (a *App) fetchVersion(v *version) error {
	if _, err := a.shelf(); err != nil {
		return err
	}
	return faultOf(a.fetch(v))
}

// Diff compares two versions of the letter, paragraph by paragraph; 0 is the one shown.
func (a *App) Diff(from, to int) ([]DiffParagraph, error) {
	older, err := a.version(from)
	if err != nil {
		return nil, err
	}
	newer, err := a.version(to)
	if err != nil {
		return nil, err
	}
	return diff(older, newer), nil
}

func (a *App) version(number int) (*letter.Letter, error) {
	if number == 0 {
		if l := a.letter(); l != nil {
			return l, nil
		}
		return nil, errNoLetter
	}
	v := &version{number: number}
	err := a.fetchVersion(v)
	return v.letter, err
}

func sameWords(a, b *letter.Letter) bool {
	return slices.EqualFunc(a.Paragraphs, b.Paragraphs, func(p, q letter.Paragraph) bool { return p.Text() == q.Text() })
}
