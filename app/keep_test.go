package app

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/store"
)

// kept gives a started window whose store lies in dir.
func kept(t *testing.T, desk Desk, dir string) *App {
	t.Helper()
	a := New(desk, &fakeOutside{}, dir, func(ctx context.Context) (*store.Store, error) { return store.Open(ctx, dir) })
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(func() { cancel(); a.stop(ctx) })
	a.start(ctx, nil)
	<-a.keeper.opened
	return a
}

// inputs gives both, and waits for the letter.
func inputs(t *testing.T, a *App) View {
	t.Helper()
	a.ResumeBytes("resume.pdf", "AAAA")
	a.PastePosting("a posting")
	return reaches(t, a, Done)
}

func TestAWindowOpensWithWhatStoodInItLast(t *testing.T) {
	dir := t.TempDir()
	a := kept(t, &fakeDesk{}, dir)
	inputs(t, a)
	a.Edit(0, 0, "First.")
	reaches(t, a, Done)
	a.Edit(0, 0, "Second.")
	reaches(t, a, Done)
	a.Undo()
	a.stop(context.Background())

	a = kept(t, &fakeDesk{}, dir)
	v := reaches(t, a, Done)
	if text(v, 0, 0) != "First." || v.Resume.File != "resume.pdf" || v.Posting.Raw != "a posting" || v.Open.Company != "Amber" || v.Saved != "saved" {
		t.Errorf("came back as %+v with %q", v.Open, text(v, 0, 0))
	}
	if page, err := a.ResumePage(1, 72); err != nil || page.PNG == "" {
		t.Errorf("the page is gone: %v", err)
	}
	a.Redo()
	if v = reaches(t, a, Done); text(v, 0, 0) != "Second." {
		t.Errorf("redo after the restart gives %q", text(v, 0, 0))
	}
	a.Undo()
	a.Undo()
	if v = reaches(t, a, Done); text(v, 0, 0) != "I kept 12 queues running." {
		t.Errorf("two undos after the restart give %q", text(v, 0, 0))
	}
}

