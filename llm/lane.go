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
	kin    *lane  // reads the beginning that both share; nil when that is done
	shared int    // how many tokens that are
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
		for len(l.ready) > 0 && len(g.rows) < g.e.session.rows {
			if !g.start(l) {
				break
			}
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
		l.seq, l.owned = g.e.shelf.take(), true
		l.live, l.credit = l.spec.Candidates, 1
		if l.kin, l.shared = g.kinOf(l); l.kin == nil {
			g.e.session.fork(g.base, l.seq)
		}
		g.feeding = append(g.feeding, l)
		promised += l.spec.Candidates
	}
	return nil
}

// leastShared is how many tokens two suffixes must begin with alike before one
// waits for the other to read them. Waiting costs about one step.
const leastShared = 8

// kinOf finds the lane being read that begins most like l.
func (g *generation) kinOf(l *lane) (kin *lane, shared int) {
	shared = leastShared - 1
	if !g.e.session.rewinds {
		return nil, 0
	}
	for _, other := range g.feeding {
		n := 0
		for n < min(len(l.suffix)-1, len(other.suffix)) && l.suffix[n] == other.suffix[n] {
			n++
		}
		if n > shared {
			kin, shared = other, n
		}
	}
	return kin, shared
}

// share lets the lanes that waited for another's beginning go on from there.
func (g *generation) share() {
	for _, l := range g.feeding {
		if l.kin != nil && l.kin.fed >= l.shared {
			g.e.session.forkTo(l.kin.seq, l.seq, len(g.prefix.tokens)+l.shared)
			l.fed, l.kin = l.shared, nil
			g.e.stats.CachedTokens += l.shared
		}
	}
}

// makeRoom forgets what can be read again where that gives n tokens of context.
func (g *generation) makeRoom(n int) bool {
	for n > g.room {
		before := g.e.shelf.tokens()
		if !g.e.shelf.spare() {
			return false
		}
		g.room += before - g.e.shelf.tokens()
	}
	return true
}

// start gives the lane's next candidate a row. The last one takes over the
// lane's own sequence.
func (g *generation) start(l *lane) bool {
	switch {
	case l.credit > 0:
		l.credit--
	case g.makeRoom(l.spec.MaxTokens):
		g.room -= l.spec.MaxTokens
	default:
		return false
	}
	r := l.ready[0]
	l.ready = l.ready[1:]
	if len(l.ready) == 0 {
		r.seq, l.owned = l.seq, false
	} else {
		r.seq = g.e.shelf.take()
		g.e.session.fork(l.seq, r.seq)
	}
	g.rows = append(g.rows, r)
	return true
}

// sweep takes finished candidates out and frees what they held.
func (g *generation) sweep() {
	g.rows = slices.DeleteFunc(g.rows, func(r *row) bool {
		if !r.done {
			return false
		}
		g.record(r)
		g.room += r.spec.MaxTokens
		if r.seq == r.lane.seq {
			g.keep(r.lane)
		} else {
			g.e.shelf.give(r.seq)
		}
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
			l.owned = false
			g.keep(l)
		}
		if l.live == 0 {
			g.room += len(l.suffix) + l.credit*l.spec.MaxTokens
		}
		return l.live == 0
	})
}

// keep leaves what the lane has read for a Score of the same job.
func (g *generation) keep(l *lane) {
	before := g.e.shelf.tokens()
	g.e.shelf.keep(g.prefix.key, l.suffix, l.seq, len(g.prefix.tokens)+len(l.suffix))
	g.room -= g.e.shelf.tokens() - before
}

// record keeps a finished candidate's result.
func (g *generation) record(r *row) {
	r.lane.live--
	g.results[r.lane.job][r.candidate] = r.result
	g.e.stats.Rejected += r.result.Rejected
}

// clear ends what is still under way, as cancelled.
func (g *generation) clear() {
	if len(g.rows)+len(g.open)+len(g.feeding) > 0 {
		defer g.e.shelf.clear()
	}
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
}
