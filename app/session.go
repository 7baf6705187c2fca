package app

import (
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// session is the application on the desk: what the page shows. Values behind its
// pointers are never changed, only replaced, so that the page's copy can be made
// without the lock. App.mu guards the rest.
type session struct {
	resume     *resume.Resume
	resumeFile string // name without folder
	resumeData []byte
	understood Understanding
	posting    *posting.Posting
	postingRaw string // as pasted; empty where it came from a file
	letters    history
	stale      bool // resume or posting changed after the letter was drafted
	choices    Choices
	faults     map[string]*fault.Fault
	revs       Revs
}

// Revs number the states of the parts; each grows by one with every change.
type Revs struct {
	Resume  uint64 `json:"resume"`
	Posting uint64 `json:"posting"`
	Letter  uint64 `json:"letter"`
}

// View is what the page shows. A part whose number the page already has comes
// empty: it keeps its own.
type View struct {
	Run     Run          `json:"run"`
	Faults  Faults       `json:"faults"`
	Choices Choices      `json:"choices"`
	Revs    Revs         `json:"revs"`
	Resume  *ResumeView  `json:"resume,omitempty"`
	Posting *PostingView `json:"posting,omitempty"`
	Letter  *LetterView  `json:"letter,omitempty"`
}

// Faults are those at rest, by subject.
type Faults struct {
	Resume  *fault.Fault `json:"resume,omitempty"`
	Posting *fault.Fault `json:"posting,omitempty"`
	Letter  *fault.Fault `json:"letter,omitempty"`
}

// ResumeView is the resume with the name of its file.
type ResumeView struct {
	File       string        `json:"file"`
	Resume     resume.Resume `json:"resume"`
	Understood Understanding `json:"understood"`
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
	return session{faults: map[string]*fault.Fault{}}
}

// rest is the phase when nothing runs.
func (s *session) rest() string {
	for _, f := range s.faults {
		if f != nil {
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

// changed tells the page, unless it has been told and has not come yet. So at most
// one message waits for a slow page, however fast the engine writes. App.mu is held.
func (a *App) changed() {
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
	v := View{Run: a.state(), Revs: s.revs, Choices: s.choices,
		Faults: Faults{s.faults[Resume], s.faults[Posting], s.faults[Letter]}}
	now, undo, redo := s.letters.now(), s.letters.canUndo(), s.letters.canRedo()
	a.mu.Unlock()

	if s.resume != nil && have.Resume != s.revs.Resume {
		v.Resume = &ResumeView{File: s.resumeFile, Resume: *s.resume, Understood: s.understood}
	}
	if s.posting != nil && have.Posting != s.revs.Posting {
		v.Posting = &PostingView{Raw: s.postingRaw, Posting: *s.posting}
	}
	if now != nil && have.Letter != s.revs.Letter {
		v.Letter = &LetterView{Letter: *now, CanUndo: undo, CanRedo: redo, Stale: s.stale}
	}
	return withEmptyLists(v)
}
