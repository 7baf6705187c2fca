package llm

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// Prefix is the beginning that many jobs share: instructions, worked examples.
// It stays usable for the life of its engine, whatever happens to the model's
// memory of it in between.
type Prefix struct {
	engine   *Engine
	messages []Message
	tokens   []llama.Token
	key      [sha256.Size]byte // of the tokens
}

// Tokens is the prefix's length.
func (p *Prefix) Tokens() int { return len(p.tokens) }

// Prefix makes a prefix ready: from memory, else from the saved states, else by
// reading it, in steps that onProgress (may be nil) hears of in tokens. It is
// called on the engine's goroutine and must return soon.
func (e *Engine) Prefix(ctx context.Context, messages []Message, onProgress func(Progress)) (*Prefix, error) {
	p := &Prefix{engine: e, messages: slices.Clone(messages)}
	err := e.owner.do(ctx, func() error {
		e.begin()
		defer e.end()
		var err error
		if p.tokens, err = e.prefixTokens(p.messages); err != nil {
			return err
		}
		p.key = sha256.Sum256(tokenBytes(p.tokens))
		_, err = e.recall(ctx, p, onProgress)
		return err
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// recall gives the sequence that holds p, filling one where none does.
func (e *Engine) recall(ctx context.Context, p *Prefix, onProgress func(Progress)) (llama.SeqId, error) {
	s := &e.session
	if len(p.tokens) >= s.size {
		return 0, fail(ContextOverflow, fmt.Errorf("a prefix of %d tokens in a context of %d", len(p.tokens), s.size))
	}
	if seq, ok := e.shelf.find(p.key); ok {
		e.stats.CachedTokens += len(p.tokens)
		return seq, nil
	}
	e.shelf.clear()
	for len(e.shelf.free) == 0 || (len(e.shelf.held) > 0 && e.shelf.tokens()+len(p.tokens) > s.size/2) {
		e.shelf.evict()
	}
	seq := e.shelf.free[len(e.shelf.free)-1]
	if e.states.load(s, seq, p) {
		e.stats.CachedTokens += len(p.tokens)
	} else if err := e.read(ctx, p, seq, onProgress); err != nil {
		s.drop(seq)
		return 0, err
	}
	e.shelf.free = e.shelf.free[:len(e.shelf.free)-1]
	e.shelf.held = append(e.shelf.held, held{p.key, seq, len(p.tokens)})
	return seq, nil
}

// stride is the most tokens that are read between two reports of progress.
const stride = 128

// even is the length of equal parts, none above stride, that n tokens are read in: a
// short last part costs nearly as much as a long one.
func even(n int) int {
	parts := max(1, (n+stride-1)/stride)
	return max(1, (n+parts-1)/parts)
}

// read has the model read p into seq and saves what it then remembers.
func (e *Engine) read(ctx context.Context, p *Prefix, seq llama.SeqId, onProgress func(Progress)) error {
	start := time.Now()
	if err := e.readInto(ctx, seq, 0, p.tokens, onProgress); err != nil {
		return err
	}
	e.stats.PrefillTime += time.Since(start)
	e.states.save(&e.session, seq, p)
	return nil
}

// readInto has the model read tokens into seq, where they stand from position at.
func (e *Engine) readInto(ctx context.Context, seq llama.SeqId, at int, tokens []llama.Token, onProgress func(Progress)) error {
	done := 0
	for part := range slices.Chunk(tokens, even(len(tokens))) {
		cells := make([]cell, len(part))
		for i, t := range part {
			cells[i] = cell{t, at + done + i, seq, false}
		}
		if err := e.step(ctx, cells); err != nil {
			return err
		}
		done += len(part)
		e.stats.PrefillTokens += len(part)
		if onProgress != nil {
			onProgress(Progress{"read", int64(done), int64(len(tokens))})
		}
	}
	return nil
}

// step decodes cells unless the caller gave up or the engine closes.
func (e *Engine) step(ctx context.Context, cells []cell) error {
	err := e.session.decode(cells)
	if err == nil {
		return nil
	}
	if gone := cancelled(ctx); gone != nil {
		return gone
	}
	if e.owner.isClosing() {
		return errClosed
	}
	return err
}
