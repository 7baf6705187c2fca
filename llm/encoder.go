package llm

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/hybridgroup/yzma/pkg/llama"

	"vouchsafe/llm/gguf"
)

// Encoder is an open model that turns texts into vectors. Its methods may be
// called from any goroutine; calls take turns.
type Encoder struct {
	owner *owner
	width int

	// Only the owner's goroutine touches these.
	model llama.Model
	ctx   llama.Context
	batch llama.Batch
	vocab llama.Vocab
	first llama.Token
	last  llama.Token
	pace  *pacer
}

// Encoding is what an encoder makes of one text. Vectors are of the encoder's width,
// not scaled.
type Encoding struct {
	Words  []Word
	Mean   []float32 // of all tokens, those that mark the ends too
	Most   []float32 // the largest of each component, over the same tokens
	Partly bool      // the text was longer than the encoder reads: what is behind is missing
}

// Word is a run of the text without white space: Text[From:To]. Vector is the mean
// of its tokens, nil where the encoder knows none of it.
type Word struct {
	From, To int
	Vector   []float32
}

// Sizes of the encoder's batches, in tokens: several texts share one, and each token
// attends over all of it, so that larger ones cost more than they save.
const (
	encodeBatch = 256
	encodeTexts = 32
)

// alike is the fewest tokens of a batch from which on the library's kernels round in
// one way, if they come in fours: a line must mean the same alone and among others.
const alike = 64

// OpenEncoder loads an encoder with the same care as Open: the file is judged first,
// then the libraries, then the checksum where o has one, and only then does the
// library read it. It runs on the processor. Of the options it takes Libraries,
// SHA256, Threads and OnProgress.
func OpenEncoder(ctx context.Context, path string, o Options) (*Encoder, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fail(FileUnreadable, err)
	}
	header, err := gguf.OpenEncoder(path)
	if err != nil {
		return nil, fileError(fmt.Errorf("encoder %s: %w", filepath.Base(path), err))
	}
	if err := loadLibrary(o.Libraries); err != nil {
		return nil, err
	}
	if o.SHA256 != "" {
		report := o.OnProgress
		if report == nil {
			report = func(Progress) {}
		}
		if err := verify(ctx, path, header.Size, o.SHA256, report); err != nil {
			return nil, err
		}
	}
	slot, err := takeSlot()
	if err != nil {
		return nil, err
	}
	e := &Encoder{}
	e.owner = startOwner(slot, e.release)
	if err := e.owner.do(ctx, func() error { return e.load(path, header, o) }); err != nil {
		e.Close()
		if gone := cancelled(ctx); gone != nil {
			return nil, gone
		}
		return nil, err
	}
	return e, nil
}

func (e *Encoder) load(path string, header *gguf.File, o Options) error {
	model, err := loadModel("encoder", path, e.owner.slot, placement{}, o)
	if err != nil {
		return err
	}
	e.model, e.vocab = model, llama.ModelGetVocab(model)
	e.width = int(llama.ModelNEmbd(model))
	e.first, e.last = llama.VocabBOS(e.vocab), llama.VocabSEP(e.vocab)
	if n := llama.Token(llama.VocabNTokens(e.vocab)); e.first < 0 || e.last < 0 || e.first >= n || e.last >= n || e.width < 1 {
		return fail(UnsupportedModel, errors.New("the encoder marks no beginning and end of a text"))
	}
	threads, fixed := o.Threads, o.Threads > 0
	if !fixed {
		threads = usableCores()
	}
	e.pace = newPacer(threads, fixed, &stopSigns[e.owner.slot])
	c := llama.ContextDefaultParams()
	size := uint32(min(encodeBatch*2, int(header.ContextLength())))
	c.NCtx, c.NBatch, c.NUbatch, c.NSeqMax = size, size, size, encodeTexts+1
	c.Embeddings, c.PoolingType = 1, llama.PoolingTypeNone
	c.KVUnified = 1
	c.NThreads, c.NThreadsBatch = int32(e.pace.now), int32(e.pace.now)
	e.pace.threads = e.pace.now
	c.AbortCallback, c.AbortCallbackData = library.abort, uintptr(e.owner.slot)
	forgetLog()
	if e.ctx, err = llama.InitFromModel(model, c); err != nil {
		return fail(OutOfMemory, fmt.Errorf("no context for the encoder: %s", reason(err.Error())))
	}
	e.batch = llama.BatchInit(int32(size), 0, 1)
	probe, err := e.encode(context.Background(), []string{"a"})
	if err != nil {
		return err
	}
	if x := float64(probe[0].Mean[0]); math.IsNaN(x) || math.IsInf(x, 0) {
		return fail(FileDamaged, errors.New("the encoder computes nonsense"))
	}
	return nil
}

// Width is the length of the encoder's vectors.
func (e *Encoder) Width() int { return e.width }

// Close stops what is running, frees the model, and waits until that is done.
func (e *Encoder) Close() error {
	e.owner.shut()
	return nil
}

func (e *Encoder) release() {
	free(e.batch, e.ctx, e.model)
	e.batch, e.ctx, e.model = llama.Batch{}, 0, 0
}

