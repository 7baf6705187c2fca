package letter

import (
	"testing"

	"vouchsafe/app/meaning"
)

// feed writes text into a lock piece by piece, in pieces of n bytes.
func feed(l *lock, text string, n int) (stuck string) {
	for len(text) > 0 {
		k := min(n, len(text))
		if !l.Allows(text[:k]) {
			return text
		}
		l.Accept(text[:k])
		text = text[k:]
	}
	return ""
}

func TestLock(t *testing.T) {
	const source = "Fraud-detection pipeline (Kafka, Node.js) processing 50K+ transactions per second; charges ↓ 18 %, migration of 3 topics"
	for _, c := range []struct {
		part, text string
		stuck      string // where it stops, "" for not at all
	}{
		{meaning.Do, " I built a pipeline for fraud detection with Kafka and Node.js that processes 50,000 transactions a second.", ""},
		{meaning.Do, " Charges went down by 18%, and it's still processing. I migrated 3 topics.", ""},
		{meaning.Do, " I built the pipeline (on Kafka); the topics' migration came later.", ""},
		{meaning.Do, " I used Node.", ""},
		{meaning.Do, " I used kafka.", "kafka."}, // a name keeps its capitals
		{meaning.Do, " I built a robust pipeline", "robust pipeline"},
		{meaning.Do, " It processes 60,000 transactions", "60,000 transactions"},
		{meaning.Do, " It processes 50 transactions", " transactions"}, // a figure stands as it is
		{meaning.Do, " I led the migration", "led the migration"},
		{meaning.Lead, " I led the migration", ""},
		{meaning.Help, " I helped with the migration", ""},
		{meaning.Do, "I", "I"}, // a word needs its space
	} {
		for _, n := range []int{1, 3} {
			stuck := feed(newLock(c.part, source, spoken(source)), c.text, n)
			if (c.stuck == "") != (stuck == "") {
				t.Errorf("%q in pieces of %d: stopped at %q, want %q", c.text, n, stuck, c.stuck)
			}
		}
	}
}

func TestLockEndsAtAFullStop(t *testing.T) {
	for text, want := range map[string]bool{" I cut costs": false, " I cut costs by 30%": false, " I cut costs by 30%.": true, " I cut costs. In": false} {
		l := newLock(meaning.Do, "cut costs by 30% in 2 months")
		if stuck := feed(l, text, 1); stuck != "" || l.MayEnd() != want {
			t.Errorf("%q: may end %v, stuck at %q", text, l.MayEnd(), stuck)
		}
	}
}
