package letter

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"vouchsafe/app/evidence"
	"vouchsafe/app/meaning"
	"vouchsafe/llm"
)

// Forms in which a line is told (models/teach/GUIDE.md).
const (
	formStory = "story" // what was wrong, what I did, what came of it; in sentences
	formDeed  = "deed"  // all of it in a sentence or two
	formBrief = "brief" // its strongest fact

	formBridge = "bridge" // as the answer to a line of theirs
)

// The prefix of a model that was not taught. The people and firms in it do not exist; the
// lock keeps their words out of what is written.
const instructions = "You tell one line of a resume in the first person, as a plain sentence of a cover letter. " +
	"Keep every number, tool and name exactly. Add nothing that is not in the line. Put in missing articles and verbs."

var examples = []llm.Message{
	{Role: "user", Content: "speed do past\nSupport Engineer, Larkfield Rail\n{deed:rewrote nightly timetable import as streaming job}, {result:runtime 6 h -> 35 min}"},
	{Role: "assistant", Content: "deed: At Larkfield Rail I rewrote the nightly timetable import as a streaming job, and its runtime went from 6 hours to 35 minutes."},
	{Role: "user", Content: "building do past\nDeveloper, Quill Press\n{deed:built page cache} serving {load:900 readers an hour} using two spare servers"},
	{Role: "assistant", Content: "deed: I built a page cache that serves 900 readers an hour, using two spare servers."},
}

// modelPhraser tells lines with a language model inside the vocabulary lock.
type modelPhraser struct {
	engine *llm.Engine
	name   string
	prefix *llm.Prefix
	forms  []string
	spent  Spent
}

// NewPhraser prepares a model for telling. One with an adapter was taught the forms; any
// other is shown examples: that shared prefix comes from memory or the disk where it was
// read before, else it is read now, with progress.
func NewPhraser(ctx context.Context, e *llm.Engine, name string, progress func(llm.Progress)) (Phraser, error) {
	start := time.Now()
	forms := []string{formStory, formDeed, formBrief, formBridge}
	var shown []llm.Message
	if e.Info().Adapter == "" {
		forms = []string{formDeed}
		shown = append([]llm.Message{{Role: "system", Content: instructions}}, examples...)
	}
	prefix, err := e.Prefix(ctx, shown, progress)
	if err != nil {
		return nil, err
	}
	return &modelPhraser{engine: e, name: name, prefix: prefix, forms: forms, spent: Spent{PrefixMS: time.Since(start).Milliseconds()}}, nil
}

// Name is the model's.
func (m *modelPhraser) Name() string { return m.name }

// Spent is what phrasing has cost so far.
func (m *modelPhraser) Spent() Spent { return m.spent }

// Phrase decodes all slots in all forms in one batch, one greedy candidate each.
func (m *modelPhraser) Phrase(ctx context.Context, slots []Slot, seed uint64) ([][]Wording, error) {
	type place struct {
		slot int
		form string
	}
	var jobs []llm.Job
	var of []place
	for i, s := range slots {
		lock := newLock(s.Part, append([]string{s.Title, s.Employer, s.Need}, s.Sources...)...)
		for _, form := range m.forms {
			if !s.takes(form) {
				continue
			}
			of = append(of, place{i, form})
			jobs = append(jobs, llm.Job{User: s.shown(form), Lead: form + ":", Candidates: 1, MaxTokens: 40 + 3*wordCount(s.Passage.Text+" "+s.Need), Seed: seed, Constraint: lock.Fork()})
		}
	}
	results, err := m.engine.Generate(ctx, m.prefix, jobs, nil)
	st := m.engine.Stats()
	m.spent.PromptTokens += st.PrefillTokens
	m.spent.GeneratedTokens += st.GeneratedTokens
	out := make([][]Wording, len(slots))
	for i, list := range results {
		for _, r := range list {
			if at := of[i]; r.Tokens > 0 {
				out[at.slot] = append(out[at.slot], Wording{Form: at.form, Text: strings.TrimSpace(r.Text), LogProb: r.LogProb / float64(r.Tokens), Complete: r.End == llm.EndStop})
			}
		}
	}
	return out, err
}

// takes reports whether a line can be told in a form: without its trouble a story would
// have to make one up.
func (s Slot) takes(form string) bool {
	_, troubled := s.Passage.Spans[meaning.Trouble]
	return (form != formStory || troubled) && (form != formBridge || s.Need != "")
}

// shown is how a line is put before the writer (models/teach/writer.py, samples).
func (s Slot) shown(form string) string {
	when := "past"
	if s.Now {
		when = "now"
	}
	who := or(s.Title, "no title") + ", " + or(s.Employer, "no employer")
	if form == formBridge {
		return fmt.Sprintf("need: %s\n%s (%s)\n%s", s.Need, who, when, s.Passage.Text)
	}
	return fmt.Sprintf("%s %s %s\n%s\n%s", s.Kind, s.Part, when, who, marked(s.Passage))
}

// marked writes the pieces of a passage into it: "{deed:Moved {thing:billing} to Go}".
// Of two that cross, the one that begins first stands.
func marked(p evidence.Passage) string {
	type piece struct {
		key string
		meaning.Span
	}
	var pieces []piece
	for key, span := range p.Spans {
		if span[1] <= len(p.Text) {
			pieces = append(pieces, piece{key, span})
		}
	}
	slices.SortFunc(pieces, func(a, b piece) int {
		if a.Span[0] != b.Span[0] {
			return a.Span[0] - b.Span[0]
		}
		return b.Span[1] - a.Span[1]
	})
	var out strings.Builder
	var open []int // where the pieces around end, the innermost last
	at := 0
	upTo := func(n int) {
		for len(open) > 0 && open[len(open)-1] <= n {
			end := open[len(open)-1]
			out.WriteString(p.Text[at:end] + "}")
			at, open = end, open[:len(open)-1]
		}
		out.WriteString(p.Text[at:n])
		at = n
	}
	for _, x := range pieces {
		upTo(x.Span[0])
		if k := len(open); k > 0 && open[k-1] < x.Span[1] {
			continue
		}
		out.WriteString("{" + x.key + ":")
		open = append(open, x.Span[1])
	}
	upTo(len(p.Text))
	return out.String()
}
