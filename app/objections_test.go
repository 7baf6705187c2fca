package app

import (
	"context"
	"slices"
	"testing"
	"time"

	"vouchsafe/app/check"
	"vouchsafe/app/letter"
)

func TestObjectionsAreThoseOfTheLetterAsItIsNow(t *testing.T) {
	desk := &fakeDesk{}
	a, _ := drafted(t, desk)
	codes := func() (out []string) {
		for _, f := range must(a.Objections()) {
			out = append(out, f.Code)
		}
		return out
	}
	if got := codes(); !slices.Equal(got, []string{"no_name"}) {
		t.Errorf("with a placeholder: %q", got)
	}
	a.Fill("{Your name}", "Ada Holm")
	desk.check = func(_ context.Context, l *letter.Letter) error {
		l.Findings = nil
		if s := sentenceOf(l, 0, 0); s != nil && s.Text == "I wrote 41 postmortems." {
			l.Findings = []check.Finding{{Tier: check.Blocking, Code: "unsupported_quantity", Text: "41"}}
		}
		return nil
	}
	if got := codes(); got != nil {
		t.Errorf("with nothing wrong: %q", got)
	}
	a.Edit(0, 0, "I wrote 41 postmortems.") // and asked at once, before it was read
	if got := codes(); !slices.Equal(got, []string{"unsupported_quantity"}) {
		t.Errorf("with what must change: %q", got)
	}
	desk.check = func(context.Context, *letter.Letter) error { panic("a defect of ours") }
	if _, err := a.Objections(); err == nil {
		t.Error("a letter that could not be read again has nothing against it")
	}
	desk.check = func(_ context.Context, l *letter.Letter) error {
		l.Findings = nil
		return nil
	}
	a.Edit(0, 1, "")
	a.Edit(0, 0, "")
	a.Edit(0, 0, "")
	if got := codes(); !slices.Equal(got, []string{"empty_letter", "no_name"}) {
		t.Errorf("with nothing in it: %q", got)
	}
}

// A draft that still runs is not waited for: what stands is what goes out.
func TestObjectionsWaitForNoDraft(t *testing.T) {
	goOn := make(chan struct{})
	desk := &fakeDesk{draft: func(ctx context.Context, _ Choices, watch func(Event)) (*letter.Letter, error) {
		watch(Event{Letter: twoSentences()})
		select {
		case <-goOn:
		case <-ctx.Done():
		}
		return twoSentences(), nil
	}}
	a, _ := window(t, desk)
	a.ResumeBytes("resume.pdf", "")
	a.PastePosting("a posting")
	for a.letter() == nil {
		time.Sleep(time.Millisecond)
	}
	asked := make(chan error, 1)
	go func() {
		_, err := a.Objections()
		asked <- err
	}()
	select {
	case err := <-asked:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Error("it waits for the draft")
	}
	close(goOn)
	reaches(t, a, Done)
}
