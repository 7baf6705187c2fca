package app

import (
	"context"
	"os"
	"sync"
	"testing"
	"time"

	"vouchsafe/app/check"
	"vouchsafe/app/evidence"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// fakeDesk does each piece of work by the function a test gave it, or at once.
type fakeDesk struct {
	readResume  func(ctx context.Context, name string) error
	readPosting func(ctx context.Context, text string) error
	draft       func(ctx context.Context, c Choices, watch func(Event)) (*letter.Letter, error)
	check       func(ctx context.Context, l *letter.Letter) error
	export      func(path string) error
	known       Knowledge
	from        Rewriting
	file, ad    paper
	claims      []Claim
	closed      bool
}

func (f *fakeDesk) ReadResume(ctx context.Context, file paper) (*resume.Resume, error) {
	name := file.name
	f.file = file
	if f.readResume != nil {
		if err := f.readResume(ctx, name); err != nil {
			return nil, err
		}
	}
	return &resume.Resume{Contact: resume.Contact{Name: name}}, nil
}

func (f *fakeDesk) Understood(context.Context) (Understanding, error) {
	return Understanding{Signals: evidence.Signals{Load: true}, Claims: f.claims}, nil
}

func (f *fakeDesk) ReadPosting(ctx context.Context, ad paper) (*posting.Posting, error) {
	f.ad = ad
	if f.readPosting != nil {
		if err := f.readPosting(ctx, string(ad.data)); err != nil {
			return nil, err
		}
	}
	return &posting.Posting{Company: posting.Field{Value: "Amber"}, Lines: []string{string(ad.data)}}, nil
}

func (f *fakeDesk) Know(k Knowledge) { f.known = k }

func (f *fakeDesk) Take(*resume.Resume, *posting.Posting) {}

func (f *fakeDesk) Draft(ctx context.Context, c Choices, from Rewriting, watch func(Event)) (*letter.Letter, error) {
	f.from = from
	if f.draft != nil {
		return f.draft(ctx, c, watch)
	}
	return twoSentences(), nil
}

func (f *fakeDesk) Check(ctx context.Context, l *letter.Letter) (*letter.Letter, error) {
	if f.check != nil {
		return l, f.check(ctx, l)
	}
	return l, nil
}

func (f *fakeDesk) Mend(_ context.Context, text string) (check.Mended, error) {
	return check.Mended{Before: text, After: "Some queues.", Action: check.Weakened}, nil
}

func (f *fakeDesk) Picture(context.Context, paper, int, float64) ([]byte, error) {
	return []byte("png"), nil
}

func (f *fakeDesk) Text(_ context.Context, l *letter.Letter, _ string) (string, error) {
	return l.Paragraphs[0].Text(), nil
}

func (f *fakeDesk) Export(_ context.Context, _ *letter.Letter, path string, _ Settings) error {
	if f.export != nil {
		return f.export(path)
	}
	return os.WriteFile(path, []byte("letter"), 0o600)
}

func (f *fakeDesk) Close() error {
	f.closed = true
	return nil
}

// fakeOutside answers dialogs with fixed paths and counts what reaches the page.
type fakeOutside struct {
	open, save string
	viewer     error  // what the desktop's own programs answer
	dir, shown string // where the dialog opened; what was shown
	printed    bool
	front      bool

	mu     sync.Mutex
	nudges int
	copied string
}

func (o *fakeOutside) OpenFile(context.Context, string, []FileKind) (string, error) {
	return o.open, nil
}
func (o *fakeOutside) SaveFile(_ context.Context, _, dir, _ string) (string, error) {
	o.dir = dir
	return o.save, nil
}

func (o *fakeOutside) ShowFile(_ context.Context, path string) error {
	o.shown = path
	return o.viewer
}

func (o *fakeOutside) OpenDocument(_ context.Context, path string) error {
	o.shown = path
	return o.viewer
}

func (o *fakeOutside) Front(context.Context) { o.front = true }

func (o *fakeOutside) PrintPage(context.Context) { o.printed = true }

func (o *fakeOutside) Choose(context.Context, string) {}

func (o *fakeOutside) Copy(_ context.Context, text string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.copied = text
	return nil
}

func (o *fakeOutside) Nudge(context.Context) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.nudges++
}

func (o *fakeOutside) count() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.nudges
}

func twoSentences() *letter.Letter {
	return &letter.Letter{Version: letter.Version, Company: "Amber", Paragraphs: []letter.Paragraph{
		{Slot: letter.Lead, Sentences: []letter.Sentence{
			{Text: "I kept 12 queues running.", By: "model", Alternatives: []string{"I ran 12 queues.", "Twelve queues ran."}},
			{Text: "None stood still.", By: "rule"},
		}},
		{Slot: letter.Signature, Sentences: []letter.Sentence{{Text: "Thanks, {Your name}", By: "rule"}}},
	}}
}

// window gives a started App on a fake desk and its outside.
func window(t *testing.T, desk *fakeDesk) (*App, *fakeOutside) {
	t.Helper()
	outside := &fakeOutside{}
	a := New(desk, outside, "", nil)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	a.start(ctx, nil)
	return a, outside
}

// drafted gives an App with both inputs read and a letter there.
func drafted(t *testing.T, desk *fakeDesk) (*App, *fakeOutside) {
	t.Helper()
	a, outside := window(t, desk)
	a.ResumeBytes("resume.pdf", "")
	a.PastePosting("a posting")
	reaches(t, a, Done)
	return a, outside
}

// reaches waits until the window is in a phase.
func reaches(t *testing.T, a *App, phase string) View {
	t.Helper()
	var v View
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if v = a.Changes(Revs{}); v.Run.Phase == phase {
			return v
		}
	}
	t.Fatalf("phase %q never came; it is %+v, faults %+v", phase, v.Run, v.Faults)
	return v
}
