package posting

import "testing"

// The menu that is copied with a page names no role, company, team or person, whatever its
// items are called.
func TestMenuNamesNothing(t *testing.T) {
	for _, menu := range []string{
		"Skip to content\nJob search\nCompanies\nRecruiters\nAustralia",
		"Home\nJobs\nCompanies\nRecruiters\nSign in",
		"Products\nPricing\nCareers\nEngineering",
		"Product\nTeam\nCareers\nBlog",
		"Platform\nCompany\nBlog\nContact\nSign up",
		"Job seekers\nEmployers\nFor recruiters",
		"Candidates\nClients\nManagers\nInsights",
		"Search\nName\nRecruiter\nSaved jobs",
		"Recruiters",
	} {
		p := names(t, menu+"\nSenior Platform Engineer\nAmberquay Charging\nLeeds\n\nYou will look after what we have built for companies of any size, with two colleagues.\n\nWhat you will do\n- Run the Kubernetes clusters in two regions\n")
		if p.Role.Value != "Senior Platform Engineer" || p.Company.Value != "Amberquay Charging" || p.Place.Value != "Leeds" || p.Team.Value != "" || p.Person.Value != "" || p.Apply.Value != "" {
			t.Errorf("%q: role %q company %q place %q team %q person %q apply %q", menu, p.Role.Value, p.Company.Value, p.Place.Value, p.Team.Value, p.Person.Value, p.Apply.Value)
		}
	}
	p := names(t, "Skip to content\nJob search\nCompanies\nRecruiters\nAustralia\nSenior Platform Engineer | Remote | Australia\niterate\nView all jobs\nMelbourne VIC (Remote)\nI'm representing a healthtech company that is looking for its second Senior Platform Engineer.")
	if p.Role.Value != "Senior Platform Engineer" || p.Company.Value != "" {
		t.Errorf("role %q, company %q", p.Role.Value, p.Company.Value)
	}
}

// What stands above a title and is no menu.
func TestMastheadIsNoMenu(t *testing.T) {
	for head, company := range map[string]string{
		"UNIVERSITY OF CARNBREA\nFaculty of Science\nDepartment of Geology\nResearch Engineer": "University of Carnbrea",
		"Electrician\nAmberquay Charging\nLeeds":                                               "Amberquay Charging",
		"Company: Amberquay Charging\nLeeds\nFull-time\nSenior Backend Engineer":               "Amberquay Charging",
	} {
		p := names(t, head+"\n\nYou will look after the thing that we have built over the last years, with two colleagues.")
		if p.Company.Value != company || p.Role.Value == "" {
			t.Errorf("%q: company %q, role %q", head, p.Company.Value, p.Role.Value)
		}
	}
}
