package app

import (
	"context"
	"encoding/json"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

func TestAWindowGoesFromEmptyToDone(t *testing.T) {
	a, _ := window(t, &fakeDesk{})
	reaches(t, a, Empty)
	a.ResumeBytes("resume.pdf", "")
	reaches(t, a, Empty) // still no posting
	a.PastePosting("a posting")
	v := reaches(t, a, Done)
	if v.Resume == nil || v.Posting == nil || v.Letter == nil {
		t.Fatalf("something is missing: %+v", v)
	}
	if v.Posting.Raw != "a posting" || v.Resume.File != "resume.pdf" || !v.Resume.Understood.Signals.Load {
		t.Errorf("got %q, %q, %+v", v.Posting.Raw, v.Resume.File, v.Resume.Understood)
	}
}

// untilCancelled is work that ends only with its context.
func untilCancelled(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestCancelFromEveryStateKeepsWhatIsThere(t *testing.T) {
	t.Run("reading", func(t *testing.T) {
		a, _ := window(t, &fakeDesk{readResume: func(ctx context.Context, _ string) error { return untilCancelled(ctx) }})
		a.ResumeBytes("resume.pdf", "")
		reaches(t, a, Reading)
		a.Cancel()
		reaches(t, a, Empty)
	})
	t.Run("drafting before the first word", func(t *testing.T) {
		a, _ := window(t, &fakeDesk{draft: func(ctx context.Context, _ Choices, _ func(Event)) (*letter.Letter, error) {
			return nil, untilCancelled(ctx)
		}})
		a.ResumeBytes("resume.pdf", "")
		a.PastePosting("a posting")
		reaches(t, a, Drafting)
		a.Cancel()
		reaches(t, a, Ready)
	})
	t.Run("drafting with the composed letter there", func(t *testing.T) {
		a, _ := window(t, &fakeDesk{draft: func(ctx context.Context, _ Choices, watch func(Event)) (*letter.Letter, error) {
			watch(Event{Stage: "drafting", Done: 1, Total: 4, Letter: twoSentences()})
			return nil, untilCancelled(ctx)
		}})
		a.ResumeBytes("resume.pdf", "")
		a.PastePosting("a posting")
		for a.Changes(Revs{}).Letter == nil {
			time.Sleep(time.Millisecond)
		}
		if v := a.Changes(Revs{}); v.Run.Phase != Drafting || v.Run.Done != 1 || v.Run.Total != 4 {
			t.Errorf("progress is %+v", v.Run)
		}
		a.Cancel()
		if v := reaches(t, a, Done); v.Letter == nil {
			t.Error("the composed letter is gone")
		}
	})
	t.Run("checking", func(t *testing.T) {
		a, _ := drafted(t, &fakeDesk{check: func(ctx context.Context, _ *letter.Letter) error { return untilCancelled(ctx) }})
		a.Edit(0, 0, "My own words.")
		reaches(t, a, Checking)
		a.Cancel()
		if v := reaches(t, a, Done); v.Letter.Letter.Paragraphs[0].Sentences[0].Text != "My own words." {
			t.Error("the edit is gone")
		}
	})
}

func TestAFaultIsShownWhereItBelongsAndOutlivesOtherWork(t *testing.T) {
	a, _ := window(t, &fakeDesk{readResume: func(context.Context, string) error {
		return fault.BadInput("no_text_layer", "scan.pdf has no text", "", "Export it again")
	}})
	a.ResumeBytes("scan.pdf", "")
	a.PastePosting("a posting")
	v := reaches(t, a, Failed)
	for v.Posting == nil {
		v = a.Changes(Revs{})
	}
	if v.Faults.Resume == nil || v.Faults.Resume.Code != "no_text_layer" || v.Faults.Posting != nil {
		t.Fatalf("faults: %+v", v.Faults)
	}
	a.Dismiss(Resume)
	reaches(t, a, Empty)
}

func TestAPanicInTheDeskIsAFaultAndNothingIsLost(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{check: func(context.Context, *letter.Letter) error { panic("a defect of ours") }})
	a.Edit(0, 1, "None stood still that night.")
	v := reaches(t, a, Failed)
	if v.Faults.Letter == nil || v.Faults.Letter.Code != "unexpected" {
		t.Errorf("fault: %+v", v.Faults.Letter)
	}
	if v.Letter == nil || v.Letter.Letter.Paragraphs[0].Sentences[1].Text != "None stood still that night." {
		t.Error("the edit is gone")
	}
}

func TestANewResumeOutdatesADraftAndAnOlderRead(t *testing.T) {
	began := make(chan bool, 2)
	desk := &fakeDesk{}
	desk.readResume = func(ctx context.Context, name string) error {
		if name != "slow.pdf" {
			return nil
		}
		began <- true
		return untilCancelled(ctx)
	}
	desk.draft = func(ctx context.Context, _ Choices, _ func(Event)) (*letter.Letter, error) {
		began <- true
		return nil, untilCancelled(ctx)
	}
	a, _ := window(t, desk)
	a.ResumeBytes("slow.pdf", "")
	<-began
	a.ResumeBytes("quick.pdf", "")
	if v := reaches(t, a, Empty); v.Resume == nil || v.Resume.File != "quick.pdf" {
		t.Errorf("resume %+v", v.Resume)
	}
	a.PastePosting("a posting")
	<-began
	a.ResumeBytes("quicker.pdf", "")
	for v := a.Changes(Revs{}); v.Resume.File != "quicker.pdf"; v = a.Changes(Revs{}) {
		time.Sleep(time.Millisecond)
	}
	a.Cancel()
}

func TestAPageThatNeverComesGetsOneMessage(t *testing.T) {
	const steps = 500
	a, outside := window(t, &fakeDesk{draft: func(_ context.Context, _ Choices, watch func(Event)) (*letter.Letter, error) {
		for i := range steps {
			watch(Event{Stage: "drafting", Done: i, Total: steps, Letter: twoSentences()})
		}
		return twoSentences(), nil
	}})
	a.ResumeBytes("resume.pdf", "")
	a.PastePosting("a posting")
	for { // without Changes, which would be the page coming
		a.mu.Lock()
		idle := len(a.work.jobs) == 0 && a.session.letters.now() != nil
		a.mu.Unlock()
		if idle {
			break
		}
		time.Sleep(time.Millisecond)
	}
	time.Sleep(10 * time.Millisecond)
	if n := outside.count(); n != 1 {
		t.Errorf("%d messages wait for a page that fetched nothing", n)
	}
	if v := a.Changes(Revs{}); v.Letter == nil || v.Run.Phase != Done {
		t.Errorf("what it gets when it comes: %+v", v.Run)
	}
}

func TestAPageGetsOnlyWhatItDoesNotHave(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	all := a.Changes(Revs{})
	if rest := a.Changes(all.Revs); rest.Resume != nil || rest.Posting != nil || rest.Letter != nil {
		t.Errorf("sent again: %+v", rest)
	}
	a.Edit(0, 0, "New words.")
	v := reaches(t, a, Done)
	if some := a.Changes(all.Revs); some.Letter == nil || some.Resume != nil || v.Revs.Letter == all.Revs.Letter {
		t.Errorf("after an edit: %+v", some)
	}
}

func TestThePageNeverReadsNullForAList(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	data, err := json.Marshal(a.Changes(Revs{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"jobs", "sources", "findings", "needs", "claims", "openings", "alternatives"} {
		if strings.Contains(string(data), `"`+list+`":null`) {
			t.Errorf("%s is null", list)
		}
	}
}

// A job that comes just as the last one ends begins no second runner.
func TestJobsNeverRunSideBySide(t *testing.T) {
	a, _ := window(t, &fakeDesk{})
	var running, ran atomic.Int32
	var begun sync.WaitGroup
	for range 4 {
		begun.Go(func() {
			for range 500 {
				a.begin(Checking, Posting, func(context.Context) error {
					if running.Add(1) > 1 {
						t.Error("two jobs at once")
					}
					ran.Add(1)
					running.Add(-1)
					return nil
				})
				runtime.Gosched()
			}
		})
	}
	begun.Wait()
	a.mu.Lock()
	idle := a.work.idle
	a.mu.Unlock()
	<-idle
	if ran.Load() == 0 {
		t.Error("none ran")
	}
}

func TestStopEndsTheWorkAndClosesTheDesk(t *testing.T) {
	desk := &fakeDesk{readResume: func(ctx context.Context, _ string) error { return untilCancelled(ctx) }}
	a, _ := window(t, desk)
	a.ResumeBytes("resume.pdf", "")
	reaches(t, a, Reading)
	a.stop(context.Background())
	if !desk.closed {
		t.Error("the desk is still open")
	}
	reaches(t, a, Empty)
}
