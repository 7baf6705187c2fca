package posting

import "testing"

// What a headline says behind the role to win the reader is no part of it, and of two roles
// both are.
func TestHeadlineWithSlogan(t *testing.T) {
	for line, want := range map[string]string{
		"Python Developer / DevOps Engineer Position - Join Our Team!":              "Python Developer / DevOps Engineer",
		"Data Engineer / Analytics Engineer – Come build with us!":                  "Data Engineer / Analytics Engineer",
		"Backend Developer or SRE | Are you ready?":                                 "Backend Developer or SRE",
		"Senior Backend Engineer - help us build the future of charging":            "Senior Backend Engineer",
		"Site Reliability Engineer: Join Our Growing Team!":                         "Site Reliability Engineer",
		"Frontend Developer/UX Designer role -- your next adventure starts here!":   "Frontend Developer/UX Designer",
		"iOS Developer / Android Developer Job - We Want You!":                      "iOS Developer / Android Developer",
		"Careers > Engineering > Senior Backend Engineer":                           "Senior Backend Engineer",
		"Senior Backend Engineer – you will join our team and build what it sells.": "",
	} {
		p := names(t, line+"\n\nAre you a specialist who also knows Kubernetes? Then read on.\n\nWhat you will do\n- Run the clusters in two regions\n")
		if p.Role.Value != want || p.Team.Value != "" || p.Company.Value != "" {
			t.Errorf("%s: role %q, team %q, company %q", line, p.Role.Value, p.Team.Value, p.Company.Value)
		}
	}
}

// Headlines as boards, threads and mails write them, and what a person reads there.
func TestHeadline(t *testing.T) {
	for _, c := range []struct{ line, company, role, team, place string }{
		{"Senior Backend Engineer, Grafana Databases Pyroscope (Remote, Germany)", "", "Senior Backend Engineer", "Grafana Databases Pyroscope", "Remote, Germany"},
		{"Software Engineer - Payments", "", "Software Engineer", "Payments", ""},
		{"Staff Engineer (Ledger Team)", "", "Staff Engineer", "Ledger", ""},
		{"Site Reliability Engineer at Oakwell", "Oakwell", "Site Reliability Engineer", "", ""},
		{"Senior Go Developer @ Tallyrand (Berlin)", "Tallyrand", "Senior Go Developer", "", "Berlin"},
		{"Brinework: Principal Engineer, Search", "Brinework", "Principal Engineer", "Search", ""},
		{"Brinework — Data Engineer — Remote (EU) — Full-time", "Brinework", "Data Engineer", "", "Remote (EU)"},
		{"Brinework | Remote (US) | Senior SRE | $150k-$180k | Full time", "Brinework", "Senior SRE", "", "Remote (US)"},
		{"Frontend Developer | Brinework | Lisbon", "Brinework", "Frontend Developer", "", "Lisbon"},
		{"SENIOR SOFTWARE ENGINEER (GO) - LONDON", "", "Senior Software Engineer", "", "London"},
		{"Backend-Entwickler (m/w/d)", "", "Backend-Entwickler", "", ""},
		{"DevOps Engineer (all genders) – Hamburg", "", "DevOps Engineer", "", "Hamburg"},
		{"Développeur Back-end Senior (H/F) - Lyon", "", "Développeur Back-end Senior", "", "Lyon"},
		{"[Remote] Platform Engineer", "", "Platform Engineer", "", "Remote"},
		{"Engineering Manager, Core Infrastructure - Dublin, Ireland", "", "Engineering Manager", "Core Infrastructure", "Dublin, Ireland"},
		{"Sr. Data Engineer / Remote", "", "Sr. Data Engineer", "", "Remote"},
		{"Database Administrator (PostgreSQL) - 6 month contract", "", "Database Administrator", "", ""},
		{"Backend Engineer, Tracking team", "", "Backend Engineer", "Tracking", ""},
		{"Hiring: Senior Rust Engineer", "", "Senior Rust Engineer", "", ""},
		{"Job Description - Cloud Engineer", "", "Cloud Engineer", "", ""},
		{"Machine Learning Engineer, Recommendations", "", "Machine Learning Engineer", "Recommendations", ""},
		{"Software Engineer, Distributed Systems", "", "Software Engineer", "", ""},
		{"Job Openings Senior Backend Engineer", "", "Senior Backend Engineer", "", ""},
		{"Current vacancy: Data Analyst", "", "Data Analyst", "", ""},
		{"Software Engineer (Posted January 7, 2016)", "", "Software Engineer", "", ""},
		{"Lead Engineer - Wolt+ - Helsinki", "", "Lead Engineer", "Wolt+", "Helsinki"},
	} {
		ad := c.line + "\n\nYou will look after the thing that we have built over the last years, with two colleagues."
		p, err := parse(t, ad)
		if err != nil {
			t.Fatal(err)
		}
		if p.Company.Value != c.company || p.Role.Value != c.role || p.Team.Value != c.team || p.Place.Value != c.place {
			t.Errorf("%s\n got company %q role %q team %q place %q\nwant company %q role %q team %q place %q", c.line,
				p.Company.Value, p.Role.Value, p.Team.Value, p.Place.Value, c.company, c.role, c.team, c.place)
		}
	}
}
