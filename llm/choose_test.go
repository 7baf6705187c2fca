package llm

import (
	"math"
	"math/rand/v2"
	"testing"
)

// logitsLike makes scores that are spread like a model's.
func logitsLike(n int, seed uint64) []float32 {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64()*2.5 + 5)
	}
	out[r.IntN(n)] = 24
	return out
}

func TestLogSumAgreesWithTheSlowWay(t *testing.T) {
	for seed := range uint64(20) {
		logits := logitsLike(5000+int(seed), seed)
		for _, temperature := range []float32{0.3, 1, 2} {
			var want float64
			for _, v := range logits {
				want += math.Exp(float64(v / temperature))
			}
			var c chooser
			c.see(logits)
			if got := c.logSum(c.best().logit, temperature); math.Abs(got-math.Log(want)) > 2e-3 {
				t.Errorf("temperature %v: %v, want %v", temperature, got, math.Log(want))
			}
		}
	}
}

func TestRankIsTheTrueOrder(t *testing.T) {
	for seed := range uint64(20) {
		logits := logitsLike(3001, seed)
		logits[17], logits[2900] = 23, 23
		var c chooser
		c.see(logits)
		top := c.rank()
		if len(top) != ranked || top[0] != c.best() || top[1].token != 17 || top[2].token != 2900 {
			t.Fatalf("ranked %v", top[:3])
		}
		above := 0
		for _, v := range logits {
			if v > top[ranked-1].logit {
				above++
			}
		}
		if above != ranked-1 {
			t.Errorf("%d logits above the last of the ranked", above)
		}
	}
}

func BenchmarkChoose(b *testing.B) {
	logits := logitsLike(151936, 3)
	var c chooser
	b.Run("best", func(b *testing.B) {
		for b.Loop() {
			c.see(logits)
			c.logSum(c.best().logit, 1)
		}
	})
	b.Run("rank", func(b *testing.B) {
		for b.Loop() {
			c.rank()
		}
	})
}
