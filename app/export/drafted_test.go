package export_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/document"
	"vouchsafe/app/export"
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
	"vouchsafe/internal/testreader"
)

const shared = "../../../shared/data"

// drafted gives letters composed by rule from public resumes and postings: every
// tenth of all pairs.
func drafted(t *testing.T) []*letter.Letter {
	t.Helper()
	if _, err := os.Stat(shared); err != nil {
		t.Skip("the shared resumes and postings are not beside the project")
	}
	resumes, _ := filepath.Glob(filepath.Join(shared, "resumes", "*.pdf"))
	texts, _ := filepath.Glob(filepath.Join(shared, "postings", "*.txt"))
	var postings []*posting.Posting
	for _, path := range texts {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p, err := posting.Parse(context.Background(), string(data), testreader.Open(t))
		if err != nil {
			t.Fatal(err)
		}
		postings = append(postings, p)
	}
	var letters []*letter.Letter
	n := 0
	for _, path := range resumes {
		data, err := document.Load(path, document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r, _, err := resume.Read(context.Background(), path, data, document.Options{})
		if f := new(fault.Fault); errors.As(err, &f) && strings.HasPrefix(filepath.Base(path), "bad-") {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range postings {
			if n++; n%10 != 0 {
				continue
			}
			l, err := letter.Draft(context.Background(), letter.Request{Resume: r, Posting: p, Reader: testreader.Open(t),
				Options: letter.Options{Name: "Zoë O'Brien", Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}}, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			letters = append(letters, l)
		}
	}
	return letters
}

var (
	ligature = regexp.MustCompile("[\ufb00-\ufb06]")
	// A row of pdffonts ends in: embedded, subset, has a map to Unicode, object.
	embedded = regexp.MustCompile(` yes yes yes +\d+ +0$`)
)

// TestDraftedLetters sets real letters in every style and paper. Bytes itself reads
// each back with the project's reader; here poppler has its say.
func TestDraftedLetters(t *testing.T) {
	letters := drafted(t)
	if len(letters) < 60 {
		t.Fatalf("only %d letters", len(letters))
	}
	for _, tool := range []string{"pdftotext", "pdffonts"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed: make test installs it")
		}
	}
	path := filepath.Join(t.TempDir(), "letter.pdf")
	largest := 0
	for i, l := range letters {
		text, err := export.Bytes(context.Background(), l, "txt", export.Options{AllowPlaceholders: true})
		if err != nil {
			t.Fatalf("letter %d: %v", i, err)
		}
		for _, style := range export.Styles {
			for _, paper := range []string{"a4", "letter"} {
				data, err := export.Bytes(context.Background(), l, "pdf", export.Options{Style: style, Paper: paper, Locale: "en-GB", AllowPlaceholders: true})
				if err != nil {
					t.Errorf("letter %d, %s, %s: %v", i, style, paper, err)
					continue
				}
				largest = max(largest, len(data))
				if n := bytes.Count(data, []byte("/Type/Page/")); n != 1 {
					t.Errorf("letter %d, %s, %s: %d pages", i, style, paper, n)
				}
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
				if got := run(t, "pdftotext", path, "-"); !strings.Contains(squeeze(got), squeeze(string(text))) || ligature.MatchString(got) {
					t.Errorf("letter %d, %s, %s: poppler reads\n%s\nwant\n%s", i, style, paper, got, text)
				}
				rows := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")
				for _, row := range rows[2:] {
					if !embedded.MatchString(row) {
						t.Errorf("letter %d, %s: a font is not embedded as a subset with its map to Unicode: %s", i, style, row)
					}
				}
			}
		}
	}
	t.Logf("%d letters, the largest file %d bytes", len(letters), largest)
	if largest > 60_000 {
		t.Errorf("the largest file has %d bytes", largest)
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// squeeze leaves single spaces between words, wherever lines end.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
