package llm

import (
	"errors"
	"math"
	"sync"
	"time"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// Engine is one open model. Its methods may be called from any goroutine; calls
// that need the model take turns.
type Engine struct {
	info  Info
	owner *owner

	// Only the owner's goroutine touches these.
	session  session
	template *template
	chooser  chooser
	shelf    shelf
	ahead    int // most tokens that prompt lookup guesses; 0 is none
	states   *states
	stats    Stats

	mu   sync.Mutex
	last Stats
}

// Info describes an open engine.
type Info struct {
	Path         string
	Model        string // the model's own name
	Architecture string
	Parameters   uint64
	Context      int    // tokens in use, of Trained at most
	Trained      int    // context length the model was trained on
	Template     string // "chatml", "llama3", "gemma", "mistral", "phi3", "harmony", "own", or "none"
	Thinks       bool   // has a thinking section, which is kept empty
	Verified     bool   // the file's checksum was compared and fits
	Adapter      string // base name of the adapter's file, "" for none
	Device       string // what the model runs on
	GPULayers    int
	WhyNotGPU    string // empty when a GPU is used, or none was asked for
	CPUVariant   string // processor library in use, such as "haswell"
	Threads      int    // most that are ever used
	Library      string // llama.cpp release, "" where unknown
}

// Stats tell what the last call cost.
type Stats struct {
	PrefillTokens   int
	PrefillTime     time.Duration
	GeneratedTokens int
	GenerateTime    time.Duration
	CachedTokens    int // taken from memory or disk instead of being read
	Steps           int // native decodes
	Drafted         int // tokens guessed by prompt lookup
	Accepted        int // of these, how many held
	Rejected        int // tokens turned down by constraints
	Threads         int // in use at the end
	ThreadChanges   int
}

// Info describes the engine. It may be called after Close.
func (e *Engine) Info() Info { return e.info }

// Stats gives the figures of the last finished call.
func (e *Engine) Stats() Stats {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.last
}

// Close stops what is running, frees the model, and waits until that is done.
// Calls in progress return with code EngineClosed. Closing twice is harmless.
func (e *Engine) Close() error {
	e.owner.shut()
	return nil
}

// begin and end frame a call's statistics; both run on the owner's goroutine.
func (e *Engine) begin() {
	e.stats = Stats{}
	e.session.pace.wake()
}

func (e *Engine) end() {
	e.stats.Threads, e.stats.ThreadChanges = e.session.pace.now, e.session.pace.changes
	e.mu.Lock()
	e.last = e.stats
	e.mu.Unlock()
}

// release frees everything native; it is the owner's last act.
func (e *Engine) release() {
	e.session.close()
	e.chooser, e.template, e.shelf = chooser{}, nil, shelf{}
	if e.states != nil {
		e.states.writing.Wait()
	}
}

// useModel makes a loaded model ready and has it decode one token twice: a
// model or device that cannot is found out here, and the pacer learns its pace.
func (e *Engine) useModel(model llama.Model, where placement, o Options) error {
	s, gpu := &e.session, where.layers > 0
	s.vocab = newVocabulary(model)
	// A model with a running state cannot be stopped inside a decode and go on.
	s.rewinds = !llama.ModelIsRecurrent(model) && !llama.ModelIsHybrid(model)
	s.fours = !gpu && s.rewinds && worksByFours(e.info.CPUVariant)
	s.pace = newPacer(e.info.Threads, gpu || o.Threads > 0 || !s.rewinds, &stopSigns[e.owner.slot])
	e.chooser = chooser{vocab: s.vocab}
	e.template = newTemplate(llama.ModelChatTemplate(model, ""), s.vocab)
	s.stride = shortStride
	if gpu || multipliesMatrices(e.info.CPUVariant) {
		s.stride = longStride
	}
	switch {
	case !s.rewinds || o.NoLookup:
		e.ahead = 0
	case gpu || multipliesMatrices(e.info.CPUVariant):
		e.ahead = manyAhead
	default:
		e.ahead = fewAhead
	}
	s.rows, s.prefixes = maxRows, maxPrefix
	if !s.rewinds {
		// Such a model keeps a whole state for each sequence, used or not.
		s.rows, s.prefixes = 2, 1
	}
	if err := s.open(e.info.Context, e.owner.slot, !where.device.software()); err != nil {
		return err
	}
	e.shelf = newShelf(s)
	s.pace.tryAt = time.Time{}
	for range 2 {
		err := s.decode([]cell{{max(0, s.vocab.bos), 0, 0, true}})
		s.drop(0)
		if err != nil {
			return err
		}
	}
	scores, err := s.logits(0)
	if err != nil {
		return err
	}
	e.chooser.see(scores)
	if best := float64(e.chooser.best().logit); math.IsNaN(best) || math.IsInf(best, 0) {
		return fail(FileDamaged, errors.New("the model computes nonsense"))
	}
	return nil
}
