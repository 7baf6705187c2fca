package evidence

import (
	"strings"
	"testing"

	"vouchsafe/app/resume"
)

// Bullets in which no verb says what the person did, and the least they can mean.
func TestBulletsWithoutAVerb(t *testing.T) {
	p := backend(t)
	for line, want := range map[string]string{
		"Firmware for ultrasonic water meters in C on STM32; 180,000 units in the field": "Work on firmware for ultrasonic water meters in C on STM32: 180,000 units in the field",
		"Development of backend services":                                                "Work on the development of backend services",
		"DALI drivers in C for emergency lights":                                         "Work on DALI drivers in C for emergency lights",
		"Java, Spring Boot, PostgreSQL":                                                  "",
		"map tiles renderer, WebGL, 60 fps on a 2017 laptop":                             "Work on a map tiles renderer: WebGL, 60 fps on a 2017 laptop",
		"design system: 48 components, Storybook, used by 5 teams":                       "Work on a design system: 48 components, Storybook, used by 5 teams",
		"Bootloader with signed images, A/B slots":                                       "Work on a bootloader with signed images and A/B slots",
		"30+ client sites in Vue and WordPress":                                          "Work on 30+ client sites in Vue and WordPress",
		"Lead nurse for the prescribing rollout across 22 wards":                         "lead nurse for the prescribing rollout across 22 wards",
		"Charge nurse on a 28-bed unit, nights and weekends":                             "a charge nurse on a 28-bed unit, nights and weekends",
		"Responsible for EMC pre-compliance testing":                                     "Responsible for EMC pre-compliance testing",
		"App start 2.9s → 1.1s on an iPhone 8":                                           "App start went from 2.9s to 1.1s on an iPhone 8",
		"Lighthouse score from 54 to 96":                                                 "The Lighthouse score went from 54 to 96",
		"Nightly build took 6 hours; partitioned it by shop, now 48 min":                 "Nightly build took 6 hours; partitioned it by shop, now 48 min",
		"Leading provider of logistics software in the Nordics":                          "",
		"Employee of the month, 3 times":                                                 "",
		"Full-time position in a team of five":                                           "",
		"References available on request":                                                "",
		"Opening shifts, 6am, two people":                                                "",
		"Best paper award at a data conference":                                          "",
		"GCSE pass rate at grade 5+ rose from 44% to 58% in three years":                 "GCSE pass rate at grade 5+ rose from 44% to 58% in three years",
		"40% fewer late pickups after moving dispatch to a shared board":                 "There were 40% fewer late pickups after I moved dispatch to a shared board",
		"Tools: Excel, SQL, Python":                                                      "",
		"team of 18 on nights, 9,000 parcels per shift":                                  "Work with a team of 18 on nights: 9,000 parcels per shift",
		"Email: welcome series, win-back, 22% of revenue":                                "",
		"Killed the affiliate programme after a holdout test":                            "Killed the affiliate programme after a holdout test",
		"Situation: 1 in 9 invoices was disputed. Action: matched them to gate scans every night. Result: disputes down to 1 in 60.": "Situation: 1 in 9 invoices was disputed. Action: matched them to gate scans every night. Result: disputes down to 1 in 60.",
		"2019: storage array failed on pay day. Restored payroll from the standby in 41 minutes.":                                    "2019: storage array failed on pay day. Restored payroll from the standby in 41 minutes.",
		"Test infrastructure for 40 teams":                                   "Work on test infrastructure for 40 teams",
		"Identify and wrangle opportunities to improve platform reliability": "",
		"The university has 40,000 students":                                 "",
		"Design patterns, algorithms and data structures":                    "",
	} {
		got := ""
		for _, c := range gather(t, oneJob(line), Answers{}, p).Claims {
			if !c.Deed.Told() {
				continue
			}
			got += c.Text
			if c.Source.Quote != line {
				t.Errorf("%q: quoted %q", line, c.Source.Quote)
			}
		}
		if got != want {
			t.Errorf("%q:\n got %q\nwant %q", line, got, want)
		}
	}
}

func TestWhatHappenedAndThenWasDone(t *testing.T) {
	for line, want := range map[string]string{
		"Nightly build took 6 hours; partitioned it by shop, now 48 min":                                                             "The nightly build took 6 hours|I partitioned it by shop|It is now 48 min",
		"2019: storage array failed on pay day. Restored payroll from the standby in 41 minutes.":                                    "In 2019 the storage array failed on pay day|I restored payroll from the standby in 41 minutes",
		"Situation: 1 in 9 invoices was disputed. Action: matched them to gate scans every night. Result: disputes down to 1 in 60.": "1 in 9 invoices was disputed|I matched them to gate scans every night|Disputes went down to 1 in 60",
		"During the cup final the auth service ran out of connections; put a pooler in front of it in 35 minutes":                    "During the cup final the auth service ran out of connections|I put a pooler in front of it in 35 minutes",
		"Built a queue; it carries 40 jobs a second":                                                                                 "",
	} {
		d, _ := toldInProse(line, backend(t).Common)
		if got := strings.Join(d.Narrative, "|"); got != want {
			t.Errorf("%q:\n got %q\nwant %q", line, got, want)
		}
	}
}

func TestProjectThatOnlySaysWhatItIs(t *testing.T) {
	p := backend(t)
	r := &resume.Resume{Projects: []resume.Project{{Name: "Tiny KV", Bullets: []resume.Text{{Text: "Key-value store in Rust with a write-ahead log"}}}}}
	e := gather(t, r, Answers{}, p)
	if len(e.Claims) != 1 || strings.Join(e.Claims[0].Deed.Narrative, "") != "My project Tiny KV is a key-value store in Rust with a write-ahead log" {
		t.Errorf("got %+v", e.Claims)
	}
}

// No noun is told as a verb, and no verb that nobody knows is joined to one.
func TestUnsureParsesAreNoDeeds(t *testing.T) {
	for _, line := range []string{
		"Lead nurse for the electronic prescribing rollout", "Charge nurse on a 28-bed unit", "Design system: 48 components", "Support desk for 900 users in Leeds",
		"Process improvement for the claims team", "Release manager every other sprint here", "Test rig that cuts power at night", "Market research for two launches",
		"Identify and wrangle opportunities", "Plan, orient and execute the yearly fair", "Opening shifts at the counter with one colleague", "Training of new staff",
		"Training material for the desk", "Embedded firmware for water meters", "Distributed systems course", "Applied mathematics and physics", "Certified Scrum Master since 2019",
		"Stock control in a warehouse of 9,000 lines", "Care plan reviews", "Record keeping for the ward", "Cover art for two albums", "Network design for schools",
		"Building maintenance for the estate", "Marketing assistant in the north", "Access control for the lab",
	} {
		if d, ok := parseDeed(line); ok {
			t.Errorf("%q is read as %q | %q", line, d.Verbs, d.Object)
		}
	}
	for _, line := range []string{
		"Lead a team of nine", "Lead development of backend services", "Support production systems at night", "Design APIs for partners", "Test releases on 14 devices",
		"Process 400 claims a week", "Identified and seized opportunities", "Training new hires on the till", "Managing a team of 8", "Applied caching to the menu pages",
		"Embedded analytics into the product", "Monitor Kafka lag at night", "Coach five engineers on testing", "Process returns at the counter",
	} {
		if _, ok := parseDeed(line); !ok {
			t.Errorf("%q is a deed", line)
		}
	}
}
