package evidence

import (
	"context"
	"testing"

	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
	"vouchsafe/internal/testreader"
)

// gather reads a resume with the taught reader.
func gather(t testing.TB, r *resume.Resume, a Answers, p *playbook.Pack) *Evidence {
	t.Helper()
	e, err := Gather(context.Background(), r, a, p, testreader.Open(t))
	if err != nil {
		t.Fatal(err)
	}
	return e
}
