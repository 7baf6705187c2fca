package app

import (
	"context"
	"testing"
	"time"

	"vouchsafe/app/evidence"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

func TestTheShelfBelongsToThePersonAndOutlivesTheWindow(t *testing.T) {
	dir := t.TempDir()
	claims := []Claim{{Key: "k1", Source: evidence.Source{Quote: "Ran the queues"}}}
	a := kept(t, &fakeDesk{claims: claims}, dir)
	inputs(t, a)
	id := must(a.SaveStory(Story{Trouble: " The queue grew "}))
	must(a.SaveStory(Story{ID: id, Trouble: "The queue grew", Call: "capped it"}))
	fact := must(a.SaveFact(0, "I may work in Norway."))
	gone := must(a.SaveFact(0, "x"))
	for _, err := range []error{
		a.SaveAnswer("hook", "your talk"), a.SaveAnswer("why", "x"), a.SaveAnswer("why", ""), a.RemoveFact(gone),
		a.SaveSettings(Settings{Greeting: "Hello", Avoid: []string{"synergy"}, Model: "mine"}),
		a.SetConfidential("Claywell", "a clinic"), a.SetClaim("k1", evidence.Preference{Never: true}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	a.stop(context.Background())

	desk := &fakeDesk{claims: []Claim{{Key: "k2"}}} // a version of the resume that lacks the claim
	a = kept(t, desk, dir)
	v := reaches(t, a, Done)
	p := v.Person
	if len(p.Stories) != 1 || p.Stories[0] != (Story{ID: id, Trouble: "The queue grew", Call: "capped it"}) ||
		len(p.Facts) != 1 || p.Facts[0].ID != fact || len(p.Answers) != 1 || p.Answers["hook"] != "your talk" ||
		p.Settings.Greeting != "Hello" || p.Confidential["Claywell"] != "a clinic" {
		t.Errorf("came back as %+v", p)
	}
	if len(p.Lost) != 1 || p.Lost[0] != (LostClaim{"k1", "Ran the queues"}) {
		t.Errorf("lost: %+v", p.Lost)
	}
	k := desk.known
	if k.Answers.Story["call"] != "capped it" || !k.Answers.Preferences["k1"].Never || k.Settings.Model != "mine" || len(k.Answers.Facts) != 1 {
		t.Errorf("the desk knows %+v", k)
	}
	if err := a.SetClaim("k1", evidence.Preference{}); err != nil {
		t.Fatal(err)
	}
	if v = reaches(t, a, Done); len(v.Person.Lost) != 0 || !v.Letter.Stale {
		t.Errorf("after the wish was taken back: %+v", v.Person.Lost)
	}
}

func TestWithoutAStoreTheShelfHoldsForTheWindow(t *testing.T) {
	desk := &fakeDesk{}
	a, _ := window(t, desk)
	one, two := must(a.SaveStory(Story{Trouble: "a"})), must(a.SaveStory(Story{Trouble: "b"}))
	if one == two || must(a.SaveFact(0, "c")) == 0 {
		t.Error("numbers collide")
	}
	if _, err := a.SaveStory(Story{ID: one}); err != nil {
		t.Fatal(err)
	}
	if v := reaches(t, a, Empty); len(v.Person.Stories) != 1 || v.Person.Stories[0].ID != two {
		t.Errorf("got %+v", v.Person.Stories)
	}
}

func TestAnAnswerInTheMiddleOfADraftBeginsItAnew(t *testing.T) {
	drafts := make(chan int, 4)
	desk := &fakeDesk{}
	a, _ := window(t, desk)
	n := 0
	desk.draft = func(ctx context.Context, _ Choices, _ func(Event)) (*letter.Letter, error) {
		n++
		drafts <- n
		if n == 1 {
			return nil, untilCancelled(ctx)
		}
		return twoSentences(), nil
	}
	a.ResumeBytes("resume.pdf", "AAAA")
	a.PastePosting("a posting")
	<-drafts
	if err := a.SaveAnswer("hook", "your talk"); err != nil {
		t.Fatal(err)
	}
	select {
	case <-drafts:
	case <-time.After(5 * time.Second):
		t.Fatal("the draft was not begun anew")
	}
	if reaches(t, a, Done); desk.known.Answers.ByKey["hook"] != "your talk" {
		t.Errorf("drafted knowing %+v", desk.known.Answers)
	}
}

func TestCorrectionsAreKeptWithTheFileAndCanBeTakenBack(t *testing.T) {
	dir := t.TempDir()
	a := kept(t, &fakeDesk{}, dir)
	inputs(t, a)
	a.CorrectResume(resume.Correction{Do: resume.Set, Field: "name", Value: "Ada Holm"})
	company := "Amber Quay"
	a.CorrectPosting(posting.Corrections{Company: &company})
	v := reaches(t, a, Done)
	if v.Resume.Resume.Contact.Name != "Ada Holm" || len(v.Resume.Corrections) != 1 || v.Posting.Posting.Company.Value != company || v.Resume.Picture != 1 {
		t.Fatalf("got %+v, %+v", v.Resume, v.Posting.Posting.Company)
	}
	a.stop(context.Background())

	a = kept(t, &fakeDesk{}, dir)
	inputs(t, a) // the same files, read again
	if v = reaches(t, a, Done); v.Resume.Resume.Contact.Name != "Ada Holm" || v.Posting.Posting.Company.Value != company {
		t.Errorf("read again: %+v", v.Resume.Resume.Contact)
	}
	a.ResumeBytes("resume v2.pdf", "BBBB") // a new version of it
	if v = reaches(t, a, Done); v.Resume.Resume.Contact.Name != "Ada Holm" || v.Resume.File != "resume v2.pdf" {
		t.Errorf("the new version: %+v", v.Resume.Resume.Contact)
	}
	a.TakeBackCorrection(0)
	if v = reaches(t, a, Done); v.Resume.Resume.Contact.Name != "resume v2.pdf" || len(v.Resume.Corrections) != 0 {
		t.Errorf("taken back: %+v", v.Resume.Resume.Contact)
	}
	a.CorrectResume(resume.Correction{Do: resume.Drop, Text: "not there"})
	if v = reaches(t, a, Failed); v.Faults.Resume == nil || v.Faults.Resume.Code != "not_in_resume" {
		t.Errorf("got %+v", v.Faults)
	}
}

func TestLooksLeaveTheLetterAlone(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	if err := a.SaveSettings(Settings{Theme: "dark", Paper: "letter", Style: "classic"}); err != nil {
		t.Fatal(err)
	}
	if v := reaches(t, a, Done); v.Letter.Stale || v.Person.Settings.Theme != "dark" {
		t.Errorf("stale %v, settings %+v", v.Letter.Stale, v.Person.Settings)
	}
	if err := a.SaveSettings(Settings{SignOff: "Best,"}); err != nil {
		t.Fatal(err)
	}
	if v := reaches(t, a, Done); !v.Letter.Stale {
		t.Error("another sign-off leaves the letter as it is")
	}
}

func TestAResumeAloneIsNoApplicationButComesBack(t *testing.T) {
	dir := t.TempDir()
	a := kept(t, &fakeDesk{}, dir)
	a.ResumeBytes("resume.pdf", "AAAA")
	reaches(t, a, Empty)
	if list := must(a.Applications()); len(list) != 0 {
		t.Errorf("listed %+v", list)
	}
	a.stop(context.Background())
	a = kept(t, &fakeDesk{}, dir)
	if v := reaches(t, a, Empty); v.Resume == nil || v.Resume.File != "resume.pdf" {
		t.Fatalf("came back with %+v", v.Resume)
	}
	a.PastePosting("a posting")
	reaches(t, a, Done)
	a.NewApplication()
	reaches(t, a, Empty)
	if list := must(a.Applications()); len(list) != 1 || list[0].Open {
		t.Errorf("listed %+v", list)
	}
	a.stop(context.Background())
	a = kept(t, &fakeDesk{}, dir)
	if v := reaches(t, a, Empty); v.Resume == nil || v.Posting != nil {
		t.Error("the new application did not come back as it was left")
	}
}
