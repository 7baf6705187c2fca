package evidence

import (
	"strings"
	"testing"

	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

func oneJob(bullets ...string) *resume.Resume {
	j := resume.Job{Employer: "Harbour Lines Ltd", Title: "Engineer", Start: "2021-03", End: "present"}
	for _, b := range bullets {
		j.Bullets = append(j.Bullets, resume.Text{Text: b, Page: 1})
	}
	return &resume.Resume{Jobs: []resume.Job{j}}
}

func backend(t *testing.T) *playbook.Pack {
	t.Helper()
	p, err := playbook.Load("backend")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPreferencesSurviveANewLayout(t *testing.T) {
	const line = "Ran the seat-hold service of Harbour Lines: 2,400 holds a minute"
	key := gather(t, oneJob(line), Answers{}, backend(t)).Claims[0].Key
	if Key("ran the Seat‑hold service of Harbour Lines 2,400 holds a minute.") != key {
		t.Error("capitals, marks and hyphens changed the key")
	}
	for name, c := range map[string]struct {
		wish Preference
		ok   func(*Evidence) bool
	}{
		"never":     {Preference{Never: true}, func(e *Evidence) bool { return len(e.Claims) == 0 }},
		"prefer":    {Preference{Prefer: true}, func(e *Evidence) bool { return e.Claims[0].Prefer }},
		"with team": {Preference{WithTeam: true}, func(e *Evidence) bool { return e.Claims[0].Strength == TookPart && !e.Claims[0].Signals.Load }},
		"confidential": {Preference{Confidential: true}, func(e *Evidence) bool {
			return e.Claims[0].Employer == "my current employer" && !strings.Contains(e.Claims[0].Text, "Harbour") && e.Claims[0].Withheld == "Harbour Lines Ltd"
		}},
		"round": {Preference{Numbers: RoundNumbers}, func(e *Evidence) bool { return strings.HasSuffix(e.Claims[0].Text, ": about 2,000 holds a minute") }},
	} {
		e := gather(t, oneJob(line), Answers{Preferences: map[string]Preference{key: c.wish}}, backend(t))
		if !c.ok(e) {
			t.Errorf("%s: got %+v", name, e.Claims)
		}
		for _, cl := range e.Claims {
			if cl.Source.Quote != line {
				t.Errorf("%s: the source is not verbatim: %q", name, cl.Source.Quote)
			}
		}
	}
}

func TestEmployerDescribedNotNamed(t *testing.T) {
	a := Answers{Confidential: map[string]string{"Harbour Lines Ltd": "a ferry operator"}}
	e := gather(t, oneJob("Moved Harbour Lines from MySQL to PostgreSQL without losing a booking"), a, backend(t))
	if cl := e.Claims[0]; cl.Employer != "a ferry operator" || cl.Text != "Moved a ferry operator from MySQL to PostgreSQL without losing a booking" {
		t.Errorf("got %q at %q", cl.Text, cl.Employer)
	}
}

func TestNumbersRounded(t *testing.T) {
	for in, want := range map[string]string{
		"grew to 310,000 jobs in 70 minutes":      "grew to about 300,000 jobs in about 70 minutes",
		"from 1.9 s to 240 ms":                    "from about 2 s to about 200 ms",
		"$14k/mo to $1,800":                       "about $10k/mo to about $2,000",
		"from 99.5% to 99.99% uptime":             "from 99.5% to 99.99% uptime",
		"from 212 ms to 188 ms":                   "from about 210 ms to about 190 ms",
		"2.4 million rows since 2021, two people": "about 2 million rows since 2021, two people",
	} {
		if got := rounded(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestNumbersOmitted(t *testing.T) {
	for in, want := range map[string]string{
		"Moved 420 GB of appointments to PostgreSQL, losing 0 rows":                      "",
		"Built a fraud pipeline processing 50K events a second, reducing charges by 18%": "Built a fraud pipeline",
		"Rewrote the payroll export in Python: memory fell from 14 GB to 600 MB":         "Rewrote the payroll export in Python",
	} {
		d, ok := parseDeed(in)
		got := ""
		if d, ok2 := withoutFigures(d); ok && ok2 {
			got = d.text()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestFactsFile(t *testing.T) {
	a, err := ReadAnswers([]byte("story:\n  trouble: the queue grew\nstories:\n  - call: [moved it, tested it]\nconfidential:\n  Stripe: a payment processor\npreferences:\n  abcd: {prefer: true, numbers: round}\nhook: your talk\n"))
	if err != nil || a.Story["trouble"] != "the queue grew" || a.Stories[0]["call"] != "moved it. tested it" || a.Confidential["Stripe"] != "a payment processor" || a.Preferences["abcd"].Numbers != "round" || a.ByKey["hook"] != "your talk" {
		t.Errorf("got %+v, %v", a, err)
	}
	for _, bad := range []string{"story: x", "story: {truoble: x}", "stories: {call: x}", "facts: x", "confidential: x", "preferences: {a: {nver: true}}", "a: [", "- x"} {
		if _, err := ReadAnswers([]byte(bad)); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
