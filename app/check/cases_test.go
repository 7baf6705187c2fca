package check

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

var update = flag.Bool("update", false, "write the codes that the gate gives into testdata/cases")

// A file of testdata/cases is a resume and a posting in a few lines, then letters'
// sentences with what the gate must say of them. See testdata/cases/README.
type caseFile struct {
	resume  *resume.Resume
	posting *posting.Posting
	read    map[string]bool
	head    []string // lines up to "=="
	cases   []golden
}

// anything stands for whatever code blocks a falsehood.
const anything = "false"

type golden struct {
	codes string // "ok", codes by comma, or "false"; "~code" is advisory
	text  string
	note  bool // a comment or blank line, kept as it is
}

// eachCaseFile calls do with every file of cases, its gate and its ground.
func eachCaseFile(t *testing.T, do func(path string, f *caseFile, gate Gate, ground *Ground)) {
	t.Helper()
	paths, _ := filepath.Glob("testdata/cases/*.txt")
	for _, path := range paths {
		f, err := readCases(path)
		if err != nil {
			t.Fatal(err)
		}
		gate, ground := f.gate(t)
		do(path, f, gate, ground)
	}
}

func readCases(path string) (*caseFile, error) {
	data, err := os.ReadFile(path) //nolint:gosec // the test's own folder
	if err != nil {
		return nil, err
	}
	f := &caseFile{resume: &resume.Resume{}, read: map[string]bool{}}
	body := false
	for n, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		if !body {
			f.head = append(f.head, line)
		}
		key, value, _ := strings.Cut(line, ": ")
		field := func(i int) string {
			if p := strings.Split(value, " | "); i < len(p) {
				return strings.TrimSpace(p[i])
			}
			return ""
		}
		line := resume.Text{Text: value, Page: 1}
		switch {
		case body && (value == "" || key[0] == '#'):
			f.cases = append(f.cases, golden{text: key, note: true})
		case body:
			f.cases = append(f.cases, golden{codes: key, text: value})
		case key == "==":
			body = true
		case key == "" || key[0] == '#':
		case strings.HasPrefix(key, "- "):
			j := &f.resume.Jobs[len(f.resume.Jobs)-1]
			whole := strings.TrimPrefix(f.head[n], "- ")
			j.Bullets = append(j.Bullets, resume.Text{Text: whole, Page: 1})
		case strings.HasPrefix(key, "> "):
			f.posting.Lines = append(f.posting.Lines, strings.TrimPrefix(f.head[n], "> "))
		case key == "name":
			f.resume.Contact.Name = value
		case key == "job":
			line.Text = field(0) + ", " + field(1) + ", " + field(2) + " to " + field(3)
			f.resume.Jobs = append(f.resume.Jobs, resume.Job{Title: field(0), Employer: field(1), Start: field(2), End: field(3), Head: line})
		case key == "skills" || key == "read":
			level := map[string]string{"skills": "used", "read": "read_about"}[key]
			for s := range strings.SplitSeq(value, ", ") {
				f.resume.Skills = append(f.resume.Skills, resume.Skill{Name: s, Level: level, From: line})
				for _, m := range playbook.Tools(s) {
					f.read[m.Name] = key == "read"
				}
			}
		case key == "education":
			f.resume.Education = append(f.resume.Education, resume.School{Degree: field(0), School: field(1), End: field(2)})
		case key == "summary":
			f.resume.Summary = append(f.resume.Summary, line)
		case key == "other":
			f.resume.Unplaced = append(f.resume.Unplaced, line)
		case key == "posting":
			f.posting = &posting.Posting{Company: posting.Field{Value: field(0)}, Role: posting.Field{Value: field(1)}, Team: posting.Field{Value: field(2)}, Lines: []string{field(0) + ", " + field(1) + ", " + field(2)}}
		default:
			return nil, fmt.Errorf("%s:%d: no such line: %s", path, n+1, line.Text)
		}
	}
	return f, nil
}

func (f *caseFile) gate(t testing.TB) (Gate, *Ground) {
	t.Helper()
	pack, err := playbook.Load("backend")
	if err != nil {
		t.Fatal(err)
	}
	return Gate{Pack: pack, ReadAbout: f.read}, NewGround(f.resume, evidence.Answers{}, f.posting)
}

func TestCases(t *testing.T) {
	paths, _ := filepath.Glob("testdata/cases/*.txt")
	falsehoods, truths := map[string]int{}, 0
	for _, path := range paths {
		f, err := readCases(path)
		if err != nil {
			t.Fatal(err)
		}
		gate, ground := f.gate(t)
		for i := range f.cases {
			c := &f.cases[i]
			if c.note {
				continue
			}
			var got, notes []string
			seen := map[string]bool{}
			for _, s := range report(t, gate, c.text, ground).Sentences {
				for _, x := range s.Findings {
					code := x.Code
					if x.Tier == Advisory {
						code = "~" + code
					}
					if seen[code] {
						continue
					}
					seen[code] = true
					notes = append(notes, code+" "+x.Text+": "+x.Why)
					if x.Tier == Blocking || strings.Contains(c.codes, code) {
						got = append(got, code)
					}
				}
			}
			slices.Sort(got)
			told := strings.Join(got, ", ")
			if told == "" {
				told = "ok"
			}
			if c.codes == "ok" {
				truths++
			}
			for code := range strings.SplitSeq(c.codes, ", ") {
				falsehoods[code]++
			}
			if told == c.codes || c.codes == anything && len(got) > 0 || c.codes != "ok" && covers(got, c.codes) {
				continue
			}
			if *update {
				c.codes = told
				continue
			}
			t.Errorf("%s: %q\n got %s\nwant %s\n%s", filepath.Base(path), c.text, told, c.codes, strings.Join(notes, "\n"))
		}
		if *update {
			out := append([]string(nil), f.head...)
			for _, c := range f.cases {
				if c.note {
					out = append(out, c.text)
				} else {
					out = append(out, c.codes+": "+c.text)
				}
			}
			if err := os.WriteFile(path, []byte(strings.Join(out, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d true sentences; falsehoods by code: %v", truths, falsehoods)
}

// covers: every code that the case names was given; a falsehood may earn more.
func covers(got []string, codes string) bool {
	for code := range strings.SplitSeq(codes, ", ") {
		if !slices.Contains(got, code) {
			return false
		}
	}
	return true
}
