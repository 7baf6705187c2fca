package app

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"vouchsafe/app/drafting"
	"vouchsafe/app/fault"
	"vouchsafe/internal/hostile"
)

func TestHostileFilesDroppedOnTheWindow(t *testing.T) { dropHostile(t, 12, 6) }

// dropHostile drops hostile files on the window, as resumes and as postings. Each is
// read or refused with a code of its own, within the deadline and without much memory;
// what is read is drafted from; and the window goes on.
func dropHostile(t *testing.T, files int, seed uint64) {
	t.Helper()
	const patience = 60 * time.Second // the reader's own deadline is 20 s, and a letter may follow
	dir := t.TempDir()
	codes := map[string]int{}
	var most uint64
	for i, f := range hostile.Files(t, "..", files, seed) {
		path := filepath.Join(dir, f.Name)
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		a := kept(t, &station{d: drafting.New(drafting.Options{NoModel: true})}, filepath.Join(t.TempDir(), "data"))
		zone := zoneResume
		if i%3 == 2 {
			zone = zonePosting
		} else {
			a.PastePosting("Backend Engineer\n\nYou will keep our queue of 40 million jobs a day running, and make late scans visible.")
		}
		start := time.Now()
		a.drops.hold([]string{path})
		a.DroppedFiles(zone)
		for a.Changes(Revs{}).Run.Subject != "" {
			if time.Since(start) > patience {
				t.Fatalf("file %d, %v: still %+v after %v", i, f, a.Changes(Revs{}).Run, patience)
			}
			time.Sleep(2 * time.Millisecond)
		}
		v := a.Changes(Revs{})
		refused := v.Faults.Resume
		if zone == zonePosting {
			refused = v.Faults.Posting
		}
		switch {
		case refused != nil:
			codes[refused.Code]++
			if refused.Code == "unexpected" || refused.Code == "" || refused.Kind != fault.Input || refused.Do == "" {
				t.Errorf("file %d, %v: %+v", i, f, refused)
			}
		case v.Faults.Letter != nil:
			t.Errorf("file %d, %v: it was read, and then %+v", i, f, v.Faults.Letter)
		default:
			codes["read"]++
		}
		a.stop(a.ctx)
		os.Remove(path)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapInuse)
	}
	t.Logf("%d files: %v; at most %d MB of heap in use", files, codes, most>>20)
	if most > 900<<20 {
		t.Errorf("%d MB of heap in use", most>>20)
	}
	if codes["read"] == files || codes["read"] == 0 {
		t.Errorf("the harm did nothing or too much: %v", codes)
	}
}
