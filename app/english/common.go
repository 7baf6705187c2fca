package english

import "slices"

// Common finds the longest run of words, gaps allowed, that both have: for each word of a
// its place in b, -1 where it is not of them.
func Common(a, b []Word) []int {
	n := make([][]int, len(a)+1)
	for i := range n {
		n[i] = make([]int, len(b)+1)
	}
	for i, x := range slices.Backward(a) {
		for j, y := range slices.Backward(b) {
			if x.Lower == y.Lower {
				n[i][j] = n[i+1][j+1] + 1
			} else {
				n[i][j] = max(n[i+1][j], n[i][j+1])
			}
		}
	}
	out := make([]int, len(a))
	j := 0
	for i := range a {
		out[i] = -1
		for k := j; k < len(b); k++ {
			if a[i].Lower == b[k].Lower && n[i][j] == n[i+1][k+1]+1 {
				out[i], j = k, k+1
				break
			}
		}
	}
	return out
}
