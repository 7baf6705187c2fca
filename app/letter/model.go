package letter

import (
	"context"
	"strings"
	"time"

	"vouchsafe/llm"
)

// The prefix that every letter shares. The people and firms in it do not exist;
// the lock keeps their words out of what is written.
const instructions = "You turn the words of a resume bullet into one plain sentence of a cover letter, in the first person. " +
	"Keep every number, tool and name exactly. Keep the order of the bullet. Add nothing that is not in the bullet. Put in missing articles."

var examples = []llm.Message{
	{Role: "user", Content: ask("Support Engineer", "Larkfield Rail", "rewrote nightly timetable import as streaming job, cutting runtime from 6 hours to 35 minutes")},
	{Role: "assistant", Content: "At Larkfield Rail I rewrote the nightly timetable import as a streaming job, which cut its runtime from 6 hours to 35 minutes."},
	{Role: "user", Content: ask("Developer", "Quill Press", "built page cache serving 900 readers an hour using two spare servers")},
	{Role: "assistant", Content: "At Quill Press I built a page cache that served 900 readers an hour using two spare servers."},
}

func ask(title, employer, bullet string) string {
	who := strings.Trim(title+", "+employer, ", ")
	if who != "" {
		who = " (" + who + ")"
	}
	return "Bullet" + who + ": " + bullet + "\nSentence:"
}

// modelPhraser phrases slots with a language model inside the vocabulary lock.
type modelPhraser struct {
	engine *llm.Engine
	name   string
	prefix *llm.Prefix
	spent  Spent
}

// NewPhraser prepares a model for phrasing: the shared prefix comes from memory or
// the disk where it was read before, else it is read now, with progress.
func NewPhraser(ctx context.Context, e *llm.Engine, name string, progress func(llm.Progress)) (Phraser, error) {
	start := time.Now()
	prefix, err := e.Prefix(ctx, append([]llm.Message{{Role: "system", Content: instructions}}, examples...), progress)
	if err != nil {
		return nil, err
	}
	return &modelPhraser{engine: e, name: name, prefix: prefix, spent: Spent{PrefixMS: time.Since(start).Milliseconds()}}, nil
}

// Name is the model's.
func (m *modelPhraser) Name() string { return m.name }

// Spent is what phrasing has cost so far.
func (m *modelPhraser) Spent() Spent { return m.spent }

// Phrase decodes all slots in one batch, one greedy candidate each.
func (m *modelPhraser) Phrase(ctx context.Context, slots []Slot, seed uint64, done func(int)) ([][]Wording, error) {
	jobs := make([]llm.Job, len(slots))
	for i, s := range slots {
		jobs[i] = llm.Job{User: ask(s.Title, s.Employer, s.Bullet), Lead: s.Lead, Candidates: 1, MaxTokens: 30 + 2*wordCount(s.Bullet), Seed: seed, Constraint: newLock(s.Bullet, s.Glue)}
	}
	results, err := m.engine.Generate(ctx, m.prefix, jobs, nil)
	st := m.engine.Stats()
	m.spent.PromptTokens += st.PrefillTokens
	m.spent.GeneratedTokens += st.GeneratedTokens
	out := make([][]Wording, len(slots))
	for i, list := range results {
		for _, r := range list {
			if r.Tokens == 0 {
				continue
			}
			out[i] = append(out[i], Wording{Text: r.Text, LogProb: r.LogProb / float64(r.Tokens), Complete: r.End == llm.EndStop})
		}
		if done != nil {
			done(i)
		}
	}
	return out, err
}

// Rate gives the mean log-likelihood per token of each text after its slot's lead.
func (m *modelPhraser) Rate(ctx context.Context, slots []Slot, texts []string) ([]float64, error) {
	jobs := make([]llm.Job, len(slots))
	for i, s := range slots {
		jobs[i] = llm.Job{User: ask(s.Title, s.Employer, s.Bullet), Lead: s.Lead}
	}
	scored, err := m.engine.Score(ctx, m.prefix, jobs, texts)
	out := make([]float64, len(scored))
	for i, s := range scored {
		if s.Tokens > 0 {
			out[i] = s.LogProb / float64(s.Tokens)
		}
	}
	return out, err
}
