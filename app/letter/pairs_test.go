package letter

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/check"
	"vouchsafe/app/document"
	"vouchsafe/app/evidence"
	"vouchsafe/app/resume"
	"vouchsafe/internal/testreader"
)

// skeleton is the pair whose resume tells nothing in English.
const skeleton = "spanish"

var update = flag.Bool("update", false, "write the golden letters anew")

const pairs = "testdata/pairs"

// pair reads a golden pair: NAME.resume.md, NAME.posting.txt and, where the person
// answered, NAME.facts.yaml. Nobody in them exists.
func pair(t *testing.T, name string) Request {
	t.Helper()
	file := func(ending string) []byte {
		data, err := os.ReadFile(filepath.Join(pairs, name+ending))
		if err != nil && (ending != ".facts.yaml" || !os.IsNotExist(err)) {
			t.Fatal(err)
		}
		return data
	}
	r, _, err := resume.Read(context.Background(), name+".resume.md", file(".resume.md"), document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, string(file(".posting.txt")))
	a, err := evidence.ReadAnswers(file(".facts.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return Request{Resume: r, Posting: p, Answers: a, Reader: testreader.Open(t), Options: Options{Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}}
}

func names(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(pairs, "*.resume.md"))
	if err != nil || len(list) == 0 {
		t.Fatal("no golden pairs")
	}
	for i, f := range list {
		list[i] = strings.TrimSuffix(filepath.Base(f), ".resume.md")
	}
	return list
}

// TestPairs holds the letter of every golden pair to the letter beside it.
func TestPairs(t *testing.T) {
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) {
			l, err := Draft(context.Background(), pair(t, name), nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			var s strings.Builder
			for _, p := range l.Paragraphs {
				s.WriteString(p.Text() + "\n\n")
			}
			for _, q := range l.Questions {
				s.WriteString("? " + q.Text + "\n")
			}
			for _, g := range l.Gaps {
				s.WriteString("- " + g.Need + "\n")
			}
			for _, f := range l.Findings {
				if name == skeleton && f.Code == "nothing_to_tell" {
					continue
				}
				if f.Tier == check.Blocking {
					t.Errorf("blocking: %s %q", f.Code, f.Text)
				}
			}
			golden := filepath.Join(pairs, name+".letter.txt")
			if *update {
				if err := os.WriteFile(golden, []byte(s.String()), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := s.String(); got != string(want) {
				t.Errorf("the letter changed; read it, then -update\n got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}
