package letter

import (
	"context"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/check"
	"vouchsafe/app/evidence"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
	"vouchsafe/internal/testreader"
)

// person builds a resume from lines: "# Title, Employer, start, end" opens a job,
// "- " is a bullet, "skills: a, b" lists skills, anything else is the name.
func person(text string) *resume.Resume {
	r := &resume.Resume{Verdict: "good"}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "# "):
			f := strings.Split(line[2:], ", ")
			r.Jobs = append(r.Jobs, resume.Job{Title: f[0], Employer: f[1], Start: f[2], End: f[3], Head: resume.Text{Text: line[2:], Page: 1}})
		case strings.HasPrefix(line, "- "):
			j := &r.Jobs[len(r.Jobs)-1]
			j.Bullets = append(j.Bullets, resume.Text{Text: line[2:], Page: 1})
		case strings.HasPrefix(line, "skills: "):
			for s := range strings.SplitSeq(line[8:], ", ") {
				r.Skills = append(r.Skills, resume.Skill{Name: s, Level: "used", From: resume.Text{Text: line, Page: 1}})
			}
		default:
			r.Contact.Name = line
		}
	}
	return r
}

const ordinary = `
Jo Fell
# Senior Software Engineer, Stanmore Pay, 2023-01, present
- Designed and implemented real-time fraud detection pipeline processing 50K+ transactions per second using Kafka and Go, reducing fraudulent charges by 18% through improved distributed system architecture
- Led migration of legacy payment reconciliation service to event-driven microservices architecture, improving system reliability from 99.5% to 99.99% uptime and establishing scalable patterns across platform
- Mentored 3 junior engineers and established code review standards adopted across payments platform team, ensuring clean, testable code practices
# Software Engineer, Figtree, 2021-06, 2022-12
- Improved canvas rendering performance, reducing frame drop rate by 40% on large design files through WebGL batching and database query optimization
- Shipped plugin marketplace search feature end-to-end, increasing plugin discovery by 25% within first quarter through robust API design and performance tuning
skills: Go, Python, PostgreSQL, Redis, Datadog, PagerDuty
`

const storied = `
Maren Tolliver
# Senior Backend Engineer, Claywell, 2021-03, present
- On the first Monday of January 2025 our reminder queue grew to 310,000 jobs in 70 minutes after the SMS gateway began to time out; I put a circuit breaker in front of it and capped retries at three, and the queue was empty by 18:00 with no reminder sent twice.
- Moved 420 GB of appointments from MySQL 5.7 to PostgreSQL 14 with dual writes and a nightly checksum of every table; cut over in 11 minutes on a Sunday at 04:00, lost no booking, and had rehearsed the rollback twice.
- Cut p99 latency of the free-slot search from 1.9 s to 240 ms by replacing one query per slot with a single range query on a GiST index over opening hours.
- On call one week in six for the booking and reminder services, written in Go on PostgreSQL and RabbitMQ: 1,400 requests a second at the 08:00 peak.
# Backend Engineer, Tidewell Timesheets, 2018-06, 2021-02
- Rewrote the nightly payroll export in Python to stream rows instead of loading a company's whole month: the worker's peak memory fell from 14 GB to 600 MB, and from then on it met its 06:00 deadline every night.
- Added a dead-letter table and a replay command to the bank-file importer, so support could resend a rejected file without asking an engineer; importer tickets dropped from 45 to 8 a month.
skills: Go, PostgreSQL, RabbitMQ, OpenTelemetry, Grafana
`

func advert() *posting.Posting {
	return &posting.Posting{
		Company: posting.Field{Value: "Amberquay", Quote: "Amberquay runs the session and billing service"},
		Role:    posting.Field{Value: "Backend Engineer", Quote: "Backend Engineer, Sessions"},
		Team:    posting.Field{Value: "Sessions", Quote: "Backend Engineer, Sessions"},
		Person:  posting.Field{Value: "Rosalind Achterberg", Quote: "Send a resume to Rosalind Achterberg"},
		Stack:   []string{"Go", "MySQL", "PostgreSQL"},
		Problems: []posting.Problem{
			{Quote: "Session history still lives on a MySQL 5.7 server that we are afraid to restart.", Hook: "a MySQL 5.7 server that we are afraid to restart", Score: 3},
		},
		Tasks:    []posting.Task{{Quote: "Move session history, about 600 GB, off MySQL without a charging outage.", Task: "move session history, about 600 GB, off MySQL without a charging outage"}},
		Needs:    []posting.Need{{Text: "Kafka", Quote: "Kafka is a plus"}, {Text: "Cassandra", Quote: "You know Cassandra", Must: true}},
		Language: "en",
	}
}

func request(t testing.TB, cv string) Request {
	t.Helper()
	return Request{Reader: testreader.Open(t), Resume: person(cv), Posting: advert(), Options: Options{Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}}
}

func written(t *testing.T, req Request) *Letter {
	t.Helper()
	l, err := Draft(context.Background(), req, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range l.Paragraphs {
		t.Logf("[%s] %s", p.Slot, p.Text())
	}
	for _, f := range l.Findings {
		t.Logf("  %s %s: %s", f.Tier, f.Code, f.Text)
	}
	return l
}

func TestComposedLetterPassesItsOwnGate(t *testing.T) {
	for name, cv := range map[string]string{"ordinary": ordinary, "storied": storied} {
		t.Run(name, func(t *testing.T) {
			l := written(t, request(t, cv))
			if check.Blocked(l.Findings) {
				t.Error("a composed letter has a blocking finding")
			}
			if l.Words > 300 || l.Words != wordCount(body(l)) {
				t.Errorf("words: %d said, %d counted", l.Words, wordCount(body(l)))
			}
			for _, p := range l.Paragraphs {
				for _, s := range p.Sentences {
					if len(s.Sources) == 0 {
						t.Errorf("no source: %q", s.Text)
					}
				}
			}
		})
	}
}

func TestOpeningFollowsTheStrongestStory(t *testing.T) {
	if l := written(t, request(t, storied)); l.Opening != evidence.Incident {
		t.Errorf("opening %q, want the incident", l.Opening)
	}
	req := request(t, storied)
	req.Options.Opening = "migration"
	if l := written(t, req); l.Opening != "migration" {
		t.Errorf("opening %q, want the one asked for", l.Opening)
	}
}

func TestStoryFromTheBoxesLeads(t *testing.T) {
	req := request(t, ordinary)
	req.Answers = evidence.Answers{Story: map[string]string{
		"trouble": "On a Friday in May our ledger replica fell 40 minutes behind and two refunds were paid twice.",
		"found":   "a customer's call", "call": "pinned refund reads to the primary, then added a lag alert at 30 seconds",
		"result": "there have been no double refunds since", "left_behind": "a runbook and the postmortem",
	}}
	l := written(t, req)
	if l.Opening != evidence.Incident || !strings.HasPrefix(l.Paragraphs[1].Text(), "On a Friday in May our ledger replica fell 40 minutes behind") {
		t.Errorf("the story does not open the letter: %s", l.Paragraphs[1].Text())
	}
	if !strings.Contains(body(l), "the postmortem on a call") && !strings.Contains(body(l), "go through the postmortem") {
		t.Error("the close does not offer what was left behind")
	}
}
