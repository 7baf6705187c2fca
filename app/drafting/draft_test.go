package drafting

import (
	"context"
	"testing"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

func TestAModelThatIsGoneLeavesTheComposedLetter(t *testing.T) {
	d := New(Options{DataDir: t.TempDir(), Model: "removed"})
	read(t, d, sampleResume, samplePosting)
	var shown *letter.Letter
	_, err := d.Draft(context.Background(), letter.Options{}, func(e Event) {
		if e.Letter != nil {
			shown = e.Letter
		}
	})
	if shown == nil || len(shown.Paragraphs) < 4 {
		t.Error("nothing was composed")
	}
	if f := fault.Of(err); err == nil || f.Code != "model_unknown" || f.Do == "" {
		t.Errorf("got %v", err)
	}
}

func TestRedraftKeepsWhatIsLocked(t *testing.T) {
	d := byRule(t)
	read(t, d, sampleResume, samplePosting)
	was, err := d.Draft(context.Background(), letter.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	locked := &was.Paragraphs[1].Sentences[0]
	locked.Text, locked.By, locked.Locked = "I wrote this myself.", "user", true
	l, err := d.Redraft(context.Background(), letter.Options{Tone: "warm"}, was, func(int, int) bool { return true }, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Paragraphs[1].Sentences[0].Text; got != "I wrote this myself." {
		t.Errorf("the locked sentence is now %q", got)
	}
	if l.Tone != "warm" || l.Signals == (letter.Signals{}) {
		t.Errorf("tone %q, signals %+v: the whole letter was not read again", l.Tone, l.Signals)
	}
}
