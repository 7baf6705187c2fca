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
		scores := logitsLike(5000+int(seed), seed)
		for _, temperature := range []float32{0.3, 1, 2} {
			var want float64
			for _, v := range scores {
				want += math.Exp(float64(v / temperature))
			}
			var c logits
			c.see(scores)
			if got := c.logSum(c.best().logit, temperature); math.Abs(got-math.Log(want)) > 2e-3 {
				t.Errorf("temperature %v: %v, want %v", temperature, got, math.Log(want))
			}
		}
	}
}

func TestRankIsTheTrueOrder(t *testing.T) {
	for seed := range uint64(20) {
		scores := logitsLike(3001, seed)
		scores[17], scores[2900] = 23, 23
		var c logits
		c.see(scores)
		top := c.rank()
		if len(top) != ranked || top[0] != c.best() || top[1].token != 17 || top[2].token != 2900 {
			t.Fatalf("ranked %v", top[:3])
		}
		above := 0
		for _, v := range scores {
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
	scores := logitsLike(151936, 3)
	var c logits
	b.Run("best", func(b *testing.B) {
		for b.Loop() {
			c.see(scores)
			c.logSum(c.best().logit, 1)
		}
	})
	b.Run("rank", func(b *testing.B) {
		for b.Loop() {
			c.rank()
		}
	})
}

func TestWhatIsNotANumberIsNeverBest(t *testing.T) {
	for _, at := range []int{0, 1, 5, 63, 64, 200} {
		scores := logitsLike(300, 9)
		scores[at] = float32(math.NaN())
		var c logits
		c.see(scores)
		if best := c.best(); int(best.token) == at || best.logit != best.logit {
			t.Errorf("not a number at %d, best is %+v", at, best)
		}
	}
}
