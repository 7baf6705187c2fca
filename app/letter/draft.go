package letter

import (
	"context"
	"time"

	"vouchsafe/app/evidence"
)

// Draft writes the letter. watch, if not nil, gets the version composed by rule
// first and then the letter after each claim that the phraser bettered; it must
// not keep the pointer. A phraser that fails leaves the letter to the rules, and
// the error comes back with it; a cancelled context gives what stands by then.
func Draft(ctx context.Context, req Request, phraser Phraser, watch func(*Letter)) (*Letter, error) {
	started := time.Now()
	pack, err := chosenPack(req.Options, req.Posting)
	if err != nil {
		return nil, err
	}
	ev := evidence.Gather(req.Resume, req.Answers, pack)
	in := interestOf(req.Posting)
	told := rank(ev, in, pack)
	w := writer{req: req, pack: pack, ev: ev, plan: plan(told, req.Posting, pack, req.Options)}
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
	l.Timings.FirstSentenceMS = composed // what is composed by rule is on screen first
	return l, err
}
