package letter

import (
	"hash/fnv"
	"sort"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// beam is how many beginnings of a letter are kept while the next claim is tried.
const beam = 48

// arrange picks one wording for each claim so that the whole letter reads well:
// no opening clause twice, at most one "At X", an employer named where it changes
// and not again where it does not, results not all told the same way, sentences
// of different length.
func (w *writer) arrange() {
	type path struct {
		choice []int
		score  float64
	}
	paths := []path{{}}
	for i := range w.claims {
		var next []path
		for _, p := range paths {
			for k := range w.claims[i].Variants {
				choice := append(append([]int(nil), p.choice...), k)
				next = append(next, path{choice, p.score + w.fits(choice)})
			}
		}
		sort.SliceStable(next, func(a, b int) bool { return next[a].score > next[b].score })
		paths = next[:min(beam, len(next))]
	}
	if len(paths) == 0 {
		return
	}
	for i, c := range w.claims {
		c.Choice = paths[0].choice[i]
	}
}

// shapeWorth is how an opening clause reads where it may stand.
var shapeWorth = map[string]float64{"at": 1, "result": 1.1, "result_bare": 0.9, "as": 0.7, "where": 0.7, "place": 0.5, "before": 0.9, "earlier": 0.5, "years": 0.6,
	"here": 0.6, "also": -0.3, "same": 0.3, "too": 0.7, "at_also": 0.6, "i": 0.9, "prose": 1.2, "bridge": 2.4, "told": 1.3, "told_at": 1.2, "project": 1, "own_time": 0.8, "because": 1.5, "so": 1.6, "after": 1.3, "until": 1.7, "until_before": 1.7}

// endWorth is how a result reads.
var endWorth = map[string]float64{"which": 0.2, "that": 0.3, "moved": 0.1, "and": 0}

// rhythm is how a tone moves: what it likes and dislikes beside what reads well, and
// how many words of a sentence it bears.
type rhythm struct {
	ends, shapes map[string]float64
	long         int
}

// Brisk puts a full stop where warm puts a joint.
var rhythms = map[string]rhythm{
	"brisk": {map[string]float64{"which": -1.5, "and": -1, "that": 0.8, "moved": 1}, map[string]float64{"where": -2, "as": -1, "years": -0.5, "so": -0.5, "at": 0.4, "i": 0.6, "result_bare": 0.5}, 20},
	"warm":  {map[string]float64{"which": 0.8, "and": 0.6, "that": -0.6, "moved": -0.4}, map[string]float64{"because": 0.6, "after": 0.5, "where": 0.5, "here": 0.3, "place": 0.3, "i": -0.8}, 30},
}

// plainLong is what a sentence may have in the plain tone.
const plainLong = 26

// fits judges the last wording of a choice by what stands before it.
func (w *writer) fits(choice []int) float64 {
	i := len(choice) - 1
	c := w.claims[i]
	v := c.Variants[choice[i]]
	beat := rhythms[w.req.Options.Tone]
	s := v.Score + w.taste(v.Shape) + shapeWorth[v.Shape] + endWorth[v.End] + v.reads + beat.ends[v.End] + beat.shapes[v.Shape]
	if w.avoid[v.Text] {
		s -= 20
	}
	employer := ""
	var before *variant
	for k := range i {
		u := w.claims[k].Variants[choice[k]]
		before = &u
		switch {
		case family(u.Shape) == family(v.Shape) && v.Shape == "i":
			s -= 1.6 // people do begin with "I" twice, never with "There I also"
		case family(u.Shape) == family(v.Shape):
			s -= 2.5
		}
		if u.End == v.End && v.End != "" {
			s -= 0.8
		}
		if first(u.Text) == first(v.Text) {
			s -= 0.6
			if first(v.Text) == "At" {
				s -= 2
			}
		}
		if e := w.claims[k].Claim.Employer; e != "" {
			employer = e
		}
	}
	names := c.Claim.Employer != "" && strings.Contains(v.Text, decent(shortName(c.Claim.Employer)))
	same := c.Claim.Employer == employer && employer != ""
	apart := i > 0 && w.claims[i-1].Slot != c.Slot // another paragraph, the posting's company named between
	switch {
	case c.Claim.Project != "" && !strings.HasPrefix(v.Shape, "p") && v.Shape != "own_time" && (i == 0 || w.claims[i-1].Claim.Project != c.Claim.Project):
		s -= 4 // of which project?
	case c.Claim.Employer == "":
	case names && same && !apart:
		s -= 3.5
	case !names && same && apart:
		s -= 2
	case !names && !same:
		s -= 4 // whose deed was that?
	}
	if before != nil {
		d := wordCount(before.Text) - wordCount(v.Text)
		if d < 3 && d > -3 {
			s -= 0.2 // the same length again
		}
	}
	if v.Shape == "same" && w.jobBefore(i) != c.Claim.Head.Quote {
		s -= 6 // another job at the same employer
	}
	switch v.Shape {
	case "also", "same", "too", "i":
		if i == 0 && c.Claim.Employer != "" || v.Shape != "i" && (!same || apart) {
			s -= 6
		}
	case "at_also":
		if !same || !apart {
			s -= 6
		}
	case "before", "until_before":
		if !w.follows(i) {
			s -= 6
		}
	case "earlier":
		if i < 2 || !w.follows(i) || w.claims[i-1].Claim.Recency == 0 {
			s -= 6
		}
	case "place":
		if i == 0 && c.Slot == Lead {
			s -= 0.5
		}
	case "where", "as":
		if w.titled {
			s-- // the letter has said who writes
		}
	}
	return s
}

// taste prefers one shape a little to another, each writer and posting their own,
// so that ten letters do not read as one author's.
func (w *writer) taste(shape string) float64 {
	spread := 8.0 / 16
	switch shape {
	case "also", "same", "too": // what joins two sentences of one job is a habit soon
		spread = 1.2
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(w.req.Resume.Contact.Name + w.req.Posting.Company.Value + w.req.Posting.Role.Value + shape))
	return float64((h.Sum32()>>4+uint32(w.req.Options.Seed))%8) / 8 * spread //nolint:gosec // any turn will do
}

// jobBefore is the line of the job that the letter spoke of last.
func (w *writer) jobBefore(i int) string {
	for k := i - 1; k >= 0; k-- {
		if cl := w.claims[k].Claim; cl.Employer != "" {
			return cl.Head.Quote
		}
	}
	return ""
}

// follows reports whether the claim before tells of a later job.
func (w *writer) follows(i int) bool {
	c := w.claims[i].Claim
	return i > 0 && c.Recency > 0 && w.claims[i-1].Claim.Recency < c.Recency && w.claims[i-1].Claim.Employer != "" && w.claims[i-1].Claim.Employer != c.Employer
}

func family(shape string) string {
	switch shape {
	case "at", "at_also", "here", "told_at":
		return "at"
	case "result", "result_bare":
		return "result"
	case "also", "same", "too":
		return "also"
	case "as", "where":
		return "as"
	case "before", "earlier", "years":
		return "before"
	case "until_before":
		return "until"
	}
	return shape
}

// readable judges the sentences of a wording by their length, their figures and
// what piles up in them; long is how many words the tone bears.
func readable(text string, long int) float64 {
	s := 0.0
	for _, x := range english.Sentences(text) {
		switch n := wordCount(x); {
		case n > long+8:
			s -= 2.5
		case n > long:
			s -= 0.15 * float64(n-long)
		}
		if len(evidence.Quantities(x)) > maxInSentence {
			s -= 4
		}
		low := strings.ToLower(x)
		s -= 0.3 * float64(max(0, strings.Count(low, " which ")+strings.Count(low, " that ")-1))
		s -= 0.2 * float64(max(0, strings.Count(low, " and ")-2))
	}
	return s
}
