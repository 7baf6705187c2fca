package app

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
)

func TestForgetEverythingLeavesNothingAndTheWindowGoesOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	a := kept(t, &fakeDesk{}, dir)
	inputs(t, a)
	must(a.SaveStory(Story{Trouble: "the queue grew"}))
	reaches(t, a, Done)
	a.save(false)
	remains, err := a.ForgetEverything()
	if err != nil || len(remains) != 0 {
		t.Fatalf("remains %v, %v", remains, err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the data folder is still there: %v", err)
	}
	if v := reaches(t, a, Empty); v.Resume != nil || v.Letter != nil || len(v.Person.Stories) != 0 {
		t.Errorf("still shown: %+v", v)
	}
	inputs(t, a)
	if v := reaches(t, a, Done); v.Saved == "off" || len(must(a.Applications())) != 1 {
		t.Errorf("what came after is not kept: %q", v.Saved)
	}
}

func TestTheLogHasNoWordOfTheirs(t *testing.T) {
	dir := t.TempDir()
	a := kept(t, &fakeDesk{readResume: func(_ context.Context, name string) error {
		if name == "Zebedee Quux.pdf" {
			return fault.BadInput("no_text_layer", name+" has no text", "Zebedee", "")
		}
		return nil
	}}, dir)
	a.ResumeBytes("Zebedee Quux.pdf", "AAAA")
	reaches(t, a, Failed)
	a.Dismiss(Resume)
	inputs(t, a)
	text, err := os.ReadFile(filepath.Join(dir, logFile))
	if err != nil || !strings.Contains(string(text), "code=no_text_layer") {
		t.Fatalf("the log is %q, %v", text, err)
	}
	for _, word := range []string{"Zebedee", "Quux", "posting\"", "Amber", "queues", "resume.pdf"} {
		if strings.Contains(string(text), word) {
			t.Errorf("the log has %q:\n%s", word, text)
		}
	}
}

func TestTheLogIsPutAsideWhenItGrows(t *testing.T) {
	l := &logbook{dir: t.TempDir()}
	line := []byte(strings.Repeat("x", 1<<16) + "\n")
	for range 40 {
		if _, err := l.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	l.close()
	for _, name := range []string{logFile, logFile + ".1"} {
		info, err := os.Stat(filepath.Join(l.dir, name))
		if err != nil || info.Size() > mostLog+1<<17 || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestTheWindowComesBackWhereItStood(t *testing.T) {
	dir := t.TempDir()
	if p, known := lastPlace(dir); known || p.Width != firstWidth {
		t.Errorf("at first %+v", p)
	}
	want := place{X: 40, Y: 30, Width: 1300, Height: 800}
	want.save(dir)
	if p, known := lastPlace(dir); !known || p != want {
		t.Errorf("came back as %+v", p)
	}
	if p := (place{X: 5000, Y: -10, Width: 1300, Height: 900}).on(1366, 768); p != (place{X: 66, Y: 0, Width: 1300, Height: 768}) {
		t.Errorf("on a small screen %+v", p)
	}
	for _, bad := range []string{"", "{", `{"width":3,"height":3}`, `{"width":99999999,"height":800}`} {
		if err := os.WriteFile(filepath.Join(dir, placeFile), []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if p, known := lastPlace(dir); known || p.Height != firstHeight {
			t.Errorf("%q gives %+v", bad, p)
		}
	}
}

func TestAFailedStartIsSaidOnAPageWithoutScript(t *testing.T) {
	f := fault.Broken("store_newer", "written by a <newer> version", nil, "Start the newer program")
	assets, err := failureAssets(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(assets, "index.html")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, words := range []string{"cannot start", "a &lt;newer&gt; version", "Start the newer program", "store_newer"} {
		if !strings.Contains(page, words) {
			t.Errorf("%q is not on the page:\n%s", words, page)
		}
	}
	if strings.Contains(page, "<script") {
		t.Error("the page has a script")
	}
}

func TestInstancesAreToldApartByTheirFolder(t *testing.T) {
	one, other := instanceID("/home/ada/x"), instanceID("/home/ada/y")
	if one == other || one != instanceID("/home/ada/x/") || strings.Contains(one, "ada") {
		t.Errorf("%s, %s", one, other)
	}
	t.Setenv(folders.Home, "relative")
	if !filepath.IsAbs(folders.DataPath()) {
		t.Error("the folder depends on where the program was started")
	}
}
