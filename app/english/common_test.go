package english

import (
	"slices"
	"testing"
)

func TestCommonWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want []int
	}{
		{"I cut the bill", "cut our bill", []int{-1, 0, -1, 2}},
		{"one two three", "three two one", []int{2, -1, -1}},
		{"The queue", "the queue", []int{0, 1}},
		{"nothing", "else", []int{-1}},
		{"", "else", []int{}},
	} {
		if got := Common(Words(c.a), Words(c.b)); !slices.Equal(got, c.want) {
			t.Errorf("%q in %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
