package posting

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"vouchsafe/app/fault"
)

const tannery = `Backend Engineer
Tannery Lane, Leeds

Tannery Lane is hiring a backend engineer for its Stock team.

What you'll do
- Move the stock ledger off the shared database before the autumn sale
- Stock counts drift by a few pieces a day between the tills and the warehouse
- Attend the weekly meeting of the group
`

func TestCorrect(t *testing.T) {
	read, err := parse(t, tannery)
	if err != nil {
		t.Fatal(err)
	}
	before, _ := json.Marshal(read)
	p, err := read.Correct(Corrections{
		Company: new("Tannery Lane Stores"), Role: new("Backend  Engineer"), Team: new(""), Person: new("Jo Amari"),
		Problem: new("Stock counts drift by a few pieces a day"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if p.Company.Value != "Tannery Lane Stores" || p.Company.Quote != "" || p.Role != (Field{"Backend Engineer", "Backend Engineer"}) || p.Team.Value != "" || p.Person.Value != "Jo Amari" {
		t.Errorf("company %v, role %v, team %v, person %v", p.Company, p.Role, p.Team, p.Person)
	}
	if p.Problems[0].Hook != "Stock counts drift by a few pieces a day" || p.Verdict != "problem" {
		t.Errorf("problem %+v, verdict %s", p.Problems[0], p.Verdict)
	}
	if after, _ := json.Marshal(read); !bytes.Equal(after, before) {
		t.Error("the posting as it was read has changed")
	}
	data, _ := json.Marshal(p)
	var stored Posting
	if err := json.Unmarshal(data, &stored); err != nil || !reflect.DeepEqual(&stored, p) {
		t.Errorf("stored and loaded, it differs: %v", err)
	}
	if again, err := read.Correct(stored.Corrections); err != nil || !reflect.DeepEqual(again, p) {
		t.Errorf("the stored corrections give another posting: %v", err)
	}
}

func TestCorrectTask(t *testing.T) {
	read, err := parse(t, tannery)
	if err != nil {
		t.Fatal(err)
	}
	p, err := read.Correct(Corrections{Problem: new(""), Task: new("Move the stock ledger off the shared database before the autumn sale")})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Problems) != 0 || p.Tasks[0].Task != "move the stock ledger off the shared database before the autumn sale" {
		t.Errorf("problems %v, tasks %v", p.Problems, p.Tasks)
	}
	if p, err = read.Correct(Corrections{Task: new("")}); err != nil || len(p.Tasks) != 0 {
		t.Errorf("tasks %v, %v", p.Tasks, err)
	}
}

func TestCorrectRefuses(t *testing.T) {
	read, err := parse(t, tannery)
	if err != nil {
		t.Fatal(err)
	}
	for code, c := range map[string]Corrections{
		"not_in_posting":   {Problem: new("Everything burns every night")},
		"cannot_be_quoted": {Problem: new("Stock counts drift by a few pieces a day between the tills and the warehouse")},
		"no_task":          {Task: new("Tannery Lane, Leeds")},
	} {
		p, err := read.Correct(c)
		var f *fault.Fault
		if p != nil || !errors.As(err, &f) || f.Code != code {
			t.Errorf("%s: got %v, %v", code, p, err)
		}
	}
}
