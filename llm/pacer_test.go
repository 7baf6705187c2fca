package llm

import (
	"sync/atomic"
	"testing"
	"time"
)

// machine is a make-believe computer: how long a decode of one token takes on a
// number of threads, and how many cores stand idle.
type machine struct {
	clock time.Time
	busy  bool
	tells bool // whether the idle cores can be read
	cores int
}

const single = 100 * time.Millisecond

func (m *machine) takes(threads int) time.Duration {
	if m.busy && threads > 1 {
		return 30 * single
	}
	return single / time.Duration(threads)
}

func (m *machine) free(using int) (float64, bool) {
	if m.busy {
		return 0, m.tells
	}
	return float64(m.cores - using), m.tells
}

// run drives the pacer for d and gives the decodes that finished a second.
func (m *machine) run(p *pacer, d time.Duration) float64 {
	start, n := m.clock, 0
	for m.clock.Sub(start) < d {
		p.free = func() (float64, bool) { return m.free(p.now) }
		did := p.plan(1, m.clock)
		took := m.takes(did.threads)
		cut := did.limit > 0 && took > did.limit
		if cut {
			took = did.limit + 10*time.Millisecond
		}
		m.clock = m.clock.Add(took)
		p.learn(1, did, took, cut, m.clock)
		if !cut {
			n++
		}
	}
	return float64(n) / m.clock.Sub(start).Seconds()
}

func TestPacerFollowsTheMachine(t *testing.T) {
	for _, tells := range []bool{true, false} {
		for _, cores := range []int{2, 4, 8} {
			m := &machine{clock: time.Now(), tells: tells, cores: cores}
			p := newPacer(cores, false, new(atomic.Uint32))
			perSecond := 1 / single.Seconds()
			m.run(p, 5*time.Second)
			if rate := m.run(p, 10*time.Second); rate < 0.97*perSecond*float64(cores) {
				t.Errorf("%d cores, idle known %v: %.1f decodes/s on a free machine", cores, tells, rate)
			}
			m.busy = true
			m.run(p, 3*time.Second)
			if rate := m.run(p, 20*time.Second); rate < 0.9*perSecond {
				t.Errorf("%d cores, idle known %v: %.1f decodes/s beside a busy program", cores, tells, rate)
			}
			m.busy = false
			m.run(p, 5*time.Second)
			if rate := m.run(p, 5*time.Second); rate < 0.95*perSecond*float64(cores) {
				t.Errorf("%d cores, idle known %v: %.1f decodes/s five seconds after", cores, tells, rate)
			}
		}
	}
}

func TestPacerKeepsAFixedCount(t *testing.T) {
	m := &machine{clock: time.Now(), busy: true, cores: 4}
	p := newPacer(3, true, new(atomic.Uint32))
	m.run(p, 10*time.Second)
	if p.now != 3 || p.changes != 0 {
		t.Errorf("now on %d threads after %d changes", p.now, p.changes)
	}
}

func TestSpareMeter(t *testing.T) {
	var m spareMeter
	m.look()
	time.Sleep(50 * time.Millisecond)
	if free, known := m.cores(); known && (free < 0 || free > 4096) {
		t.Errorf("%v cores idle", free)
	}
}
