package app

import (
	"context"

	"vouchsafe/app/check"
	"vouchsafe/app/evidence"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// Desk is what does the work: package drafting behind the window, a script in tests.
// One call runs at a time. Each returns soon after its context ends.
type Desk interface {
	ReadResume(ctx context.Context, p paper) (*resume.Resume, error)
	ReadPosting(ctx context.Context, p paper) (*posting.Posting, error)
	Take(*resume.Resume, *posting.Posting)                 // read before, in the place of what is there; nil for none
	Know(Knowledge)                                        // of the person, for all that is done from now on
	Understood(ctx context.Context) (Understanding, error) // of the resume read last
	Draft(ctx context.Context, choices Choices, from Rewriting, watch func(Event)) (*letter.Letter, error)
	Check(ctx context.Context, l *letter.Letter) (*letter.Letter, error) // may change l
	Mend(ctx context.Context, text string) (check.Mended, error)         // one sentence
	Picture(ctx context.Context, p paper, page int, dpi float64) (png []byte, err error)
	Text(ctx context.Context, l *letter.Letter, format string) (string, error)       // "txt", "md", "html"
	Export(ctx context.Context, l *letter.Letter, path string, looks Settings) error // replaces; has been read back
	Close() error
}

// Rewriting says what of a letter is written anew: all of a new one where Was is nil,
// else the sentences of Was that Redo names. Was is not changed.
type Rewriting struct {
	Was  *letter.Letter
	Redo func(paragraph, sentence int) bool
}

// paper is a resume or a posting as it was given.
type paper struct {
	name     string // of its file, without folder; "" for pasted text
	data     []byte
	password string // "" where it asks for none
}

// Knowledge is what the person told and chose, beside their papers.
type Knowledge struct {
	Answers  evidence.Answers
	Settings Settings
}

// Understanding is what a resume vouches for.
type Understanding struct {
	Signals evidence.Signals `json:"signals"`
	Claims  []Claim          `json:"claims"` // all of them, also those never to be told
	Lines   []Line           `json:"lines"`  // every line of jobs and projects, and what it was understood to mean
}

// quote is the line of the resume that a key of a claim or of a line names, "" for none.
func (u Understanding) quote(key string) string {
	for _, c := range u.Claims {
		if c.Key == key {
			return c.Source.Quote
		}
	}
	for _, l := range u.Lines {
		if l.Key == key {
			return l.Quote
		}
	}
	return ""
}

// Line is what was understood of one line of the resume.
type Line struct {
	Key     string              `json:"key"`
	Quote   string              `json:"quote"` // verbatim
	Kind    string              `json:"kind"`  // one of package meaning's twelve
	Part    string              `json:"part"`
	Worth   int                 `json:"worth"` // 0 is not to be told
	Signals []string            `json:"signals"`
	Unsure  bool                `json:"unsure"`
	Wish    evidence.Preference `json:"wish"`
}

// Claim is one deed of the resume, with its place on the page.
type Claim struct {
	Key      string              `json:"key"` // the same in every version of the resume that has it
	Employer string              `json:"employer"`
	Wish     evidence.Preference `json:"wish"`
	Source   evidence.Source     `json:"source"`
	Signals  evidence.Signals    `json:"signals"`
	Story    string              `json:"story"` // "", "incident", "migration", "cost"
	Why      string              `json:"why"`
}

// Choices are what the person asked of the letter; an empty field leaves it to the desk.
type Choices struct {
	Opening string `json:"opening"` // "incident", "migration", "cost", "role"
	Form    string `json:"form"`    // "letter", "email", "box", "paragraph"
	Tone    string `json:"tone"`    // "plain", "warm", "brisk"
	Words   int    `json:"words"`   // at most; 0 for the pack's own bound
	Pack    string `json:"pack"`
	Chars   int    `json:"chars"` // at most, of a form that has a box to paste into; 0 for its own bound
	Name    string `json:"name"`  // signs the letter where the resume has no name
}

// Event is a step of a draft. Letter is nil where only the progress moved; the
// composed letter comes first, then one better by a slot each time.
type Event struct {
	Stage       string // "loading", "prefix", "drafting", "checking"
	Done, Total int
	Letter      *letter.Letter
}

// Outside is what lies beyond the page and the desk: the system's dialogs, its
// clipboard, and the page's ear.
type Outside interface {
	OpenFile(ctx context.Context, title string, kinds []FileKind) (path string, err error) // "" when cancelled
	SaveFile(ctx context.Context, title, dir, name string) (path string, err error)        // "" when cancelled
	Copy(ctx context.Context, text string) error
	ShowFile(ctx context.Context, path string) error     // in the file manager
	OpenDocument(ctx context.Context, path string) error // in the desktop's own viewer
	Front(ctx context.Context)                           // bring the window to the front
	PrintPage(ctx context.Context)                       // what the page shows, through the system's dialog
	Nudge(ctx context.Context)                           // tell the page that Changes has something
	Choose(ctx context.Context, action string)           // tell the page what was chosen in the menu
}

// FileKind is one row of a dialog's filter.
type FileKind struct{ Name, Pattern string }
