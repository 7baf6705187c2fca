package drafting

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/letter"
	"vouchsafe/app/playbook"
)

// A mutation makes a true sentence false in one way; "" where it cannot. floor is
// the least share, in percent, that the gate must catch.
type mutation struct {
	kind  string
	floor int
	taste bool // advisory is enough
	plant func(m *planting) string
}

// planting is a true sentence and what there is to make it false with.
type planting struct {
	text    string
	line    string // the line of the resume that it tells
	own     string // the whole resume
	theirs  string // the whole posting
	job     *check.Job
	jobs    []check.Job
	tasks   []string
	tools   []playbook.Mention // of the resume
	rand    *rand.Rand
	strange []string // tools of neither
}

var (
	digitsRe = regexp.MustCompile(`\b\d[\d,.]*`)
	unitRe   = regexp.MustCompile(`(\d[\d,.]*)(\s?)(ms|seconds|minutes|hours|GB|TB|MB|%|x|K|k|M)\b|(\d)(%)`)
	fromToRe = regexp.MustCompile(`from (\S+(?: \w+)?) to (\S+(?: (?:ms|seconds|minutes|hours|days|weeks))?)`)
	deedRe   = regexp.MustCompile(`\bI (?:also )?(\w+(?:ed|t|n|ilt|an|ote|ran|cut|set)) `)
)

var otherUnit = map[string]string{"ms": "seconds", "seconds": "minutes", "minutes": "hours", "hours": "days", "GB": "TB", "TB": "GB", "MB": "GB", "%": "x", "x": "%", "K": "M", "k": "M", "M": "K"}

