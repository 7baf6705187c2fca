package app

import (
	"slices"
	"strings"

	"vouchsafe/app/letter"
)

// DiffPiece is a run of words that two versions share or one of them lacks.
type DiffPiece struct {
	Text   string `json:"text"`
	Change string `json:"change"` // "same", "added", "removed"
}

// DiffParagraph is one paragraph of two versions compared.
type DiffParagraph struct {
	Pieces []DiffPiece `json:"pieces"`
}

// paragraphMark stands for the end of a paragraph among the words.
const paragraphMark = "\n"

// diff compares two letters word by word and gives the pieces of each paragraph of
// the newer; what stood only in the older stands where it was.
func diff(older, newer *letter.Letter) []DiffParagraph {
	a, b := wordsOf(older), wordsOf(newer)
	common := longestCommon(a, b)
	out := []DiffParagraph{{}}
	put := func(word, change string) {
		last := len(out) - 1
		if word == paragraphMark {
			if change != "removed" {
				out = append(out, DiffParagraph{})
			}
			return
		}
		at := &out[last]
		if n := len(at.Pieces); n > 0 && at.Pieces[n-1].Change == change {
			at.Pieces[n-1].Text += " " + word
			return
		}
		at.Pieces = append(at.Pieces, DiffPiece{word, change})
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			put(b[j], "same")
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			put(a[i], "removed")
			i++
		default:
			put(b[j], "added")
			j++
		}
	}
	if len(out[len(out)-1].Pieces) == 0 {
		out = out[:len(out)-1]
	}
	return out
}

func wordsOf(l *letter.Letter) []string {
	var out []string
	for _, p := range l.Paragraphs {
		out = append(append(out, strings.Fields(p.Text())...), paragraphMark)
	}
	return out
}

// longestCommon gives, for each pair of tails, the length of the longest sequence
// of words that both have. A letter has a few hundred words.
func longestCommon(a, b []string) [][]int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i, x := range slices.Backward(a) {
		for j, y := range slices.Backward(b) {
			if x == y {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
