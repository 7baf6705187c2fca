package resume

import (
	"strings"
	"testing"
)

func briefs(jobs []Job) string {
	var out []string
	for _, j := range jobs {
		out = append(out, brief(j))
	}
	return strings.Join(out, "; ")
}

// checkJobs compares the jobs of several experience sections, by the name of the case.
func checkJobs(t *testing.T, cases []struct{ name, in, want string }) {
	t.Helper()
	for _, c := range cases {
		if got := briefs(jobsIn(t, c.in)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestRolesBelowOneEmployer(t *testing.T) {
	checkJobs(t, []struct{ name, in, want string }{
		{"teams behind commas", "Moorhen Rail\nHead of Analytics, Timetables          May 2023 - Present\n- Ran it\nSenior Analyst, Fares          2020 - May 2023\n- Built it\nAnalyst, Freight Desk          2018 - 2020\n- Fed it",
			"Moorhen Rail | Head of Analytics, Timetables | 2023-05 | present |  | 1; Moorhen Rail | Senior Analyst, Fares | 2020 | 2023-05 |  | 1; Moorhen Rail | Analyst, Freight Desk | 2018 | 2020 |  | 1"},
		{"teams behind dashes", "Tarn & Fell\nDesigner – Packaging          2021 - 2023\n- Ran it\nJunior Designer – Labels          2019 - 2021\n- Built it",
			"Tarn & Fell | Designer – Packaging | 2021 | 2023 |  | 1; Tarn & Fell | Junior Designer – Labels | 2019 | 2021 |  | 1"},
		{"apart, as all are", "Osprey Dairy, Leeds, UK\nPlant Manager, Butter          2021 - 2023\n- Ran it\n\nShift Manager, Cheese          2019 - 2021\n- Built it\n\nCrane Mills\nTechnician, Ovens          2015 - 2019\n- Fed it",
			"Osprey Dairy | Plant Manager, Butter | 2021 | 2023 | Leeds, UK | 1; Osprey Dairy | Shift Manager, Cheese | 2019 | 2021 | Leeds, UK | 1; Crane Mills | Technician, Ovens | 2015 | 2019 |  | 1"},
		{"another company", "Moorhen Rail\nSenior Analyst          2020 - 2023\n- Built it\n\nAnalyst, Crane Mills Ltd          2018 - 2020\n- Fed it",
			"Moorhen Rail | Senior Analyst | 2020 | 2023 |  | 1; Crane Mills Ltd | Analyst | 2018 | 2020 |  | 1"},
		{"said to be at another", "Moorhen Rail\nSenior Analyst          2020 - 2023\n- Built it\nAnalyst at Crane          2018 - 2020\n- Fed it",
			"Moorhen Rail | Senior Analyst | 2020 | 2023 |  | 1; Crane | Analyst | 2018 | 2020 |  | 1"},
	})
}

func TestEmployerWithItsCountry(t *testing.T) {
	checkJobs(t, []struct{ name, in, want string }{
		{"behind a dash", "Lead Chemist — Osprey Foods, Canada\nMay 2021 - Present\n- Ran it\nLab Technician — Union Mills, Kenya\n2018 - 2021\n- Built it",
			"Osprey Foods | Lead Chemist | 2021-05 | present | Canada | 1; Union Mills | Lab Technician | 2018 | 2021 | Kenya | 1"},
		{"below the title", "Data Analyst          2021 - 2023\nQuillmark, Portugal\n- Ran it", "Quillmark | Data Analyst | 2021 | 2023 | Portugal | 1"},
		{"a city nobody knows", "Quillmark\nSite Engineer — Gdynia, Poland          2021 - 2023\n- Ran it\nEngineer — Radom, Poland          2019 - 2021\n- Built it",
			"Quillmark | Site Engineer | 2021 | 2023 | Gdynia, Poland | 1; Quillmark | Engineer | 2019 | 2021 | Radom, Poland | 1"},
		{"a freelancer's place", "Freelance Developer — Gdynia, Poland          2021 - 2023\n- Ran it", " | Freelance Developer | 2021 | 2023 | Gdynia, Poland | 1"},
	})
}

// A name in a head that holds marks which part others, or that is broken over two lines.
func TestWholeEmployers(t *testing.T) {
	checkJobs(t, []struct{ name, in, want string }{
		{"a stock exchange", "Chief of Staff | Osprey plc (LSE: OSP; now Crane) | 2019 - 2021\n- Ran it", "Osprey plc (LSE: OSP; now Crane) | Chief of Staff | 2019 | 2021 |  | 1"},
		{"an older name", "Pell Group (formerly: Tarn - Sons) — Lisbon, Portugal\nEngineer          2019 - 2021\n- Ran it", "Pell Group (formerly: Tarn - Sons) | Engineer | 2019 | 2021 | Lisbon, Portugal | 1"},
		{"the kind of place alone", "Ward Clerk, Crane Community\nHospital          2019 - 2021\n- Ran it", "Crane Community Hospital | Ward Clerk | 2019 | 2021 |  | 1"},
		{"before what a preposition wants", "Research Assistant, Institute for\nCoastal Studies          2019 - 2021\n- Ran it", "Institute for Coastal Studies | Research Assistant | 2019 | 2021 |  | 1"},
		{"a team above the employer", "Senior Engineer, Payments\nQuillmark          2019 - 2021\n- Ran it", "Quillmark | Senior Engineer, Payments | 2019 | 2021 |  | 1"},
		{"an institution and its department", "Lecturer          2019 - 2021\nCrane University, Department of Physics\n- Ran it", "Crane University | Lecturer | 2019 | 2021 |  | 1"},
	})
}
