// Package teach holds no code of the program, only what its reader is taught with.
package teach

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"vouchsafe/app/document"
)

// run is how many words in a row two texts may not share.
const run = 4

// TestNothingThatIsMeasuredOnIsTaught holds the teaching data against the samples, the
// tests and, where they lie beside the project, the shared resumes and postings: four
// words in a row that both have are a leak.
func TestNothingThatIsMeasuredOnIsTaught(t *testing.T) {
	taught := map[[run]string]string{}
	for name, least := range map[string]int{"lines.jsonl": 1000, "posting-lines.jsonl": 1000, "pairs.jsonl": 1000, "bridges.jsonl": 400, "days.jsonl": 200, "sayings.jsonl": 2000} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s := bufio.NewScanner(bytes.NewReader(data))
		n := 0
		for ; s.Scan(); n++ {
			var r struct{ Line, Need, Bridge, Day string }
			if err := json.Unmarshal(s.Bytes(), &r); err != nil || r.Line == "" {
				t.Fatalf("%s: record %d: %v", name, n+1, err)
			}
			for _, text := range []string{r.Line, r.Need, r.Bridge, r.Day} {
				for _, w := range windows(text) {
					taught[w] = text
				}
			}
		}
		if n < least {
			t.Fatalf("%s holds %d records", name, n)
		}
	}
	read := 0
	leaks := map[string]bool{}
	for _, root := range []string{"../../samples", "../../app", "../../internal", "../../build/e2e", "../../frontend/e2e", "../../frontend/src/test", "../../../shared/data", "../../../shared/cases"} {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return filepath.SkipAll // this folder is not beside the project
			}
			if d.IsDir() || !measured(path) {
				return nil
			}
			read++
			for _, w := range windows(text(path)) {
				if line, ok := taught[w]; ok && !leaks[line] {
					leaks[line] = true
					t.Errorf("%s: %q stands in what is taught: %s", path, strings.Join(w[:], " "), line)
				}
			}
			return nil
		})
	}
	if read < 200 {
		t.Errorf("only %d files were compared", read)
	}
}

// measured reports whether a file is one that the reader's figures or the program's
// tests stand on.
func measured(path string) bool {
	switch {
	case strings.HasSuffix(path, ".png"), strings.HasSuffix(path, ".docx"):
		return false
	case strings.Contains(path, "/resume/bench/"): // rendered to measure how pages are read, not what they mean
		return false
	case strings.Contains(path, "/samples/"), strings.Contains(path, "/shared/"), strings.Contains(path, "/e2e/"), strings.Contains(path, "/src/test/"):
		return true
	}
	return strings.Contains(path, "/testdata/") || strings.HasSuffix(path, "_test.go")
}

// text is what a file says; of a PDF, what its pages do.
func text(path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	if !strings.HasSuffix(path, ".pdf") {
		return string(data)
	}
	doc, err := document.Read(context.Background(), path, data, document.Options{})
	if err != nil {
		return "" // some are bad on purpose
	}
	var s strings.Builder
	for _, l := range doc.Lines {
		s.WriteString(l.Text + "\n")
	}
	return s.String()
}

// windows gives every run of words of a text, capitals and marks aside.
func windows(s string) [][run]string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var out [][run]string
	for i := 0; i+run <= len(words); i++ {
		out = append(out, [run]string(words[i:i+run]))
	}
	return out
}
