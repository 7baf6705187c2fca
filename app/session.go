package app

import (
	"encoding/json"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// session is the application on the desk: what the page shows. Values behind its
// pointers are never changed, only replaced, so that the page's copy can be made
// without the lock. App.mu guards the rest.
type session struct {
	name  string // given by the person
	begun time.Time

	resume            *resume.Resume
	file              paper
	resumeCorrections json.RawMessage
	missed            []resume.Correction // that find nothing in this version
	picture           int64               // counts the files
	understood        Understanding

	posting            *posting.Posting
	ad                 paper
	postingCorrections json.RawMessage

	letters history
	typed   map[string]string // by claim: how the letter shown tells it in the person's words
	stale   bool              // resume or posting changed after the letter was drafted
	choices Choices

	faults map[string]*fault.Fault
	shut   map[string]paper // by subject: refused for want of a password
	revs   Revs
	disk   onDisk
}

func (s *session) setResume(r *resume.Resume, file paper, corrections json.RawMessage) {
	s.resume, s.file, s.resumeCorrections = r, file, corrections
}

func (s *session) setPosting(p *posting.Posting, ad paper, corrections json.RawMessage) {
	s.posting, s.ad, s.postingCorrections = p, ad, corrections
}

// pasted is the text that the posting was pasted as, "" where it came as a file.
func (s *session) pasted() string {
	if s.ad.name != "" {
		return ""
	}
	return string(s.ad.data)
}

// Revs number the states of the parts; each grows by one with every change.
type Revs struct {
	Resume  uint64 `json:"resume"`
	Posting uint64 `json:"posting"`
	Letter  uint64 `json:"letter"`
	Person  uint64 `json:"person"`
}

// View is what the page shows. A part whose number the page already has comes
// empty: it keeps its own.
type View struct {
	Run     Run          `json:"run"`
	Faults  Faults       `json:"faults"`
	Saved   string       `json:"saved"` // "saved", "saving", "failed", "off": nothing can be kept
	Notes   []string     `json:"notes"` // what was found when the store was opened, whole sentences
	Ask     *Ask         `json:"ask,omitempty"`
	Open    Application  `json:"open"` // the application on the desk; ID 0 until it is kept
	Choices Choices      `json:"choices"`
	Revs    Revs         `json:"revs"`
	Resume  *ResumeView  `json:"resume,omitempty"`
	Posting *PostingView `json:"posting,omitempty"`
	Letter  *LetterView  `json:"letter,omitempty"`
	Person  *PersonView  `json:"person,omitempty"`
}

// Faults are those at rest, by subject.
type Faults struct {
	Resume  *fault.Fault `json:"resume,omitempty"`
	Posting *fault.Fault `json:"posting,omitempty"`
	Letter  *fault.Fault `json:"letter,omitempty"`
	Store   *fault.Fault `json:"store,omitempty"` // of what is kept
	Model   *fault.Fault `json:"model,omitempty"` // of a model being added
}

// ResumeView is the resume with the name of its file.
type ResumeView struct {
	File        string              `json:"file"`
	Picture     int64               `json:"picture"` // the pictures of the pages stay while it does
	Resume      resume.Resume       `json:"resume"`
	Understood  Understanding       `json:"understood"`
	Corrections []resume.Correction `json:"corrections"`
	Missed      []resume.Correction `json:"missed"` // that find nothing in this version of it
}

// PostingView is the posting with the text it was read from.
type PostingView struct {
	Raw     string          `json:"raw"`
	Posting posting.Posting `json:"posting"`
}

// LetterView is the letter and what can be done with it.
type LetterView struct {
	Letter  letter.Letter `json:"letter"`
	CanUndo bool          `json:"can_undo"`
	CanRedo bool          `json:"can_redo"`
	Stale   bool          `json:"stale"`
}

func newSession() session {
	return session{faults: map[string]*fault.Fault{}, shut: map[string]paper{}, revs: Revs{Person: 1}}
}

// rest is the phase when nothing runs.
func (s *session) rest() string {
	for subject, f := range s.faults {
		if f != nil && subject != Store { // what cannot be kept can still be worked on
			return Failed
		}
	}
	switch {
	case s.letters.now() != nil:
		return Done
	case s.resume != nil && s.posting != nil:
		return Ready
	}
	return Empty
}

// changed has the session saved and the page told. App.mu is held.
func (a *App) changed() {
	a.keeper.poke()
	a.tell()
}

// tell tells the page, unless it has been told and has not come yet. So at most
// one message waits for a slow page, however fast the engine writes. App.mu is held.
func (a *App) tell() {
	if a.nudged || a.ctx == nil {
		return
	}
	a.nudged = true
	go a.outside.Nudge(a.ctx)
}

// Changes gives the page all it does not have; have is what it was given last, or
// zero after a reload.
func (a *App) Changes(have Revs) View {
	a.mu.Lock()
	a.nudged = false
	s := a.session
	v := View{Run: a.state(), Revs: s.revs, Choices: s.choices, Saved: a.saved(), Notes: a.notes, Ask: a.ask, Open: s.line(),
		Faults: Faults{s.faults[Resume], s.faults[Posting], s.faults[Letter], s.faults[Store], s.faults[Model]}}
	p := a.person
	now, undo, redo := s.letters.now(), s.letters.canUndo(), s.letters.canRedo()
	a.mu.Unlock()

	if s.resume != nil && have.Resume != s.revs.Resume {
		v.Resume = &ResumeView{File: s.file.name, Picture: s.picture, Resume: *s.resume, Understood: s.understood,
			Corrections: corrections(s.resumeCorrections), Missed: s.missed}
	}
	if s.posting != nil && have.Posting != s.revs.Posting {
		v.Posting = &PostingView{Raw: s.pasted(), Posting: *s.posting}
	}
	if now != nil && have.Letter != s.revs.Letter {
		v.Letter = &LetterView{Letter: *now, CanUndo: undo, CanRedo: redo, Stale: s.stale}
	}
	if have.Person != s.revs.Person {
		v.Person = p.view(s.understood, s.resume != nil)
	}
	return withEmptyLists(v)
}
