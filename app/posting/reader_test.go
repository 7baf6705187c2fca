package posting

import (
	"context"
	"testing"

	"vouchsafe/app/meaning"
	"vouchsafe/internal/testreader"
)

// parse reads a pasted posting with the taught reader.
func parse(t testing.TB, text string) (*Posting, error) {
	t.Helper()
	return Parse(context.Background(), text, testreader.Open(t))
}

// names reads a pasted posting for its facts, which the headings are enough for.
func names(t testing.TB, text string) *Posting {
	t.Helper()
	p, err := Parse(context.Background(), text, byHeading{})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return p
}

// byHeading knows of a sentence what it stands under.
type byHeading struct{}

func (byHeading) Posting(_ context.Context, lines []meaning.PostingLine) ([]meaning.PostingMeaning, error) {
	out := make([]meaning.PostingMeaning, len(lines))
	for i, l := range lines {
		kind, _, _ := sectionOf(lowers(tokenise(l.Heading)))
		out[i] = meaning.PostingMeaning{Label: labelUnder[kind], Weight: concrete, Confidence: 1}
	}
	return out, nil
}
