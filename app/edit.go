package app

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

// Edit gives a sentence the person's own words and has the letter read again; no
// words at all takes the sentence out. While a draft is being written it does
// nothing: the sentence may not be there a moment later.
func (a *App) Edit(paragraph, sentence int, text string) { a.edit(paragraph, sentence, text, false) }

// Typing is Edit while the person is still at it: all it does to one sentence is one
// step of undo, up to Edit or to whatever is done next.
func (a *App) Typing(paragraph, sentence int, text string) { a.edit(paragraph, sentence, text, true) }

func (a *App) edit(paragraph, sentence int, text string, typing bool) {
	if typing {
		text = strings.ReplaceAll(text, "\n", " ") // else as it stands in the field, spaces at its end too
	} else {
		text = strings.Join(strings.Fields(text), " ")
	}
	at := fmt.Sprint(paragraph, ".", sentence)
	a.mu.Lock()
	v := a.session.letters.shown()
	going := v != nil && v.typing == at
	if going && !typing {
		v.typing = ""
		a.changed()
	}
	a.mu.Unlock()
	c := change{why: "edited", over: going}
	if typing {
		c.typing = at
	}
	a.rewrite(paragraph, sentence, c, func(s *letter.Sentence) bool {
		if s.Text == text {
			return text == "" && !typing // typed away before, and left so
		}
		s.Type(text)
		return true
	})
}

// GiveBack gives the person's words up for those that were written for them.
func (a *App) GiveBack(paragraph, sentence int) {
	a.rewrite(paragraph, sentence, change{why: "picked"}, func(s *letter.Sentence) bool {
		was := s.Composed
		s.GiveBack()
		return was != nil
	})
}

// Pick puts an alternative in the place of a sentence, which becomes an alternative.
func (a *App) Pick(paragraph, sentence, alternative int) {
	a.rewrite(paragraph, sentence, change{why: "picked"}, func(s *letter.Sentence) bool {
		if alternative < 0 || alternative >= len(s.Alternatives) {
			return false
		}
		s.Choose(alternative)
		return true
	})
}

// Lock keeps a sentence, or with sentence -1 a paragraph, as it is whatever is drafted
// anew, or lets go of it. It is no step of undo.
func (a *App) Lock(paragraph, sentence int, on bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	v := a.session.letters.shown()
	if v == nil || a.drafting() {
		return
	}
	l := clone(v.letter)
	if paragraph < 0 || paragraph >= len(l.Paragraphs) || sentence >= len(l.Paragraphs[paragraph].Sentences) {
		return
	}
	for i := range l.Paragraphs[paragraph].Sentences {
		if sentence < 0 || i == sentence {
			l.Paragraphs[paragraph].Sentences[i].Locked = on
		}
	}
	a.session.letters.replace(l, v.typing)
	a.session.revs.Letter++
	a.changed()
}

// braces find a placeholder, such as {Your name}.
var braces = regexp.MustCompile(`\{[^{}]+\}`)

// Fill puts the fact a placeholder waits for in its place, wherever it stands.
func (a *App) Fill(placeholder, value string) {
	placeholder = braces.FindString(placeholder)
	value = strings.Join(strings.Fields(value), " ")
	if value == "" || placeholder == "" {
		return
	}
	a.revise(change{why: "filled"}, func(l *letter.Letter) bool {
		found := false
		for p := range l.Paragraphs {
			for s := range l.Paragraphs[p].Sentences {
				at := &l.Paragraphs[p].Sentences[s]
				if strings.Contains(at.Text, placeholder) {
					at.Text, at.By, found = strings.ReplaceAll(at.Text, placeholder, value), "user", true
				}
			}
		}
		return found
	})
}

// Undo goes back one version of the letter, Redo forward one.
func (a *App) Undo() { a.step(-1) }

// Redo goes forward one version of the letter.
func (a *App) Redo() { a.step(+1) }

