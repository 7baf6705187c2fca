package check

import (
	"context"
	"testing"

	"vouchsafe/app/meaning"
)

// unlit reads no signal in any line: these tests are of what is true.
type unlit struct{}

func (unlit) Lines(_ context.Context, lines []meaning.Line) ([]meaning.Meaning, error) {
	return make([]meaning.Meaning, len(lines)), nil
}

// report reads a letter with the gate.
func report(t testing.TB, g Gate, text string, ground *Ground) *Report {
	t.Helper()
	g.Reader = unlit{}
	r, err := g.Letter(context.Background(), []string{text}, ground, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
