package llm

import (
	"fmt"
	"slices"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// lane is a job under way: its suffix is read once, into a sequence that its
// candidates then share. Context is spoken for before it is needed: the suffix
// and one candidate's tokens when the lane is admitted, the others' as they start.
type lane struct {
	job    int
	spec   *Job
	suffix []llama.Token
	spaced bool // the lead ended in a space
	seq    llama.SeqId
	owned  bool   // seq is still the lane's, not a row's
	fed    int    // suffix tokens read
	ready  []*row // candidates with a first token, waiting for a row
	live   int    // candidates not finished
	credit int    // candidates whose room is set aside but who have not started
}

// cost is the context that a lane and its first candidate need.
func (l *lane) cost() int { return len(l.suffix) + l.spec.MaxTokens }

// admit starts what there is room for: candidates whose suffix is read, then new
// lanes, in the order of the jobs.
func (g *generation) admit() error {
	promised := 0
	for _, l := range g.open {
		for len(l.ready) > 0 && len(g.rows) < g.e.session.rows && g.start(l) {
		}
		promised += len(l.ready)
	}
	promised += len(g.rows)
	for _, l := range g.feeding {
		promised += l.spec.Candidates
	}
	for len(g.waiting) > 0 && promised < g.e.session.rows {
		l := g.waiting[0]
		if !g.makeRoom(l.cost()) {
			if promised == 0 {
				return fail(ContextOverflow, fmt.Errorf("job %d needs %d tokens of %d left in the context", l.job, l.cost(), g.room))
			}
			return nil
		}
		g.room -= l.cost()
		g.waiting = g.waiting[1:]
		l.seq, l.owned = g.takeSeq(), true
		l.live, l.credit = l.spec.Candidates, 1
		g.e.session.fork(g.base, l.seq)
		g.feeding = append(g.feeding, l)
		promised += l.spec.Candidates
	}
	return nil
}

// makeRoom evicts other prefixes where that gives n tokens of context.
func (g *generation) makeRoom(n int) bool {
	for n > g.room && len(g.e.shelf.held) > 1 {
		g.room += g.e.evict()
	}
	return n <= g.room
}

// start gives the lane's next candidate a row. The last one takes over the
// lane's own sequence.
func (g *generation) start(l *lane) bool {
	if l.credit > 0 {
		l.credit--
	} else if !g.makeRoom(l.spec.MaxTokens) {
		return false
	} else {
		g.room -= l.spec.MaxTokens
	}
	r := l.ready[0]
	l.ready = l.ready[1:]
	if len(l.ready) == 0 {
		r.seq, l.owned = l.seq, false
	} else {
		r.seq = g.takeSeq()
		g.e.session.fork(l.seq, r.seq)
	}
	g.rows = append(g.rows, r)
	return true
}

// takeSeq gives a free sequence. There are two for each row, and no more lanes
// than rows are admitted, so one is always left.
func (g *generation) takeSeq() llama.SeqId {
	seq := g.seqs[len(g.seqs)-1]
	g.seqs = g.seqs[:len(g.seqs)-1]
	return seq
}

func (g *generation) giveSeq(seq llama.SeqId) {
	g.e.session.drop(seq)
	g.seqs = append(g.seqs, seq)
}

// sweep takes finished candidates out and frees what they held.
func (g *generation) sweep() {
	g.rows = slices.DeleteFunc(g.rows, func(r *row) bool {
		if !r.done {
			return false
		}
		g.record(r)
		g.giveSeq(r.seq)
		g.room += r.spec.MaxTokens
		return true
	})
	for _, l := range g.open {
		l.ready = slices.DeleteFunc(l.ready, func(r *row) bool {
			if r.done {
				g.record(r)
			}
			return r.done
		})
	}
	g.open = slices.DeleteFunc(g.open, func(l *lane) bool {
		if len(l.ready) == 0 && l.owned {
			g.giveSeq(l.seq)
			l.owned = false
		}
		if l.live == 0 {
			g.room += len(l.suffix) + l.credit*l.spec.MaxTokens
		}
		return l.live == 0
	})
}

// record keeps a finished candidate's result.
func (g *generation) record(r *row) {
	r.lane.live--
	g.results[r.lane.job][r.candidate] = r.result
	g.e.stats.Rejected += r.result.Rejected
}

// clear ends what is still under way, as cancelled, and frees all sequences.
func (g *generation) clear() {
	for _, r := range g.rows {
		r.finish(EndCancelled)
		g.record(r)
	}
	for _, l := range g.open {
		for _, r := range l.ready {
			r.finish(EndCancelled)
			g.record(r)
		}
	}
	for i := range 2 * g.e.session.rows {
		g.e.session.drop(llama.SeqId(i))
	}
}
