package app

import (
	"unicode/utf16"

	"vouchsafe/app/check"
	"vouchsafe/app/letter"
)

// Stretch is a run of one sentence of the letter, counted as the page counts: in
// UTF-16 units.
type Stretch struct {
	Paragraph int `json:"paragraph"`
	Sentence  int `json:"sentence"`
	From      int `json:"from"`
	To        int `json:"to"`
}

// TenSeconds gives what someone sees of the letter who reads it for ten seconds.
func (a *App) TenSeconds() []Stretch {
	a.mu.Lock()
	s, l, answers := a.session, a.session.letters.now(), a.person.evidence()
	a.mu.Unlock()
	out := []Stretch{}
	if l == nil || s.resume == nil {
		return out
	}
	ground := check.NewGround(s.resume, answers, s.posting)
	first := true
	for p, paragraph := range l.Paragraphs {
		if paragraph.Slot == letter.Greeting || paragraph.Slot == letter.Signature {
			continue
		}
		for n, sentence := range paragraph.Sentences {
			for _, x := range check.Skim(sentence.Text, first, ground) {
				out = append(out, Stretch{p, n, units(sentence.Text[:x.Start]), units(sentence.Text[:x.End])})
			}
			first = false
		}
	}
	return out
}

// units is the length of a text in UTF-16.
func units(text string) int { return len(utf16.Encode([]rune(text))) }
