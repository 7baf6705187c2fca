package export

import (
	"math"
)

// breakLines sets words of the given widths into lines no wider than measure and
// gives the index of the first word of each line. It weighs the whole paragraph
// (after Knuth and Plass, Breaking Paragraphs into Lines, 1981, for ragged right):
// the squares of the space left at the line ends are least, and a last line of one
// short word is bought off with a looser line before it. The second result is
// false when a word is wider than measure.
func breakLines(widths []float64, space, measure float64) ([]int, bool) {
	n := len(widths)
	cost := make([]float64, n+1) // of the best setting of words[i:]
	next := make([]int, n+1)     // first word of the line after the one that begins at i
	for i := n - 1; i >= 0; i-- {
		cost[i] = math.Inf(1)
		width := -space
		for j := i + 1; j <= n; j++ {
			width += space + widths[j-1]
			if width > measure+1e-6 {
				break
			}
			c := raggedness(width/measure, i, j, n) + cost[j]
			if c < cost[i] {
				cost[i], next[i] = c, j
			}
		}
	}
	if n > 0 && math.IsInf(cost[0], 1) {
		return nil, false
	}
	var starts []int
	for i := 0; i < n; i = next[i] {
		starts = append(starts, i)
	}
	return starts, true
}

// raggedness of a line that fills the given part of the measure with words i to j
// of n. A last line may be short, but not so short that it looks left over.
func raggedness(filled float64, i, j, n int) float64 {
	const runt, runtCost, perLine = 0.2, 0.15, 0.01
	if j < n {
		return (1-filled)*(1-filled) + perLine
	}
	if i > 0 && (filled < runt || j-i == 1) {
		return runtCost
	}
	return 0
}
