package llm

import (
	"context"
	"fmt"
	"slices"
	"time"

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
	seqs    []llama.SeqId // free ones
	room    int           // tokens of context not spoken for
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
	for i := range 2 * s.rows {
		g.seqs = append(g.seqs, llama.SeqId(2*s.rows-1-i))
	}
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

// step decodes one token of every row and as much of the suffixes as fits.
func (g *generation) step() error {
	start := time.Now()
	g.cells = g.cells[:0]
	for _, r := range g.rows {
		g.cells = append(g.cells, cell{r.next, r.pos, r.seq, true})
	}
	guess := g.guess()
	type fed struct {
		lane *lane
		out  int
	}
	var whole []fed
	read := 0
	for _, l := range g.feeding {
		n := min(len(l.suffix)-l.fed, stride-read)
		for i := range n {
			at := l.fed + i
			last := at == len(l.suffix)-1
			g.cells = append(g.cells, cell{l.suffix[at], len(g.prefix.tokens) + at, l.seq, last})
			if last {
				whole = append(whole, fed{l, len(g.cells) - 1})
			}
		}
		l.fed += n
		read += n
	}
	rows := len(g.rows)
	if err := g.e.step(g.ctx, g.cells); err != nil {
		return err
	}
	st := &g.e.stats
	st.Steps++
	for i, r := range g.rows {
		logits, err := g.e.session.logits(i)
		if err != nil {
			return err
		}
		r.pos++
		g.choose(r, logits)
	}
	if len(guess) > 0 {
		held, err := g.follow(g.rows[0], guess)
		if err != nil {
			return err
		}
		rows += held
	}
	for _, f := range whole {
		logits, err := g.e.session.logits(f.out)
		if err != nil {
			return err
		}
		g.openLane(f.lane, logits)
	}
	g.sweep()
	spent := time.Since(start)
	reading := spent * time.Duration(read) / time.Duration(read+rows)
	st.PrefillTokens += read
	st.PrefillTime += reading
	st.GeneratedTokens += rows
	st.GenerateTime += spent - reading
	return nil
}

// guess adds what may follow to a row that is decoded alone.
func (g *generation) guess() []llama.Token {
	s := &g.e.session
	if len(g.rows) != 1 || len(g.feeding) > 0 || !g.e.guesses {
		return nil
	}
	r := g.rows[0]
	most := min(r.spec.MaxTokens-r.result.Tokens, s.size-1-r.pos)
	guess := r.lookup.guess(r.history(g.prefix), most)
	for i, t := range guess {
		g.cells = append(g.cells, cell{t, r.pos + 1 + i, r.seq, true})
	}
	return guess
}

// follow takes tokens as long as they are the guessed ones, which are decoded
// already, and cuts off the rest. It gives how many held.
func (g *generation) follow(r *row, guess []llama.Token) (held int, err error) {
	for held < len(guess) && !r.done && r.next == guess[held] {
		held++
		logits, err := g.e.session.logits(held)
		if err != nil {
			return held, err
		}
		r.pos++
		g.choose(r, logits)
	}
	r.lookup.learn(len(guess), held)
	g.e.stats.Drafted += len(guess)
	g.e.stats.Accepted += held
	if held < len(guess) && !r.done {
		err = g.e.session.rewind(r.seq, r.pos)
	}
	return held, err
}

// choose lets a row take its next token.
func (g *generation) choose(r *row, logits []float32) {
	t, logProb, ok := g.e.chooser.next(r, logits)
	if !ok {
		r.finish(EndDead)
		return
	}
	r.take(t, logProb)
}

// openLane gives every candidate of a lane its first token.
func (g *generation) openLane(l *lane, logits []float32) {
	g.feeding = slices.DeleteFunc(g.feeding, func(f *lane) bool { return f == l })
	for k := range l.spec.Candidates {
		r := newRow(l, k, g.e.session.vocab, g.emitter(l.job, k))
		r.pos = len(g.prefix.tokens) + len(l.suffix)
		r.thinks = g.e.template.think != "" && r.constraint == nil && l.spec.Lead == ""
		g.choose(r, logits)
		l.ready = append(l.ready, r)
	}
	g.open = append(g.open, l)
}

func (g *generation) emitter(job, candidate int) func(string) {
	if g.emit == nil {
		return nil
	}
	return func(text string) { g.emit(Token{job, candidate, text}) }
}
