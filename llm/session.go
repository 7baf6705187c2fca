package llm

import (
	"errors"
	"fmt"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// Sizes every context is made with. A decode never exceeds a session's batch, so that it
// is one unit for the library: it happens wholly or, when aborted, not.
// Every output takes as many floats as the vocabulary has tokens. Decodes of fewer
// than 64 tokens also round alike whatever else they hold, which keeps scores from
// depending on their neighbours.
const (
	maxOutputs = 48 // at least one for each sequence, or the library ends the process
	maxRows    = 16 // candidates decoded side by side
	maxPrefix  = 4  // prefixes kept in memory
)

// Ways a decode can end other than well.
var (
	errStopped = errors.New("decode stopped")
	errNoRoom  = errors.New("no room in the context")
)

// cell is one token of a decode: where it stands and whether its logits are wanted.
type cell struct {
	token llama.Token
	pos   int
	seq   llama.SeqId
	out   bool
}

// session is a model with its context. Only the engine's own goroutine touches
// it. Every method checks its arguments, because the library ends the process
// where it is called outside its limits.
type session struct {
	slot     int
	model    llama.Model
	adapter  llama.AdapterLora // freed with the model
	ctx      llama.Context
	mem      llama.Memory
	batch    llama.Batch
	vocab    *vocabulary
	size     int         // context length, tokens
	rows     int         // candidates decoded side by side; sequences are 0 to 2*rows-1
	prefixes int         // prefixes kept in memory, in the sequences after those
	rewinds  bool        // whether a sequence can be cut back to an earlier position
	fours    bool        // whether four rows are cheaper than three
	stride   int         // the most tokens of a text that one decode reads
	nodes    uint32      // steps of the last whole decode; 0 where the library tells none
	pad      llama.SeqId // sequence that fills a batch up to a multiple of four
	pace     *pacer
}

// open makes the context. Flash attention on Mesa 22.3's software driver ends the process
// once a longer text has the library take a larger buffer for it; the plain kind works.
func (s *session) open(size, slot int, flash bool) error {
	s.slot, s.size = slot, size
	model := s.model
	s.pad = llama.SeqId(2*s.rows + s.prefixes)
	p := llama.ContextDefaultParams()
	p.NCtx = uint32(size)
	p.NBatch, p.NUbatch = uint32(s.batchSize()), uint32(s.batchSize())
	p.NSeqMax = uint32(s.pad) + 1
	p.NOutputsMax = maxOutputs
	p.KVUnified = 1
	p.NThreads, p.NThreadsBatch = int32(s.pace.now), int32(s.pace.now)
	s.pace.threads = s.pace.now
	if !flash {
		p.FlashAttentionType = llama.FlashAttentionTypeDisabled
	}
	p.AbortCallback, p.AbortCallbackData = library.abort, uintptr(slot)
	forgetLog()
	ctx, err := llama.InitFromModel(model, p)
	if err != nil {
		return fail(OutOfMemory, fmt.Errorf("no context of %d tokens: %s", size, reason(err.Error())))
	}
	s.ctx = ctx
	if s.adapter != 0 && llama.SetAdaptersLora(ctx, []llama.AdapterLora{s.adapter}, []float32{1}) != 0 {
		return fail(UnsupportedModel, errors.New("the model does not take the adapter"))
	}
	if s.mem, err = llama.GetMemory(ctx); err != nil || s.mem == 0 {
		return fail(UnsupportedModel, errors.New("model keeps no memory of what it read"))
	}
	s.size = min(size, int(llama.NCtx(ctx)))
	s.batch = llama.BatchInit(int32(s.batchSize()), 0, 1)
	return nil
}

// batchSize is the most tokens of one decode: a part of a text beside every row.
func (s *session) batchSize() int { return s.stride + 2*maxRows }

func (s *session) close() {
	free(s.batch, s.ctx, s.model)
	*s = session{}
}

// free gives back what there is of a batch, a context and a model.
func free(b llama.Batch, ctx llama.Context, model llama.Model) {
	if b.Token != nil {
		_ = llama.BatchFree(b)
	}
	if ctx != 0 {
		_ = llama.Free(ctx)
	}
	if model != 0 {
		_ = llama.ModelFree(model)
	}
}

// decode runs the cells through the model. After it, logits(i) holds for every
// cell i with out set, until the next decode.
func (s *session) decode(cells []cell) error {
	if err := s.check(cells); err != nil {
		return err
	}
	pad := s.padding(cells)
	for {
		if err := s.batch.Clear(); err != nil {
			return err
		}
		for _, c := range cells {
			if err := s.batch.Add(c.token, llama.Pos(c.pos), []llama.SeqId{c.seq}, c.out); err != nil {
				return err
			}
		}
		for i := range pad {
			if err := s.batch.Add(cells[0].token, llama.Pos(i), []llama.SeqId{s.pad}, cells[0].out); err != nil {
				return err
			}
		}
		retry, err := s.run()
		if pad > 0 {
			s.drop(s.pad)
		}
		if !retry {
			return err
		}
	}
}

// run makes the native call. It asks for a retry when the pacer cut the call
// short to go on with fewer threads.
func (s *session) run() (retry bool, err error) {
	begun := nodeSigns[s.slot].Load()
	rc, again, err := s.pace.run(s.ctx, int(s.batch.NTokens), func() (int32, error) {
		return llama.Decode(s.ctx, s.batch)
	})
	switch {
	case err != nil || again:
		return again, err
	case rc == 0:
		s.nodes = nodeSigns[s.slot].Load() - begun
		return false, nil
	case rc == 1:
		return false, errNoRoom
	case rc == 2:
		return false, errStopped
	}
	return false, fail(EngineFailed, fmt.Errorf("decode failed with %d: %s", rc, reason("no reason given")))
}

func (s *session) check(cells []cell) error {
	if len(cells) == 0 || len(cells) > s.batchSize() {
		return fail(EngineFailed, fmt.Errorf("a batch of %d tokens", len(cells)))
	}
	outs := 0
	for _, c := range cells {
		if c.token < 0 || int(c.token) >= s.vocab.size || c.pos < 0 || c.pos >= s.size || c.seq < 0 || c.seq >= s.pad {
			return fail(EngineFailed, fmt.Errorf("token %d at %d of sequence %d is out of range", c.token, c.pos, c.seq))
		}
		if c.out {
			outs++
		}
	}
	if outs > maxOutputs {
		return fail(EngineFailed, fmt.Errorf("%d outputs wanted of one batch", outs))
	}
	return nil
}

// padding is how many idle rows make a small batch cheaper. Some kernels work on
// four rows at a time, so that three cost more than four.
func (s *session) padding(cells []cell) int {
	if !s.fours || len(cells) > maxRows || len(cells)%4 != 3 {
		return 0
	}
	return 1
}

// logits gives the scores of cell i of the last decode, borrowed until the next.
func (s *session) logits(i int) ([]float32, error) {
	l, err := llama.GetLogitsIth(s.ctx, int32(i), s.vocab.size)
	if err == nil && l == nil {
		err = fail(EngineFailed, fmt.Errorf("no output for row %d", i))
	}
	return l, err
}

// fork makes dst a copy of src; the cells are shared, so it costs next to nothing.
func (s *session) fork(src, dst llama.SeqId) {
	_ = llama.MemorySeqCp(s.mem, src, dst, -1, -1) // fails only without libraries
}

// forkTo makes dst a copy of the first n tokens of src.
func (s *session) forkTo(src, dst llama.SeqId, n int) {
	_ = llama.MemorySeqCp(s.mem, src, dst, 0, llama.Pos(n))
}

// drop forgets a sequence.
func (s *session) drop(seq llama.SeqId) {
	_, _ = llama.MemorySeqRm(s.mem, seq, -1, -1)
}

// rewind cuts a sequence back to its first n tokens.
func (s *session) rewind(seq llama.SeqId, n int) error {
	ok, err := llama.MemorySeqRm(s.mem, seq, llama.Pos(n), -1)
	if err == nil && !ok {
		err = fail(EngineFailed, fmt.Errorf("sequence %d cannot be cut back", seq))
	}
	return err
}

// state copies what the context remembers of seq.
func (s *session) state(seq llama.SeqId) []byte {
	b := make([]byte, llama.StateSeqGetSize(s.ctx, seq))
	if len(b) == 0 || llama.StateSeqGetData(s.ctx, b, seq) != uint64(len(b)) {
		return nil
	}
	return b
}

// restore puts a copied state of n tokens into seq, which must be empty, and
// tells whether all of it arrived. The caller has verified every byte.
func (s *session) restore(seq llama.SeqId, state []byte, n int) bool {
	if len(state) > 0 && llama.StateSeqSetData(s.ctx, state, seq) == uint64(len(state)) {
		if last, err := llama.MemorySeqPosMax(s.mem, seq); err == nil && int(last) == n-1 {
			return true
		}
	}
	s.drop(seq)
	return false
}
