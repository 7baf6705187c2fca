package evidence

import (
	"context"
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vouchsafe/app/document"
	"vouchsafe/app/resume"
)

var (
	//go:embed testdata/labels.tsv
	labels string
	//go:embed testdata/signals.txt
	invented string
)

const sharedResumes = "../../../shared/data/resumes"

var letters = map[byte]string{'L': "load", 'I': "incident", 'D': "database", 'N': "numbers", 'O': "observability"}

// tally counts what people saw, what the program saw, and what both did.
type tally struct{ people, program, both int }

// score is the tallies of one set of lines, by signal, and of stories.
type score map[string]*tally

func (s score) count(what string, people, program bool) {
	if s[what] == nil {
		s[what] = &tally{}
	}
	for n, yes := range map[*int]bool{&s[what].people: people, &s[what].program: program, &s[what].both: people && program} {
		if yes {
			*n++
		}
	}
}

// compare holds what the program understood of a line against what two people read;
// where the two differ nothing is counted.
func (s score) compare(t *testing.T, l Line, signals, story string) {
	t.Helper()
	lit := map[string]bool{}
	for _, n := range l.Signals.Names() {
		lit[n] = true
	}
	for letter, signal := range letters {
		if strings.IndexByte(signals, letter+'a'-'A') >= 0 {
			continue
		}
		people := strings.IndexByte(signals, letter) >= 0
		s.count("signals", people, lit[signal])
		s.count(signal, people, lit[signal])
		if people != lit[signal] {
			t.Logf("%s by people %v, by program %v: %.90s", signal, people, lit[signal], l.Source.Quote)
		}
	}
	if story != "?" {
		s.count("story", story != "-", l.Story != "" && (l.Story == story || story == "-"))
		if l.Story != strings.Trim(story, "-") {
			t.Logf("story by people %q, by program %q: %.90s", story, l.Story, l.Source.Quote)
		}
	}
}

// report prints the figures and holds them to bars below what was measured when the
// reader was taught, so that a worse one is seen.
func (s score) report(t *testing.T, precision, recall float64) {
	t.Helper()
	for _, what := range []string{"load", "incident", "database", "numbers", "observability", "signals", "story"} {
		c := s[what]
		if c == nil {
			continue
		}
		p, r := float64(c.both)/float64(max(1, c.program)), float64(c.both)/float64(max(1, c.people))
		t.Logf("%-14s %3d by people, %3d by program, %3d by both: precision %.2f, recall %.2f", what, c.people, c.program, c.both, p, r)
		if (what == "signals" || what == "story") && (p < precision || r < recall) {
			t.Errorf("%s: precision %.2f, recall %.2f, want %.2f and %.2f", what, p, r, precision, recall)
		}
	}
}

// TestLinesOfSharedResumes measures the reader on lines of real people that it never saw.
func TestLinesOfSharedResumes(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(sharedResumes, "*.pdf"))
	if len(files) == 0 {
		t.Skip("the shared resumes are not beside the project")
	}
	lines := map[string]Line{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, _, err := resume.Read(context.Background(), file, data, document.Options{})
		if err != nil {
			continue // some are bad on purpose
		}
		for _, l := range gather(t, r, Answers{}, backend(t)).Lines {
			lines[Key(l.Source.Quote)] = l
		}
	}
	s, found := score{}, 0
	for row := range strings.Lines(labels) {
		if row[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSpace(row), "\t")
		l, ok := lines[f[0]]
		if !ok {
			continue // the bullet is cut otherwise now
		}
		found++
		s.compare(t, l, f[1], f[2])
		both := f[3] == "00" || f[3][0] > '0' && f[3][1] > '0'
		if both {
			s.count("filler", f[3] == "00", l.Meaning.Worth == 0)
		}
	}
	if found < 200 {
		t.Errorf("only %d of the labelled bullets were found", found)
	}
	delete(s, "story") // there are six, too few to measure by
	s.report(t, 0.85, 0.75)
}

// TestLinesOfInventedPeople does the same over bullets of nobody: the shared resumes tell
// no incident and hardly a migration.
func TestLinesOfInventedPeople(t *testing.T) {
	s := score{}
	for row := range strings.Lines(invented) {
		labels, text, ok := strings.Cut(strings.TrimSpace(row), ": ")
		if row[0] == '#' || !ok {
			continue
		}
		signals, story, _ := strings.Cut(labels, " ")
		r := &resume.Resume{Jobs: []resume.Job{{Title: "Engineer", Employer: "Nowhere", Start: "2020", End: "present", Bullets: []resume.Text{{Text: text, Page: 1}}}}}
		s.compare(t, gather(t, r, Answers{}, backend(t)).Lines[0], signals, story)
	}
	s.report(t, 0.8, 0.75)
}
