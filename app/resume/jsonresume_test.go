package resume

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vouchsafe/app/document"
	"vouchsafe/app/fault"
)

const jsonSample = `{
 "basics": {"name": "Ida Roth", "label": "Engineer", "email": "ida@example.com", "phone": "+49 30 5550100", "url": "https://ida.example.com",
   "summary": "Runs queues.", "location": {"city": "Berlin", "countryCode": "DE"}, "profiles": [{"network": "GitHub", "url": "https://github.com/ida-example"}]},
 "work": [
  {"name": "Acme", "position": "Engineer", "location": "Berlin", "startDate": "2021-03-15", "summary": "Acme is a carrier. Kept its queue alive through three peaks.", "highlights": ["Cut the drain time from 50 to 4 minutes", ""]},
  {"company": "Bolt", "position": "Junior", "startDate": "2018", "endDate": "2021-02", "highlights": ["Wrote the importer"]}],
 "projects": [{"name": "Tram", "description": "Archive of departures.", "highlights": ["61 million rows"]}],
 "education": [{"institution": "TU Berlin", "area": "Informatics", "studyType": "BSc", "endDate": "2018-07-01"}],
 "skills": [{"name": "Languages", "level": "Basic knowledge", "keywords": ["Go", "SQL"]}, {"name": "Kafka"}],
 "languages": [{"language": "German", "fluency": "native"}],
 "awards": [{"title": "Best talk"}]
}`

func TestParseJSON(t *testing.T) {
	r, err := ParseJSON([]byte(jsonSample))
	if err != nil {
		t.Fatal(err)
	}
	text := func(s string) Text { return Text{Text: s} }
	want := &Resume{
		Version: 1, Verdict: "weak", VerdictWhy: "it has only 38 words", Language: "en",
		Contact: Contact{Name: "Ida Roth", Email: "ida@example.com", Phone: "+49 30 5550100", Place: "Berlin, DE", Links: []string{"https://ida.example.com", "https://github.com/ida-example"}},
		Summary: []Text{text("Runs queues.")},
		Jobs: []Job{
			{Employer: "Acme", Title: "Engineer", Start: "2021-03", End: "present", Place: "Berlin", Head: text("Engineer, Acme"), Blurb: []Text{text("Acme is a carrier.")},
				Bullets: []Text{text("Kept its queue alive through three peaks."), text("Cut the drain time from 50 to 4 minutes")}},
			{Employer: "Bolt", Title: "Junior", Start: "2018", End: "2021-02", Head: text("Junior, Bolt"), Bullets: []Text{text("Wrote the importer")}},
		},
		Projects:  []Project{{Name: "Tram", Head: text("Tram"), Bullets: []Text{text("Archive of departures."), text("61 million rows")}}},
		Education: []School{{School: "TU Berlin", Degree: "BSc, Informatics", End: "2018-07"}},
		Skills: []Skill{{Name: "Go", Level: "read_about", From: text("Languages: Go")}, {Name: "SQL", Level: "read_about", From: text("Languages: SQL")},
			{Name: "Kafka", Level: "used", From: text("Kafka: Kafka")}},
		Languages: []Language{{Name: "German", Level: "native"}},
		Unplaced:  []Text{text("Engineer"), text("Best talk")},
	}
	want.Skills[2].From = text("Kafka")
	r.VerdictWhy = want.VerdictWhy
	if diff := cmp.Diff(want, r, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

func TestParseJSONFaults(t *testing.T) {
	for in, want := range map[string]string{
		`{`: "bad_json", `[]`: "bad_json", `{"basics": 3}`: "bad_json", `{}`: "no_resume_in_json", `{"name":"a config"}`: "no_resume_in_json", "": "bad_json",
	} {
		r, err := ParseJSON([]byte(in))
		var f *fault.Fault
		if r != nil || !errors.As(err, &f) || f.Code != want {
			t.Errorf("%q: got %v, want %s", in, err, want)
		}
	}
}

// The same resume in JSON, Markdown and plain text reads alike.
func TestFormatsReadAlike(t *testing.T) {
	const markdown = "# Ida Roth\nida@example.com | +49 30 5550100 | Berlin, Germany\n\n## Experience\n\n**Engineer**, Acme, Berlin — 2021-03 to present\n\n* Cut the drain time from 50 to 4 minutes\n* Kept its queue alive through three peaks\n\n**Junior**, Bolt — 2018 to 2021-02\n\n* Wrote the importer\n\n## Skills\n\nGo, SQL\n"
	const text = "IDA ROTH\nida@example.com | +49 30 5550100 | Berlin, Germany\n\nEXPERIENCE\n\nEngineer, Acme, Berlin            Mar 2021 - present\n- Cut the drain time from 50 to 4 minutes\n- Kept its queue alive through three peaks\n\nJunior, Bolt                      2018 - Feb 2021\n- Wrote the importer\n\nSKILLS\nGo, SQL\n"
	var read []golden
	for name, data := range map[string]string{"ida.md": markdown, "ida.txt": text} {
		r, _, err := Read(context.Background(), name, []byte(data), document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, goldenOf("", r))
	}
	if diff := cmp.Diff(read[0].write(), read[1].write()); diff != "" {
		t.Error(diff)
	}
	want := []string{"Acme | Engineer | 2021-03 | present | Berlin", "Bolt | Junior | 2018 | 2021-02 |"}
	if diff := cmp.Diff(want, heads(read[0].jobs)); diff != "" {
		t.Error(diff)
	}
}

func TestACrowdOfEntriesIsRefused(t *testing.T) {
	crowd := `{"basics":{"name":"A"},"work":[` + strings.Repeat(`{"name":"B","position":"C","highlights":["Ran it for 4 years"]},`, 20_000) + `{}]}`
	start := time.Now()
	if r, err := ParseJSON([]byte(crowd)); r != nil || fault.Of(err).Code != "too_large" || time.Since(start) > 5*time.Second {
		t.Errorf("after %v: %v, %v", time.Since(start), r != nil, err)
	}
}
