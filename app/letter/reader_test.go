package letter

import (
	"context"
	"testing"

	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
	"vouchsafe/internal/testreader"
)

// gather reads a resume with the taught reader.
func gather(t testing.TB, r *resume.Resume, p *playbook.Pack) *evidence.Evidence {
	t.Helper()
	e, err := evidence.Gather(context.Background(), r, evidence.Answers{}, p, testreader.Open(t))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// parse reads a posting with the taught reader.
func parse(t testing.TB, text string) *posting.Posting {
	t.Helper()
	p, err := posting.Parse(context.Background(), text, testreader.Open(t))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
