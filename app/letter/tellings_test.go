package letter

import (
	"os"
	"strings"
	"testing"

	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// TestTellings holds testdata/tellings.txt, bullets as people write them and below each how
// a letter could tell it, or nothing where it tells of no deed. -update writes it anew; read
// the diff.
func TestTellings(t *testing.T) {
	const golden = "testdata/tellings.txt"
	pack, err := playbook.Load("backend")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		bullet, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "- ")
		if !ok {
			continue
		}
		r := &resume.Resume{Language: "en", Jobs: []resume.Job{{Title: "Software Engineer", Employer: "Osmere", Start: "2018-08", End: "2020-01", Bullets: []resume.Text{{Text: bullet}}}}}
		e := gather(t, r, pack)
		out.WriteString("- " + bullet + "\n")
		for i := range e.Claims {
			if !e.Claims[i].Deed.Told() {
				continue
			}
			x := tell(&e.Claims[i], pack)
			said := "I " + x.Verbs + " " + x.Object + following(x.Means)
			for _, r := range x.Results {
				said += " | " + r.Tail
			}
			out.WriteString("    " + strings.Join(append([]string{said}, x.After...), " ; ") + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if out.String() != string(data) {
		got, want := strings.Split(out.String(), "\n"), strings.Split(string(data), "\n")
		for i := range got {
			if i >= len(want) || got[i] != want[i] {
				t.Fatalf("the first line that differs:\n got %s\nwant %s\nread it, then -update", got[i], want[min(i, len(want)-1)])
			}
		}
	}
}
