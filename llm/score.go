package llm

import (
	"context"
	"fmt"
	"time"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// Score tells how likely the model finds texts[i] as the answer, or its
// continuation, to jobs[i]; only User and Lead of a job matter. Neighbouring jobs
// with the same User and Lead are read once, and not at all where the last
// Generate read them.
func (e *Engine) Score(ctx context.Context, prefix *Prefix, jobs []Job, texts []string) ([]Scored, error) {
	if prefix == nil || prefix.engine != e {
		return nil, fail(BadJob, fmt.Errorf("prefix belongs to another engine"))
	}
	if len(jobs) != len(texts) {
		return nil, fail(BadJob, fmt.Errorf("%d jobs but %d texts", len(jobs), len(texts)))
	}
	s := &scoring{e: e, ctx: ctx, prefix: prefix, out: make([]Scored, len(texts))}
	err := e.owner.do(ctx, func() error {
		e.begin()
		defer e.end()
		defer func(start time.Time) { e.stats.PrefillTime += time.Since(start) }(time.Now())
		base, err := e.recall(ctx, prefix, nil)
		if err != nil {
			return err
		}
		s.base = base
		return s.run(jobs, texts)
	})
	if err != nil {
		return nil, err
	}
	return s.out, nil
}

// scoring is one call of Score on the owner's goroutine. Tokens of several texts
// are gathered until they fill a decode.
type scoring struct {
	e      *Engine
	ctx    context.Context
	prefix *Prefix
	base   llama.SeqId
	out    []Scored
	cells  []cell
	want   []expectation // one for each cell
	done   []gathered
	filled int // context that texts take
}

// expectation is the token that should follow a cell, and the text it is of.
type expectation struct {
	token llama.Token
	text  int
}

// gathered is a text whose last cell waits to be decoded.
type gathered struct {
	seq    llama.SeqId
	tokens int
}

func (s *scoring) run(jobs []Job, texts []string) (err error) {
	defer func() {
		if err != nil {
			s.e.shelf.clear()
		}
	}()
	for from := 0; from < len(jobs); {
		to := from + 1
		for to < len(jobs) && jobs[to].User == jobs[from].User && jobs[to].Lead == jobs[from].Lead {
			to++
		}
		if err := s.group(jobs[from], texts, from, to); err != nil {
			return err
		}
		from = to
	}
	return s.flush()
}

// group gathers texts that answer one job.
func (s *scoring) group(job Job, texts []string, from, to int) error {
	suffix, spaced, err := s.e.suffixTokens(s.prefix, job.User, job.Lead)
	if err != nil {
		return err
	}
	var answers [][]llama.Token
	longest := 0
	for _, text := range texts[from:to] {
		if spaced {
			text = " " + text
		}
		answers = append(answers, s.e.session.vocab.tokens(text))
		longest = max(longest, len(answers[len(answers)-1]))
	}
	if err := s.makeRoom(len(suffix) + longest); err != nil {
		return err
	}
	shelf := &s.e.shelf
	// The last token of the suffix is read with each text, for its expectation.
	last := len(suffix) - 1
	seq, known := shelf.suffix(s.prefix.key, suffix)
	if known {
		s.e.stats.CachedTokens += last
	} else {
		if len(shelf.rows) < 2 {
			if err := s.flush(); err != nil {
				return err
			}
		}
		seq = shelf.take()
		defer shelf.give(seq)
		s.e.session.fork(s.base, seq)
		s.filled += last
		defer func() { s.filled -= last }()
		if err := s.e.readInto(s.ctx, seq, len(s.prefix.tokens), suffix[:last], nil); err != nil {
			return err
		}
	}
	for i, tokens := range answers {
		if len(tokens) == 0 {
			continue
		}
		if len(shelf.rows) == 0 || !s.fits(len(tokens)) {
			if err := s.flush(); err != nil {
				return err
			}
		}
		if err := s.gather(from+i, seq, len(s.prefix.tokens)+last, suffix[last], tokens); err != nil {
			return err
		}
	}
	return nil
}

// gather adds a text that follows token t, which stands at position at after seq.
func (s *scoring) gather(text int, seq llama.SeqId, at int, t llama.Token, tokens []llama.Token) error {
	row := s.e.shelf.take()
	s.e.session.forkTo(seq, row, at)
	s.filled += len(tokens)
	s.out[text].Tokens = len(tokens)
	for i, next := range tokens {
		if len(s.cells) == maxOutputs {
			if err := s.flush(); err != nil {
				return err
			}
		}
		s.cells = append(s.cells, cell{t, at + i, row, true})
		s.want = append(s.want, expectation{next, text})
		t = next
	}
	s.done = append(s.done, gathered{row, len(tokens)})
	return nil
}

// flush decodes what is gathered: each token is judged by what the one before it
// expects.
func (s *scoring) flush() error {
	if len(s.cells) == 0 {
		return nil
	}
	if err := s.e.step(s.ctx, s.cells); err != nil {
		return err
	}
	s.e.stats.Steps++
	s.e.stats.PrefillTokens += len(s.cells)
	c := &s.e.chooser
	for i, w := range s.want {
		scores, err := s.e.session.logits(i)
		if err != nil {
			return err
		}
		c.see(scores)
		s.out[w.text].LogProb += float64(scores[w.token]) - c.logSum(c.best().logit, 1)
	}
	for _, d := range s.done {
		s.e.shelf.give(d.seq)
		s.filled -= d.tokens
	}
	s.cells, s.want, s.done = s.cells[:0], s.want[:0], s.done[:0]
	return nil
}

// fits tells whether n more tokens find room in the context.
func (s *scoring) fits(n int) bool {
	return s.e.shelf.tokens()+s.filled+n < s.e.session.size
}

// makeRoom forgets what must be for n more tokens.
func (s *scoring) makeRoom(n int) error {
	if s.fits(n) {
		return nil
	}
	if err := s.flush(); err != nil {
		return err
	}
	for !s.fits(n) {
		if !s.e.shelf.spare() {
			return fail(ContextOverflow, fmt.Errorf("a suffix and a text of %d tokens do not fit the context", n))
		}
	}
	return nil
}
