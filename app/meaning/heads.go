package meaning

import (
	"fmt"
	"math"
	"slices"

	"vouchsafe/llm/gguf"
)

// head is one linear layer: an answer's score is a row of weights times a vector, and
// a bias.
type head struct {
	classes []string
	weight  []float32 // [classes, width], row by row
	bias    []float32
	step    []float32 // of a tagger: [from, to], what following costs; nil else
}

// heads are the layers on top of the encoder, by name (models/teach/reader.py, HEADS
// and TAGGERS).
type heads struct {
	of     map[string]head
	vector []float32 // [width, width]
	width  int
}

const prefix = "vouchsafe.reader."

// readHeads takes the layers out of the metadata of the encoder's own file.
func readHeads(f *gguf.File, width int) (*heads, error) {
	h := &heads{of: map[string]head{}, width: width}
	floats := func(key string, n int) ([]float32, error) {
		list, _ := f.Keys[prefix+key].([]float64)
		if len(list) != n {
			return nil, fmt.Errorf("%s%s has %d numbers, not %d", prefix, key, len(list), n)
		}
		out := make([]float32, n)
		for i, x := range list {
			out[i] = float32(x)
		}
		return out, nil
	}
	for name, wide := range map[string]int{
		"kind": 2, "part": 2, "worth": 2, "story": 2, "signals": 2, "label": 2, "weight": 2, "beats": 1, "inside": 1, "quote": 1,
	} {
		classes, _ := f.Keys[prefix+name+".classes"].([]string)
		n := len(classes)
		if n == 0 || n > 64 {
			return nil, fmt.Errorf("%s%s.classes are missing", prefix, name)
		}
		x := head{classes: classes}
		var err error
		if x.weight, err = floats(name+".weight", n*wide*width); err != nil {
			return nil, err
		}
		if x.bias, err = floats(name+".bias", n); err != nil {
			return nil, err
		}
		if wide == 1 {
			if x.step, err = floats(name+".step", n*n); err != nil {
				return nil, err
			}
		}
		h.of[name] = x
	}
	var err error
	h.vector, err = floats("vector.weight", width*width)
	return h, err
}

// scores gives each answer's score for a vector.
func (h head) scores(v []float32) []float32 {
	out := make([]float32, len(h.classes))
	for i := range out {
		row := h.weight[i*len(v) : (i+1)*len(v)]
		sum := h.bias[i]
		for k, x := range v {
			sum += row[k] * x
		}
		out[i] = sum
	}
	return out
}

// chances gives each answer's chance among all.
func (h head) chances(v []float32) []float64 {
	s := h.scores(v)
	top, total := slices.Max(s), 0.0
	out := make([]float64, len(s))
	for i, x := range s {
		out[i] = math.Exp(float64(x - top))
		total += out[i]
	}
	for i := range out {
		out[i] /= total
	}
	return out
}

// choose gives the likeliest answer and its chance.
func (h head) choose(v []float32) (answer string, chance float64) {
	c := h.chances(v)
	chance = slices.Max(c)
	return h.classes[slices.Index(c, chance)], chance
}

// tag gives every word its answer, so that the whole chain is the likeliest (Viterbi).
func (h head) tag(words [][]float32) []int {
	if len(words) == 0 {
		return nil
	}
	n := len(h.classes)
	s := h.scores(words[0])
	back := make([][]int, 0, len(words))
	for _, w := range words[1:] {
		own, next, from := h.scores(w), make([]float32, n), make([]int, n)
		for to := range n {
			best := 0
			for k := 1; k < n; k++ {
				if s[k]+h.step[k*n+to] > s[best]+h.step[best*n+to] {
					best = k
				}
			}
			next[to], from[to] = s[best]+h.step[best*n+to]+own[to], best
		}
		back, s = append(back, from), next
	}
	at := 0
	for k := range s {
		if s[k] > s[at] {
			at = k
		}
	}
	out := make([]int, len(words))
	for i := len(words) - 1; i >= 0; i-- {
		out[i] = at
		if i > 0 {
			at = back[i-1][at]
		}
	}
	return out
}

// like maps a mean of tokens into the space where like lines are near, unit length.
func (h *heads) like(mean []float32) []float32 {
	out := make([]float32, h.width)
	var square float64
	for i := range out {
		var sum float32
		for k, x := range mean {
			sum += h.vector[i*h.width+k] * x
		}
		out[i] = sum
		square += float64(sum) * float64(sum)
	}
	if square > 0 {
		by := float32(1 / math.Sqrt(square))
		for i := range out {
			out[i] *= by
		}
	}
	return out
}
