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

// span is how many neighbouring logits share one entry in the table of maxima.
const span = 64

// negligible is how far below the best a logit adds nothing to the sum of
// probabilities: e^-20 for each of 150,000 tokens is 3e-4.
const negligible = 20

// chooser picks the next token of a candidate from the logits of a step.
// One chooser serves all rows of an engine in turn.
type chooser struct {
	vocab  *vocabulary
	maxima []float32
	logits []float32
	top    []option
}

type option struct {
	token llama.Token
	logit float32
}

// see takes in the logits of one row. What is not a number counts as impossible.
func (c *chooser) see(logits []float32) {
	c.logits = logits
	c.maxima = c.maxima[:0]
	for len(logits) >= span {
		c.maxima = append(c.maxima, peak((*[span]float32)(logits)))
		logits = logits[span:]
	}
	if len(logits) > 0 {
		var rest [span]float32
		for i := range rest {
			rest[i] = float32(math.Inf(-1))
		}
		copy(rest[:], logits)
		c.maxima = append(c.maxima, peak(&rest))
	}
}

// peak is the largest of a span; four chains let the processor overlap them.
func peak(v *[span]float32) float32 {
	a, b, c, d := v[0], v[1], v[2], v[3]
	for i := 4; i < span; i += 4 {
		if v[i] > a {
			a = v[i]
		}
		if v[i+1] > b {
			b = v[i+1]
		}
		if v[i+2] > c {
			c = v[i+2]
		}
		if v[i+3] > d {
			d = v[i+3]
		}
	}
	return max(a, b, c, d)
}

// best gives the likeliest token and its logit.
func (c *chooser) best() option {
	top := float32(math.Inf(-1))
	at := 0
	for i, m := range c.maxima {
		if m > top {
			top, at = m, i
		}
	}
	for i := at * span; i < min((at+1)*span, len(c.logits)); i++ {
		if c.logits[i] == top {
			return option{llama.Token(i), top}
		}
	}
	return option{0, c.logits[0]}
}

// logSum is the logarithm of the sum of e^(logit/temperature), right to 2e-3.
// The few likely tokens are summed exactly. The many others are summed as
// straight lines between powers of two, which is a quarter of the work and on
// average too much by the factor that tail corrects.
func (c *chooser) logSum(top, temperature float32) float64 {
	const (
		near = 10.0    // powers of two below the top that count as likely
		bias = 1.04069 // mean of (1+f)/2^f for f in [0, 1)
	)
	low := top - negligible*temperature
	scale := math.Log2E / temperature
	exact, tail := 0.0, 0.0
	for b, m := range c.maxima {
		if m < low {
			continue
		}
		part := float32(0)
		for _, v := range c.logits[b*span : min((b+1)*span, len(c.logits))] {
			x := (v - top) * scale
			if x > -near {
				exact += math.Exp2(float64(x))
			} else if x > -100 {
				part += math.Float32frombits(uint32(int32((x + 127) * (1 << 23))))
			}
		}
		tail += float64(part)
	}
	return float64(top/temperature) + math.Log(exact+tail/bias)
}

// rank gives the likeliest tokens, best first; equal logits in token order.
func (c *chooser) rank() []option {
	floor := float32(math.Inf(-1))
	if len(c.maxima) > ranked {
		m := slices.Clone(c.maxima)
		slices.Sort(m)
		floor = m[len(m)-ranked]
	}
	c.top = c.top[:0]
	for b, m := range c.maxima {
		if m < floor {
			continue
		}
		for i := b * span; i < min((b+1)*span, len(c.logits)); i++ {
			if v := c.logits[i]; v >= floor {
				c.top = append(c.top, option{llama.Token(i), v})
			}
		}
	}
	slices.SortFunc(c.top, func(a, b option) int {
		switch {
		case a.logit > b.logit:
			return -1
		case a.logit < b.logit:
			return 1
		}
		return int(a.token - b.token)
	})
	c.top = c.top[:min(ranked, len(c.top))]
	return c.top
}

// next picks a token for the row; none is left where ok is false. The
// log-probability is the free model's.
func (c *chooser) next(r *row, logits []float32) (token llama.Token, logProb float64, ok bool) {
	c.see(logits)
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
	if step, ok := r.constraint.(StepConstraint); ok && !r.skipSpace && len(r.spec.Stop) == 0 {
		if c.vocab.trie == nil {
			c.vocab.trie = newTrie(c.vocab.pieces)
		}
		c.vocab.trie.walk(step.AllowsPrefix, func(t llama.Token, piece string) {
			if l := c.logits[t]; l > found.logit && r.constraint.Allows(piece) {
				found = option{t, l}
			}
		})
	} else {
		for i, l := range c.logits {
			if l > found.logit && c.vocab.pieces[i] != "" && r.permits(c.vocab.pieces[i]) {
				found = option{llama.Token(i), l}
			}
		}
	}
	for _, t := range c.vocab.endings {
		if c.logits[t] > found.logit && r.constraint.MayEnd() {
			found = option{t, c.logits[t]}
		}
	}
	return found, found.token >= 0
}

// newRandom is the generator of one candidate: same seed, same text.
func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x9E3779B97F4A7C15)) }
