package evidence

import (
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
)

// Likeness of vectors: from Alike on a line answers a need; below Unlike nothing is
// said to match, as under it a match is a guess (models/teach/README.md has how both
// were chosen).
const (
	Alike  = 0.60
	Unlike = 0.50
)

// States of a need.
const (
	Met  = "met"  // a line of the resume answers it
	Near = "near" // one comes near it: another tool of its kind, one read about, a line like it
	Open = "gap"
)

// NeedState is what the resume has for one need of the posting.
type NeedState struct {
	Text  string `json:"text"`
	Quote string `json:"quote"` // the line of the posting
	State string `json:"state"` // "met", "near", "gap"
	Line  string `json:"line"`  // of the resume, verbatim; "" for a gap
}

// Needs says of each need which line meets it. Tools match by name and by level, all
// else by meaning; vectors are those of the lines the needs stand in, in their order.
func Needs(e *Evidence, needs []posting.Need, vectors [][]float32, p *playbook.Pack) []NeedState {
	open := map[string]Gap{}
	for _, g := range Gaps(e, needs, p) {
		open[g.Need] = g
	}
	out := []NeedState{}
	for i, n := range needs {
		s := NeedState{Text: n.Text, Quote: n.Quote, State: Open}
		tools := playbook.Tools(n.Text)
		for _, m := range tools {
			s = s.weigh(e, m, open)
		}
		if len(tools) == 0 && i < len(vectors) {
			s = s.like(e, vectors[i])
		}
		out = append(out, s)
	}
	return out
}

// weigh takes one of the tools that a need names into account: it is met where all are.
func (s NeedState) weigh(e *Evidence, m playbook.Mention, open map[string]Gap) NeedState {
	state, line := Met, ""
	if g, missing := open[m.As]; missing {
		state = Open
		if len(g.Sources) > 1 {
			state, line = Near, g.Sources[1].Quote
		}
	} else {
		for _, k := range e.Skills {
			if k.Tool.Name == m.Name {
				line = k.Source.Quote
			}
		}
	}
	rank := map[string]int{Open: 0, Near: 1, Met: 2}
	if s.Line == "" && s.State == Open && state != Open { // the first of them
		s.State, s.Line = state, line
	} else if rank[state] < rank[s.State] {
		s.State = Near // some of it, not all
	}
	return s
}

// like finds the line that is most like a need.
func (s NeedState) like(e *Evidence, vector []float32) NeedState {
	top := Unlike
	for i := range e.Claims {
		cl := &e.Claims[i]
		if like := meaning.Likeness(cl.Meaning.Vector, vector); like >= top && cl.Strength != TookPart {
			top, s.State, s.Line = like, Near, cl.Source.Quote
		}
	}
	if top >= Alike {
		s.State = Met
	}
	return s
}
