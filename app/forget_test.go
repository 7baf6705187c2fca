package app

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vouchsafe/app/drafting"
	"vouchsafe/app/folders"
	"vouchsafe/app/store"
	"vouchsafe/app/weights"
	"vouchsafe/internal/testmodel"
)

// A session that leaves every kind of file there is, some of them by having been
// killed. All of it is private and in one folder; forgotten, nothing of it is left.
func TestEveryKindOfFileIsPrivateAndForgotten(t *testing.T) {
	if filepath.Separator == '\\' {
		t.Skip("this system has no modes")
	}
	home, temp := t.TempDir(), t.TempDir()
	data := filepath.Join(home, "data")
	t.Setenv(folders.Home, data)
	t.Setenv("TMPDIR", temp)
	if _, err := folders.Data(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, store.File), []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err) // will be set aside as damaged
	}
	model := filepath.Join(home, "mine.gguf")
	if err := os.WriteFile(model, testmodel.Header().Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}

	desk := &station{d: drafting.New(drafting.Options{DataDir: data, NoModel: true})}
	a := kept(t, desk, data)
	a.readResumeFile("../samples/resumes/maren-tolliver.pdf")
	a.readPostingFile("../samples/postings/amberquay.txt")
	reaches(t, a, Done)
	must(a.SaveStory(Story{Trouble: "Replica lag reached 40 s"}))
	reaches(t, a, Done)
	a.Edit(0, 0, "Hello Rosalind,")
	reaches(t, a, Done)
	if err := a.Print(); err != nil {
		t.Fatal(err)
	}
	a.save(false)
	if err := a.keeper.store.Backup(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := weights.Add(context.Background(), model, "", false, func(int64, int64) {}); err != nil {
		t.Fatal(err)
	}
	place{Width: firstWidth, Height: firstHeight}.save(data)
	// What the engine keeps, and what killed processes leave.
	for _, name := range []string{
		"states/prefixes/a.state", "states/prefixes/.writing-1", "tried/0a", "models/.adding-1", "backups/half-1", "vouchsafe.db.new", "vouchsafe.log.1", ".half-1",
	} {
		path := filepath.Join(data, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}

	kinds := map[string]bool{}
	err := filepath.WalkDir(data, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if want := map[bool]fs.FileMode{true: 0o700, false: 0o600}[e.IsDir()]; info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", path, info.Mode().Perm(), want)
		}
		name, _ := filepath.Rel(data, path)
		top, _, _ := strings.Cut(name, string(filepath.Separator))
		kinds[top] = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{
		"vouchsafe.db", "vouchsafe.db-wal", "vouchsafe.lock", "vouchsafe.log", "backups", "damaged", "models", "print", "states", "tried", "window.json",
	} {
		if !kinds[kind] {
			t.Errorf("there is no %s: the test shows nothing of it", kind)
		}
	}

	remains, err := a.ForgetEverything()
	if err != nil || len(remains) > 0 {
		t.Errorf("remains %v, %v", remains, err)
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Errorf("the data folder is still there: %v", err)
	}
	var left []string
	for _, dir := range []string{home, temp} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			left = append(left, e.Name())
		}
	}
	if !slices.Equal(left, []string{"mine.gguf"}) { // the person's own copy
		t.Errorf("left elsewhere: %v", left)
	}
}
