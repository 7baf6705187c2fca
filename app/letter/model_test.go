package letter

import (
	"testing"

	"vouchsafe/app/evidence"
	"vouchsafe/app/meaning"
)

// What the writer is shown of a line is what it was taught with (models/teach/writer.py).
func TestShown(t *testing.T) {
	line := "Queue at 2M: added 14 consumers, drained in 3h"
	s := Slot{Title: "Backend Engineer", Employer: "Corlan", Kind: "incident", Part: "do", Need: "Our queue grows",
		Passage: evidence.Passage{Text: line, Spans: map[string]meaning.Span{"trouble": {0, 11}, "load": {9, 11}, "deed": {13, 31}, "result": {33, 46}, "thing": {26, 40}}}}
	if got, want := s.shown(formDeed), "incident do past\nBackend Engineer, Corlan\n{trouble:Queue at {load:2M}}: {deed:added 14 consumers}, {result:drained in 3h}"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := (Slot{Now: true, Kind: "other", Part: "do", Passage: evidence.Passage{Text: "Go"}}).shown(formBrief), "other do now\nno title, no employer\nGo"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := s.shown(formBridge), "need: Our queue grows\nBackend Engineer, Corlan (past)\n"+line; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A story without its trouble, or a bridge without a need, is not asked for.
func TestFormsALineTakes(t *testing.T) {
	plain := Slot{Passage: evidence.Passage{Text: "Moved billing to Go"}}
	troubled := Slot{Need: "x", Passage: evidence.Passage{Text: "Queue full", Spans: map[string]meaning.Span{"trouble": {0, 10}}}}
	for form, want := range map[string][2]bool{formStory: {false, true}, formDeed: {true, true}, formBrief: {true, true}, formBridge: {false, true}} {
		if got := [2]bool{plain.takes(form), troubled.takes(form)}; got != want {
			t.Errorf("%s: %v, want %v", form, got, want)
		}
	}
}

// A figure is told of what the line tells it of.
func TestTellingsOfAnotherThing(t *testing.T) {
	line := "Both squads taught Presto. Lease 4.1M → 1.3M CHF, the auditor's sheets untouched; p95 910 → 215"
	for text, want := range map[string]bool{
		"The lease went from 4.1 million to 1.3 million CHF.":                false,
		"I taught both squads, and the sheets went from 4.1 million to 1.3.": true,
		"I taught both squads Presto, and its p95 fell from 910 to 215.":     false,
		"Squads came down from 910 to 215.":                                  true,
		"It went from 910 to 215.":                                           false,
	} {
		if got := otherSubject(text, line); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"I cached plans, and it's reducing load times.": true, "I cached plans, which reduced load times.": false} {
		if got := goesOn(text, "Cached plans, reducing load times by half"); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
