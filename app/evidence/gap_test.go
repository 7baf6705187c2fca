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
	gaps := Gaps(Gather(r, Answers{}, p), []posting.Need{
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
