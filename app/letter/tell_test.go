package letter

import (
	"strings"
	"testing"

	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

func TestSpoken(t *testing.T) {
	for in, want := range map[string]string{
		"50K+ transactions per second":          "more than 50,000 transactions a second",
		"4M+ daily users":                       "more than 4 million daily users",
		"$14k a month":                          "$14,000 a month",
		"over 20+ systems":                      "over 20 systems",
		"a 20+ person team":                     "a 20+ person team",
		"p99 from 900ms to 210ms":               "p99 from 900 ms to 210 ms",
		"~300 pods":                             "about 300 pods",
		"tools, e.g. Grafana":                   "tools, such as Grafana",
		"3 clusters and 300+ pods":              "3 clusters and more than 300 pods",
		"Yoda - the admin interface":            "Yoda, the admin interface",
		"dashboards, alerts, etc.":              "dashboards, alerts",
		"handled S3 and HTTP/2 in 24/7 service": "handled S3 and HTTP/2 in 24/7 service",
	} {
		if got := spoken(in); got != want {
			t.Errorf("spoken(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestResults(t *testing.T) {
	for in, want := range map[string][2]string{
		"reducing fraudulent charges by 18% through a new architecture": {"reduced fraudulent charges by 18%", "fraudulent charges fell by 18%"},
		"resulting in a 30% increase in system efficiency":              {"resulted in a 30% increase in system efficiency", "system efficiency rose by 30%"},
		"achieving a 25% reduction in deployment time":                  {"", "deployment time fell by 25%"},
		"cutting failed prints from 40 to 3 a week":                     {"cut failed prints from 40 to 3 a week", "failed prints fell from 40 to 3 a week"},
		"resulting in 40% performance improvement":                      {"resulted in 40% performance improvement", "performance improved by 40%"},
	} {
		r, ok := resultOf(in)
		if !ok || r.Clause != want[0] || r.Moved != want[1] {
			t.Errorf("resultOf(%q) = %q, %q, %v; want %q", in, r.Clause, r.Moved, ok, want)
		}
	}
	for _, in := range []string{"ensuring clean code", "using 3 queues", "serving 900 readers an hour"} {
		if r, ok := resultOf(in); ok {
			t.Errorf("resultOf(%q) = %+v", in, r)
		}
	}
}

func TestOneOfASizeHasItsArticle(t *testing.T) {
	for in, want := range map[string]string{
		"17 minute audio-visual presentation":          "a 17-minute audio-visual presentation",
		"8-week course on queues":                      "an 8-week course on queues",
		"$18 million Series A led by Harbour Capital":  "an $18 million Series A led by Harbour Capital",
		"17 minutes of talk":                           "17 minutes of talk",
		"5 engineers through their first year on call": "5 engineers through their first year on call",
		"$3 million in mobile revenue":                 "$3 million in mobile revenue",
		"110 day-long workshops":                       "110 day-long workshops",
	} {
		if got := oneOfSize(in); got != want {
			t.Errorf("oneOfSize(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDoingsOfATaskAreJoined(t *testing.T) {
	for task, want := range map[string]string{
		"maintain billing services, support production, write documentation": "maintain billing services, support production and write documentation",
		"move session history, about 600 GB, off MySQL":                      "move session history, about 600 GB, off MySQL",
		"cut build times, own the modules, and migrate 40 services":          "cut build times, own the modules, and migrate 40 services",
		"write tests": "write tests",
	} {
		if got := enumerated(task); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestToolsThatEndAPhraseAreJoined(t *testing.T) {
	for phrase, want := range map[string]string{
		"redesigned the portal using Node.js, Express, PostgreSQL": "redesigned the portal using Node.js, Express and PostgreSQL",
		"designed web interfaces via HTML, CSS":                    "designed web interfaces via HTML and CSS",
		"moved it to Kafka, with replay":                           "moved it to Kafka, with replay",
		"ran it on Kafka, Redis and PostgreSQL":                    "ran it on Kafka, Redis and PostgreSQL",
		"built the checkout, Go":                                   "built the checkout, Go",
	} {
		if got := toolsJoined(phrase); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestATaskThatLeansOnItsNeighboursIsNoPlan(t *testing.T) {
	for task, want := range map[string]bool{
		"replace the system before August 2027":        true,
		"maintain the platform":                        true,
		"keep payments running throughout":             true,
		"replace the system of record for permits":     false,
		"replace the SCADA historian":                  false,
		"maintain the payment gateway integration":     false,
		"move session history off MySQL by the autumn": false,
		"build components of the reporting platform":   false,
	} {
		if got := leansRe.MatchString(task); got != want {
			t.Errorf("%q: %v, want %v", task, got, want)
		}
	}
}

func TestTheLeadOfAChangeIsHelpedWith(t *testing.T) {
	for task, want := range map[string]bool{
		"lead the move to SwiftUI":                        true,
		"lead the migration of 1,400 jobs to Kubernetes":  true,
		"drive your data platform rollout":                true,
		"lead a team of eight engineers":                  false,
		"move session history, about 600 GB, off MySQL":   false,
		"lead the weekly review of what broke in the lab": false,
	} {
		if got := leadsRe.MatchString(task); got != want {
			t.Errorf("%q: %v, want %v", task, got, want)
		}
	}
}

func TestAnIncidentToldWithItsCallOpens(t *testing.T) {
	p, err := playbook.Load("platform")
	if err != nil {
		t.Fatal(err)
	}
	r := person(`Jo Fell
# Engineer, Harbour Lines Ltd, 2021-01, present
- On the first Monday of May 2024 our hold queue grew to 310,000 jobs in 70 minutes after the gateway began to time out; I put a circuit breaker in front of it and capped retries at three
- Moved 420 GB of sailings from MySQL 5.7 to PostgreSQL 14 in 11 minutes with dual writes, 40 tables checked every night and Prometheus watching
- Cut the bill from $31k to $12k a month by moving cold tables to object storage`)
	told := rank(gather(t, r, p), interest{}, p)
	if got := chosenOpening(openings(told, p), told, Options{}); got != evidence.Incident {
		t.Errorf("opens with %q", got)
	}
}

func TestClausal(t *testing.T) {
	for s, want := range map[string]bool{
		"two incidents could not be traced":                              true,
		"the queue grew and blocked the till":                            true,
		"a firmware update doubled the message rate":                     true,
		"the 14-hour outage of May 2022 and owned the eleven follow-ups": false,
		"the audit and moved 40 services":                                false,
		"the outage of May":                                              false,
	} {
		if got := clausal(s); got != want {
			t.Errorf("clausal(%q) = %v", s, got)
		}
	}
}

func TestADeedThatLeansOnAnUnsaidLineIsNotTold(t *testing.T) {
	for bullet, want := range map[string]bool{
		"Wrote up the incident for 140 farmers in plain words":                false,
		"Wrote up the outage of May 2022 for 140 farmers in plain words":      true,
		"Wrote the report on the incident that took down two regions":         true,
		"Resolved the issue within two hours and informed 30 customers":       false,
		"Fixed the bug that had moved every last bus to the next day in June": true,
	} {
		c := claim(t, bullet, "2021-01")
		if got := tellable(c, c.Claim); got != want {
			t.Errorf("%q: tellable %v, want %v", bullet, got, want)
		}
	}
}

// claim reads one bullet of a person with one job.
func claim(t *testing.T, bullet, end string) telling {
	t.Helper()
	p, err := playbook.Load("backend")
	if err != nil {
		t.Fatal(err)
	}
	e := gather(t, person("Jo Fell\n# Backend Engineer, Harbour Lines Ltd, 2018-01, "+end+"\n- "+bullet), p)
	if len(e.Claims) == 0 {
		t.Fatalf("no claim in %q", bullet)
	}
	return tell(&e.Claims[0], p)
}

func TestShapes(t *testing.T) {
	for _, c := range []struct{ bullet, end, shape, want string }{
		{"Migrated seat holds from MySQL to PostgreSQL with dual writes", "2021-01", "until", "At Harbour Lines seat holds were on MySQL until I migrated them to PostgreSQL with dual writes."},
		{"Added tracing to the booking path because two incidents could not be traced", "2021-01", "because", "Because two incidents could not be traced, I added tracing to the booking path."},
		{"Added tracing to the booking path because two incidents could not be traced", "2021-01", "so", "At Harbour Lines two incidents could not be traced, so I added tracing to the booking path."},
		{"Built a page cache, reducing load times by 40%", "2021-01", "result", "Load times fell by 40% at Harbour Lines after I built a page cache."},
		{"Built a page cache for readers", "2021-01", "place", "Harbour Lines is where I built a page cache for readers."},
		{"Built a page cache for readers", "present", "where", "At Harbour Lines, where I'm a Backend Engineer, I built a page cache for readers."},
		{"Run the seat holds on Easter Monday", "present", "at", "At Harbour Lines I run the seat holds on Easter Monday."},
		{"Run the seat holds on Easter Monday", "2021-01", "at", "At Harbour Lines I ran the seat holds on Easter Monday."},
	} {
		tl := claim(t, c.bullet, c.end)
		var got []string
		for _, l := range leads(tl) {
			if l.Shape != c.shape {
				continue
			}
			for _, v := range wordings(l, byRule(tl, l.Drop), tl) {
				got = append(got, v.Text)
			}
		}
		if !strings.Contains(strings.Join(got, "\n")+"\n", c.want+"\n") {
			t.Errorf("%s of %q:\n got %q\nwant %q", c.shape, c.bullet, got, c.want)
		}
	}
}

// TestOpenings holds a letter's claims to their openings: no shape twice, at most
// one "At X".
func TestOpenings(t *testing.T) {
	for name, cv := range map[string]string{"ordinary": ordinary, "storied": storied} {
		for seed := range uint64(4) {
			req := request(t, cv)
			req.Options.Seed = seed
			w, err := newWriter(t.Context(), req, nil)
			if err != nil {
				t.Fatal(err)
			}
			w.compose()
			at, seen := 0, map[string]bool{}
			for _, c := range w.claims {
				v := c.Variants[c.Choice]
				if seen[v.Shape] {
					t.Errorf("%s: two sentences of shape %q", name, v.Shape)
				}
				seen[v.Shape] = true
				if strings.HasPrefix(v.Text, "At ") {
					at++
				}
			}
			if at > 1 {
				t.Errorf("%s: %d sentences open with At", name, at)
			}
		}
	}
}

// TestBounds holds every form and length to what was asked for.
func TestBounds(t *testing.T) {
	for _, o := range []Options{{Words: 150}, {Words: 220, Tone: "warm"}, {Words: 400, Tone: "brisk"}, {Words: 60}, {Form: "email"}, {Form: "box", Chars: 700}, {Form: "paragraph"}} {
		req := request(t, ordinary)
		today := req.Options.Today
		req.Options = o
		req.Options.Today = today
		l, err := Draft(t.Context(), req, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if most := limits(o).Words; l.Words > most || l.Words > 300 {
			t.Errorf("%+v: %d words, at most %d", o, l.Words, most)
		}
		chars := 2 * (len(l.Paragraphs) - 1)
		for _, p := range l.Paragraphs {
			chars += len([]rune(p.Text()))
		}
		if o.Chars > 0 && chars > o.Chars {
			t.Errorf("%+v: %d characters", o, chars)
		}
		if o.Form == "email" && l.Subject == "" {
			t.Error("an e-mail without a subject")
		}
	}
}

// What a bullet has in brackets at its end, and behind a semicolon.
func TestBulletEnds(t *testing.T) {
	for bullet, want := range map[string]string{
		"Maintained the council tax portal (84,000 households)":              "maintained the council tax portal: 84,000 households",
		"Maintained the council tax portal (in Perl)":                        "maintained the council tax portal",
		"Cut pages from 41 to 9 a week by deleting alerts nobody acted on":   "cut pages from 41 to 9 a week by deleting alerts nobody acted on",
		"Opened the shop alone four mornings a week; cashed up £1,200 a day": "opened the shop alone four mornings a week and cashed up £1,200 a day",
	} {
		p, err := playbook.Load("backend")
		if err != nil {
			t.Fatal(err)
		}
		r := person("Jo Fell\n# Engineer, Harbour Lines Ltd, 2019-01, 2021-03\n- " + bullet)
		told := rank(gather(t, r, p), interest{}, p)
		if len(told) != 1 || told[0].source() != want {
			t.Errorf("%q: %+v", bullet, told)
		}
	}
}
