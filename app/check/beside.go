package check

import (
	"strings"

	"vouchsafe/app/english"
)

// besideIt puts words of the line beside the sentence back in the place of what that
// line does not vouch for: its own figure, tool, name or verb, between words that both
// have. It gives the first text of which less is false, "" where there is none.
func (r *reading) besideIt(list []Finding) string {
	blocking := blockers(list)
	for _, f := range list {
		if f.Tier != Blocking {
			continue
		}
		for _, l := range r.beside(f) {
			next := aligned(r.text, f.At, l.Quote)
			if next == "" {
				continue
			}
			if t := r.gate.trace(r.gate.read(next, r.ground)); blockers(t.Findings) < blocking {
				return next
			}
		}
	}
	return ""
}

func blockers(list []Finding) (n int) {
	for _, f := range list {
		if f.Tier == Blocking {
			n++
		}
	}
	return n
}

// beside are the lines that tell what the words of a finding are said of, nearest first.
func (r *reading) beside(f Finding) []*Line {
	var out []*Line
	for _, s := range r.partAt(f.At.Start).lines {
		out = append(out, s.line)
	}
	return out
}

// mostPutBack is how many words are put back at most: more would be another sentence.
const mostPutBack = 5

// aligned gives text with the words around a place as line has them, where both have
// the words before and behind; "" where they do not go together.
func aligned(text string, at Place, line string) string {
	said, told := english.Words(strings.TrimRight(text, ".!? ")), english.Words(strings.TrimRight(line, ".!? "))
	kept := english.Common(said, told)
	shared := 0
	before, behind := [2]int{-1, -1}, [2]int{len(said), len(told)}
	if said[0].Lower == "i" {
		before[0] = 0 // a line leaves it out
	}
	for i, k := range kept {
		if k < 0 {
			continue
		}
		shared++
		if said[i].End <= at.Start {
			before = [2]int{i, k}
		} else if said[i].Start >= at.End && behind[0] == len(said) {
			behind = [2]int{i, k}
		}
	}
	if 2*shared < len(said) {
		return "" // it tells something else
	}
	from, to := before[0]+1, behind[0]
	lineFrom, lineTo := before[1]+1, behind[1]
	if from >= to || lineFrom >= lineTo || to-from > mostPutBack || lineTo-lineFrom > mostPutBack {
		return ""
	}
	own := line[told[lineFrom].Start:told[lineTo-1].End]
	if lineFrom == 0 && from > 0 {
		own = english.LowerFirst(own)
	}
	return text[:said[from].Start] + own + text[said[to-1].End:]
}
