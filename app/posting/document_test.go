package posting

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vouchsafe/app/document"
	"vouchsafe/internal/testreader"
)

// A posting printed to PDF, or saved as DOCX, reads as its text does.
func TestFileReadsAsItsText(t *testing.T) {
	files, err := filepath.Glob("testdata/own/files/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/own/files")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := document.Read(context.Background(), filepath.Base(file), data, document.Options{})
			if err != nil {
				t.Fatal(err)
			}
			fromFile, err := FromDocument(t.Context(), d, testreader.Open(t))
			if err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile("testdata/own/" + strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			fromText, err := parse(t, string(text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(programFindings(fromText), programFindings(fromFile), cmp.AllowUnexported(finding{})); diff != "" {
				t.Errorf("text (-) and file (+) read differently:\n%s", diff)
			}
		})
	}
}

func TestTooShortDocument(t *testing.T) {
	d := &document.Document{Lines: []document.Line{{Text: "Senior Go Engineer"}}}
	if p, err := FromDocument(t.Context(), d, testreader.Open(t)); err == nil || p != nil {
		t.Fatalf("three words were read as a posting: %v", p)
	}
}
