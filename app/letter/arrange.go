package letter

import "strings"

// arrange picks one wording for each claim so that the whole letter reads well:
// no opening clause twice, at most one "At X", an employer named where it changes
// and not again where it does not.
func (w *writer) arrange() {
	best, top := make([]int, len(w.claims)), -1e9
	choice := make([]int, len(w.claims))
	var walk func(i int, sum float64)
	walk = func(i int, sum float64) {
		if i == len(w.claims) {
			if s := sum + w.rhythm(choice); s > top {
				top = s
				copy(best, choice)
			}
			return
		}
		for k := range w.claims[i].Variants {
			choice[i] = k
			walk(i+1, sum+w.claims[i].Variants[k].Score)
		}
	}
	walk(0, 0)
	for i, c := range w.claims {
		c.Choice = best[i]
	}
}

// shapes by how they read where they may stand; the first claim of a letter
// wants its employer said.
var shapeWorth = map[string]float64{"at": 1, "result": 1.1, "as": 0.5, "before": 0.9, "here": 0.7, "also": 0.8, "at_also": 0.8, "i": 0.6, "prose": 0.9, "result_bare": 0.9, "project": 1, "own_time": 0.8}

// rhythm judges a choice of wordings as a whole.
func (w *writer) rhythm(choice []int) float64 {
	s := 0.0
	used := map[string]int{}
	employer := ""
	starts := map[string]bool{}
	for i, k := range choice {
		c := w.claims[i]
		v := c.Variants[k]
		s += shapeWorth[v.Shape]
		key := strings.TrimSuffix(strings.TrimSuffix(v.Shape, "_bare"), "_also")
		s -= 2.5 * float64(used[key])
		used[key]++
		names := c.Claim.Employer != "" && strings.Contains(v.Text, shortName(c.Claim.Employer))
		same := c.Claim.Employer == employer && employer != ""
		apart := i > 0 && w.claims[i-1].Slot != c.Slot // another paragraph, the posting's company named between
		switch {
		case c.Claim.Employer == "":
		case names && same && !apart:
			s -= 1.5
		case !names && same && apart:
			s--
		case !names && !same:
			s -= 4 // whose deed was that?
		}
		switch v.Shape {
		case "also":
			if !same || apart {
				s -= 6
			}
		case "at_also":
			if !same || !apart {
				s -= 6
			}
		case "before":
			if i == 0 || same || c.Claim.Recency == 0 || w.claims[i-1].Claim.Recency >= c.Claim.Recency || w.claims[i-1].Claim.Employer == "" {
				s -= 6
			}
		case "here", "i":
			if v.Shape == "here" && i > 0 {
				s--
			}
		}
		start := strings.ToLower(strings.SplitN(v.Text, " ", 2)[0])
		if starts[start] {
			s -= 0.6
		}
		starts[start] = true
		if c.Claim.Employer != "" {
			employer = c.Claim.Employer
		}
	}
	return s
}