// Encode makes vectors of texts, in their order. An empty text gives no words.
func (e *Encoder) Encode(ctx context.Context, texts []string) (out []Encoding, err error) {
	err = e.owner.do(ctx, func() error {
		out, err = e.encode(ctx, texts)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// encode runs on the owner's goroutine.
func (e *Encoder) encode(ctx context.Context, texts []string) ([]Encoding, error) {
	e.pace.wake()
	e.pace.tryAt = time.Time{} // a call is short: what the machine has free is taken at once
	out := make([]Encoding, len(texts))
	var batch []tokenized
	tokens := 0
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		err := e.run(ctx, batch, out)
		batch, tokens = batch[:0], 0
		return err
	}
	for i, text := range texts {
		t := e.tokenize(text)
		t.at = i
		out[i].Words, out[i].Partly = t.words, t.partly
		if n := len(t.tokens); len(batch) == encodeTexts || len(batch) > 0 && tokens+n > encodeBatch {
			if err := flush(); err != nil {
				return nil, err
			}
		}
		batch, tokens = append(batch, t), tokens+len(t.tokens)
	}
	return out, flush()
}

// tokenized is a text as the encoder reads it; of tells the word of each token, -1
// for those that mark the ends.
type tokenized struct {
	at     int
	words  []Word
	tokens []llama.Token
	of     []int
	partly bool
}

// tokenize splits a text word by word, which gives the same tokens as the whole (the
// vocabulary knows none with a space inside) and tells whose each one is.
func (e *Encoder) tokenize(text string) tokenized {
	t := tokenized{tokens: []llama.Token{e.first}, of: []int{-1}}
	for from := 0; from < len(text); {
		rest := text[from:]
		skip := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsSpace(r) })
		if skip < 0 {
			break
		}
		from += skip
		to := len(text)
		if n := strings.IndexFunc(text[from:], unicode.IsSpace); n >= 0 {
			to = from + n
		}
		word := clean(text[from:to])
		if len(word) > 256 {
			word = word[:cutRune(word, 256)]
		}
		tokens := llama.Tokenize(e.vocab, word, false, false)
		if len(t.tokens)+len(tokens)+1 > encodeBatch {
			t.partly = true
			break
		}
		for _, k := range tokens {
			t.tokens, t.of = append(t.tokens, k), append(t.of, len(t.words))
		}
		t.words = append(t.words, Word{From: from, To: to})
		from = to
	}
	t.tokens, t.of = append(t.tokens, e.last), append(t.of, -1)
	return t
}

// cutRune is the largest n up to limit at which s can be cut between two runes.
func cutRune(s string, limit int) int {
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return limit
}

// run encodes one batch and takes the vectors over.
func (e *Encoder) run(ctx context.Context, batch []tokenized, out []Encoding) error {
	total := 0
	for _, t := range batch {
		total += len(t.tokens)
	}
	shape := total
	if shape > encodeBatch*3/4 {
		shape = encodeBatch // full batches are of one shape to the pacer
	}
	for {
		if err := e.batch.Clear(); err != nil {
			return fail(EngineFailed, err)
		}
		for seq, t := range batch {
			for pos, k := range t.tokens {
				if err := e.batch.Add(k, llama.Pos(pos), []llama.SeqId{llama.SeqId(seq)}, true); err != nil {
					return fail(EngineFailed, err)
				}
			}
		}
		for pos := range max(alike-total, -total&3) {
			if err := e.batch.Add(e.last, llama.Pos(pos), []llama.SeqId{encodeTexts}, true); err != nil {
				return fail(EngineFailed, err)
			}
		}
		rc, again, err := e.pace.run(e.ctx, shape, func() (int32, error) { return llama.Encode(e.ctx, e.batch) })
		switch {
		case err != nil:
			return fail(EngineFailed, err)
		case again:
			continue
		case rc == 0:
			return e.take(batch, total, out)
		}
		if gone := cancelled(ctx); gone != nil {
			return gone
		}
		if e.owner.isClosing() {
			return errClosed
		}
		return fail(EngineFailed, fmt.Errorf("encode failed with %d: %s", rc, reason("no reason given")))
	}
}

// take copies the vectors of a batch out of the library's memory.
func (e *Encoder) take(batch []tokenized, total int, out []Encoding) error {
	all, err := llama.GetEmbeddings(e.ctx, total, e.width)
	if err != nil || len(all) < total*e.width {
		return fail(EngineFailed, errors.New("the encoder gave no vectors"))
	}
	for _, t := range batch {
		enc := &out[t.at]
		enc.Mean, enc.Most = make([]float32, e.width), make([]float32, e.width)
		for i := range enc.Most {
			enc.Most[i] = float32(math.Inf(-1))
		}
		counts := make([]float32, len(t.words))
		for k := range t.tokens {
			v := all[k*e.width : (k+1)*e.width]
			word := t.of[k]
			if word >= 0 && enc.Words[word].Vector == nil {
				enc.Words[word].Vector = make([]float32, e.width)
			}
			for i, x := range v {
				enc.Mean[i] += x
				enc.Most[i] = max(enc.Most[i], x)
				if word >= 0 {
					enc.Words[word].Vector[i] += x
				}
			}
			if word >= 0 {
				counts[word]++
			}
		}
		scale(enc.Mean, float32(len(t.tokens)))
		for i, n := range counts {
			scale(enc.Words[i].Vector, n)
		}
		all = all[len(t.tokens)*e.width:]
	}
	return nil
}

func scale(v []float32, by float32) {
	for i := range v {
		v[i] /= by
	}
}
