package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
	"vouchsafe/app/letter"
)

//nolint:unparam // a test may look at any sentence
func text(v View, p, s int) string { return v.Letter.Letter.Paragraphs[p].Sentences[s].Text }

func TestAnEditIsTheirsAndTheOldWordsStayAnAlternative(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	a.Edit(0, 0, "  I kept\n 13 queues running. ")
	v := reaches(t, a, Done)
	s := v.Letter.Letter.Paragraphs[0].Sentences[0]
	if s.Text != "I kept 13 queues running." || s.By != "user" || s.Alternatives[0] != "I kept 12 queues running." {
		t.Errorf("got %+v", s)
	}
	a.Undo()
	if v = reaches(t, a, Done); text(v, 0, 0) != "I kept 12 queues running." || !v.Letter.CanRedo {
		t.Errorf("after undo: %q, redo %v", text(v, 0, 0), v.Letter.CanRedo)
	}
	a.Redo()
	if v = reaches(t, a, Done); text(v, 0, 0) != "I kept 13 queues running." {
		t.Errorf("after redo: %q", text(v, 0, 0))
	}
}

func TestTakingOutAllWordsTakesOutTheSentence(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	a.Edit(0, 1, " ")
	if v := reaches(t, a, Done); len(v.Letter.Letter.Paragraphs[0].Sentences) != 1 {
		t.Error("the sentence is still there")
	}
	a.Edit(0, 0, "")
	if v := reaches(t, a, Done); len(v.Letter.Letter.Paragraphs) != 1 {
		t.Error("the empty paragraph is still there")
	}
}

func TestPickingSwapsAndFillingFills(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	a.Pick(0, 0, 1)
	v := reaches(t, a, Done)
	s := v.Letter.Letter.Paragraphs[0].Sentences[0]
	if s.Text != "Twelve queues ran." || s.By != "model" || len(s.Alternatives) != 2 {
		t.Errorf("got %+v", s)
	}
	a.Fill("Thanks, {Your name}", "Ada Holm")
	if v = reaches(t, a, Done); text(v, 1, 0) != "Thanks, Ada Holm" {
		t.Errorf("got %q", text(v, 1, 0))
	}
}

func TestPlacesThatAreNotThereChangeNothing(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	before := a.Changes(Revs{}).Revs
	a.Edit(9, 0, "x")
	a.Edit(0, -1, "x")
	a.Pick(0, 0, 7)
	a.Pick(1, 0, 0)
	a.Edit(0, 0, "I kept 12 queues running.") // the words it has
	a.Fill("{Nothing}", "x")
	a.Redo()
	if after := reaches(t, a, Done).Revs; after != before {
		t.Errorf("revisions went from %+v to %+v", before, after)
	}
}

func TestNoVersionIsLostByWritingAfterAnUndo(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	for _, words := range []string{"First.", "Second."} {
		a.Edit(0, 0, words)
		reaches(t, a, Done)
	}
	a.Undo()
	a.Edit(0, 0, "Third.")
	reaches(t, a, Done)
	seen := map[string]bool{}
	for range 5 {
		seen[text(a.Changes(Revs{}), 0, 0)] = true
		a.Undo()
	}
	for _, words := range []string{"Third.", "Second.", "First.", "I kept 12 queues running."} {
		if !seen[words] {
			t.Errorf("%q cannot be reached any more: %v", words, seen)
		}
	}
}

func TestALateCheckDoesNotOverwriteNewerWords(t *testing.T) {
	release := make(chan struct{})
	desk := &fakeDesk{}
	a, _ := drafted(t, desk)
	desk.check = func(_ context.Context, l *letter.Letter) error {
		if l.Paragraphs[0].Sentences[0].Text == "Old." {
			<-release // deaf to its cancelling
		}
		l.Language = "read"
		return nil
	}
	a.Edit(0, 0, "Old.")
	reaches(t, a, Checking)
	a.Edit(0, 0, "New.")
	close(release)
	v := reaches(t, a, Done)
	if text(v, 0, 0) != "New." || v.Letter.Letter.Language != "read" {
		t.Errorf("got %q, read: %q", text(v, 0, 0), v.Letter.Letter.Language)
	}
}

