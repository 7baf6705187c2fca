package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"vouchsafe/app/fault"
	"vouchsafe/internal/smalldisk"
)

// The disk is filled so that one page after another is the one there is no room for:
// making the store, its log, a commit, a backup. It is said, what was saved is there
// when there is room again, and nothing half made is left.
func TestADiskThatIsFullAtAnyPage(t *testing.T) {
	smalldisk.Run(t, 8<<20, func(d *smalldisk.Disk) {
		codes := map[string]int{}
		count := func(err error) {
			f := &fault.Fault{}
			if !errors.As(err, &f) || !strings.HasPrefix(f.Code, "store_") || f.Why == "" || f.Do == "" {
				t.Fatalf("not a whole fault: %v", err)
			}
			codes[f.Code]++
		}
		for pages := range 60 {
			dir := filepath.Join(d.Dir, fmt.Sprint(pages))
			d.Leave(pages * smalldisk.Page)
			saved := 0
			s, err := Open(background, dir) // makes it, if there is room for that
			for err == nil {
				if _, err = s.SaveFact(background, Fact{Text: fmt.Sprint(saved, strings.Repeat(" word", 600))}); err == nil {
					saved++
				}
			}
			count(err)
			if s != nil {
				for i, f := range must(s.Facts(background)) {
					if !strings.HasPrefix(f.Text, fmt.Sprint(i, " word")) {
						t.Fatalf("with %d pages: fact %d is %.20q", pages, i, f.Text)
					}
				}
				s.Close()
			}
			if s, err := Open(background, dir); err != nil { // still full
				count(err)
			} else {
				if n := len(must(s.Facts(background))); n != saved {
					t.Fatalf("with %d pages, still full: %d facts, %d were saved", pages, n, saved)
				}
				s.Close()
			}
			d.Empty()
			s = mustOpen(t, dir)
			if n := len(must(s.Facts(background))); n != saved || s.Condition().Rescue != nil || s.Condition().Backup != nil {
				t.Fatalf("with %d pages, then room: %d facts, %d were saved, %+v", pages, n, saved, s.Condition())
			}
			must(s.SaveFact(background, Fact{Text: "there is room"}))
			s.Close()
			for _, name := range d.Left() {
				if strings.Contains(name, "half-") || strings.HasSuffix(name, ".new") {
					t.Errorf("with %d pages: %s was left", pages, name)
				}
			}
			d.Clear()
		}
		t.Logf("%v", codes)
		if codes["store_full"] < 20 {
			t.Errorf("codes %v", codes)
		}
	})
}
