package resume

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
)

func correctable(t *testing.T) *Resume {
	t.Helper()
	jobs := jobsIn(t, "Senior Engineer, Acme GmbH          2019 - 2021\n- Ran the ledger\n- Moved it to Go. Cut the bill by half\n- Lead Engineer, Bolt Ltd, 2016 - 2018\n- Built the mill")
	r := &Resume{Jobs: jobs}
	r.unplace([]Text{{Text: "Held the pager"}})
	r.fill()
	return r
}

func bulletTexts(j Job) (out []string) {
	for _, b := range j.Bullets {
		out = append(out, b.Text)
	}
	return out
}

func TestCorrected(t *testing.T) {
	r := correctable(t)
	head := r.Jobs[0].Head.Text
	before, _ := json.Marshal(r)
	cs := []Correction{
		{Do: Head, Text: "Lead Engineer, Bolt Ltd, 2016 - 2018"},
		{Do: Set, Job: head, Field: "employer", Value: "Acme Rail"},
		{Do: Set, Field: "name", Value: "Ida Roth"},
		{Do: Split, Text: "Moved it to Go. Cut the bill by half", Value: "Cut the bill"},
		{Do: Move, Text: "Held the pager", Job: head},
		{Do: Merge, Text: "Cut the bill by half"},
	}
	stored, err := json.Marshal(cs)
	if err != nil {
		t.Fatal(err)
	}
	var again []Correction
	if err := json.Unmarshal(stored, &again); err != nil {
		t.Fatal(err)
	}
	got, missed := r.Corrected(again)
	if len(missed) != 0 {
		t.Errorf("missed %+v", missed)
	}
	if len(got.Jobs) != 2 {
		t.Fatalf("got %d jobs: %+v", len(got.Jobs), got.Jobs)
	}
	if j := got.Jobs[0]; j.Employer != "Acme Rail" || !slices.Equal(bulletTexts(j), []string{"Ran the ledger", "Moved it to Go.", "Cut the bill by half Held the pager"}) {
		t.Errorf("first job %+v", j)
	}
	if j := got.Jobs[1]; j.Employer != "Bolt Ltd" || j.Title != "Lead Engineer" || j.Start != "2016" || j.End != "2018" || !slices.Equal(bulletTexts(j), []string{"Built the mill"}) {
		t.Errorf("second job %+v", j)
	}
	if got.Contact.Name != "Ida Roth" || len(got.Unplaced) != 0 {
		t.Errorf("name %q, unplaced %+v", got.Contact.Name, got.Unplaced)
	}
	if after, _ := json.Marshal(r); !bytes.Equal(after, before) {
		t.Error("the reading itself was changed")
	}
}

func TestCorrectedLeavesAloneWhatItDoesNotFind(t *testing.T) {
	r := correctable(t)
	cs := []Correction{
		{Do: Set, Job: "Nobody, Nowhere", Field: "title", Value: "x"},
		{Do: Set, Job: r.Jobs[0].Head.Text, Field: "salary", Value: "x"},
		{Do: Split, Text: "Ran the ledger", Value: "not in it"},
		{Do: Merge, Text: "Built the mill"}, // the last one
		{Do: Drop, Text: "gone"},
		{Do: "paint", Text: "Ran the ledger"},
	}
	got, missed := r.Corrected(cs)
	if !slices.Equal(missed, cs) {
		t.Errorf("missed %+v", missed)
	}
	a, _ := json.Marshal(r)
	if b, _ := json.Marshal(got); !bytes.Equal(a, b) {
		t.Error("something was changed")
	}
}
