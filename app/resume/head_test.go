package resume

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"vouchsafe/app/document"
)

// jobsIn reads the jobs of a plain-text resume with the given experience section.
func jobsIn(t *testing.T, experience string) []Job {
	t.Helper()
	text := "Ida Roth\nida@example.com\n\nEXPERIENCE\n\n" + experience + "\n\nEDUCATION\n\nBSc, Example University, 2015\n"
	r, _, err := Read(context.Background(), "ida.txt", []byte(text), document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Jobs
}

func brief(j Job) string {
	return fmt.Sprintf("%s | %s | %s | %s | %s | %d", j.Employer, j.Title, j.Start, j.End, j.Place, len(j.Bullets))
}

// The usual orders of employer, title, place and dates.
func TestHeadOrders(t *testing.T) {
	const want = "Lathe & Lumen | Senior Backend Engineer | 2019-03 | 2022-05 | Berlin, Germany | 1"
	for _, head := range []string{
		"Senior Backend Engineer, Lathe & Lumen, Berlin, Germany\nMar 2019 - May 2022",
		"Senior Backend Engineer at Lathe & Lumen (03/2019 – 05/2022), Berlin, Germany",
		"Lathe & Lumen | Senior Backend Engineer | Berlin, Germany | Mar 2019 – May 2022",
		"Lathe & Lumen — Berlin, Germany\nSenior Backend Engineer — March 2019 to May 2022",
		"Senior Backend Engineer\nLathe & Lumen\nBerlin, Germany\n2019-03 - 2022-05",
		"Lathe & Lumen          Mar 2019 - May 2022\nSenior Backend Engineer          Berlin, Germany",
		"Mar 2019 - May 2022\nSenior Backend Engineer\nLathe & Lumen, Berlin, Germany",
		"Mar 2019 – May 2022          Lathe & Lumen, Berlin, Germany\nSenior Backend Engineer",
		"Lathe & Lumen (Berlin, Germany)\nSenior Backend Engineer (Mar. 2019 - May. 2022)",
		"Senior Backend Engineer @ Lathe & Lumen • Berlin, Germany • Mar 2019 – May 2022 (3 years 3 months)",
		"Lathe & Lumen, Berlin, Germany: Senior Backend Engineer\nMarch 2019 until May 2022",
	} {
		jobs := jobsIn(t, head+"\n- Kept the print queue alive through two hardware moves")
		if len(jobs) != 1 || brief(jobs[0]) != want {
			var got []string
			for _, j := range jobs {
				got = append(got, brief(j))
			}
			t.Errorf("%q\n got %q\nwant %q", head, got, want)
		}
	}
}

func TestHeads(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"roles under one employer", "Furrow Analytics          2018 - present\nPlatform Lead          2022 - present\n- Runs it\nPlatform Engineer          2018 - 2022\n- Built it",
			"Furrow Analytics | Platform Lead | 2022 | present |  | 1; Furrow Analytics | Platform Engineer | 2018 | 2022 |  | 1"},
		{"no dates", "Harrow County Library\nSupport Technician\n- Answered 30 tickets a day\n\nBath City Council\nIT Assistant\n- Looked after desktops",
			"Harrow County Library | Support Technician |  |  |  | 1; Bath City Council | IT Assistant |  |  |  | 1"},
		{"no bullets", "Engineer, Acme GmbH          2019 - 2021\nDeveloper, Bolt Ltd          2017 - 2019",
			"Acme GmbH | Engineer | 2019 | 2021 |  | 0; Bolt Ltd | Developer | 2017 | 2019 |  | 0"},
		{"title without known words", "Acme GmbH          2019 - 2021\nKerning Whisperer\n- Did it",
			"Acme GmbH | Kerning Whisperer | 2019 | 2021 |  | 1"},
		{"company with a comma", "Developer, Lathe & Lumen, Inc.          2019 - 2021\n- Did it",
			"Lathe & Lumen, Inc. | Developer | 2019 | 2021 |  | 1"},
		{"title with a comma", "Telcoin\nVice President, Banking Operations          2019 - 2021\n- Did it",
			"Telcoin | Vice President, Banking Operations | 2019 | 2021 |  | 1"},
		{"employment type and remote", "Engineer, Acme GmbH (Full-time)          2019 - 2021\nRemote\n- Did it",
			"Acme GmbH | Engineer | 2019 | 2021 | Remote | 1"},
		{"German", "03/2019 – heute          Softwareentwickler bei Möwenstein GmbH, Hamburg\n- Betrieb der Anlage",
			"Möwenstein GmbH | Softwareentwickler | 2019-03 | present | Hamburg | 1"},
		{"French", "Ingénieur logiciel chez Brumaire SA          depuis janvier 2020\n- Exploitation de trois grappes",
			"Brumaire SA | Ingénieur logiciel | 2020-01 | present |  | 1"},
	} {
		var got []string
		for _, j := range jobsIn(t, c.in) {
			got = append(got, brief(j))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}

// What the person did is told from what the employer is.
func TestProse(t *testing.T) {
	jobs := jobsIn(t, "Engineer, Marlpit Water          2019 - 2021\nMarlpit Water is a regional supplier serving 400,000 households. I run the telemetry platform that reads 52,000 meters. Cut false alarms from 40 a week to 3.\nTechnologies: Go, Kafka\n\nDeveloper, Bolt Ltd          2017 - 2019\nA leading provider of bolts and nuts to the railways of four countries.")
	if len(jobs) != 2 {
		t.Fatalf("%d jobs", len(jobs))
	}
	var got []string
	for _, j := range jobs {
		for _, b := range j.Bullets {
			got = append(got, "did: "+b.Text)
		}
		for _, b := range j.Blurb {
			got = append(got, "about: "+b.Text)
		}
	}
	want := []string{
		"did: I run the telemetry platform that reads 52,000 meters.", "did: Cut false alarms from 40 a week to 3.",
		"about: Marlpit Water is a regional supplier serving 400,000 households.", "about: Technologies: Go, Kafka",
		"about: A leading provider of bolts and nuts to the railways of four countries.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// How Markdown resumes mark their jobs, and what belongs to the job above.
func TestMarkdownJobs(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a job that says it is one", "## Current Role: Senior Engineer at Acme Tech Inc.\n\n**Duration:** January 2022 - Present\n\n### Key Achievements\n\n- Led the move off the mainframe\n\n### Technologies Used\n\n- Backend: Go, Python, gRPC, REST\n\n" +
			"## Previous: Developer @ StartupCo\n**Period:** June 2019 - December 2021\n**Location:** Austin, TX\n**Scale:** 10M+ requests per day, 99.9% uptime\n\n### Key Achievements\n\n- Built the dashboard\n",
			"Acme Tech Inc. | Senior Engineer | 2022-01 | present |  | 1; StartupCo | Developer | 2019-06 | 2021-12 | Austin, TX | 1"},
		{"dates first, in a bullet", "Work experience\n======\n* Jan 2022 - Present: Data Engineer @ Doodle\n  * Compared two ways of packing files\n* Jul 2019 - Dec 2021: Software Engineer at Innovaccer\n\n* Cut a nightly job from 6 hours to 90 minutes\n",
			"Doodle | Data Engineer | 2022-01 | present |  | 1; Innovaccer | Software Engineer | 2019-07 | 2021-12 |  | 1"},
		{"a bullet above bullets", "## Experience\n* **Data Engineer** - *Tilework Ltd* (2020 - Present)\n    * Led the move of 50 TB\n* **Analyst** - *Marlow & Sons* (2018 - 2020)\n    * Built reports for the board\n",
			"Tilework Ltd | Data Engineer | 2020 | present |  | 1; Marlow & Sons | Analyst | 2018 | 2020 |  | 1"},
		{"a heading within a job", "## Experience\n\n### Nexon — Backend Engineer\n**Jul 2022 – Present**\n\n#### Matchmaker\n- Rewrote the simulator in Go\n\n#### Replay storage\n- Moved 9 TB of replays\n\n### Baram — Server Engineer\n**Jan 2020 – Jun 2022**\n- Wrote the chat\n",
			"Nexon | Backend Engineer | 2022-07 | present |  | 2; Baram | Server Engineer | 2020-01 | 2022-06 |  | 1"},
	} {
		r, _, err := Read(context.Background(), "ida.md", []byte("# Ida Roth\n\nida@example.com\n\n"+c.in+"\n## Education\n\n- BSc, Example University, 2015\n"), document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, j := range r.Jobs {
			got = append(got, brief(j))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, strings.Join(got, "; "), c.want)
		}
	}
}

// Plain text: drawn rules, labels, a profile pasted from its PDF.
func TestPlainTextJobs(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"an end that is called date", "Tern & Tide Logistics Ltd, Hull          03/2019 - date\nLead Developer\n  * Rewrote the customs service\n", "Tern & Tide Logistics Ltd | Lead Developer | 2019-03 | present | Hull | 1"},
		{"a season before a job", "Barista, Opposite Café, Leeds          Sept 2022 – June 2025\n- Opened the shop alone four mornings a week and cashed up every day\nSummer 2024: Software Engineering Intern, Kestrel Software, York\n- Added CSV export to the scheduling screen\n",
			"Opposite Café | Barista | 2022-09 | 2025-06 | Leeds | 1; Kestrel Software | Software Engineering Intern | 2024 |  | York | 1"},
		{"a company in a city that is a region too", "Engineer          Apr 2022 – Present\nReserva Verde, Valencia\n- Cut first paint\n\nDeveloper          Jan 2019 – Mar 2022\nPixelaria Studio, Madrid\n- Moved 40 sites\n",
			"Reserva Verde | Engineer | 2022-04 | present | Valencia | 1; Pixelaria Studio | Developer | 2019-01 | 2022-03 | Madrid | 1"},
		{"a legal form with small letters", "10/2021 – now          Embedded Engineer, Baltic Meters sp. z o.o., Gdańsk\n- Wrote the bootloader\n", "Baltic Meters sp. z o.o. | Embedded Engineer | 2021-10 | present | Gdańsk | 1"},
		{"clients", "Client: Noordzee Bank          Sept 2023 – Feb 2025\n- Built pipelines for 210 tables\n\nClient: Gemeente Utrecht          Jan 2022 – Aug 2023\n- Moved 60 packages to Airflow\n",
			"Noordzee Bank |  | 2023-09 | 2025-02 |  | 1; Gemeente Utrecht |  | 2022-01 | 2023-08 |  | 1"},
	} {
		var got []string
		for _, j := range jobsIn(t, c.in) {
			got = append(got, brief(j))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, strings.Join(got, "; "), c.want)
		}
	}
	r, _, err := Read(context.Background(), "profile.txt", []byte("Contact\nida@example.com\n\nLanguages\nEnglish (Native or Bilingual)\nTamil (Limited)\n\nIda Roth\nSite Reliability Engineer at Ledgerline\nLondon, England, United Kingdom\n\nSummary\nI keep systems boring.\n"), document.Options{})
	if err != nil || r.Contact.Name != "Ida Roth" || len(r.Languages) != 2 {
		t.Errorf("name %q, languages %+v, %v", r.Contact.Name, r.Languages, err)
	}
}

