package llm

import (
	"math"
	"slices"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// span is how many neighbouring logits share one entry in the table of maxima.
const span = 64

// negligible is how far below the best a logit adds nothing to the sum of
// probabilities: e^-20 for each of 150,000 tokens is 3e-4.
const negligible = 20

// logits are the scores of one row with what speeds up looking through them.
type logits struct {
	all    []float32 // borrowed until the next decode
	maxima []float32 // of each span
	top    []option  // kept for its memory
}

type option struct {
	token llama.Token
	logit float32
}

// see takes in the logits of one row. What is not a number counts as impossible.
func (l *logits) see(all []float32) {
	l.all = all
	l.maxima = l.maxima[:0]
	for len(all) >= span {
		l.maxima = append(l.maxima, peak((*[span]float32)(all)))
		all = all[span:]
	}
	if len(all) > 0 {
		var rest [span]float32
		for i := range rest {
			rest[i] = float32(math.Inf(-1))
		}
		copy(rest[:], all)
		l.maxima = append(l.maxima, peak(&rest))
	}
}

// peak is the largest of a span; four chains let the processor overlap them.
func peak(v *[span]float32) float32 {
	a := float32(math.Inf(-1))
	b, c, d := a, a, a
	for i := 0; i < span; i += 4 {
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
func (l *logits) best() option {
	top := float32(math.Inf(-1))
	at := 0
	for i, m := range l.maxima {
		if m > top {
			top, at = m, i
		}
	}
	for i := at * span; i < min((at+1)*span, len(l.all)); i++ {
		if l.all[i] == top {
			return option{llama.Token(i), top}
		}
	}
	return option{0, l.all[0]}
}

// logSum is the logarithm of the sum of e^(logit/temperature), right to 2e-3.
// The few likely tokens are summed exactly. The many others are summed as
// straight lines between powers of two, which is a quarter of the work and on
// average too much by the factor that tail corrects.
func (l *logits) logSum(top, temperature float32) float64 {
	const (
		near = 10.0    // powers of two below the top that count as likely
		bias = 1.04069 // mean of (1+f)/2^f for f in [0, 1)
	)
	low := top - negligible*temperature
	scale := math.Log2E / temperature
	exact, tail := 0.0, 0.0
	for b, m := range l.maxima {
		if m < low {
			continue
		}
		part := float32(0)
		for _, v := range l.all[b*span : min((b+1)*span, len(l.all))] {
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
func (l *logits) rank() []option {
	floor := float32(math.Inf(-1))
	if len(l.maxima) > ranked {
		m := slices.Clone(l.maxima)
		slices.Sort(m)
		floor = m[len(m)-ranked]
	}
	l.top = l.top[:0]
	for b, m := range l.maxima {
		if m < floor {
			continue
		}
		for i := b * span; i < min((b+1)*span, len(l.all)); i++ {
			if v := l.all[i]; v >= floor {
				l.top = append(l.top, option{llama.Token(i), v})
			}
		}
	}
	slices.SortFunc(l.top, func(a, b option) int {
		switch {
		case a.logit > b.logit:
			return -1
		case a.logit < b.logit:
			return 1
		}
		return int(a.token - b.token)
	})
	l.top = l.top[:min(ranked, len(l.top))]
	return l.top
}