var mutations = []mutation{
	{"number changed", 97, false, func(m *planting) string {
		list := evidence.Quantities(m.text)
		for _, i := range m.rand.Perm(len(list)) {
			if q := list[i]; !q.Year && !q.Spelled && digitsRe.MatchString(q.Text) {
				n := fmt.Sprint(m.rand.IntN(800) + 101)
				if !strings.Contains(m.own, n) && !strings.Contains(m.theirs, n) {
					return m.text[:q.Start] + digitsRe.ReplaceAllString(q.Text, n) + m.text[q.End:]
				}
			}
		}
		return ""
	}},
	{"unit swapped", 95, false, func(m *planting) string {
		i := unitRe.FindStringSubmatchIndex(m.text)
		if i == nil {
			return ""
		}
		a, b := i[6], i[7]
		if a < 0 {
			a, b = i[10], i[11]
		}
		if m.text[a:b] == "%" {
			return m.text[:a] + " hours" + m.text[b:]
		}
		return m.text[:a] + otherUnit[m.text[a:b]] + m.text[b:]
	}},
	{"another line's number", 85, false, func(m *planting) string {
		list := evidence.Quantities(m.text)
		for _, q := range list {
			if q.Year || q.Spelled || q.Unit == "" && q.Counts == "" {
				continue
			}
			for line := range strings.Lines(m.own) {
				for _, o := range evidence.Quantities(line) {
					if !o.Year && !o.Spelled && o.Unit == q.Unit && o.Counts != q.Counts && !o.Same(q) && !strings.Contains(m.line, o.Text) && len(o.Text) > 1 && (o.Unit != "" || o.Counts != "") && !strings.Contains(line, m.line) {
						return m.text[:q.Start] + strings.TrimSpace(o.Text) + m.text[q.End:]
					}
				}
			}
		}
		return ""
	}},
	{"tool swapped within the resume", 80, false, func(m *planting) string {
		for _, t := range playbook.Tools(m.text) {
			for _, o := range m.tools {
				if o.Kind == t.Kind && o.Name != t.Name && !strings.Contains(m.line, o.As) && !strings.Contains(o.As, t.As) {
					return m.text[:t.Start] + o.As + m.text[t.End:]
				}
			}
		}
		return ""
	}},
	{"tool of nowhere", 97, false, func(m *planting) string {
		for _, t := range playbook.Tools(m.text) {
			return m.text[:t.Start] + m.strange[m.rand.IntN(len(m.strange))] + m.text[t.End:]
		}
		return strings.TrimRight(m.text, ".") + " with " + m.strange[m.rand.IntN(len(m.strange))] + "."
	}},
	{"tool of the posting", 97, false, func(m *planting) string {
		for _, t := range playbook.Tools(m.theirs) {
			if !strings.Contains(strings.ToLower(m.own), strings.ToLower(t.As)) && !named(m.tools, t.Name) {
				return strings.TrimRight(m.text, ".") + ", using " + t.As + "."
			}
		}
		return ""
	}},
	{"employer swapped", 80, false, func(m *planting) string {
		if m.job == nil || !strings.Contains(m.text, m.job.Employer) {
			return ""
		}
		for _, j := range m.jobs {
			if !strings.EqualFold(j.Employer, m.job.Employer) && len(j.Employer) > 3 {
				return strings.ReplaceAll(m.text, m.job.Employer, j.Employer)
			}
		}
		return ""
	}},
	{"employer invented", 97, false, func(m *planting) string {
		if m.job == nil || !strings.Contains(m.text, " "+m.job.Employer) {
			return ""
		}
		return strings.ReplaceAll(m.text, m.job.Employer, "Initrode Aerospace")
	}},
	{"title invented", 95, false, func(m *planting) string {
		if m.job == nil || strings.Contains(strings.ToLower(m.own), "vice president") {
			return ""
		}
		return "As Vice President at " + m.job.Employer + " I" + strings.SplitN(m.text+" I ", " I", 2)[1]
	}},
	{"verb raised to led", 75, false, func(m *planting) string {
		i := deedRe.FindStringSubmatchIndex(m.text)
		if i == nil || strings.Contains(strings.ToLower(m.line), "led ") || strings.Contains(strings.ToLower(m.line), "lead") || strings.Contains(strings.ToLower(m.line), "manag") || !evidenceBelow(m.line) {
			return ""
		}
		return m.text[:i[2]] + "led" + m.text[i[3]:]
	}},
	{"done alone", 97, false, func(m *planting) string {
		i := deedRe.FindStringSubmatchIndex(m.text)
		if i == nil || strings.Contains(m.own, "handed") {
			return ""
		}
		return m.text[:i[2]] + "single-handedly " + m.text[i[2]:]
	}},
	{"direction inverted", 85, false, func(m *planting) string {
		if i := fromToRe.FindStringSubmatchIndex(m.text); len(i) > 0 && digitsRe.MatchString(m.text[i[2]:i[3]]) {
			return m.text[:i[2]] + m.text[i[4]:i[5]] + m.text[i[3]:i[4]] + m.text[i[2]:i[3]] + m.text[i[5]:]
		}
		if len(evidence.Quantities(m.text)) == 0 {
			return ""
		}
		for _, p := range [][2]string{{"reduced", "increased"}, {"reducing", "increasing"}, {"cut ", "raised "}, {"cutting", "raising"}, {" fell ", " rose "}, {"increased", "reduced"}, {"increasing", "reducing"}, {" rose ", " fell "}, {"decreased", "increased"}, {"boosted", "reduced"}, {"grew", "shrank"}} {
			if strings.Contains(m.text, p[0]) {
				return strings.Replace(m.text, p[0], p[1], 1)
			}
		}
		return ""
	}},
	{"cause added", 95, false, func(m *planting) string {
		tails := []string{", which led to record profits", ", resulting in far happier passengers", " because the previous vendor had collapsed", ", which convinced the board to open a second factory", " in order to win over sceptical regulators", " thanks to a generous research grant"}
		return strings.TrimRight(m.text, ".") + tails[m.rand.IntN(len(tails))] + "."
	}},
	{"denial added", 85, false, func(m *planting) string {
		return strings.TrimRight(m.text, ".") + " without any complaints."
	}},
	{"past promised as plan", 85, false, func(m *planting) string {
		i := deedRe.FindStringSubmatchIndex(m.text)
		if i == nil {
			return ""
		}
		v, f, ok := english.LookupVerb(m.text[i[2]:i[3]])
		if !ok || f == english.Base || f == english.Gerund {
			return ""
		}
		return "In my first 90 days I would " + v.Base + m.text[i[3]:]
	}},
	{"ended job told as running", 90, false, func(m *planting) string {
		i := deedRe.FindStringSubmatchIndex(m.text)
		if i == nil || m.job == nil || !m.job.Past || !strings.Contains(m.text, m.job.Employer) || again(m.jobs, *m.job) {
			return ""
		}
		v, f, ok := english.LookupVerb(m.text[i[2]:i[3]])
		if !ok || f != english.Past || v.Base == v.Past {
			return ""
		}
		return m.text[:i[2]] + v.Base + m.text[i[3]:]
	}},
	{"task told as done", 60, false, func(m *planting) string {
		for _, t := range m.tasks {
			head, rest, _ := strings.Cut(t, " ")
			if v, _, ok := english.LookupVerb(head); ok && len(strings.Fields(rest)) > 3 && len(strings.Fields(rest)) < 16 {
				return "I " + v.Past + " " + strings.NewReplacer("your ", "the ").Replace(rest) + "."
			}
		}
		return ""
	}},
	{"years claimed", 97, false, func(*planting) string { return "I have 47 years of experience in this." }},
	{"degree claimed", 90, false, func(m *planting) string {
		if low := strings.ToLower(m.own); strings.Contains(low, "phd") || strings.Contains(low, "ph.d") || strings.Contains(low, "doctor") {
			return ""
		}
		return "I hold a PhD in marine biology."
	}},
	{"praise alone", 90, true, func(m *planting) string {
		list := []string{"I design scalable, mission-critical systems.", "I'm a passionate team player with a proven track record.", "I deliver high-quality work and love innovation."}
		return list[m.rand.IntN(len(list))]
	}},
}

