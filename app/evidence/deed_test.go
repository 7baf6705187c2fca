package evidence

import (
	"strings"
	"testing"

	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

func TestParseDeed(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Designed and implemented fraud detection processing 50K+ events a second, reducing charges by 18% through tuning", "Designed and implemented | fraud detection processing 50K+ events a second | reducing charges by 18% through tuning |"},
		{"Moved 420 GB to PostgreSQL with dual writes; cut over in 11 minutes, lost no booking", "Moved | 420 GB to PostgreSQL with dual writes | | I cut over in 11 minutes, lost no booking"},
		{"Chose advisory locks over a new Redis cluster, because we watched PostgreSQL; double imports went from 30 a month to none.", "Chose | advisory locks over a new Redis cluster, because we watched PostgreSQL | | double imports went from 30 a month to none"},
		{"Data Collection: Designed the internal survey platform for instructors", "Designed | the internal survey platform for instructors | |"},
		{"Successfully migrated the queue to Kafka", "migrated | the queue to Kafka | |"},
		{"Write unit and integration tests; raised coverage from 52% to 81%", "Write | unit and integration tests | | I raised coverage from 52% to 81%"},
		{"On call one week in six for the booking service", "on call | one week in six for the booking service | |"},
		{"Cut pages from 31 to 7 a week: deleted every alert that nobody had acted on", "Cut | pages from 31 to 7 a week | | I deleted every alert that nobody had acted on"},
		{"Cost Optimization: Reduced AWS costs by 22% through rightsizing", "Reduced | AWS costs by 22% through rightsizing | |"},
		{"Cost savings: Reduced AWS costs by 22% through rightsizing", "Reduced | AWS costs by 22% through rightsizing | |"},
		{"Cut costs: moved 40 hosts to spot instances", "Cut | costs: moved 40 hosts to spot instances | |"},
		{"Here, I led the refactoring of 14 pipelines", "led | the refactoring of 14 pipelines | |"},
		{"Lead engineer on the tracking system", ""},
		{"Research assistant to Prof. Reed", ""},
		{"Everything that matters.", ""},
		{"Facebook is an American social media corporation", ""},
	} {
		d, ok := parseDeed(c.line)
		var tails []string
		for _, x := range d.Tails {
			tails = append(tails, x.Text)
		}
		got := ""
		if ok {
			got = strings.TrimSpace(strings.Join([]string{d.Verbs, d.Object, strings.Join(tails, "; "), strings.Join(d.After, "; ")}, " | "))
			got = strings.ReplaceAll(got, "|  |", "| |")
		}
		if got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.line, got, c.want)
		}
	}
}

func TestBulletsRunTogetherAreTakenApart(t *testing.T) {
	got := deeds("Designed systems using Java, resulting in a 30% increase in system efficiency Collaborated with teams to ship software Mentored junior developers. Used Spring Boot.")
	want := []string{"Designed systems using Java, resulting in a 30% increase in system efficiency", "Collaborated with teams to ship software", "Mentored junior developers.", "Used Spring Boot."}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q", got)
	}
}

func TestStoryToldInTwoSentencesIsOneClaim(t *testing.T) {
	p, err := playbook.Load("backend")
	if err != nil {
		t.Fatal(err)
	}
	r := &resume.Resume{Jobs: []resume.Job{{Employer: "Skar", Title: "Engineer", End: "present", Bullets: []resume.Text{
		{Text: "In November 2024 an expired certificate took down the control plane for 95 minutes. I renewed it by hand from a backup, then put expiry dates on a dashboard."},
	}}}}
	e := gather(t, r, Answers{}, p)
	if len(e.Claims) != 1 || e.Claims[0].Story != Incident || len(e.Claims[0].Deed.Narrative) != 2 {
		t.Errorf("got %+v", e.Claims)
	}
}

func TestToolsLeftBehindAreNotRun(t *testing.T) {
	p, _ := playbook.Load("backend")
	r := &resume.Resume{Jobs: []resume.Job{{Employer: "Skar", Title: "Engineer", End: "present", Bullets: []resume.Text{
		{Text: "Moved 420 GB of appointments from MySQL 5.7 to PostgreSQL 14 with dual writes"},
		{Text: "Chose PostgreSQL advisory locks over a new Redis cluster to stop imports from running twice"},
	}}}}
	var names []string
	for _, s := range gather(t, r, Answers{}, p).Skills {
		names = append(names, s.Tool.Name)
	}
	if got := strings.Join(names, " "); got != "PostgreSQL" {
		t.Errorf("runs %q, want PostgreSQL alone", got)
	}
}
