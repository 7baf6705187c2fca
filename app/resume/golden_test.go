package resume

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vouchsafe/app/document"
)

// A golden file says what a person finds in a resume, read from the picture of
// its pages: the contact data, the jobs with employer, title, start, end and
// place, and the first and last words of every bullet. Where the reader differs
// from the person, the person stands. -update writes what the reader finds; what
// it wrote is then checked against the page by eye.
var update = flag.Bool("update", false, "write the golden files from what the reader finds")

const goldenDir = "testdata/golden"

type golden struct {
	source   string
	contact  [4]string // name, e-mail, phone, place
	jobs     []goldenEntry
	projects []goldenEntry
	schools  []string
	skills   string // first and last
}

type goldenEntry struct {
	head    string
	bullets []string
}

// ends shortens a bullet to its first and last words, which is enough to see
// whether it is whole.
func ends(s string) string {
	w := strings.Fields(s)
	if len(w) <= 6 {
		return strings.Join(w, " ")
	}
	return strings.Join(w[:3], " ") + " … " + strings.Join(w[len(w)-3:], " ")
}

func fields(f ...string) string { return strings.TrimSpace(strings.Join(f, " | ")) }

func goldenOf(source string, r *Resume) golden {
	g := golden{source: source, contact: [4]string{r.Contact.Name, r.Contact.Email, r.Contact.Phone, r.Contact.Place}}
	list := func(ts []Text) (out []string) {
		for _, t := range ts {
			out = append(out, ends(t.Text))
		}
		return out
	}
	for _, j := range r.Jobs {
		g.jobs = append(g.jobs, goldenEntry{fields(j.Employer, j.Title, j.Start, j.End, j.Place), list(j.Bullets)})
	}
	for _, p := range r.Projects {
		g.projects = append(g.projects, goldenEntry{p.Name, list(p.Bullets)})
	}
	for _, s := range r.Education {
		g.schools = append(g.schools, fields(s.School, s.Degree, s.End))
	}
	if n := len(r.Skills); n > 0 {
		g.skills = fmt.Sprintf("%d, %s … %s", n, r.Skills[0].Name, r.Skills[n-1].Name)
	}
	return g
}

var contactFields = [4]string{"name", "email", "phone", "place"}

func (g golden) write() string {
	var b strings.Builder
	fmt.Fprintf(&b, "source: %s\n", g.source)
	for i, f := range contactFields {
		fmt.Fprintf(&b, "%s: %s\n", f, g.contact[i])
	}
	entries := func(kind string, es []goldenEntry) {
		for _, e := range es {
			fmt.Fprintf(&b, "\n%s: %s\n", kind, e.head)
			for _, t := range e.bullets {
				fmt.Fprintf(&b, "- %s\n", t)
			}
		}
	}
	entries("job", g.jobs)
	entries("project", g.projects)
	b.WriteString("\n")
	for _, s := range g.schools {
		fmt.Fprintf(&b, "school: %s\n", s)
	}
	fmt.Fprintf(&b, "skills: %s\n", g.skills)
	return b.String()
}

func readGolden(t *testing.T, path string) golden {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var g golden
	var open *goldenEntry
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if rest, ok := strings.CutPrefix(line, "- "); ok && open != nil {
			open.bullets = append(open.bullets, rest)
			continue
		}
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch key {
		case "source":
			g.source = value
		case "job":
			g.jobs = append(g.jobs, goldenEntry{head: value})
			open = &g.jobs[len(g.jobs)-1]
		case "project":
			g.projects = append(g.projects, goldenEntry{head: value})
			open = &g.projects[len(g.projects)-1]
		case "school":
			g.schools = append(g.schools, value)
		case "skills":
			g.skills = value
		default:
			for i, f := range contactFields {
				if key == f {
					g.contact[i] = value
				}
			}
		}
	}
	return g
}

// tally counts what a person finds and what of it the reader found.
type tally struct {
	jobs, jobsFound       int
	bullets, bulletsFound int
	extra, extraJobs      int // what the person does not find
	contact, contactFound int
	others, othersFound   int // projects, schools, skills
}

func (a tally) plus(b tally) tally {
	return tally{a.jobs + b.jobs, a.jobsFound + b.jobsFound, a.bullets + b.bullets, a.bulletsFound + b.bulletsFound,
		a.extra + b.extra, a.extraJobs + b.extraJobs, a.contact + b.contact, a.contactFound + b.contactFound, a.others + b.others, a.othersFound + b.othersFound}
}

