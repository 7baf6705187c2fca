package app

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/weights"
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
	resumeThere, postingThere := a.session.resume != nil, a.session.posting != nil
	a.mu.Unlock()
	models := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !isModel(p) })
	papers := slices.DeleteFunc(slices.Clone(paths), isModel)
	if len(models) > 0 {
		a.askToAdd(models[0])
	}
	if len(papers) > 2 {
		a.refuse(subjectOf(zone), fault.BadInput("too_many_files", "more than two files were given", "one resume and one posting are read at a time",
			"Give the two that belong together"))
		return
	}
	for _, path := range papers {
		if isPosting(zone, path, len(papers) > 1, resumeThere, postingThere) {
			a.readPostingFile(path)
			postingThere = true
		} else {
			a.readResumeFile(path)
			resumeThere = true
		}
	}
}

func isModel(path string) bool { return strings.EqualFold(filepath.Ext(path), weights.Ending) }

// resumeName are names that people give the file of a resume.
var resumeName = regexp.MustCompile(`(?i)\b(resume|résumé|cv|curriculum|lebenslauf)\b`)

func isPosting(zone, path string, several, resumeThere, postingThere bool) bool {
	name := strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '.' {
			return ' '
		}
		return r
	}, filepath.Base(path))
	switch strings.ToLower(filepath.Ext(path)) {
	case ".json":
		return false
	case ".html", ".htm":
		return zone != zoneResume
	case ".txt", ".md":
		if zone == zoneNone && !resumeName.MatchString(name) {
			return several || resumeThere
		}
	}
	switch {
	case zone != zoneNone:
		return zone == zonePosting
	case resumeName.MatchString(name):
		return false
	}
	return resumeThere && !postingThere
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
