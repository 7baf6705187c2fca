package app

import (
	"context"
	"slices"
	"testing"

	"vouchsafe/app/letter"
)

// claimed is a desk whose letter tells one claim in two sentences.
func claimed() *fakeDesk {
	return &fakeDesk{draft: func(context.Context, Choices, func(Event)) (*letter.Letter, error) {
		l := twoSentences()
		l.Opening = "migration"
		l.Paragraphs[0].Sentences[0].Key, l.Paragraphs[0].Sentences[1].Key = "k1", "k1"
		return l, nil
	}}
}

func first(v View) letter.Sentence { return v.Letter.Letter.Paragraphs[0].Sentences[0] }

func TestAChosenWordingStaysAWordingAndOnlyTypingMakesItTheirs(t *testing.T) {
	a, _ := drafted(t, claimed())
	a.Pick(0, 0, 0)
	if s := first(reaches(t, a, Done)); s.Text != "I ran 12 queues." || s.By != "model" || s.Composed != nil {
		t.Errorf("picked: %+v", s)
	}
	a.Edit(0, 0, "Mine.")
	if s := first(reaches(t, a, Done)); s.By != "user" || s.Composed == nil || s.Composed.Text != "I ran 12 queues." {
		t.Errorf("typed: %+v", s)
	}
	a.Pick(0, 0, 1)
	if s := first(reaches(t, a, Done)); s.Text != "I kept 12 queues running." || s.By != "model" || s.Composed != nil || slices.Contains(s.Alternatives, "Mine.") {
		t.Errorf("picked after typing: %+v", s)
	}
	a.Draft(Choices{})
	reaches(t, a, Done)
	if theirs(a.letter()) {
		t.Error("a redraft does not reach what was only chosen")
	}
}

func TestOneClickGivesTheirWordsBack(t *testing.T) {
	a, _ := drafted(t, claimed())
	a.Edit(0, 0, "Mine.")
	a.Edit(0, 0, "Mine again.")
	reaches(t, a, Done)
	a.GiveBack(0, 0)
	s := first(reaches(t, a, Done))
	if s.Text != "I kept 12 queues running." || s.By != "model" || s.Composed != nil || !slices.Equal(s.Alternatives, []string{"I ran 12 queues.", "Twelve queues ran."}) {
		t.Errorf("given back: %+v", s)
	}
	a.Edit(0, 0, "Mine.")
	a.Edit(0, 0, "I kept 12 queues running.")
	if s := first(reaches(t, a, Done)); s.By != "model" {
		t.Errorf("typed as it was: %+v", s)
	}
}

// What was thrown away, by whatever way, is told in no letter to come.
func TestWordsThrownAwayNeverComeBackByThemselves(t *testing.T) {
	for name, throwAway := range map[string]func(t *testing.T, a *App){
		"an older version": func(t *testing.T, a *App) {
			t.Helper()
			list := must(a.Versions())
			if err := a.ShowVersion(list[len(list)-1].Number); err != nil {
				t.Fatal(err)
			}
		},
		"undo": func(_ *testing.T, a *App) { a.Undo() },
		"typed over": func(_ *testing.T, a *App) {
			a.Typing(0, 0, "I ran 12 queu")
			a.Edit(0, 0, "I ran 12 queues, all year.")
		},
		"given back": func(_ *testing.T, a *App) { a.GiveBack(0, 0) },
		"picked":     func(_ *testing.T, a *App) { a.Pick(0, 0, 0) },
		"taken out":  func(_ *testing.T, a *App) { a.Edit(0, 0, "") },
	} {
		t.Run(name, func(t *testing.T) {
			desk := claimed()
			a := kept(t, desk, t.TempDir())
			inputs(t, a)
			a.Edit(0, 0, "I ran 41 queues.")
			reaches(t, a, Done)
			throwAway(t, a)
			reaches(t, a, Done)
			a.Draft(Choices{Opening: "role"})
			reaches(t, a, Done)
			if got := desk.known.Answers.Preferences["k1"].Wordings; slices.Contains(got, "I ran 41 queues. None stood still.") {
				t.Errorf("it is told again: %q", got)
			}
			kept := must(a.keeper.store.Preferences(context.Background()))
			if name != "typed over" && len(kept) > 0 {
				t.Errorf("it is kept: %s", kept)
			}
		})
	}
}

func TestRedoBringsTheirWordsBack(t *testing.T) {
	desk := claimed()
	a := kept(t, desk, t.TempDir())
	inputs(t, a)
	a.Edit(0, 0, "I ran 12 queues, all year.")
	reaches(t, a, Done)
	a.Undo()
	a.Redo()
	a.Draft(Choices{})
	reaches(t, a, Done)
	if got := desk.known.Answers.Preferences["k1"].Wordings; len(got) != 1 {
		t.Errorf("wordings %q", got)
	}
}
