package llm

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

const longTurn = "A ferry of the Harbour Lines leaves at nine with forty passengers and comes back at noon with thirty. How many stayed?"

func TestWhatJobsShareIsReadOnce(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	jobs := []Job{
		{User: longTurn, Lead: "The number is", MaxTokens: 4},
		{User: longTurn, Lead: "There stayed", MaxTokens: 4},
		{User: longTurn, Lead: "The answer", MaxTokens: 4, Candidates: 2},
		{User: "What is the capital of France?", MaxTokens: 12},
	}
	together := write(t, e, p, jobs...)
	st := e.Stats()
	if shared := st.CachedTokens - p.Tokens(); shared < 50 || st.PrefillTokens > 90 {
		t.Errorf("%d tokens shared, %d read", shared, st.PrefillTokens)
	}
	for i, j := range jobs {
		alone := write(t, e, p, j)[0][0]
		if got := together[i][0]; math.Abs(got.LogProb-alone.LogProb) > 0.2 {
			t.Errorf("job %d: together %+v, alone %+v", i, got, alone)
		}
	}
}

func TestManyJobsThatBeginAlike(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	var jobs []Job
	for i := range 45 {
		jobs = append(jobs, Job{User: longTurn + strings.Repeat(" Think.", i%3), Lead: fmt.Sprint("Part ", i%7, ":"), MaxTokens: 2 + i%4})
	}
	for range 2 {
		for i, rs := range write(t, e, p, jobs...) {
			if rs[0].End != EndStop && rs[0].End != EndLength {
				t.Errorf("job %d: %+v", i, rs[0])
			}
		}
	}
}

func TestScoreKnowsWhatWasGenerated(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	var jobs []Job
	var texts []string
	for _, lead := range []string{"The number is", "There stayed"} {
		for _, text := range []string{" ten.", " thirty.", " Paris in spring.", strings.Repeat(" ten or thirty", 20)} {
			jobs = append(jobs, Job{User: longTurn, Lead: lead, MaxTokens: 3})
			texts = append(texts, text)
		}
	}
	cold, err := e.Score(t.Context(), p, jobs, texts)
	if err != nil {
		t.Fatal(err)
	}
	read := e.Stats().PrefillTokens
	write(t, e, p, jobs[0], jobs[4])
	for range 2 {
		warm, err := e.Score(t.Context(), p, jobs, texts)
		if err != nil {
			t.Fatal(err)
		}
		for i := range warm {
			if warm[i].Tokens != cold[i].Tokens || math.Abs(warm[i].LogProb-cold[i].LogProb) > 0.02*float64(cold[i].Tokens)+0.1 {
				t.Errorf("%q: %+v, then %+v", texts[i], cold[i], warm[i])
			}
		}
		if again := e.Stats().PrefillTokens; again > read-60 {
			t.Errorf("%d tokens read at first, %d after a generation", read, again)
		}
	}
}

func TestScoreForgetsWhatIsInTheWay(t *testing.T) {
	e := another(t, "", Options{Context: 256})
	p := prefix(t, e)
	var jobs []Job
	for i := range 6 {
		jobs = append(jobs, Job{User: strings.Repeat(fmt.Sprint("Rule ", i, ". "), 5), MaxTokens: 2})
	}
	write(t, e, p, jobs...)
	text := strings.Repeat("word ", 150)
	got, err := e.Score(t.Context(), p, []Job{{User: "Hi"}, {User: "Ho"}}, []string{text, text})
	if err != nil || got[0].Tokens < 150 || got[1].LogProb >= 0 {
		t.Errorf("%+v, %v", got, err)
	}
}
