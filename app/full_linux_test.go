package app

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/internal/smalldisk"
)

// The disk fills up while the person works: it is said, they go on working, and when
// there is room again all of it is saved without a word from them.
func TestADiskThatFillsUpIsSaidAndLosesNothing(t *testing.T) {
	smalldisk.Run(t, 8<<20, func(d *smalldisk.Disk) {
		dir := filepath.Join(d.Dir, "data")
		a := kept(t, &fakeDesk{}, dir)
		inputs(t, a)
		d.Leave(0)
		long := strings.Repeat("My own words. ", 2000)
		err := a.SaveSettings(Settings{Greeting: long})
		if f := faultIn(err); f == nil || f.Code != "store_full" || f.Do == "" {
			t.Fatalf("settings: %v", err)
		}
		if _, err := a.SaveStory(Story{Trouble: long}); faultIn(err) == nil {
			t.Fatalf("a story: %v", err)
		}
		a.Edit(0, 0, long)
		for v := a.Changes(Revs{}); v.Saved != "failed" || v.Faults.Store == nil || v.Faults.Store.Code != "store_full"; v = a.Changes(Revs{}) {
			if time.Sleep(10 * time.Millisecond); v.Run.Elapsed > 5000 {
				t.Fatalf("it was not said: %q, %+v", v.Saved, v.Faults.Store)
			}
		}
		if !strings.HasPrefix(text(a.Changes(Revs{}), 0, 0), "My own words.") {
			t.Error("what was typed is gone from the window")
		}
		d.Empty()
		for end := time.Now().Add(3 * again); a.Changes(Revs{}).Saved != "saved"; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("not saved though there is room: %+v", a.Changes(Revs{}).Faults.Store)
			}
		}
		if err := a.SaveSettings(Settings{Greeting: "Dear all,"}); err != nil {
			t.Errorf("settings, with room: %v", err)
		}
		a.stop(a.ctx)
		b := kept(t, &fakeDesk{}, dir)
		if v := reaches(t, b, Done); !strings.HasPrefix(text(v, 0, 0), "My own words.") || v.Person.Settings.Greeting != "Dear all," || len(v.Notes) > 0 {
			t.Errorf("came back with %.40q, %+v, %v", text(v, 0, 0), v.Person.Settings, v.Notes)
		}
	})
}

func TestWhereTheWindowStoodIsWrittenWholeOrNotAtAll(t *testing.T) {
	smalldisk.Run(t, 1<<20, func(d *smalldisk.Disk) {
		d.Leave(0)
		place{Width: firstWidth, Height: firstHeight}.save(d.Dir)
		if left := d.Left(); len(left) > 0 {
			t.Errorf("left %v", left)
		}
		d.Empty()
		place{Width: firstWidth, Height: firstHeight}.save(d.Dir)
		d.Leave(0)
		place{Width: firstWidth + 100, Height: firstHeight}.save(d.Dir)
		if p, known := lastPlace(d.Dir); !known || p.Width != firstWidth || !slices.Equal(d.Left(), []string{placeFile}) {
			t.Errorf("%+v, left %v", p, d.Left())
		}
	})
}

func faultIn(err error) *fault.Fault {
	f, _ := errors.AsType[*fault.Fault](err)
	return f
}
