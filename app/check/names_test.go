package check

import (
	"slices"
	"testing"
)

// With its sources given, a sentence is told of no other employer, named as one
// speaks of it.
func TestEmployerOfGivenSources(t *testing.T) {
	c, err := readCases("testdata/cases/companies.txt")
	if err != nil {
		t.Fatal(err)
	}
	gate, _ := c.gate(t)
	for _, j := range c.resume.Jobs {
		gate.Employers = append(gate.Employers, j.Employer)
	}
	src := "Wrote 14 postmortems of payment outages"
	for _, j := range c.resume.Jobs[1:] {
		name := employerNames(j.Employer)
		found := gate.Against(Sentence{Text: "At " + name[len(name)-1] + " I wrote 14 postmortems of payment outages."}, src)
		if !slices.ContainsFunc(found, func(f Finding) bool { return f.Code == "wrong_employer" }) {
			t.Errorf("%s: passes", j.Employer)
		}
	}
	if found := gate.Against(Sentence{Text: "At Corvid Pay I wrote 14 postmortems of payment outages."}, src+", Corvid Pay"); Blocked(found) {
		t.Errorf("%+v", found)
	}
}
