package posting

import (
	"context"
	"testing"

	"vouchsafe/internal/testreader"
)

// parse reads a pasted posting with the taught reader.
func parse(t testing.TB, text string) (*Posting, error) {
	t.Helper()
	return Parse(context.Background(), text, testreader.Open(t))
}