// compare counts, and says each difference.
func compare(want, got golden, differ func(format string, args ...any)) tally {
	var n tally
	for i, f := range contactFields {
		n.contact++
		if want.contact[i] == got.contact[i] {
			n.contactFound++
		} else {
			differ("%s: want %q, got %q", f, want.contact[i], got.contact[i])
		}
	}
	for i, j := range want.jobs {
		n.jobs++
		if i < len(got.jobs) && got.jobs[i].head == j.head {
			n.jobsFound++
		} else {
			differ("job %d: want %q, got %q", i+1, j.head, headAt(got.jobs, i))
		}
	}
	for _, j := range got.jobs[min(len(want.jobs), len(got.jobs)):] {
		n.extraJobs++
		differ("a job that nobody finds: %q", j.head)
	}
	bullets := func(want, got []goldenEntry) {
		have := map[string]int{}
		for _, e := range got {
			for _, b := range e.bullets {
				have[entryKey(e.head)+"\x00"+b]++
				n.extra++
			}
		}
		for _, e := range want {
			for _, b := range e.bullets {
				n.bullets++
				if k := entryKey(e.head) + "\x00" + b; have[k] > 0 {
					have[k]--
					n.bulletsFound++
					n.extra--
				} else {
					differ("under %q no bullet %q", e.head, b)
				}
			}
		}
		for k, left := range have {
			if left > 0 {
				differ("a bullet that nobody finds: %q", strings.ReplaceAll(k, "\x00", ": "))
			}
		}
	}
	bullets(want.jobs, got.jobs)
	bullets(want.projects, got.projects)
	other := func(what string, want, got []string) {
		for i, w := range want {
			n.others++
			if i < len(got) && got[i] == w {
				n.othersFound++
				continue
			}
			differ("%s %d: want %q, got %q", what, i+1, w, at(got, i))
		}
	}
	other("project", heads(want.projects), heads(got.projects))
	other("school", want.schools, got.schools)
	other("skills", []string{want.skills}, []string{got.skills})
	return n
}

// entryKey is what tells one job from another: employer and start.
func entryKey(head string) string {
	f := strings.Split(head, " | ")
	if len(f) < 3 {
		return head
	}
	return f[0] + "|" + f[1] + "|" + f[2]
}

func heads(es []goldenEntry) (out []string) {
	for _, e := range es {
		out = append(out, e.head)
	}
	return out
}

func headAt(es []goldenEntry, i int) string { return at(heads(es), i) }

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return ""
}

// sourcePath turns the source of a golden file into a path; shared data lies
// beside the project and may be missing.
func sourcePath(source string) string {
	if rest, ok := strings.CutPrefix(source, "shared/"); ok {
		return "../../../shared/data/resumes/" + rest
	}
	if rest, ok := strings.CutPrefix(source, "samples/"); ok {
		return "../../samples/resumes/" + rest
	}
	return filepath.Join("testdata", source)
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(goldenDir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	var all, own tally
	read := 0
	t.Logf("%-34s %9s %9s %6s %8s %7s", "file", "jobs", "bullets", "extra", "contact", "other")
	for _, f := range files {
		want := readGolden(t, f)
		doc, err := document.ReadFile(context.Background(), sourcePath(want.source), document.Options{})
		if err != nil {
			if errors.Is(statErr(want.source), fs.ErrNotExist) && strings.HasPrefix(want.source, "shared/") {
				continue
			}
			t.Errorf("%s: %v", f, err)
			continue
		}
		read++
		got := goldenOf(want.source, Parse(doc))
		if *update {
			if err := os.WriteFile(f, []byte(got.write()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		name := strings.TrimSuffix(filepath.Base(f), ".txt")
		n := compare(want, got, func(format string, args ...any) { t.Logf("  %s: "+format, append([]any{name}, args...)...) })
		t.Logf("%-34s %4d/%-4d %4d/%-4d %6d %4d/%-3d %4d/%-3d", name, n.jobsFound, n.jobs, n.bulletsFound, n.bullets, n.extra, n.contactFound, n.contact, n.othersFound, n.others)
		all = all.plus(n)
		if !strings.HasPrefix(want.source, "shared/") {
			own = own.plus(n)
		}
	}
	if *update {
		return
	}
	t.Logf("%-34s %4d/%-4d %4d/%-4d %6d %4d/%-3d %4d/%-3d", "all", all.jobsFound, all.jobs, all.bulletsFound, all.bullets, all.extra, all.contactFound, all.contact, all.othersFound, all.others)
	atLeast := func(what string, found, there int, share float64) {
		if float64(found) < share*float64(there) {
			t.Errorf("%s: found %d of %d, want at least %.0f %%", what, found, there, 100*share)
		}
	}
	atLeast("bullets whole and in the right job", all.bulletsFound, all.bullets, 0.98)
	atLeast("jobs", all.jobsFound, all.jobs, 0.95)
	atLeast("contact fields", all.contactFound, all.contact, 0.97)
	if all.extra*50 > all.bullets {
		t.Errorf("%d bullets that nobody finds, among %d", all.extra, all.bullets)
	}
	if all.extraJobs*50 > all.jobs {
		t.Errorf("%d jobs that nobody finds, among %d", all.extraJobs, all.jobs)
	}
	if own.extraJobs+own.extra > 0 {
		t.Errorf("own fixtures: %d jobs and %d bullets that nobody finds", own.extraJobs, own.extra)
	}
	atLeast("own fixtures: bullets", own.bulletsFound, own.bullets, 1)
	atLeast("own fixtures: jobs", own.jobsFound, own.jobs, 1)
}

func statErr(source string) error {
	_, err := os.Stat(sourcePath(source))
	return err
}