func TestAnyChangeIsOnDiskWithinASecond(t *testing.T) {
	dir := t.TempDir()
	a := kept(t, &fakeDesk{}, dir)
	inputs(t, a)
	a.Typing(0, 0, "My own wo")
	began := time.Now()
	for stateOf(t, a).Unsaved.Paragraphs[0].Sentences[0].Text != "My own wo" {
		if time.Since(began) > time.Second {
			t.Fatal("the half word is not on disk after a second")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// stateOf reads what the disk has of the open application.
func stateOf(t *testing.T, a *App) deskState {
	t.Helper()
	a.mu.Lock()
	id := a.session.disk.application
	a.mu.Unlock()
	s := session{}
	if id == 0 {
		return deskState{Unsaved: twoSentences()}
	}
	x, err := a.keeper.store.LoadApplication(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.loadLetters(context.Background(), a.keeper.store, x); err != nil {
		t.Fatal(err)
	}
	l := s.letters.now()
	if l == nil {
		l = twoSentences()
	}
	return deskState{Unsaved: l}
}

func TestQuittingInTheMiddleOfADraftKeepsWhatWasThere(t *testing.T) {
	dir := t.TempDir()
	desk := &fakeDesk{draft: func(ctx context.Context, _ Choices, watch func(Event)) (*letter.Letter, error) {
		watch(Event{Stage: "drafting", Done: 1, Total: 4, Letter: twoSentences()})
		return nil, untilCancelled(ctx)
	}}
	a := kept(t, desk, dir)
	a.ResumeBytes("resume.pdf", "AAAA")
	a.PastePosting("a posting")
	for a.Changes(Revs{}).Letter == nil {
		time.Sleep(time.Millisecond)
	}
	a.stop(context.Background())

	a = kept(t, &fakeDesk{}, dir)
	if v := reaches(t, a, Done); text(v, 0, 0) != "I kept 12 queues running." {
		t.Errorf("came back with %q", text(v, 0, 0))
	}
}

func TestAKillInTheMiddleOfADraftKeepsTheComposedLetter(t *testing.T) {
	dir := t.TempDir()
	desk := &fakeDesk{draft: func(ctx context.Context, _ Choices, watch func(Event)) (*letter.Letter, error) {
		watch(Event{Letter: twoSentences()})
		return nil, untilCancelled(ctx)
	}}
	a := kept(t, desk, dir)
	a.ResumeBytes("resume.pdf", "AAAA")
	a.PastePosting("a posting")
	for a.Changes(Revs{}).Letter == nil {
		time.Sleep(time.Millisecond)
	}
	a.save(false) // what the keeper does within a second; then nothing more, as after a kill

	b := kept(t, &fakeDesk{}, dir)
	if v := reaches(t, b, Done); text(v, 0, 0) != "I kept 12 queues running." {
		t.Errorf("came back with %q", text(v, 0, 0))
	}
}

func TestTypingIsOneStepOfUndoAndOneVersion(t *testing.T) {
	a := kept(t, &fakeDesk{}, t.TempDir())
	inputs(t, a)
	for _, words := range []string{"M", "My", "", "My own", "My own words."} {
		a.Typing(0, 0, words)
		reaches(t, a, Done)
	}
	a.Edit(0, 0, "My own words.")
	v := reaches(t, a, Done)
	s := v.Letter.Letter.Paragraphs[0].Sentences[0]
	if s.Text != "My own words." || !slices.Equal(s.Alternatives, []string{"I kept 12 queues running.", "I ran 12 queues.", "Twelve queues ran."}) {
		t.Errorf("got %+v", s)
	}
	list, err := a.Versions()
	if err != nil || len(list) != 2 || !list[0].Shown || list[0].Why != "edited" {
		t.Errorf("versions %+v, %v", list, err)
	}
	a.Undo()
	if v = reaches(t, a, Done); text(v, 0, 0) != "I kept 12 queues running." {
		t.Errorf("one undo gives %q", text(v, 0, 0))
	}
}

func TestVersionsCanBeShownAndCompared(t *testing.T) {
	a := kept(t, &fakeDesk{}, t.TempDir())
	inputs(t, a)
	a.Edit(0, 0, "I kept 13 queues running.")
	reaches(t, a, Done)
	list, err := a.Versions()
	if err != nil || len(list) != 2 {
		t.Fatalf("versions %+v, %v", list, err)
	}
	pieces, err := a.Diff(list[1].Number, 0)
	want := []DiffPiece{{"I kept", "same"}, {"12", "removed"}, {"13", "added"}, {"queues running. None stood still.", "same"}}
	if err != nil || len(pieces) != 2 || !slices.Equal(pieces[0].Pieces, want) {
		t.Errorf("diff %+v, %v", pieces, err)
	}
	if err := a.ShowVersion(list[1].Number); err != nil {
		t.Fatal(err)
	}
	if v := reaches(t, a, Done); text(v, 0, 0) != "I kept 12 queues running." || !v.Letter.CanUndo {
		t.Errorf("shows %q", text(v, 0, 0))
	}
	if err := a.ShowVersion(99); fault.Of(err).Code != "not_stored" {
		t.Errorf("got %v", err)
	}
}

func TestApplicationsAreExchangedRenamedCopiedDeletedAndHadBack(t *testing.T) {
	a := kept(t, &fakeDesk{}, t.TempDir())
	first := inputs(t, a)
	a.NewApplication()
	v := reaches(t, a, Empty)
	if v.Resume == nil || v.Posting != nil || v.Letter != nil || v.Revs.Posting == first.Revs.Posting {
		t.Fatalf("a new application has %+v", v)
	}
	a.PastePosting("another posting")
	reaches(t, a, Done)
	list, err := a.Applications()
	if err != nil || len(list) != 2 || !list[0].Open || list[1].Open {
		t.Fatalf("list %+v, %v", list, err)
	}
	old := list[1].ID
	twin, err := a.DuplicateApplication(old)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.RenameApplication(old, " the  first "); err != nil {
		t.Fatal(err)
	}
	a.OpenApplication(old)
	if v = opened(t, a, old); v.Posting.Raw != "a posting" || v.Open.Name != "the first" {
		t.Errorf("opened %+v", v.Open)
	}
	a.OpenApplication(twin)
	if v = opened(t, a, twin); text(v, 0, 0) != "I kept 12 queues running." || v.Letter.CanUndo {
		t.Errorf("the copy has %q", text(v, 0, 0))
	}
	if err := a.DeleteApplication(twin); err != nil {
		t.Fatal(err)
	}
	opened(t, a, 0)
	if err := a.UndeleteApplication(twin); err != nil {
		t.Fatal(err)
	}
	for _, x := range must(a.Applications()) {
		if x.Deleted {
			t.Errorf("still deleted: %+v", x)
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func opened(t *testing.T, a *App, id int64) View {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if v := a.Changes(Revs{}); v.Open.ID == id && v.Run.Subject == "" {
			return v
		}
	}
	t.Fatalf("application %d was never open", id)
	return View{}
}

func TestAFullDiskIsSaidAndNothingIsLost(t *testing.T) {
	full := fault.Broken("store_full", "the disk is full", errors.New("no space left"), "Make room")
	a := New(&fakeDesk{}, &fakeOutside{}, "", func(context.Context) (*store.Store, error) { return nil, full })
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	a.start(ctx, nil)
	v := inputs(t, a)
	if v.Saved != "off" || v.Faults.Store == nil || v.Faults.Store.Code != "store_full" || v.Letter == nil {
		t.Errorf("got %q, %+v", v.Saved, v.Faults.Store)
	}
	if _, err := a.Applications(); fault.Of(err).Code != "not_kept" {
		t.Errorf("got %v", err)
	}
}
