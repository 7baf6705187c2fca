package resume

import (
	"context"
	"strings"
	"testing"

	"vouchsafe/app/document"
)

func readText(t *testing.T, text string) *Resume {
	t.Helper()
	r, _, err := Read(context.Background(), "ida.txt", []byte(text), document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const idaRoth = "Ida Roth\nida@example.com\n\n"

// A section of work under a name that no list has.
func TestWorkUnderOtherNames(t *testing.T) {
	for _, name := range []string{"Involvement Experience", "Performing Arts Experience", "Board Positions", "Teaching Assistant Positions", "ACADEMIC APPOINTMENTS", "Student Roles", "Expériences associatives", "Praktische Erfahrungen"} {
		first := "Relevant Experience"
		if allCaps(name) {
			first = "EXPERIENCE"
		}
		r := readText(t, idaRoth+first+"\nCrane Opera\nStage Manager          2023 - Present\n- Ran it\n\n"+name+"\nPell Chamber Choir\nFounding Member          2020 - 2022\n- Built it\n")
		if got := briefs(r.Jobs); got != "Crane Opera | Stage Manager | 2023 | present |  | 1; Pell Chamber Choir | Founding Member | 2020 | 2022 |  | 1" {
			t.Errorf("%s: %s", name, got)
		}
	}
	r := readText(t, idaRoth+"Experience\nCrane Opera\nStage Manager          2023 - Present\n- Ran it\n\nHead of Customer Experience\nPell Choir          2020 - 2022\n- Built it\n")
	if got := briefs(r.Jobs); got != "Crane Opera | Stage Manager | 2023 | present |  | 1; Pell Choir | Head of Customer Experience | 2020 | 2022 |  | 1" {
		t.Errorf("a title: %s", got)
	}
}

// Set like the known headings, such a name needs no white space above it.
func TestWorkHeadingByItsLook(t *testing.T) {
	head := func(text string) document.Line { return document.Line{Text: text, Page: 1, Size: 12, Bold: true} }
	line := func(text, right string) document.Line {
		return document.Line{Text: text, Right: right, Page: 1, Size: 10}
	}
	bullet := document.Line{Text: "Kept it running", Bullet: true, Page: 1, Size: 10}
	doc := &document.Document{Lines: []document.Line{head("Experience"), line("Crane Opera", ""), line("Stage Manager", "2023 – Present"), bullet,
		head("Touring Experience"), line("Pell Chamber Choir", ""), line("Founding Member", "2020 – 2022"), bullet, head("Skills"), line("Go, SQL", "")}}
	if got := briefs(Parse(doc).Jobs); got != "Crane Opera | Stage Manager | 2023 | present |  | 1; Pell Chamber Choir | Founding Member | 2020 | 2022 |  | 1" {
		t.Error(got)
	}
}

// Jobs under no heading of theirs.
func TestWorkUnderNoHeading(t *testing.T) {
	const end = "\n\nEducation\nBSc, Example University, 2015\n"
	for name, text := range map[string]string{
		"one line each":      idaRoth + "Night Nurse, Crane Clinic (2021 - Present)\n- Ran it\n- Kept it\n\nNurse, Pell Hospital (2018 - 2021)\n- Built it" + end,
		"below the headline": idaRoth + "Night Nurse\n\nNight Nurse\nCrane Clinic          2021 - Present\n- Ran it\n- Kept it\n\nNurse\nPell Hospital          2018 - 2021\n- Built it" + end,
		"below the summary":  idaRoth + "Summary\nA nurse who has worked the night shift for nine years and likes it.\n\nCrane Clinic — Night Nurse\n2021 - Present\n- Ran it\n- Kept it\n\nPell Hospital — Nurse\n2018 - 2021\n- Built it" + end,
		"below the skills":   idaRoth + "Skills\nTriage, Dutch, Excel\n\nNight Nurse, Crane Clinic          2021 - Present\n- Ran it\n- Kept it\n\nNurse, Pell Hospital          2018 - 2021\n- Built it" + end,
	} {
		r := readText(t, text)
		if got := briefs(r.Jobs); got != "Crane Clinic | Night Nurse | 2021 | present |  | 2; Pell Hospital | Nurse | 2018 | 2021 |  | 1" || r.Contact.Name != "Ida Roth" || len(r.Education) != 1 {
			t.Errorf("%s: %s, name %q", name, got, r.Contact.Name)
		}
	}
}

// What is said of the pages belongs to no job.
func TestNotesAboutPages(t *testing.T) {
	for _, note := range []string{"… continues on the next page …", "(continued)", "Resume continued on page 2", "- continued overleaf -", "[cont'd]", "Page 1 of 2", "Please turn over", "P.T.O.", "More on page 2", "Fortsetzung auf der nächsten Seite", "Suite page suivante", "Continúa en la página siguiente",
		"Experience (continued)", "EXPERIENCE, CONT'D", "Head Chef, Crane Mills (continued)", "Crane Mills – continued", "Ida Roth | Page 2"} {
		r := readText(t, idaRoth+"Experience\nHead Chef, Crane Mills          2021 - 2023\n- Ran it\n"+note+"\n- Kept it\nCook, Tarn & Sons          2017 - 2020\n- Built it\n")
		if got := briefs(r.Jobs); got != "Crane Mills | Head Chef | 2021 | 2023 |  | 2; Tarn & Sons | Cook | 2017 | 2020 |  | 1" || strings.Contains(strings.ToLower(r.allText()), "cont") {
			t.Errorf("%s: %s\n%s", note, got, r.allText())
		}
	}
	r := readText(t, idaRoth+"Experience\nHead Chef, Crane Mills          2021 - 2023\nOur team continues to grow\n- Continued the page redesign\n")
	if !strings.Contains(r.allText(), "continues to grow") || !strings.Contains(r.allText(), "page redesign") {
		t.Errorf("told things are lost: %s", r.allText())
	}
}
