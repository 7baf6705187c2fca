package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/wailsapp/wails/v2/pkg/options"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/store"
)

// What goes wrong around a window: nothing is lost, and it is said in clear words.
// Quitting and being killed in the middle of a draft are in keep_test.go.

func TestASecondStartHandsItsFileOver(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "resume.pdf"), []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, outside := window(t, &fakeDesk{})
	a.secondStart(options.SecondInstanceData{Args: []string{"resume.pdf", "--flag", "gone.pdf"}, WorkingDirectory: dir})
	for a.Changes(Revs{}).Resume == nil {
		time.Sleep(time.Millisecond)
	}
	if v := reaches(t, a, Empty); v.Resume.File != "resume.pdf" || !outside.front {
		t.Errorf("got %q, in front: %v", v.Resume.File, outside.front)
	}
}

func TestARemovedModelLeavesTheComposedLetterAndSaysSo(t *testing.T) {
	gone := fault.Broken("model_unknown", "there is no model called mine", nil, "Choose another")
	a, _ := window(t, &fakeDesk{draft: func(_ context.Context, _ Choices, watch func(Event)) (*letter.Letter, error) {
		watch(Event{Stage: "drafting", Letter: twoSentences()})
		return nil, gone
	}})
	a.ResumeBytes("resume.pdf", "AAAA")
	a.PastePosting("a posting")
	v := reaches(t, a, Failed)
	if v.Letter == nil || v.Faults.Letter == nil || v.Faults.Letter.Code != "model_unknown" {
		t.Errorf("letter %v, fault %+v", v.Letter, v.Faults.Letter)
	}
}

func TestAResumeReplacedOnDiskChangesNothingHere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "resume.pdf")
	if err := os.WriteFile(path, []byte("the first"), 0o600); err != nil {
		t.Fatal(err)
	}
	desk := &fakeDesk{}
	data := filepath.Join(dir, "data")
	a := kept(t, desk, data)
	a.take(zoneResume, []string{path})
	a.PastePosting("a posting")
	reaches(t, a, Done)
	a.Edit(0, 0, "Mine.")
	reaches(t, a, Done)
	if err := os.WriteFile(path, []byte("the second"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.stop(context.Background())

	a = kept(t, desk, data)
	reaches(t, a, Done)
	a.mu.Lock()
	bytes := string(a.session.file.data)
	a.mu.Unlock()
	if bytes != "the first" {
		t.Errorf("the window shows %q", bytes)
	}
	a.take(zoneResume, []string{path})
	v := reaches(t, a, Done)
	if string(desk.file.data) != "the second" || !v.Letter.Stale || text(v, 0, 0) != "Mine." {
		t.Errorf("read anew: %q, stale %v, %q", desk.file.data, v.Letter.Stale, text(v, 0, 0))
	}
}

func TestWhatCannotBeSavedStaysAndIsTriedAgain(t *testing.T) {
	dir := t.TempDir()
	a := kept(t, &fakeDesk{}, dir)
	inputs(t, a)
	a.save(false)
	good := a.keeper.store
	if err := good.Close(); err != nil { // as a disk that is full: every write is refused
		t.Fatal(err)
	}
	a.Edit(0, 0, "Mine.")
	reaches(t, a, Done)
	a.save(false)
	v := reaches(t, a, Done)
	if v.Saved != "failed" || v.Faults.Store == nil || v.Faults.Store.Do == "" || text(v, 0, 0) != "Mine." {
		t.Fatalf("saved %q, fault %+v", v.Saved, v.Faults.Store)
	}
	again, err := store.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	a.keeper.mu.Lock()
	a.keeper.store = again
	a.keeper.mu.Unlock()
	a.keeper.poke()
	for end := time.Now().Add(time.Minute); v.Saved != "saved"; v = a.Changes(Revs{}) {
		if time.Now().After(end) {
			t.Fatalf("never saved again: %+v", v.Faults.Store)
		}
		time.Sleep(time.Millisecond)
	}
	if l := stateOf(t, a).Unsaved; l.Paragraphs[0].Sentences[0].Text != "Mine." {
		t.Errorf("on disk: %q", l.Paragraphs[0].Sentences[0].Text)
	}
}

func TestAReloadInTheMiddleOfADraftShowsItGoingOn(t *testing.T) {
	next := make(chan bool)
	a, _ := window(t, &fakeDesk{draft: func(ctx context.Context, _ Choices, watch func(Event)) (*letter.Letter, error) {
		watch(Event{Stage: "drafting", Done: 1, Total: 4, Letter: twoSentences()})
		select {
		case <-next:
		case <-ctx.Done():
		}
		return twoSentences(), ctx.Err()
	}})
	a.ResumeBytes("resume.pdf", "AAAA")
	a.PastePosting("a posting")
	for a.Changes(Revs{}).Letter == nil {
		time.Sleep(time.Millisecond)
	}
	v := a.Changes(Revs{}) // the page has nothing any more
	if v.Run.Phase != Drafting || v.Run.Done != 1 || v.Run.Left < 0 || v.Resume == nil || v.Posting == nil || v.Letter == nil || v.Person == nil {
		t.Errorf("after the reload: %+v", v)
	}
	next <- true
	reaches(t, a, Done)
}

func TestAPasswordOpensWhatWasRefused(t *testing.T) {
	dir := t.TempDir()
	desk := &fakeDesk{}
	desk.readResume = func(context.Context, string) error {
		if desk.file.password != "sesame" {
			return fault.BadInput("pdf_encrypted", "it asks for a password", "", "Give it")
		}
		return nil
	}
	a := kept(t, desk, dir)
	a.OpenWithPassword(Resume, "sesame") // nothing waits for one
	a.ResumeBytes("resume.pdf", "AAAA")
	if v := reaches(t, a, Failed); v.Faults.Resume.Code != "pdf_encrypted" {
		t.Fatalf("got %+v", v.Faults.Resume)
	}
	a.OpenWithPassword(Resume, "sesame")
	a.PastePosting("a posting")
	reaches(t, a, Done)
	a.stop(context.Background())

	a = kept(t, desk, dir)
	reaches(t, a, Done)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.session.file.password != "sesame" {
		t.Error("its pages cannot be drawn after a restart")
	}
}

func TestAPasswordOpensAPostingToo(t *testing.T) {
	dir := t.TempDir()
	ad := filepath.Join(dir, "ad.pdf")
	if err := os.WriteFile(ad, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	desk := &fakeDesk{}
	desk.readPosting = func(context.Context, string) error {
		if desk.ad.password != "sesame" {
			return fault.BadInput("pdf_encrypted", "it asks for a password", "", "Give it")
		}
		return nil
	}
	data := filepath.Join(dir, "data")
	a := kept(t, desk, data)
	a.ResumeBytes("resume.pdf", "AAAA")
	a.take(zonePosting, []string{ad})
	if v := reaches(t, a, Failed); v.Faults.Posting.Code != "pdf_encrypted" || v.Posting != nil {
		t.Fatalf("got %+v", v.Faults.Posting)
	}
	a.OpenWithPassword(Posting, "sesame")
	reaches(t, a, Done)
	a.stop(context.Background())

	a = kept(t, desk, data)
	reaches(t, a, Done)
	company := "Ferry"
	a.CorrectPosting(posting.Corrections{Company: &company}) // reads the file again
	v := reaches(t, a, Done)
	for v.Posting.Posting.Company.Value != company {
		if v.Faults.Posting != nil {
			t.Fatalf("after a restart it is locked again: %+v", v.Faults.Posting)
		}
		time.Sleep(time.Millisecond)
		v = a.Changes(Revs{})
	}
}
