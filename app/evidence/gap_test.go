package evidence

import (
	"strings"
	"testing"

	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

func TestGapsClaimNothing(t *testing.T) {
	r := oneJob("Moved 420 GB of bookings from MySQL to PostgreSQL with dual writes", "Ran the booking service in Go on PostgreSQL: 1,400 requests a second")
	r.Skills = []resume.Skill{{Name: "Kafka", Level: "read_about", From: resume.Text{Text: "Learning: Kafka"}}, {Name: "Python", Level: "used"}}
	p := backend(t)
	gaps := Gaps(gather(t, r, Answers{}, p), []posting.Need{
		{Text: "Cassandra", Quote: "You know Cassandra"}, {Text: "Go and Python", Quote: "Go and Python"}, {Text: "Kafka", Quote: "Kafka"}, {Text: "Figma", Quote: "Figma is a plus"}, {Text: "Cassandra again", Quote: "x"},
	}, p)
	if len(gaps) != 3 {
		t.Fatalf("got %+v", gaps)
	}
	for i, want := range []struct{ need, level, near string }{{"Cassandra", "none", "PostgreSQL"}, {"Kafka", "read_about", ""}, {"Figma", "none", ""}} {
		g := gaps[i]
		if g.Need != want.need || g.Level != want.level || g.Near != want.near || !strings.Contains(g.Sentence, want.need) || strings.Contains(g.Sentence, "{") {
			t.Errorf("got %+v, want %+v", g, want)
		}
	}
}

// A level is told in the resume's own word.
func TestGapKeepsTheLevel(t *testing.T) {
	p := backend(t)
	for line, word := range map[string]string{
		"Familiar with: Kafka": "familiar", "Exposure to Kafka": "exposure", "Basic knowledge of Kafka": "basic", "Currently learning: Kafka": "learning",
		"Kafka (coursework)": "studied", "Have read about Kafka": "read",
	} {
		r := oneJob("Ran the booking service in Go: 1,400 requests a second")
		r.Skills = []resume.Skill{{Name: "Kafka", Level: "read_about", From: resume.Text{Text: line}}}
		gaps := Gaps(gather(t, r, Answers{}, p), []posting.Need{{Text: "Kafka", Quote: "Kafka"}}, p)
		if len(gaps) != 1 || !strings.Contains(gaps[0].Sentence, word) || word != "read" && strings.Contains(gaps[0].Sentence, "read") {
			t.Errorf("%s: %+v", line, gaps)
		}
	}
}

func TestConditionsOfAPosting(t *testing.T) {
	c := backend(t).Common
	for line, want := range map[string]string{
		"Three days a week in the office in Leeds": "office", "Hybrid, two days on-site": "office", "We can't offer visa sponsorship": "permit",
		"You must have the right to work in the UK": "permit", "Candidates based in Germany": "place", "We are based in Berlin": "", "Fully remote, no office": "",
		"A full driving licence": "licence", "Some weekends and night shifts": "shifts", "An enhanced DBS check": "clearance", "We build APIs in Go": "",
	} {
		got := ""
		for _, a := range c.Asked([]string{line}) {
			got += a.Key
			if a.Quote != line || a.Text == "" || a.Why == "" || a.Yes == "" {
				t.Errorf("%q: %+v", line, a)
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
	if !(Answers{ByKey: map[string]string{"office": "Yes."}}).Agreed("office") || (Answers{ByKey: map[string]string{"office": "no"}}).Agreed("office") {
		t.Error("a yes was misread")
	}
}

// What the resume has by another name, by a part of it or instead is not lacking;
// what it has not is, and is never claimed.
func TestGapsKnowWhatIsThere(t *testing.T) {
	for _, c := range []struct{ skills, needs, lacking string }{
		{"k8s", "Kubernetes", ""},
		{"Postgres", "PostgreSQL", ""},
		{"PostgreSQL", "Postgres; MySQL", "MySQL"},
		{"GitHub Actions", "CI/CD; Git", ""},
		{"AWS (EC2, S3)", "cloud experience; AWS; GCP", "GCP"},
		{"EKS", "Kubernetes; Docker; AWS", ""},
		{"Django", "Python; SQL", "SQL"},
		{"MySQL", "SQL; NoSQL", "NoSQL"},
		{"Python", "Python, Ruby or Java; Rust", "Rust"},
		{"Nomad", "Kubernetes or similar; Terraform", "Terraform"},
		{"Go", "Go and Rust", "Rust"},
		{"Golang", "Go; gRPC/REST", "gRPC, REST"},
		{"Grafana", "Datadog, Grafana or Prometheus", ""},
		{"Spring Boot", "Java; Kotlin", "Kotlin"},
		{"React", "JavaScript; HTML; Vue", "Vue"},
		{"Linux", "Linux; Kafka", "Kafka"},
	} {
		r := oneJob("Wrote the parcel import")
		r.Skills = nil
		for s := range strings.SplitSeq(c.skills, ", ") {
			s = strings.Trim(s, "()")
			for part := range strings.SplitSeq(s, " (") {
				r.Skills = append(r.Skills, resume.Skill{Name: part, Level: "used", From: resume.Text{Text: c.skills}})
			}
		}
		var needs []posting.Need
		for n := range strings.SplitSeq(c.needs, "; ") {
			needs = append(needs, posting.Need{Text: n, Quote: n})
		}
		var got []string
		for _, g := range Gaps(gather(t, r, Answers{}, backend(t)), needs, backend(t)) {
			got = append(got, g.Need)
		}
		if strings.Join(got, ", ") != c.lacking {
			t.Errorf("%s against %s: lacking %v, want %s", c.skills, c.needs, got, c.lacking)
		}
	}
}
