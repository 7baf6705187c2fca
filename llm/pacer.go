package llm

import (
	"sync/atomic"
	"time"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// pacer chooses how many threads a decode runs on.
//
// The library's threads wait for each other by spinning. On a machine with room
// more threads are faster; beside a busy program they are slower by a factor of
// ten or more, because each waits for one that is not running. So every decode on
// several threads has a limit, taken from what such decodes took before. One that
// exceeds it is cut short and repeated on fewer threads. When the machine may have
// become free again, a single decode tries more threads, under a limit that makes
// a failure cost about one decode.
type pacer struct {
	max   int  // most threads worth using
	now   int  // threads in use
	fixed bool // the caller chose; nothing adapts

	best   map[int]time.Duration // shortest decode by shape, on any threads
	recent map[pace]time.Duration
	tryAt  time.Time     // when to try another count next
	wait   time.Duration // between tries that fail
	spare  spareMeter
	free   func() (float64, bool) // idle cores lately; false where unknown

	threads int // what the context was last told
	changes int
	sign    *atomic.Uint32
}

// pace is a thread count and the shape of a decode.
type pace struct{ threads, shape int }

const (
	firstWait = 500 * time.Millisecond
	longWait  = 2500 * time.Millisecond
	slack     = 40 * time.Millisecond // a decode may always be this much late
	tooSlow   = 3                     // times the best: the threads wait for each other
	strained  = 1.5                   // times the best: fewer threads may do better
)

func newPacer(most int, fixed bool, sign *atomic.Uint32) *pacer {
	p := &pacer{max: max(1, most), now: 1, fixed: fixed, sign: sign, wait: firstWait,
		best: map[int]time.Duration{}, recent: map[pace]time.Duration{}}
	if fixed {
		p.now = p.max
	}
	p.free = p.spare.cores
	p.spare.look()
	return p
}

// shapeOf groups decodes of n tokens that take about the same time.
func shapeOf(n int) int {
	if n <= maxRows {
		return n
	}
	return (n + 31) / 32 * 32
}

// plan is how the next decode runs: on how many threads, and how long it may
// take before it is cut short (0 is for ever). trial marks a try of another count.
type plan struct {
	threads int
	limit   time.Duration
	trial   bool
}

func (p *pacer) plan(n int, clock time.Time) plan {
	shape := shapeOf(n)
	usual, known := p.recent[pace{p.now, shape}]
	if p.fixed || p.max == 1 {
		return plan{threads: p.now}
	}
	if known && clock.After(p.tryAt) {
		if more := p.more(); more > p.now {
			return plan{more, usual * 95 / 100, true}
		}
		p.tryAt = clock.Add(p.wait)
		if p.now > 1 && float64(usual) > strained*float64(p.best[shape]) {
			return plan{threads: p.now / 2, trial: true}
		}
	}
	limit := time.Duration(0)
	if best, ok := p.bound(shape); ok && p.now > 1 {
		limit = max(tooSlow*best, best+slack)
	}
	return plan{p.now, limit, false}
}

// more is the count to try next, given what the machine has spare.
func (p *pacer) more() int {
	if p.now == p.max {
		return p.now
	}
	free, known := p.free()
	if !known {
		return min(p.max, 2*p.now)
	}
	return min(p.max, p.now+int(free+0.3))
}

// bound is the time a decode of this shape should take at most on a free
// machine: what it took before, or a smaller one that many times over.
func (p *pacer) bound(shape int) (time.Duration, bool) {
	if best, ok := p.best[shape]; ok {
		return best, true
	}
	least, found := time.Duration(0), false
	for s, d := range p.best {
		if t := d * time.Duration(max(1, (shape+s-1)/s)); s <= shape && (!found || t < least) {
			least, found = t, true
		}
	}
	return least, found
}

// learn takes in how a planned decode went. cut tells that it hit its limit.
func (p *pacer) learn(n int, did plan, took time.Duration, cut bool, clock time.Time) {
	if p.fixed {
		return
	}
	shape := shapeOf(n)
	usual := p.recent[pace{p.now, shape}]
	switch {
	case cut && did.trial:
		p.tryAt, p.wait = clock.Add(p.wait), min(2*p.wait, longWait)
		return
	case cut:
		p.change(max(1, p.now/2), clock)
		return
	case did.trial && took*100 < usual*95:
		p.change(did.threads, clock)
	case did.trial:
		p.tryAt, p.wait = clock.Add(p.wait), min(2*p.wait, longWait)
	}
	key := pace{did.threads, shape}
	if old, ok := p.recent[key]; ok {
		took = (3*old + took) / 4
	}
	p.recent[key] = took
	if best, ok := p.best[shape]; !ok || took < best {
		p.best[shape] = took
	}
}

func (p *pacer) change(threads int, clock time.Time) {
	p.now = threads
	p.changes++
	p.wait = firstWait
	p.tryAt = clock.Add(p.wait)
}

// wake begins a call: what the machine did since the last one says nothing.
func (p *pacer) wake() {
	p.changes = 0
	p.spare.look()
	p.wait = firstWait
	p.tryAt = time.Now().Add(firstWait / 5)
}

// run makes a native decode of n tokens under a plan. again tells that it was
// cut short and must be repeated.
func (p *pacer) run(ctx llama.Context, n int, decode func() (int32, error)) (rc int32, again bool, err error) {
	start := time.Now()
	did := p.plan(n, start)
	if did.threads != p.threads {
		llama.SetNThreads(ctx, int32(did.threads), int32(did.threads))
		p.threads = did.threads
	}
	relax := p.hurryAfter(did.limit)
	rc, err = decode()
	relax()
	end := time.Now()
	again = p.sign.And(^signHurry)&signHurry != 0 && rc == 2
	if err == nil && (rc == 0 || again) {
		p.learn(n, did, end.Sub(start), again, end)
	}
	return rc, again && p.sign.Load()&signCancel == 0, err
}

// hurryAfter raises the sign to hurry once limit has passed (0 is never), until
// the function it gives is called.
func (p *pacer) hurryAfter(limit time.Duration) (relax func()) {
	if limit <= 0 {
		return func() {}
	}
	raised := make(chan struct{})
	t := time.AfterFunc(limit, func() {
		p.sign.Or(signHurry)
		close(raised)
	})
	return func() {
		if !t.Stop() {
			<-raised
		}
	}
}