func TestNothingIsEditedWhileADraftIsWritten(t *testing.T) {
	desk := &fakeDesk{}
	a, _ := drafted(t, desk)
	desk.draft = func(ctx context.Context, _ Choices, _ func(Event)) (*letter.Letter, error) {
		return nil, untilCancelled(ctx)
	}
	a.Draft(Choices{Opening: "cost"})
	reaches(t, a, Drafting)
	a.Edit(0, 0, "Too soon.")
	a.Undo()
	a.Cancel()
	if v := reaches(t, a, Done); text(v, 0, 0) != "I kept 12 queues running." || v.Choices.Opening != "cost" {
		t.Errorf("got %q with %+v", text(v, 0, 0), v.Choices)
	}
}

func TestInputsThatChangeMakeTheLetterStaleNotGone(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	a.PastePosting("another posting")
	v := reaches(t, a, Done)
	for !v.Letter.Stale {
		v = a.Changes(Revs{})
	}
	a.Draft(Choices{})
	for v.Letter.Stale {
		v = a.Changes(Revs{})
	}
	if !v.Letter.CanUndo {
		t.Error("the letter before is gone")
	}
}

func TestDropsTakeTheFilesOfThisDropOnly(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "resume with spaces ü.pdf")
	if err := os.WriteFile(file, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, _ := window(t, &fakeDesk{})

	// A file hovers, leaves, and text is dropped: the file must not be read.
	a.drops.hold([]string{file})
	a.DroppedText("")
	a.DroppedFiles("")
	if v := reaches(t, a, Failed); v.Resume != nil || v.Faults.Resume.Code != "drop_no_file" {
		t.Fatalf("got %+v", v.Faults)
	}

	a.drops.hold([]string{"", file})
	a.DroppedFiles("")
	for a.Changes(Revs{}).Resume == nil {
		time.Sleep(time.Millisecond)
	}

	// The page's word may come first.
	go func() {
		time.Sleep(30 * time.Millisecond)
		a.drops.hold([]string{file})
	}()
	a.DroppedFiles("posting")
	if v := reaches(t, a, Done); v.Posting == nil {
		t.Error("the posting was not read")
	}
}

