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
	for len(e.shelf.held) > 0 && (e.states.kept() || len(e.shelf.free) == 0 || e.shelf.tokens()+len(p.tokens) > s.size/2) {
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

// The most tokens that one decode reads. Every decode goes through all the weights once,
// which longer parts share; where reading is slow, shorter ones come back sooner.
const (
	shortStride = 128
	longStride  = 512
)

// tile is how many tokens some kernels multiply at once: parts of 112 tokens were read
// an eighth faster than parts of 108 where the processor has matrix instructions.
const tile = 16

// even is the length of about equal parts, none above stride, that n tokens are read in:
// a short last part costs nearly as much as a long one.
func even(n, stride int) int {
	parts := max(1, (n+stride-1)/stride)
	each := max(1, (n+parts-1)/parts)
	return (each + tile - 1) / tile * tile
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
	for part := range slices.Chunk(tokens, even(len(tokens), e.session.stride)) {
		cells := make([]cell, len(part))
		for i, t := range part {
			cells[i] = cell{t, at + done + i, seq, false}
		}
		stop := e.watch(onProgress, done, len(part), len(tokens))
		err := e.step(ctx, cells)
		stop()
		if err != nil {
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

// watch reports how far a decode of part tokens has come while it runs, judged by the
// steps of the one before. Between its result and stop nothing else may report.
func (e *Engine) watch(onProgress func(Progress), done, part, whole int) (stop func()) {
	if onProgress == nil || part <= shortStride || e.session.nodes == 0 {
		return func() {}
	}
	sign, nodes := &nodeSigns[e.owner.slot], float64(e.session.nodes)
	begun := sign.Load()
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(250 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-end:
				return
			case <-tick.C:
				share := min(1, float64(sign.Load()-begun)/nodes)
				onProgress(Progress{"read", int64(done) + int64(share*float64(part)), int64(whole)})
			}
		}
	}()
	return func() { close(end); <-ended }
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