func (a *App) step(n int) {
	a.mu.Lock()
	v := a.session.letters.neighbour(n)
	busy := a.drafting()
	a.mu.Unlock()
	if v == nil || busy {
		return
	}
	defer a.remember()
	if err := a.fetch(v); err != nil {
		a.refuse(Store, fault.Of(err))
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.session.letters.neighbour(n) != v || a.drafting() {
		return
	}
	a.stopChecking()
	a.session.letters.shown().typing = ""
	a.session.letters.at += n
	a.session.revs.Letter++
	a.changed()
}

// stopChecking cancels the reading of a letter that is no longer shown. App.mu is held.
func (a *App) stopChecking() {
	for _, j := range a.work.jobs {
		if j.phase == Checking {
			j.cancel()
		}
	}
}

// change is how a new version comes about.
type change struct {
	why    string
	typing string // the sentence still being typed in, or ""
	over   bool   // it takes the place of the version shown
}

// rewrite changes one sentence; a sentence left without words is taken out, unless
// it is still being typed, and with its last sentence the paragraph.
func (a *App) rewrite(paragraph, sentence int, c change, do func(*letter.Sentence) bool) {
	a.revise(c, func(l *letter.Letter) bool {
		if paragraph < 0 || paragraph >= len(l.Paragraphs) {
			return false
		}
		p := &l.Paragraphs[paragraph]
		if sentence < 0 || sentence >= len(p.Sentences) || !do(&p.Sentences[sentence]) {
			return false
		}
		if p.Sentences[sentence].Text == "" && c.typing == "" {
			p.Sentences = slices.Delete(p.Sentences, sentence, sentence+1)
		}
		if len(p.Sentences) == 0 {
			l.Paragraphs = slices.Delete(l.Paragraphs, paragraph, paragraph+1)
		}
		return true
	})
	if c.typing == "" {
		a.remember()
	}
}

// revise makes a new version by changing a copy of the letter, then has it checked.
func (a *App) revise(c change, do func(*letter.Letter) bool) {
	a.mu.Lock()
	now := a.session.letters.now()
	if now == nil || a.drafting() {
		a.mu.Unlock()
		return
	}
	l := clone(now)
	if !do(l) {
		a.mu.Unlock()
		return
	}
	if c.over {
		a.session.letters.replace(l, c.typing)
	} else {
		a.session.letters.shown().typing = ""
		a.session.letters.add(&version{why: c.why, letter: l, typing: c.typing})
	}
	a.session.revs.Letter++
	rev := a.session.revs.Letter
	a.mu.Unlock()

	a.begin(Checking, Letter, func(ctx context.Context) error {
		read, err := a.desk.Check(ctx, clone(l))
		if err != nil {
			return err
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		if ctx.Err() == nil && a.session.revs.Letter == rev {
			a.session.letters.replace(read, a.session.letters.shown().typing)
			a.session.revs.Letter++
		}
		return nil
	})
}

// drafting reports whether a draft runs or waits. App.mu is held.
func (a *App) drafting() bool {
	return slices.ContainsFunc(a.work.jobs, func(j *job) bool { return j.phase == Drafting && j.ctx.Err() == nil })
}

// clone copies a letter as deep as edits and the gate change it.
func clone(l *letter.Letter) *letter.Letter {
	c := *l
	c.Paragraphs = slices.Clone(l.Paragraphs)
	for i := range c.Paragraphs {
		c.Paragraphs[i].Sentences = slices.Clone(c.Paragraphs[i].Sentences)
	}
	return &c
}

// sentenceOf is the sentence at that place, nil where there is none.
func sentenceOf(l *letter.Letter, paragraph, sentence int) *letter.Sentence {
	if l == nil || paragraph < 0 || paragraph >= len(l.Paragraphs) || sentence < 0 || sentence >= len(l.Paragraphs[paragraph].Sentences) {
		return nil
	}
	return &l.Paragraphs[paragraph].Sentences[sentence]
}
