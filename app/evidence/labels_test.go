package evidence

import (
	"context"
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vouchsafe/app/document"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

//go:embed testdata/labels.tsv
var labels string

const sharedResumes = "../../../shared/data/resumes"

// tally counts what a person lit, what the program lit, and what both did.
type tally struct{ person, program, both int }

func (c tally) precision() float64 { return share(c.both, c.program) }
func (c tally) recall() float64    { return share(c.both, c.person) }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

var letters = map[byte]string{'L': "load", 'I': "incident", 'D': "database", 'N': "numbers", 'O': "observability"}

// TestSignalsAgainstHandLabels reports precision and recall of every signal and of
// the kind of story over bullets that a person labelled.
func TestSignalsAgainstHandLabels(t *testing.T) {
	if _, err := os.Stat(sharedResumes); err != nil {
		t.Skip("the shared resumes are not beside the project")
	}
	counts := map[string]map[string]*tally{"seen": {}, "unseen": {}}
	found := map[string]map[string][]Claim{}
	for line := range strings.Lines(labels) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		name, pack, seen, key, signals, story := f[0], f[1], f[2], f[4], f[5], f[6]
		if found[name] == nil {
			found[name] = claimsByBullet(t, name, pack)
		}
		claims, ok := found[name][key]
		if !ok {
			t.Logf("%s page %s: the bullet %s is read otherwise now", name, f[3], key)
			continue
		}
		tallyBullet(t, counts[seen], claims, signals, story, name)
	}
	report(t, counts)
}

// tallyBullet compares what a person and the program see in one bullet.
func tallyBullet(t *testing.T, in map[string]*tally, claims []Claim, signals, story, name string) {
	t.Helper()
	var lit Signals
	told, quote := "-", ""
	for _, c := range claims {
		lit = lit.Union(c.Signals)
		quote = c.Source.Quote
		if c.Story != "" && told == "-" {
			told = c.Story
		}
	}
	program := map[string]bool{}
	for _, n := range lit.Names() {
		program[n] = true
	}
	for letter, signal := range letters {
		count(t, in, signal, strings.IndexByte(signals, letter) >= 0, program[signal], name, quote)
	}
	count(t, in, "story", story != "-", told == story && story != "-" || story == "-" && told != "-", name, quote)
}

func report(t *testing.T, counts map[string]map[string]*tally) {
	t.Helper()
	for _, seen := range []string{"seen", "unseen"} {
		for _, s := range []string{"load", "incident", "database", "numbers", "observability", "story"} {
			c := counts[seen][s]
			if c == nil {
				continue
			}
			t.Logf("%-7s %-14s %2d by hand, %2d by program, %2d by both: precision %.2f, recall %.2f", seen, s, c.person, c.program, c.both, c.precision(), c.recall())
			if seen == "seen" && (c.precision() < 0.85 || c.recall() < 0.7) {
				t.Errorf("%s: precision %.2f, recall %.2f", s, c.precision(), c.recall())
			}
		}
	}
}

func count(t *testing.T, in map[string]*tally, what string, person, program bool, name, quote string) {
	t.Helper()
	if in[what] == nil {
		in[what] = &tally{}
	}
	c := in[what]
	if person {
		c.person++
	}
	if program {
		c.program++
	}
	if person && program {
		c.both++
	}
	if person != program && testing.Verbose() {
		t.Logf("%s: %s by hand %v, by program %v: %.60s", name, what, person, program, quote)
	}
}

// claimsByBullet gathers a shared resume and sorts its claims by their bullet.
func claimsByBullet(t *testing.T, name, pack string) map[string][]Claim {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedResumes, name+".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := resume.Read(context.Background(), name+".pdf", data, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := playbook.Load(pack)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]Claim{}
	for _, j := range r.Jobs {
		for _, b := range j.Bullets {
			out[Key(b.Text)] = nil
		}
	}
	for _, pr := range r.Projects {
		for _, b := range pr.Bullets {
			out[Key(b.Text)] = nil
		}
	}
	for _, c := range Gather(r, Answers{}, p).Claims {
		k := Key(c.Source.Quote)
		if _, ok := out[k]; !ok {
			t.Errorf("%s: a claim of no bullet", name)
		}
		out[k] = append(out[k], c)
	}
	return out
}

//go:embed testdata/signals.txt
var invented string

// TestSignalsOfInventedBullets does the same over bullets of nobody: the shared
// resumes tell no incident and hardly a migration.
func TestSignalsOfInventedBullets(t *testing.T) {
	counts := map[string]map[string]*tally{"seen": {}, "unseen": {}}
	pack, seen := "", ""
	for line := range strings.Lines(invented) {
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "["); ok {
			pack, seen, _ = strings.Cut(strings.TrimSuffix(head, "]"), " ")
			continue
		}
		labels, bullet, ok := strings.Cut(line, ": ")
		if line == "" || line[0] == '#' || !ok {
			continue
		}
		signals, story, _ := strings.Cut(labels, " ")
		p, err := playbook.Load(pack)
		if err != nil {
			t.Fatal(err)
		}
		r := &resume.Resume{Jobs: []resume.Job{{Title: "Engineer", Employer: "Nowhere", Start: "2020", End: "present", Bullets: []resume.Text{{Text: bullet, Page: 1}}}}}
		tallyBullet(t, counts[seen], Gather(r, Answers{}, p).Claims, signals, story, pack+", "+bullet)
	}
	report(t, counts)
}
