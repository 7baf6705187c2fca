package app

import (
	"path/filepath"
	"strings"
	"sync"
	"time"

	"vouchsafe/app/fault"
)

// Zones of the page that a thing can be dropped on.
const (
	zoneNone    = ""
	zoneResume  = Resume
	zonePosting = Posting
)

// A drop reaches us twice. The toolkit gives paths, but also the paths of files
// that only hovered earlier, when what is dropped in the end is text. The page
// knows what was dropped, but WebKitGTK gives it no files. So paths wait here until
// the page, milliseconds later, says that files were dropped, and are forgotten
// when it says that text was.
type drops struct {
	mu    sync.Mutex
	paths []string
	at    time.Time
}

// patience is how long each half of a drop waits for the other.
const patience = 800 * time.Millisecond

// hold keeps the toolkit's paths for the page's word.
func (d *drops) hold(paths []string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.paths, d.at = nil, time.Now()
	for _, p := range paths {
		if p != "" {
			d.paths = append(d.paths, p)
		}
	}
}

// claim gives the paths of the drop that just happened, once.
func (d *drops) claim() []string {
	for until := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		d.mu.Lock()
		paths, fresh := d.paths, time.Since(d.at) < patience
		if fresh {
			d.paths, d.at = nil, time.Time{}
		}
		d.mu.Unlock()
		if fresh {
			return paths
		}
		if time.Now().After(until) {
			return nil
		}
	}
}

func (d *drops) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.paths, d.at = nil, time.Time{}
}

// DroppedFiles takes the files just dropped on a zone: "resume", "posting", or
// empty for anywhere else.
func (a *App) DroppedFiles(zone string) {
	paths := a.drops.claim()
	if len(paths) == 0 {
		a.refuse(subjectOf(zone), fault.BadInput("drop_no_file", "what was dropped is not a file on this computer",
			"a link would have to be fetched, and nothing here reaches the network",
			"Save it first, or paste its text"))
		return
	}
	a.take(zone, paths)
}

// DroppedText takes text just dropped: a posting, whatever the zone.
func (a *App) DroppedText(text string) {
	a.drops.forget()
	if strings.TrimSpace(text) != "" {
		a.PastePosting(text)
	}
}

// take reads each file as what it must be: by the zone it was dropped on, else by
// what is still missing, else by its format.
func (a *App) take(zone string, paths []string) {
	<-a.keeper.opened // what was there decides what is missing
	a.mu.Lock()
	noResume := a.session.resume == nil
	a.mu.Unlock()
	for _, path := range paths {
		ext := strings.ToLower(filepath.Ext(path))
		switch {
		case ext == ".gguf":
			a.refuse(Letter, fault.BadInput("model_by_drop", filepath.Base(path)+" is a model, not a document", "",
				"Add it with: vouchsafe models add FILE.gguf"))
		case zone == zonePosting, zone == zoneNone && !noResume && ext != ".pdf" && ext != ".docx" && ext != ".json":
			a.readPostingFile(path)
		case zone == zoneNone && len(paths) > 1 && (ext == ".txt" || ext == ".html" || ext == ".htm"):
			a.readPostingFile(path)
		default:
			a.readResumeFile(path)
			noResume = false
		}
	}
}

func subjectOf(zone string) string {
	if zone == zonePosting {
		return Posting
	}
	return Resume
}

// refuse shows a fault without any work having been done.
func (a *App) refuse(subject string, f *fault.Fault) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.session.faults[subject] = f
	a.changed()
}
