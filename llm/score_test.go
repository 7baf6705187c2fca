package llm

import (
	"math"
	"strings"
	"testing"
)

func TestScoreAgreesWithGeneration(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	job := Job{User: "What is the capital of France?", Lead: "The capital", MaxTokens: 12}
	r := write(t, e, p, job)[0][0]
	got, err := e.Score(t.Context(), p, []Job{job}, []string{r.Text})
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Tokens != r.Tokens || math.Abs(got[0].LogProb-r.LogProb) > 0.2 {
		t.Errorf("%q was written with %v over %d tokens, scored %+v", r.Text, r.LogProb, r.Tokens, got[0])
	}
}

func TestScoreTellsSenseFromNonsense(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	france := Job{User: "What is the capital of France?"}
	grass := Job{User: "What colour is grass?"}
	texts := []string{"The capital of France is Paris.", "The capital of France is grass.", "Paris the of is France capital.", "Grass is green.", "",
		strings.Repeat("Paris is nice. ", 40)}
	got, err := e.Score(t.Context(), p, []Job{france, france, france, grass, grass, france}, texts)
	if err != nil {
		t.Fatal(err)
	}
	if !(got[0].LogProb > got[1].LogProb && got[1].LogProb > got[2].LogProb) {
		t.Errorf("scored %+v", got[:3])
	}
	if got[4] != (Scored{}) || got[5].Tokens < 100 || got[5].LogProb >= 0 {
		t.Errorf("scored %+v", got[3:])
	}
	again, err := e.Score(t.Context(), p, []Job{grass}, texts[3:4])
	if err != nil || math.Abs(again[0].LogProb-got[3].LogProb) > 0.1 {
		t.Errorf("alone %+v, among others %+v (%v)", again, got[3], err)
	}
}

func TestScoreRefuses(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	if _, err := e.Score(t.Context(), p, []Job{{User: "Hi"}}, nil); CodeOf(err) != BadJob {
		t.Errorf("jobs without texts: %v", err)
	}
	if _, err := e.Score(t.Context(), p, []Job{{User: "Hi"}}, []string{strings.Repeat("word ", 4000)}); CodeOf(err) != ContextOverflow {
		t.Errorf("a long text: %v", err)
	}
	if _, err := e.Score(t.Context(), &Prefix{}, nil, nil); CodeOf(err) != BadJob {
		t.Errorf("a foreign prefix: %v", err)
	}
}
