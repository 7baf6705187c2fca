package evidence

import (
	"context"
	"testing"

	"vouchsafe/app/meaning"
	"vouchsafe/app/posting"
	"vouchsafe/internal/testreader"
)

func TestNeeds(t *testing.T) {
	const cut, held = "Made our builds and deployments faster, from 2 hours to 25 minutes", "Ran the ticket database on PostgreSQL: 900 orders a minute"
	p := backend(t)
	e := gather(t, oneJob(cut, held), Answers{}, p)
	needs := []posting.Need{
		{Text: "PostgreSQL", Quote: "You know PostgreSQL"}, {Text: "MySQL", Quote: "MySQL"}, {Text: "Rust", Quote: "Rust"},
		{Text: "experience in making builds and deployments faster", Quote: "Experience in making builds and deployments faster"},
		{Text: "a forklift licence", Quote: "A forklift licence"},
	}
	lines := make([]meaning.PostingLine, len(needs))
	for i, n := range needs {
		lines[i] = meaning.PostingLine{Text: n.Quote}
	}
	read, err := testreader.Open(t).Posting(context.Background(), lines)
	if err != nil {
		t.Fatal(err)
	}
	var vectors [][]float32
	for _, m := range read {
		vectors = append(vectors, m.Vector)
	}
	want := []struct{ state, line string }{{Met, held}, {Near, held}, {Open, ""}, {"", cut}, {Open, ""}}
	for i, got := range Needs(e, needs, vectors, p) {
		if w := want[i]; got.Line != w.line || w.state != "" && got.State != w.state || got.State == Open && got.Line != "" {
			t.Errorf("%s: %s by %q, want %s by %q", got.Text, got.State, got.Line, w.state, w.line)
		}
	}
}
