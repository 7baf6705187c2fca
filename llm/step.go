package llm

import (
	"slices"
	"time"

	"github.com/hybridgroup/yzma/pkg/llama"
)

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
		if l.kin != nil {
			continue
		}
		n := min(len(l.suffix)-l.fed, shortStride-read)
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
	g.share()
	st := &g.e.stats
	st.Steps++
	for i, r := range g.rows {
		scores, err := g.e.session.logits(i)
		if err != nil {
			return err
		}
		r.pos++
		g.choose(r, scores)
	}
	if len(guess) > 0 {
		held, err := g.follow(g.rows[0], guess)
		if err != nil {
			return err
		}
		rows += held
	}
	for _, f := range whole {
		scores, err := g.e.session.logits(f.out)
		if err != nil {
			return err
		}
		g.openLane(f.lane, scores)
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
	if len(g.rows) != 1 || len(g.feeding) > 0 || g.e.ahead == 0 {
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
		scores, err := g.e.session.logits(held)
		if err != nil {
			return held, err
		}
		r.pos++
		g.choose(r, scores)
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
func (g *generation) choose(r *row, scores []float32) {
	t, logProb, ok := g.e.chooser.next(r, scores)
	if !ok {
		r.finish(EndDead)
		return
	}
	r.take(t, logProb)
}

// openLane gives every candidate of a lane its first token.
func (g *generation) openLane(l *lane, scores []float32) {
	g.feeding = slices.DeleteFunc(g.feeding, func(f *lane) bool { return f == l })
	for k := range l.spec.Candidates {
		r := newRow(l, k, g.e.session.vocab, g.e.ahead, g.emitter(l.job, k))
		r.pos = len(g.prefix.tokens) + len(l.suffix)
		r.thinks = g.e.template.think != "" && r.constraint == nil && l.spec.Lead == ""
		g.choose(r, scores)
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