func TestAModelIsAddedOnlyOnTheirWord(t *testing.T) {
	t.Setenv(folders.Home, t.TempDir())
	dir := folders.DataPath()
	file := filepath.Join(t.TempDir(), "some.GGUF")
	if err := os.WriteFile(file, []byte("no model at all, whatever its name says"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := New(&fakeDesk{}, &fakeOutside{}, dir, nil)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	a.start(ctx, []string{file})
	for a.Changes(Revs{}).Ask == nil {
		time.Sleep(time.Millisecond)
	}
	if q := a.Changes(Revs{}).Ask; q.Kind != "add_model" || q.File != "some.GGUF" || q.Bytes == 0 {
		t.Errorf("asked %+v", q)
	}
	a.AnswerAsk(false)
	if v := reaches(t, a, Empty); v.Ask != nil {
		t.Error("still asking")
	}
	a.take(zoneNone, []string{file})
	a.AnswerAsk(true)
	if v := reaches(t, a, Failed); v.Faults.Model == nil || v.Faults.Model.Code != "model_not_gguf" {
		t.Errorf("got %+v", v.Faults)
	}
}

func TestFilesAreTakenForWhatTheyAre(t *testing.T) {
	for _, c := range []struct {
		zone, file                   string
		several, resume, posting, is bool
	}{
		{file: "resume.pdf"},
		{file: "backend-engineer.pdf", resume: true, is: true}, // what is still missing
		{file: "Ada_Holm_CV.pdf", resume: true},                // says what it is
		{file: "new.pdf", resume: true, posting: true},         // a new version
		{file: "ad.txt", several: true, is: true},
		{file: "ad.txt"},
		{file: "ad.txt", resume: true, posting: true, is: true},
		{file: "ad.html", is: true},
		{file: "resume.json", zone: zonePosting},
		{file: "my-resume.md", resume: true},
		{file: "x.pdf", zone: zonePosting, is: true},
		{file: "x.pdf", zone: zoneResume, resume: true},
	} {
		if got := isPosting(c.zone, c.file, c.several, c.resume, c.posting); got != c.is {
			t.Errorf("%+v: posting is %v", c, got)
		}
	}
}

func TestMoreThanTwoFilesAndFoldersAreRefusedInClearWords(t *testing.T) {
	a, _ := window(t, &fakeDesk{})
	dir := t.TempDir()
	a.take(zoneNone, []string{dir})
	if v := reaches(t, a, Failed); v.Faults.Resume == nil || v.Faults.Resume.Code != "is_a_folder" {
		t.Errorf("a folder gives %+v", v.Faults.Resume)
	}
	a.take(zonePosting, []string{dir, dir, dir})
	if v := reaches(t, a, Failed); v.Faults.Posting == nil || v.Faults.Posting.Code != "too_many_files" {
		t.Errorf("three give %+v", v.Faults.Posting)
	}
}

func TestExportSaysDoneOnlyWhenItIs(t *testing.T) {
	dir := t.TempDir()
	desk := &fakeDesk{}
	a, outside := drafted(t, desk)

	if got, err := a.Export("pdf"); err != nil || got != (Exported{}) {
		t.Errorf("cancelled: %+v, %v", got, err)
	}
	outside.save = filepath.Join(dir, "letter")
	got, err := a.Export("pdf")
	if err != nil || got.Path != filepath.Join(dir, "letter.pdf") {
		t.Fatalf("got %+v, %v", got, err)
	}
	if outside.save = ""; must(a.Export("pdf")) != (Exported{}) || outside.dir != dir {
		t.Errorf("the next dialog opens in %q", outside.dir)
	}
	outside.save = filepath.Join(dir, "letter")
	// The dialog asked about "letter", not about the "letter.pdf" that is there.
	if _, err := a.Export("pdf"); fault.Of(err).Code != "export_exists" {
		t.Errorf("got %v", err)
	}
	outside.save = got.Path // now it did ask
	if _, err := a.Export("pdf"); err != nil {
		t.Error(err)
	}
	desk.export = func(string) error { return fault.BadInput("disk_full", "the disk is full", "", "") }
	if _, err := a.Export("pdf"); fault.Of(err).Code != "disk_full" {
		t.Errorf("got %v", err)
	}
	if err := a.Copy(); err != nil || outside.copied != "I kept 12 queues running. None stood still." {
		t.Errorf("copied %q, %v", outside.copied, err)
	}
}

func TestWithoutALetterNothingIsExported(t *testing.T) {
	a, outside := window(t, &fakeDesk{})
	outside.save = filepath.Join(t.TempDir(), "letter.pdf")
	if _, err := a.Export("pdf"); fault.Of(err).Code != "no_letter" {
		t.Errorf("got %v", err)
	}
	a.Draft(Choices{})
	if v := reaches(t, a, Failed); v.Faults.Letter.Code != "inputs_missing" {
		t.Errorf("got %+v", v.Faults.Letter)
	}
}

func TestWhatWasExportedCanBeShownAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	a, outside := drafted(t, &fakeDesk{})
	outside.save = filepath.Join(dir, "letter.pdf")
	got := must(a.Export("pdf"))
	if err := a.ShowInFolder(got.Path); err != nil || outside.shown != got.Path {
		t.Errorf("shown %q, %v", outside.shown, err)
	}
	if err := a.ShowInFolder("/etc/passwd"); fault.Of(err).Code != "not_exported" {
		t.Errorf("got %v", err)
	}
	outside.viewer = os.ErrNotExist
	if err := a.ShowInFolder(got.Path); fault.Of(err).Code != "no_file_manager" || !strings.Contains(fault.Of(err).Do, got.Path) {
		t.Errorf("got %v", err)
	}
	os.Remove(got.Path)
	if err := a.ShowInFolder(got.Path); fault.Of(err).Code != "file_gone" {
		t.Errorf("got %v", err)
	}
}

func TestPrintingOpensTheLetterOrPrintsThePage(t *testing.T) {
	outside := &fakeOutside{}
	a := New(&fakeDesk{}, outside, t.TempDir(), nil)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	a.start(ctx, nil)
	inputs(t, a)
	if err := a.Print(); err != nil || filepath.Ext(outside.shown) != ".pdf" || outside.printed {
		t.Errorf("opened %q, %v", outside.shown, err)
	}
	outside.viewer = os.ErrNotExist
	if err := a.Print(); err != nil || !outside.printed {
		t.Errorf("printed %v, %v", outside.printed, err)
	}
}
