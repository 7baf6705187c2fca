package app

import (
	"context"
	"slices"
	"testing"

	"vouchsafe/app/letter"
)

func TestLockedSentencesAreNotWrittenAnewAndALockIsNoStepOfUndo(t *testing.T) {
	dir := t.TempDir()
	desk := &fakeDesk{}
	a := kept(t, desk, dir)
	inputs(t, a)
	a.Lock(0, 0, true)
	v := reaches(t, a, Done)
	if !v.Letter.Letter.Paragraphs[0].Sentences[0].Locked || v.Letter.CanUndo {
		t.Fatalf("got %+v", v.Letter)
	}
	a.Draft(Choices{})
	reaches(t, a, Done)
	if desk.from.Was == nil || !desk.from.Was.Paragraphs[0].Sentences[0].Locked || !desk.from.Redo(5, 5) {
		t.Errorf("drafted from %+v", desk.from)
	}
	a.Lock(0, -1, true)
	a.Lock(7, 0, true)
	a.Lock(0, 9, true)
	a.stop(context.Background())

	a = kept(t, desk, dir)
	if v = reaches(t, a, Done); !v.Letter.Letter.Paragraphs[0].Sentences[1].Locked {
		t.Error("the lock is gone after a restart")
	}
	if list := must(a.Versions()); len(list) > 2 {
		t.Errorf("locks made versions: %+v", list)
	}
}

func TestASentenceAParagraphOrTheRestIsWrittenAnew(t *testing.T) {
	desk := &fakeDesk{}
	a, _ := drafted(t, desk)
	if desk.from.Was != nil {
		t.Error("the first letter was drafted from another")
	}
	a.Edit(0, 0, "Mine.")
	reaches(t, a, Done)
	for _, c := range []struct {
		p, s       int
		yes, no    [2]int
		userStays  bool
		everything bool
	}{
		{p: 0, s: 0, yes: [2]int{0, 0}, no: [2]int{0, 1}},
		{p: 0, s: -1, yes: [2]int{0, 1}, no: [2]int{1, 0}, userStays: true},
		{p: -1, s: -1, yes: [2]int{1, 0}, userStays: true, everything: true},
	} {
		a.Undo() // to the letter that is edited
		a.Redo()
		a.Edit(0, 0, "Mine.")
		reaches(t, a, Done)
		a.Regenerate(c.p, c.s)
		v := reaches(t, a, Done)
		from := desk.from
		if from.Was == nil || !from.Redo(c.yes[0], c.yes[1]) || !c.everything && from.Redo(c.no[0], c.no[1]) {
			t.Errorf("%d.%d: names the wrong sentences", c.p, c.s)
		}
		if got := from.Was.Paragraphs[0].Sentences[0].By == "user"; got != c.userStays {
			t.Errorf("%d.%d: the person's sentence stays: %v", c.p, c.s, got)
		}
		if !v.Letter.CanUndo {
			t.Errorf("%d.%d: the letter before is gone", c.p, c.s)
		}
	}
}

func TestALetterForAnotherJobKeepsNothing(t *testing.T) {
	desk := &fakeDesk{}
	a, _ := drafted(t, desk)
	a.Edit(0, 0, "Dear Amber,")
	reaches(t, a, Done)
	a.mu.Lock()
	l := clone(a.session.letters.now())
	l.Company = "Another"
	a.session.letters.replace(l, "")
	a.mu.Unlock()
	a.Draft(Choices{})
	reaches(t, a, Done)
	if desk.from.Was != nil {
		t.Error("words to another company were kept")
	}
}

func TestAWordingOfTheirsIsKeptForTheClaim(t *testing.T) {
	dir := t.TempDir()
	withKey := func(context.Context, Choices, func(Event)) (*letter.Letter, error) {
		l := twoSentences()
		l.Paragraphs[0].Sentences[0].Key, l.Paragraphs[0].Sentences[1].Key = "k1", "k1"
		return l, nil
	}
	desk := &fakeDesk{draft: withKey}
	a := kept(t, desk, dir)
	inputs(t, a)
	a.Typing(0, 0, "I ran tw")
	a.Edit(0, 0, "I ran twelve queues.")
	reaches(t, a, Done)
	a.stop(context.Background())

	a = kept(t, desk, dir)
	v := reaches(t, a, Done)
	a.Draft(Choices{})
	reaches(t, a, Done)
	got := desk.known.Answers.Preferences["k1"].Wordings
	if len(got) != 1 || got[0] != "I ran twelve queues. None stood still." {
		t.Errorf("wordings %q", got)
	}
	if len(v.Person.Lost) != 0 {
		t.Errorf("a wording alone was listed as lost: %+v", v.Person.Lost)
	}
}

func TestMendingProposesAndChangesNothing(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	got := must(a.Mend(0, 0))
	if got.Before != "I kept 12 queues running." || got.After != "Some queues." || got.Why == nil {
		t.Errorf("proposed %+v", got)
	}
	if v := reaches(t, a, Done); text(v, 0, 0) != "I kept 12 queues running." || v.Letter.CanUndo {
		t.Error("the letter was changed")
	}
	if none := must(a.Mend(9, 9)); none.Action != "" {
		t.Errorf("proposed %+v for nothing", none)
	}
}

func TestAStoryToldChangesNoOpeningByItself(t *testing.T) {
	desk := claimed()
	var asked []string
	draft := desk.draft
	desk.draft = func(ctx context.Context, c Choices, watch func(Event)) (*letter.Letter, error) {
		asked = append(asked, c.Opening)
		return draft(ctx, c, watch)
	}
	a, _ := drafted(t, desk)
	before := text(reaches(t, a, Done), 0, 0)
	if _, err := a.SaveStory(Story{Trouble: "A queue grew", Call: "capped retries"}); err != nil {
		t.Fatal(err)
	}
	if v := reaches(t, a, Done); text(v, 0, 0) != before || v.Letter.Letter.Opening != "migration" {
		t.Errorf("the letter changed: %+v", v.Letter)
	}
	a.Regenerate(0, 0)
	reaches(t, a, Done)
	a.Draft(Choices{})
	reaches(t, a, Done)
	a.Draft(Choices{Opening: "incident"})
	reaches(t, a, Done)
	if want := []string{"", "migration", "migration", "incident"}; !slices.Equal(asked, want) {
		t.Errorf("openings asked for: %q, want %q", asked, want)
	}
}
