package posting

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "set the marks of the goldens to what the program finds now")

const sharedPostings = "../../../shared/data/postings"

// finding is one line of a golden: a field and what a person finds there.
type finding struct{ field, value string }

func (f finding) String() string { return f.field + ": " + f.value }

var scalars = []string{"company", "agency", "role", "team", "place", "person", "language", "verdict"}

// tally counts, for one field, what a person finds, what of it the program finds,
// and what it finds besides.
type tally struct{ person, both, extra int }

func TestGolden(t *testing.T) {
	total := map[string]*tally{}
	for _, dir := range []struct{ goldens, texts string }{
		{"testdata/golden", sharedPostings},
		{"testdata/own", "testdata/own"},
	} {
		goldens, err := filepath.Glob(dir.goldens + "/*.txt")
		if err != nil || len(goldens) == 0 {
			t.Fatalf("no goldens in %s", dir.goldens)
		}
		for _, golden := range goldens {
			name := filepath.Base(golden)
			text := filepath.Join(dir.texts, name)
			if dir.goldens == dir.texts {
				if strings.HasSuffix(name, ".golden.txt") {
					continue
				}
				golden = strings.TrimSuffix(golden, ".txt") + ".golden.txt"
			}
			t.Run(name, func(t *testing.T) {
				ad, err := os.ReadFile(text)
				if os.IsNotExist(err) && dir.texts == sharedPostings {
					t.Skip("the shared postings are not on this machine")
				}
				if err != nil {
					t.Fatal(err)
				}
				p, err := parse(t, string(ad))
				if err != nil {
					t.Fatal(err)
				}
				compareGolden(t, golden, p, total)
			})
		}
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%-10s %7s %6s %7s\n", "field", "person", "found", "besides")
	for _, field := range append(append([]string{}, scalars...), "must", "nice", "stack", "problem", "hook", "task") {
		if c := total[field]; c != nil {
			fmt.Fprintf(&table, "%-10s %7d %6d %7d\n", field, c.person, c.both, c.extra)
		}
	}
	t.Logf("what a person finds, and what the program found of it:\n%s", table.String())
}

// compareGolden checks that the marks of a golden say exactly where the program differs.
func compareGolden(t *testing.T, path string, p *Posting, total map[string]*tally) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var person []finding
	for l := range strings.Lines(string(data)) {
		l = strings.TrimSpace(l)
		if l == "" || strings.HasPrefix(l, "+ ") || strings.HasPrefix(l, "? stack: ") {
			continue
		}
		field, value, ok := strings.Cut(strings.TrimPrefix(l, "? "), ":")
		if !ok {
			t.Fatalf("%s: no field in %q", path, l)
		}
		person = append(person, finding{field, strings.TrimSpace(value)})
	}
	want := marked(person, p, total)
	if want == string(data) {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s: the program does not differ where the marks say it does (- file, + now):\n%s", filepath.Base(path), cmp.Diff(strings.Split(string(data), "\n"), strings.Split(want, "\n")))
}

// marked writes the person's findings with the marks that the program's earn.
func marked(person []finding, p *Posting, total map[string]*tally) string {
	found := programFindings(p)
	used := make([]bool, len(found))
	count := func(field string) *tally {
		if total[field] == nil {
			total[field] = &tally{}
		}
		return total[field]
	}
	take := func(f finding) bool {
		for i, g := range found {
			if !used[i] && g.field == f.field && agrees(f, g.value) {
				used[i] = true
				return true
			}
		}
		return false
	}
	var b strings.Builder
	for _, f := range person {
		if f.field == "stack" {
			b.WriteString(f.String() + "\n")
			for tool := range strings.SplitSeq(f.value, ", ") {
				count("stack").person++
				if one := (finding{"stack", tool}); take(one) {
					count("stack").both++
				} else {
					b.WriteString("? " + one.String() + "\n")
				}
			}
			continue
		}
		count(f.field).person++
		if take(f) {
			count(f.field).both++
			b.WriteString(f.String() + "\n")
		} else {
			b.WriteString("? " + f.String() + "\n")
		}
	}
	for i, g := range found {
		if !used[i] {
			count(g.field).extra++
			b.WriteString("+ " + g.String() + "\n")
		}
	}
	return b.String()
}

// agrees reports whether the program's value is what the person means.
func agrees(f finding, value string) bool {
	switch f.field {
	case "must", "nice":
		return strings.Contains(strings.ToLower(value), strings.ToLower(f.value))
	case "problem":
		return strings.HasPrefix(value, f.value)
	}
	return value == f.value
}

func programFindings(p *Posting) []finding {
	var out []finding
	for i, v := range []string{p.Company.Value, p.Agency.Value, p.Role.Value, p.Team.Value, p.Place.Value, p.Person.Value, p.Language, p.Verdict} {
		if v != "" {
			out = append(out, finding{scalars[i], v})
		}
	}
	for _, n := range p.Needs {
		if n.Must {
			out = append(out, finding{"must", n.Text})
		} else {
			out = append(out, finding{"nice", n.Text})
		}
	}
	for _, s := range p.Stack {
		out = append(out, finding{"stack", s})
	}
	for _, x := range p.Problems {
		out = append(out, finding{"problem", x.Quote})
		if x.Hook != "" {
			out = append(out, finding{"hook", x.Hook})
		}
	}
	for _, x := range p.Tasks {
		out = append(out, finding{"task", x.Task})
	}
	return out
}
