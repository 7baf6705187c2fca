package resume

import (
	"strings"
	"testing"
)

// The first items of a list below nothing but a date name the job.
func TestHeadInList(t *testing.T) {
	checkJobs(t, []struct{ name, in, want string }{
		{"one item", "May 2021 - Present\n• Head Chef, Crane Mills\n• Led the move to two ovens\n• Cut waste by a third\n2017 - 2021\n• Cook at Tarn & Sons\n• Baked 900 loaves a night", "Crane Mills | Head Chef | 2021-05 | present |  | 2; Tarn & Sons | Cook | 2017 | 2021 |  | 1"},
		{"two items", "May 2021 - Present\n• Registered Nurse\n• Pell Clinic, Salem, OR\n• Led the night shift", "Pell Clinic | Registered Nurse | 2021-05 | present | Salem, OR | 1"},
		{"employer first, a colon", "2017 - 2021:\n- Crane Mills LLC - Head Chef\n- Baked 900 loaves a night\n2015 - 2017:\n- Tarn & Sons - Cook\n- Swept up", "Crane Mills LLC | Head Chef | 2017 | 2021 |  | 1; Tarn & Sons | Cook | 2015 | 2017 |  | 1"},
		{"a head above the date", "Head Chef, Crane Mills\n2017 - 2021\n- Trained Analyst staff, Crane and Tarn\n- Swept up", "Crane Mills | Head Chef | 2017 | 2021 |  | 2"},
	})
}

// The end of a date in a line of its own begins no job.
func TestStackedDates(t *testing.T) {
	checkJobs(t, []struct{ name, in, want string }{
		{"an open end", "Head Chef          May 2021 –\nCrane Mills          present\n- Ran it\n\nCook          Mar 2017 –\nTarn & Sons          Dec 2020\n- Built it", "Crane Mills | Head Chef | 2021-05 | present |  | 1; Tarn & Sons | Cook | 2017-03 | 2020-12 |  | 1"},
		{"without its dash", "Crane Mills          May 2021\nHead Chef          Present\n- Ran it", "Crane Mills | Head Chef | 2021-05 | present |  | 1"},
		{"before the beginning", "Head Chef          Present\nCrane Mills          Salem, OR\nMay 2021 -\n- Ran it", "Crane Mills | Head Chef | 2021-05 | present | Salem, OR | 1"},
		{"within brackets", "Head Chef (2021 to          present)\nCrane Mills\n- Ran it", "Crane Mills | Head Chef | 2021 | present |  | 1"},
		{"years of two digits", "Crane Mills          Sept 15 – Current\nHead Chef\n- Ran it\n\nCook | Tarn & Sons | 01/12 - 08/15\n- Built it", "Crane Mills | Head Chef | 2015-09 | present |  | 1; Tarn & Sons | Cook | 2012-01 | 2015-08 |  | 1"},
	})
}

// A year in what is said of the employer dates no job.
func TestYearsSaid(t *testing.T) {
	for _, about := range []string{"Payments startup founded in 2012", "A family mill, in business since 1954", "Marketplace for used boats, launched March 2015", "Insurer of farms, listed in Oslo since 1999", "Founded in 1998", "Series B insurtech (founded 2014)", "Est. 1954"} {
		for _, in := range []string{"Head Chef, Crane Mills          2021 - 2023\n" + about + "\n- Ran it\n\nCook, Tarn & Sons          2017 - 2020\n- Built it",
			"Crane Mills\n" + about + "\nHead Chef          2021 - 2023\n- Ran it\n\nTarn & Sons\nCook          2017 - 2020\n- Built it"} {
			jobs := jobsIn(t, in)
			if got := briefs(jobs); got != "Crane Mills | Head Chef | 2021 | 2023 |  | 1; Tarn & Sons | Cook | 2017 | 2020 |  | 1" || len(jobs[0].Blurb) != 1 || jobs[0].Blurb[0].Text != about {
				t.Errorf("%q: %s, about %+v", in, got, jobs[0].Blurb)
			}
		}
	}
	checkJobs(t, []struct{ name, in, want string }{
		{"a date of a name", "Teach for Tarn 2019\nVolunteer Tutor\n- Ran it", "Teach for Tarn | Volunteer Tutor | 2019 |  |  | 1"},
		{"a date of a title", "Kitchen intern, Crane Mills, summer 2019\n- Ran it", "Crane Mills | Kitchen intern | 2019 |  |  | 1"},
	})
}

func TestHonoursAreNoSchool(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Crane University    2013 - 2017\nB.A. History\nGPA: 3.7 · Dean's List 2015–2017", "Crane University|B.A. History|2017"},
		{"B.A. History, Crane University, 2013 - 2017\nCGPA 3.7/4.0, Merit Scholarship 2014-2016", "Crane University|B.A. History|2017"},
		{"Crane University, B.A. History, 2017\nAwards: Pell Prize 2016\n\nTarn College, A-levels, 2013", "Crane University|B.A. History|2017 Tarn College|A-levels|2013"},
		{"Crane University    2013 - 2017\nB.A. History\nPresident of the Chess Club 2015 - 2016", "Crane University|B.A. History|2017"},
	} {
		r := readText(t, "Ida Roth\nida@example.com\n\nEducation\n"+c.in+"\n\nSkills\nGo, SQL\n")
		var got []string
		for _, s := range r.Education {
			got = append(got, s.School+"|"+s.Degree+"|"+s.End)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %q", c.in, got)
		}
	}
}