// A dash or a colon may belong to a name, and a title in bold may have commas.
func TestNamesWithMarks(t *testing.T) {
	for _, c := range []struct {
		in              document.Line
		below           string
		employer, title string
	}{
		{document.Line{Text: "Project Engineer – Bridges", Right: "2019 – 2021"}, "Harrow Piers Ltd", "Harrow Piers Ltd", "Project Engineer – Bridges"},
		{document.Line{Text: "Orchidway: Payments for Hawkers", Right: "2019 – 2021"}, "Product Manager", "Orchidway: Payments for Hawkers", "Product Manager"},
		{document.Line{Text: "Harrow Piers – Project Engineer", Right: "2019 – 2021"}, "Hull", "Harrow Piers", "Project Engineer"},
		{document.Line{Text: "Staff Nurse, Cardiology, Mercy of Harrow", Label: "Staff Nurse, Cardiology,", Right: "2019 – 2021"}, "", "Mercy of Harrow", "Staff Nurse, Cardiology"},
		{document.Line{Text: "Electronics Technician (Atelier Vauban, Valence)", Label: "Electronics Technician", Right: "2014 – 2018"}, "", "Atelier Vauban, Valence", "Electronics Technician"},
	} {
		lines := []document.Line{c.in}
		if c.below != "" {
			lines = append(lines, document.Line{Text: c.below})
		}
		if h := readHead(lines); h.employer != c.employer || h.title != c.title {
			t.Errorf("%q over %q: got %q, %q", c.in.Text, c.below, h.employer, h.title)
		}
	}
}
