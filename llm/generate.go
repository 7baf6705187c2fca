package llm

import (
	"context"
	"fmt"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// defaultTokens is how long an answer may get when a job does not say.
const defaultTokens = 256

// generation is one call of Generate on the owner's goroutine.
type generation struct {
	e       *Engine
	ctx     context.Context
	prefix  *Prefix
	base    llama.SeqId // holds the prefix
	waiting []*lane
	feeding []*lane
	open    []*lane // suffix read, candidates left
	rows    []*row
	room    int // tokens of context not spoken for
	results [][]Result
	emit    func(Token)
	cells   []cell
}

// Generate writes the candidates of all jobs after prefix, decoding them
// together. Results come in the order of jobs and candidates. onToken (may be
// nil) hears of text as it is written, on one goroutine of its own; the engine
// never waits for it, but Generate returns only after it has had everything.
//
// When ctx ends, Generate returns at once what stood by then and the context's
// error; onToken may then still be busy with one last token.
func (e *Engine) Generate(ctx context.Context, prefix *Prefix, jobs []Job, onToken func(Token)) ([][]Result, error) {
	if prefix == nil || prefix.engine != e {
		return nil, fail(BadJob, fmt.Errorf("prefix belongs to another engine"))
	}
	jobs = append([]Job(nil), jobs...)
	g := &generation{e: e, ctx: ctx, prefix: prefix, results: make([][]Result, len(jobs))}
	for i := range jobs {
		jobs[i].Candidates = max(1, jobs[i].Candidates)
		if jobs[i].MaxTokens <= 0 {
			jobs[i].MaxTokens = defaultTokens
		}
		g.results[i] = make([]Result, jobs[i].Candidates)
		for k := range g.results[i] {
			g.results[i][k].End = EndCancelled
		}
	}
	if onToken != nil {
		s := newStream(onToken)
		defer s.finish(ctx.Done())
		g.emit = s.send
	}
	err := e.owner.do(ctx, func() error {
		e.begin()
		defer e.end()
		if err := g.prepare(jobs); err != nil {
			return err
		}
		defer g.clear()
		return g.run()
	})
	if err != nil && cancelled(ctx) == nil {
		return nil, err
	}
	return g.results, err
}

// prepare tokenizes the suffixes, refuses what cannot fit, and finds the prefix.
func (g *generation) prepare(jobs []Job) error {
	s := &g.e.session
	for i := range jobs {
		l := &lane{job: i, spec: &jobs[i]}
		var err error
		if l.suffix, l.spaced, err = g.e.suffixTokens(g.prefix, jobs[i].User, jobs[i].Lead); err != nil {
			return err
		}
		if need := len(g.prefix.tokens) + l.cost() + 1; need > s.size {
			return fail(ContextOverflow, fmt.Errorf("job %d needs %d tokens in a context of %d", i, need, s.size))
		}
		g.waiting = append(g.waiting, l)
	}
	var err error
	if g.base, err = g.e.recall(g.ctx, g.prefix, nil); err != nil {
		return err
	}
	g.e.shelf.clear()
	g.room = s.size - g.e.shelf.tokens() - 4
	return nil
}

// run decodes until every candidate is finished.
func (g *generation) run() error {
	for {
		if err := g.admit(); err != nil {
			return err
		}
		if len(g.rows) == 0 && len(g.feeding) == 0 {
			return nil
		}
		if err := g.step(); err != nil {
			return err
		}
	}
}