// again: another job at the same employer runs on.
func again(jobs []check.Job, j check.Job) bool {
	for _, o := range jobs {
		if strings.EqualFold(o.Employer, j.Employer) && !o.Past {
			return true
		}
	}
	return false
}

func named(list []playbook.Mention, name string) bool {
	for _, m := range list {
		if m.Name == name {
			return true
		}
	}
	return false
}

// evidenceBelow: the line's first verb claims less than to have led.
func evidenceBelow(line string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	_, f, ok := english.LookupVerb(first)
	return ok && (f == english.Past || f == english.Base)
}

// Falsehoods planted in true sentences are caught, and the true ones are let be.
func TestPlantedFalsehoods(t *testing.T) {
	resumes, postings := sharedFiles(t)
	ctx := context.Background()
	rnd := rand.New(rand.NewPCG(7, 7)) //nolint:gosec // the same ones each time
	caught, asked, missed := map[string]int{}, map[string]int{}, map[string][]string{}
	trueOnes, alarms, total := 0, 0, 0
	for i, rf := range resumes {
		d := New(Options{NoModel: true})
		used := map[string]bool{}
		for k := range 2 {
			if !readOnce(t, d, rf, postings[(i+k*9)%len(postings)]) {
				continue
			}
			l, err := d.Draft(ctx, letter.Options{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			ev, pack, err := d.Evidence(ctx, l.Pack)
			if err != nil {
				t.Fatal(err)
			}
			gate, ground := d.gateOf(ev, pack), d.ground()
			for _, p := range l.Paragraphs {
				for _, s := range p.Sentences {
					if len(s.Sources) == 0 || s.Sources[0].Kind != evidence.FromResume || used[s.Text] || p.Slot != letter.Lead && p.Slot != letter.Proof || !deedRe.MatchString(s.Text) {
						continue
					}
					used[s.Text] = true
					trueOnes++
					if f := gate.Trace(s.Text, ground).Findings; check.Blocked(f) {
						alarms++
						t.Logf("false alarm: %q %+v", s.Text, f)
						continue
					}
					m := planting{text: s.Text, line: s.Sources[0].Quote, own: groundText(ground.Lines), theirs: groundText(ground.Posting), rand: rnd, jobs: ground.Jobs}
					m.tools = playbook.Tools(m.own)
					for _, x := range d.posting.Tasks {
						m.tasks = append(m.tasks, x.Task)
					}
					for _, x := range []string{"Cassandra", "Fortran", "RabbitMQ", "Erlang", "CockroachDB", "Nomad", "Splunk"} {
						if !strings.Contains(m.own+m.theirs, x) {
							m.strange = append(m.strange, x)
						}
					}
					for n := range ground.Lines {
						if ground.Lines[n].Quote == m.line && ground.Lines[n].Job >= 0 {
							m.job = &ground.Jobs[ground.Lines[n].Job]
						}
					}
					for _, mu := range mutations {
						false1 := mu.plant(&m)
						if false1 == "" || false1 == s.Text {
							continue
						}
						total++
						asked[mu.kind]++
						f := gate.Trace(false1, ground).Findings
						if check.Blocked(f) || mu.taste && len(f) > 0 {
							caught[mu.kind]++
						} else {
							missed[mu.kind] = append(missed[mu.kind], false1+"   ← "+m.line)
						}
					}
				}
			}
		}
		_ = d.Close()
	}
	var table []string
	for _, mu := range mutations {
		n := asked[mu.kind]
		if n == 0 {
			continue
		}
		share := 100 * caught[mu.kind] / n
		table = append(table, fmt.Sprintf("%-32s %4d of %4d  %3d %%", mu.kind, caught[mu.kind], n, share))
		if share < mu.floor {
			t.Errorf("%s: %d %% caught, at least %d %% wanted", mu.kind, share, mu.floor)
		}
		if os.Getenv("VOUCHSAFE_MISSED") != "" {
			sort.Strings(missed[mu.kind])
			for _, x := range missed[mu.kind][:min(6, len(missed[mu.kind]))] {
				t.Logf("missed %s: %s", mu.kind, x)
			}
		}
	}
	t.Logf("%d falsehoods in %d true sentences of %s; %d false alarms\n%s", total, trueOnes, filepath.Base(sharedData), alarms, strings.Join(table, "\n"))
	if total < 500 {
		t.Errorf("only %d falsehoods planted", total)
	}
	if alarms > 0 {
		t.Errorf("%d true sentences were called false", alarms)
	}
}

func groundText(lines []check.Line) string {
	var s strings.Builder
	for i := range lines {
		s.WriteString(lines[i].Quote + "\n")
	}
	return s.String()
}
