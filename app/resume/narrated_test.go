package resume

import "testing"

func TestJobsToldInSentences(t *testing.T) {
	jobs := jobsIn(t, `From October 2020 to February 2023, I was a Consultant for Copperline, where I was staffed on two projects for a bank.

From December 2021 to February 2023, I was a Data Engineer for the Sanctions team. Here, I led the refactoring of 14 pipelines. I also wrote a reconciliation tool in Python.

Since March 2023 I have been a Staff Engineer at Harbour Grid, and I keep the meter readings of 40,000 homes in PostgreSQL.

In 2019 I worked as a Junior Developer at Tallow & Sons. I built their web shop.`)
	want := []string{
		"Copperline | Consultant | 2020-10 | 2023-02 |  | 0", "Copperline | Data Engineer | 2021-12 | 2023-02 |  | 2",
		"Harbour Grid | Staff Engineer | 2023-03 | present |  | 1", "Tallow & Sons | Junior Developer | 2019 |  |  | 1",
	}
	for i, j := range jobs {
		if i >= len(want) || brief(j) != want[i] {
			t.Errorf("got %q", brief(j))
		}
	}
	if len(jobs) != len(want) {
		t.Errorf("%d jobs", len(jobs))
	}
}
