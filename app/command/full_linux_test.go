package command

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vouchsafe/app/folders"
	"vouchsafe/internal/smalldisk"
	"vouchsafe/internal/testmodel"
)

// run gives the exit code of a command and what it complained of.
func run(args ...string) (int, string) {
	var complaint bytes.Buffer
	code := Main(args, strings.NewReader(""), &bytes.Buffer{}, &complaint)
	return code, complaint.String()
}

// untilThereIsRoom runs a command with so many pages more room each time, until it
// succeeds: before that it says that the disk is full and leaves what lay there as it
// was.
func untilThereIsRoom(t *testing.T, d *smalldisk.Disk, step int, args ...string) {
	t.Helper()
	was := d.Left()
	for pages, full := 0, 0; ; pages += step {
		d.Leave(pages * smalldisk.Page)
		code, complaint := run(args...)
		left := d.Left()
		d.Empty()
		if code == done {
			if full < 2 {
				t.Errorf("the disk was full only %d times", full)
			}
			return
		}
		if full++; code != failed || !strings.Contains(complaint, "[disk_full]") || !strings.Contains(complaint, "Make room") {
			t.Fatalf("with %d pages: exit %d, %s", pages, code, complaint)
		}
		if !slices.Equal(left, was) {
			t.Fatalf("with %d pages: left %v, had %v", pages, left, was)
		}
	}
}

func TestADraftOnADiskThatIsFullAtAnyPage(t *testing.T) {
	smalldisk.Run(t, 4<<20, func(d *smalldisk.Disk) {
		pdf, json := filepath.Join(d.Dir, "letter.pdf"), filepath.Join(d.Dir, "letter.json")
		put(t, json, "the letter before", 0o600)
		l := filepath.Join(t.TempDir(), "letter.json")
		if code, complaint := run("--quiet", "draft", "-r", samples+"/resumes/maren-tolliver.pdf", "-p", samples+"/postings/amberquay.txt", "--no-model", "--json", l); code != done {
			t.Fatalf("exit %d, %s", code, complaint)
		}
		// Both files or none, whichever there is no room for.
		untilThereIsRoom(t, d, 5, "--quiet", "draft", "-r", samples+"/resumes/maren-tolliver.pdf", "-p", samples+"/postings/amberquay.txt", "--no-model", "-o", pdf, "--json", json, "--force")
		if !strings.HasPrefix(content(t, pdf), "%PDF-") || !strings.HasPrefix(content(t, json), "{") {
			t.Error("what was written is not whole")
		}
		d.Clear()
		untilThereIsRoom(t, d, 1, "--quiet", "export", l, "-o", pdf, "-o", filepath.Join(d.Dir, "letter.docx"))
	})
}

func TestAddingAModelOnADiskThatIsFullAtAnyPage(t *testing.T) {
	smalldisk.Run(t, 4<<20, func(d *smalldisk.Disk) {
		t.Setenv(folders.Home, filepath.Join(d.Dir, "home"))
		data := testmodel.Header().Bytes()
		data = append(data, make([]byte, 40_000)...)
		file := filepath.Join(t.TempDir(), "mine.gguf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := folders.Models(); err != nil {
			t.Fatal(err)
		}
		untilThereIsRoom(t, d, 1, "--quiet", "models", "add", file)
		if content(t, filepath.Join(d.Dir, "home", "models", "mine.gguf")) != string(data) {
			t.Error("what was added is not the model")
		}
	})
}
