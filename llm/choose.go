package llm

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// ranked is how many of the likeliest tokens are tried in order before the
// whole vocabulary is searched; sampling never reaches beyond them either.
const ranked = 64

// chooser picks the next token of a candidate from the logits of a step.
// One chooser serves all rows of an engine in turn.
type chooser struct {
	logits
	vocab *vocabulary
}

// next picks a token for the row; none is left where ok is false. The
// log-probability is the free model's.
func (c *chooser) next(r *row, scores []float32) (token llama.Token, logProb float64, ok bool) {
	c.see(scores)
	best := c.best()
	o, ok := c.pick(r, best)
	if !ok {
		return 0, 0, false
	}
	return o.token, float64(o.logit) - c.logSum(best.logit, 1), true
}

func (c *chooser) pick(r *row, best option) (option, bool) {
	tried := 0
	if r.spec.Temperature <= 0 {
		if r.admits(best.token) {
			return best, true
		}
		tried = 1
	}
	top := c.rank()
	if r.spec.Temperature > 0 {
		n := c.nucleus(top, r.spec, best.logit)
		if o, ok := sample(r, top[:n]); ok {
			return o, true
		}
		tried = n
	}
	for _, o := range top[min(tried, len(top)):] {
		if r.admits(o.token) {
			return o, true
		}
	}
	return c.search(r)
}

// nucleus is how many of the ranked tokens make up the probability TopP.
func (c *chooser) nucleus(top []option, spec *Job, best float32) int {
	if spec.TopP <= 0 || spec.TopP >= 1 {
		return len(top)
	}
	sum := 0.0
	all := c.logSum(best, spec.Temperature)
	for i, o := range top {
		sum += math.Exp(float64(o.logit/spec.Temperature) - all)
		if sum >= float64(spec.TopP) {
			return i + 1
		}
	}
	return len(top)
}

// sample draws by probability, without putting back what the row turns down:
// the same as drawing from the allowed ones alone.
func sample(r *row, from []option) (option, bool) {
	left := make([]option, len(from))
	weights := make([]float64, len(from))
	sum := 0.0
	for i, o := range from {
		left[i] = o
		weights[i] = math.Exp(float64((o.logit - from[0].logit) / r.spec.Temperature))
		sum += weights[i]
	}
	for len(left) > 0 {
		x, i := r.random.Float64()*sum, 0
		for ; i < len(left)-1 && x >= weights[i]; i++ {
			x -= weights[i]
		}
		if r.admits(left[i].token) {
			return left[i], true
		}
		sum -= weights[i]
		left, weights = slices.Delete(left, i, i+1), slices.Delete(weights, i, i+1)
	}
	return option{}, false
}

// search looks through the whole vocabulary for the likeliest token that the
// row admits. The ranked ones have been asked already, but asking again is cheap.
func (c *chooser) search(r *row) (option, bool) {
	if r.constraint == nil {
		return option{}, false
	}
	found := option{-1, float32(math.Inf(-1))}
	if step, ok := r.constraint.(StepConstraint); ok {
		if c.vocab.trie == nil {
			c.vocab.trie = newTrie(c.vocab.pieces)
		}
		open := func(prefix string) bool { return step.AllowsPrefix(r.trim(prefix)) || r.nearStop(prefix) }
		c.vocab.trie.walk(open, func(t llama.Token, piece string) {
			if l := c.all[t]; l > found.logit && r.permits(piece) {
				found = option{t, l}
			}
		})
	} else {
		for i, l := range c.all {
			if l > found.logit && c.vocab.pieces[i] != "" && r.permits(c.vocab.pieces[i]) {
				found = option{llama.Token(i), l}
			}
		}
	}
	for _, t := range c.vocab.endings {
		if c.all[t] > found.logit && r.constraint.MayEnd() {
			found = option{t, c.all[t]}
		}
	}
	return found, found.token >= 0
}

// newRandom is the generator of one candidate: same seed, same text.
func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x9E3779B97F4A7C15)) }
