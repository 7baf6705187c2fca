package llm

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// Score tells how likely the model finds texts[i] as the answer, or its
// continuation, to jobs[i]; only User and Lead of a job matter. Neighbouring jobs
// with the same User and Lead are read once.
func (e *Engine) Score(ctx context.Context, prefix *Prefix, jobs []Job, texts []string) ([]Scored, error) {
	if prefix == nil || prefix.engine != e {
		return nil, fail(BadJob, fmt.Errorf("prefix belongs to another engine"))
	}
	if len(jobs) != len(texts) {
		return nil, fail(BadJob, fmt.Errorf("%d jobs but %d texts", len(jobs), len(texts)))
	}
	out := make([]Scored, len(texts))
	err := e.owner.do(ctx, func() error {
		e.begin()
		defer e.end()
		start := time.Now()
		base, err := e.recall(ctx, prefix, nil)
		if err != nil {
			return err
		}
		defer func() {
			e.session.drop(suffixSeq)
			e.session.drop(textSeq)
		}()
		for from := 0; from < len(jobs); {
			to := from + 1
			for to < len(jobs) && jobs[to].User == jobs[from].User && jobs[to].Lead == jobs[from].Lead {
				to++
			}
			if err := e.scoreGroup(ctx, prefix, base, jobs[from], texts[from:to], out[from:to]); err != nil {
				return err
			}
			from = to
		}
		e.stats.PrefillTime += time.Since(start)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Sequences that scoring uses; generation never runs at the same time.
const (
	suffixSeq llama.SeqId = 0
	textSeq   llama.SeqId = 1
)

// scoreGroup scores texts that answer one job.
func (e *Engine) scoreGroup(ctx context.Context, p *Prefix, base llama.SeqId, job Job, texts []string, out []Scored) error {
	suffix, spaced, err := e.suffixTokens(p, job.User, job.Lead)
	if err != nil {
		return err
	}
	s := &e.session
	s.drop(suffixSeq)
	s.fork(base, suffixSeq)
	at := len(p.tokens)
	last := len(suffix) - 1
	if !e.roomFor(len(suffix), p) {
		return fail(ContextOverflow, fmt.Errorf("a suffix of %d tokens does not fit the context", len(suffix)))
	}
	// The last token of the suffix is read with each text, for its expectation.
	reader := &scorer{e: e, ctx: ctx, seq: suffixSeq, pos: at}
	if err := reader.read(suffix[:last], nil); err != nil {
		return err
	}
	for i, text := range texts {
		if spaced {
			text = " " + text
		}
		tokens := s.vocab.tokens(text)
		if len(tokens) == 0 {
			continue
		}
		if !e.roomFor(len(suffix)+len(tokens), p) {
			return fail(ContextOverflow, fmt.Errorf("a text of %d tokens does not fit the context", len(tokens)))
		}
		s.drop(textSeq)
		s.fork(suffixSeq, textSeq)
		r := &scorer{e: e, ctx: ctx, seq: textSeq, pos: at + last}
		// Each token is judged by what the one before it expects.
		if err := r.read(append([]llama.Token{suffix[last]}, tokens[:len(tokens)-1]...), tokens); err != nil {
			return err
		}
		out[i] = Scored{r.sum, len(tokens)}
	}
	return nil
}

// roomFor tells whether n more tokens fit after p, once other prefixes are
// forgotten where they must be.
func (e *Engine) roomFor(n int, p *Prefix) bool {
	for e.shelf.tokens()+n >= e.session.size && len(e.shelf.held) > 1 {
		e.evict()
	}
	return len(p.tokens)+n < e.session.size
}

// scorer reads tokens into a sequence and sums what the model expected.
type scorer struct {
	e   *Engine
	ctx context.Context
	seq llama.SeqId
	pos int
	sum float64
}

// read decodes tokens; want, where given, holds what should follow each.
func (r *scorer) read(tokens, want []llama.Token) error {
	limit := batchSize
	if want != nil {
		limit = maxOutputs
	}
	c := &r.e.chooser
	for part := range slices.Chunk(tokens, limit) {
		cells := make([]cell, len(part))
		for i, t := range part {
			cells[i] = cell{t, r.pos + i, r.seq, want != nil}
		}
		if err := r.e.step(r.ctx, cells); err != nil {
			return err
		}
		r.e.stats.Steps++
		r.e.stats.PrefillTokens += len(part)
		r.pos += len(part)
		for i := range min(len(part), len(want)) {
			scores, err := r.e.session.logits(i)
			if err != nil {
				return err
			}
			c.see(scores)
			r.sum += float64(scores[want[i]]) - c.logSum(c.best().logit, 1)
		}
		want = want[min(len(part), len(want)):]
	}
	return nil
}
