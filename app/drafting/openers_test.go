package drafting

import (
	"context"
	"testing"

	"vouchsafe/app/check"
)

// How people begin and end letters claims nothing.
func TestOpenersAreNoDeeds(t *testing.T) {
	d := byRule(t)
	read(t, d, sampleResume, samplePosting)
	gate, err := d.gate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ground := d.ground()
	for _, s := range []string{
		"I am thrilled to apply for the Backend Engineer role at Amberquay Charging.",
		"I am writing to express my interest in the Backend Engineer role at Amberquay Charging.",
		"I would love to join the team at Amberquay Charging.",
		"I was excited to see your posting for a Backend Engineer.",
		"Please accept this letter as my application for the Backend Engineer role.",
		"I bring a mix of backend work and operations to your team.",
		"I came across your Backend Engineer opening and had to write.",
		"I saw your advertisement for a Backend Engineer last week.",
		"With great interest I read your posting for a Backend Engineer.",
		"I believe that I would be a good fit for the Backend Engineer role.",
		"It is with pleasure that I apply for the Backend Engineer position.",
		"I have followed Amberquay Charging for some time.",
		"I have admired the work of Amberquay Charging for years.",
		"Your Backend Engineer role caught my eye.",
		"I was drawn to this role because of the chargers.",
		"I applied to Amberquay Charging because the problem is a real one.",
		"My name is Maren Tolliver and I am applying for the Backend Engineer role.",
		"I am confident that I can help your team.",
		"I look forward to hearing from you.",
		"Thank you for considering my application for the Backend Engineer role.",
		"I would welcome the chance to discuss the role.",
		"I'd be glad to talk about any of this.",
		"Please find my resume attached.",
		"I can start in January.",
		"I am available for an interview on any day next week.",
		"I found the Backend Engineer role on your website.",
		"I was referred to this role by a friend who works with you.",
		"After reading your posting I knew that I had to apply for the Backend Engineer role.",
	} {
		if f := gate.Trace(s, ground).Findings; check.Blocked(f) {
			t.Errorf("%q: %+v", s, f)
		}
	}
}

func TestForeignLetter(t *testing.T) {
	d := byRule(t)
	read(t, d, sampleResume, samplePosting)
	for name, text := range map[string]string{
		"letter.txt": "Maren Tolliver\nmaren@example.org\n+44 20 7946 0000\n\n24 November 2026\n\nHiring Manager\nAmberquay Charging\n\nRe: Backend Engineer\n\nDear Hiring Manager,\n\nAt Claywell I cut p99 latency of the free-slot search from 1.9 s\nto 240 ms. I’m happy to talk.\n\nKind regards,\n\nMaren Tolliver\nSent from my phone\n",
		"mail.txt":   "<div>Hello,</div><div><br></div><p>At Claywell I cut p99&nbsp;latency of the free-slot search from 1.9&nbsp;s to 240&nbsp;ms.</p><p>Thanks,<br>Maren</p>",
		"letter.md":  "# Cover letter\n\nHi team,\n\n- Cut p99 latency of the **free-slot search** from 1.9 s to 240 ms\n\nThanks,\n\nMaren",
	} {
		r, err := d.CheckText(context.Background(), name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		claims, sources := 0, 0
		for _, s := range r.Sentences {
			if s.About == "deed" {
				claims++
				sources += len(s.Sources)
			}
			if s.About == check.Courtesy && len(s.Findings) > 0 {
				t.Errorf("%s: courtesy with findings: %+v", name, s)
			}
		}
		if check.Blocked(r.Findings) || claims != 1 || sources == 0 {
			t.Errorf("%s: %d claims, %d sources", name, claims, sources)
			for _, s := range r.Sentences {
				t.Logf("%s %q %+v", s.About, s.Text, s.Findings)
			}
		}
	}
}
