package app

import (
	"context"
	"errors"

	"vouchsafe/app/check"
)

// Mend proposes how a sentence can be made true, changing as little as it can. It
// changes nothing: whoever takes the proposal gives it to Edit. A sentence that is
// not there any more, or a newer question, gives an empty proposal.
func (a *App) Mend(paragraph, sentence int) (check.Mended, error) {
	s := sentenceOf(a.letter(), paragraph, sentence)
	if s == nil {
		return check.Mended{}, nil
	}
	out := check.Mended{}
	err := a.inTurn("mend", func(ctx context.Context) (err error) {
		out, err = a.desk.Mend(ctx, s.Text)
		return err
	})
	if errors.Is(err, errGivenUp) {
		return check.Mended{}, nil
	}
	return withEmptyLists(out), err
}
