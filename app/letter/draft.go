package letter

import (
	"context"
	"time"

	"vouchsafe/app/evidence"
)

// Draft writes the letter. watch, if not nil, gets the version composed by rule
// first and then the letter as the phraser bettered it; it must not keep the
// pointer. A phraser that fails leaves the letter to the rules, and the error
// comes back with it; a cancelled context gives what stands by then.
func Draft(ctx context.Context, req Request, phraser Phraser, watch func(*Letter)) (*Letter, error) {
	return draft(ctx, req, phraser, nil, watch)
}

func draft(ctx context.Context, req Request, phraser Phraser, k *kept, watch func(*Letter)) (*Letter, error) {
	started := time.Now()
	w, err := newWriter(ctx, req, k)
	if err != nil {
		return nil, err
	}
	w.compose()
	l := w.letter()
	composed := time.Since(started).Milliseconds()
	l.Timings.FirstSentenceMS = composed
	if phraser == nil {
		l.Timings.DraftMS = time.Since(started).Milliseconds()
		return l, nil
	}
	if watch != nil {
		watch(l)
	}
	err = w.phrase(ctx, phraser, func() {
		if watch != nil {
			watch(w.letter())
		}
	})
	l = w.letter()
	name := phraser.Name()
	l.Model = &name
	spent := phraser.Spent()
	l.Timings.PrefixMS, l.Timings.PromptTokens, l.Timings.GeneratedTokens = spent.PrefixMS, spent.PromptTokens, spent.GeneratedTokens
	l.Timings.DraftMS = time.Since(started).Milliseconds()
	l.Falls, l.Contests = w.falls, w.contests()
	l.Timings.FirstSentenceMS = composed // what is composed by rule is on screen first
	return l, err
}

func newWriter(ctx context.Context, req Request, k *kept) (*writer, error) {
	pack, err := chosenPack(req.Options, req.Posting)
	if err != nil {
		return nil, err
	}
	ev, err := evidence.Gather(ctx, req.Resume, req.Answers, pack, req.Reader)
	if err != nil {
		return nil, err
	}
	in, err := interestOf(ctx, req.Posting, req.Reader)
	if err != nil {
		return nil, err
	}
	told := rank(ev, in, pack)
	if k != nil {
		told = k.open(told)
	}
	return &writer{req: req, pack: pack, ev: ev, in: in, plan: plan(told, in, req.Posting, pack, req.Options), avoid: k.sentences(), falls: map[string]int{}}, nil
}

// open lists the claims that a fresh draft may tell: those told anew first, so
// that each stands again where it stood, and none that a kept sentence tells.
func (k *kept) open(told []telling) []telling {
	var out []telling
	for i := range told {
		t := told[i]
		if k.told[t.key()] {
			continue
		}
		if k.again[t.key()] && !k.all() {
			t.Claim.Score += 50
		}
		out = append(out, t)
	}
	sortTold(out)
	return out
}
