// Package meaning tells what a line of a resume or of a posting means: what kind of
// deed it tells, whose part in it, which signals it shows, what it is worth, and which
// words are the trouble, the deed, the result. It was taught on lines written and
// labelled by hand (models/teach has them, the guide and the figures).
//
// It guarantees: the same answer for the same line, whatever stands beside it; spans
// of whole words; with each answer how sure it is. It knows nothing of letters and
// changes nothing in what it reads. It refuses to open without its file whole and the
// llama.cpp libraries, with a fault that says what to do.
package meaning

import "slices"

// Line is a line of a resume with what stands above it.
type Line struct {
	Title string // of the job; "" for none
	Now   bool   // the job still runs
	Text  string
}

// Kinds of what a line tells; exactly one fits best (models/teach/GUIDE.md).
const (
	Incident      = "incident"
	Cost          = "cost"
	Migration     = "migration"
	Scaling       = "scaling"
	Speed         = "speed"
	Reliability   = "reliability"
	Observability = "observability"
	People        = "people"
	Running       = "running"
	Process       = "process"
	Building      = "building"
	Other         = "other"
)

// Parts that the applicant had in a deed.
const (
	Own  = "own"
	Lead = "lead"
	Do   = "do"
	Help = "help"
	None = "none"
)

// Keys of spans.
const (
	Trouble = "trouble"
	Cause   = "cause"
	Deed    = "deed"
	Result  = "result"
	Kept    = "kept"
	Left    = "left"
	Why     = "why"
	When    = "when"
	Load    = "load"
	Thing   = "thing"
)

// Span is a stretch of a line: Text[span[0]:span[1]], in bytes.
type Span [2]int

// Of is the words of a span.
func (s Span) Of(text string) string { return text[s[0]:s[1]] }

// Meaning is what a line of a resume means.
type Meaning struct {
	Kind       string
	Story      string // the kind of story that the line tells: Incident (a scaling moment counts as one), Migration or Cost; "" for none
	Part       string
	Worth      int      // 3 could open a letter, 2 solid proof, 1 says little, 0 not to be told
	Signals    []string // "load", "incident", "database", "numbers", "observability", in this order
	Spans      map[string]Span
	Confidence float64   // 0 to 1: the chance that kind, part and filler are right, the least of them
	Vector     []float32 // unit length; lines that say like things have like vectors
}

// unsure is the confidence below which a person is asked to look: about two in three of
// such answers are wrong (models/teach/README.md).
const unsure = 0.5

// Unsure reports whether the answer is worth a person's look.
func (m Meaning) Unsure() bool { return m.Confidence < unsure }

// Shows reports whether a signal is among those that the line shows.
func (m Meaning) Shows(signal string) bool { return slices.Contains(m.Signals, signal) }

// Has reports whether a span was found.
func (m Meaning) Has(key string) bool { _, ok := m.Spans[key]; return ok }

// As is a meaning as a person puts it right. A kind alone makes no story: it takes solid
// proof of a deed, of which the applicant's own piece is told; of what broke or grew also
// what was wrong, what came of it or what was kept (models/teach/measure.py, story).
func (m Meaning) As(kind, part string, worth int) Meaning {
	m.Kind, m.Part, m.Worth, m.Confidence, m.Story = kind, part, worth, 1, ""
	if worth < 2 || part == None || part == Help && worth < 3 {
		return m
	}
	switch {
	case (kind == Incident || kind == Scaling) && m.Has(Deed) && (m.Has(Trouble) || m.Has(Result) || m.Has(Kept) || m.Shows("incident")):
		m.Story = Incident
	case (kind == Migration || kind == Cost) && (m.Has(Deed) || m.Has(Result)):
		m.Story = kind
	}
	return m
}

// PostingLine is a sentence of a posting and the heading that it stands under.
type PostingLine struct {
	Heading string // "" for none
	Text    string
}

// Labels of what a line of a posting is.
const (
	Problem   = "problem"
	Task      = "task"
	Need      = "need"
	Nice      = "nice"
	Stack     = "stack"
	About     = "about"
	Offer     = "offer"
	Apply     = "apply"
	Legal     = "legal"
	TitleLine = "title"
	Furniture = "furniture"
)

// PostingMeaning is what a line of a posting means.
type PostingMeaning struct {
	Label      string
	Weight     int    // 0 to 3: how much it tells of their own situation
	Quote      string // words of the line that read as a thought; "" for none
	Confidence float64
	Vector     []float32
}

// Likeness of two vectors of a Meaning or PostingMeaning: the cosine, 1 for the same.
func Likeness(a, b []float32) float64 {
	var sum float32
	for i := range min(len(a), len(b)) {
		sum += a[i] * b[i]
	}
	return float64(sum)
}
