package resume

import (
	"strings"
	"testing"
)

const oneJob = "\n\nExperience\nHead Chef, Crane Mills          2021 - 2023\n- Ran it\n\nSkills\nGo, Python, Kafka, SQL\n"

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"LAMAR J. ROTH III":     "Lamar J. Roth III",
		"Lamar Roth, II":        "Lamar Roth, II",
		"LAMAR ROTH IV, PMP":    "Lamar Roth IV",
		"LAMAR ROTH JR.":        "Lamar Roth Jr.",
		"TRAN VI":               "Tran Vi",
		"ANNA LI, PhD, MBA":     "Anna Li",
		"Résumé of Ida Roth":    "Ida Roth",
		"Ida Roth - Resume":     "Ida Roth",
		"Go, Python, Kafka":     "",
		"Python Kafka SQL":      "",
		"Kafka • Go":            "",
		"Bread, Cakes and Pies": "",
	} {
		if r := readText(t, in+"\nbaker@example.com"+oneJob); r.Contact.Name != want {
			t.Errorf("%q: got %q, want %q", in, r.Contact.Name, want)
		}
	}
	for _, title := range []string{"Functional Resume Sample", "Resume Template", "Sample CV", "Combination Résumé", "Curriculum Vitae", "CV Example for Graduates", "Resume - Nursing"} {
		if r := readText(t, title+"\n\nIda Roth\nbaker@example.com"+oneJob); r.Contact.Name != "Ida Roth" {
			t.Errorf("%q: got %q", title, r.Contact.Name)
		}
	}
	if r := readText(t, "Ida Roth Resume\nOvens and Mills\nida.roth@example.com"+oneJob); r.Contact.Name != "Ida Roth" {
		t.Errorf("the word resume behind a name: got %q", r.Contact.Name)
	}
}

func TestPhones(t *testing.T) {
	for in, want := range map[string]string{
		"+1 (206) 555-0117": "", "+1-206-555-0117": "", "(+44) 20 7946 0018": "", "1 (206) 555-0117": "", "+44 (0)20 7946 0018": "",
		"+1‑206‑555‑0117": "+1-206-555-0117", "+1     (206) 555-0117": "+1 (206) 555-0117", "+1 – 206-555-0117": "+1 206-555-0117", "+1, (206) 555-0117": "+1 (206) 555-0117",
		"+1 | (206) 555-0117": "+1 (206) 555-0117", "206-555-0117 / 206-555-0118": "206-555-0117",
	} {
		if want == "" {
			want = in
		}
		for _, line := range []string{in, "ida@example.com | " + in + " | Portland, OR", "Phone: " + in} {
			if r := readText(t, "Ida Roth\n"+line+oneJob); r.Contact.Phone != want {
				t.Errorf("%q: got %q", line, r.Contact.Phone)
			}
		}
	}
}

// The verdict says what cannot stand so in the file.
func TestMisreadIsWeak(t *testing.T) {
	long := strings.Repeat("- Kept the ovens of four mills running through two winters without a single night off\n", 10)
	for in, want := range map[string]string{
		"Head Chef, Crane Mills          2021 - 2023\n" + long:                                                             "",
		"Head Chef, Crane Mills          2021 - 2023\n" + long + "- Cut the waste of flour by moving the\n":                "“…flour by moving the” ends in the middle",
		"Head Chef, Crane Mills          2021 - 2023\n" + long + "- Baked rolls and\n":                                     "“…Baked rolls and” ends in the middle",
		"Head Chef, Crane Mills          2021 - 2023\n" + long + "- Built the line that all four mills now rely on\n":      "",
		"2021 - 2023\n" + long + "\nCook, Tarn & Sons          2017 - 2020\n- Built it\n":                                  "neither employer nor title was found of 1 of 2 jobs",
		"Head Chef, Crane Mills          2021 - 2023\n" + long + "- Baked for the fair (twelve stalls, four of them new\n": "ends in the middle",
	} {
		r := readText(t, idaRoth+"Experience\n"+in+"\nEducation\nBSc, Example University, 2015\n")
		if (r.Verdict == "good") != (want == "") || !strings.Contains(r.VerdictWhy, want) {
			t.Errorf("%q: %s, %q", in[len(in)-60:], r.Verdict, r.VerdictWhy)
		}
	}
}
