package letter

import (
	"strings"
	"testing"

	"vouchsafe/app/playbook"
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
	p, err := playbook.Load("backend")
	if err != nil {
		t.Fatal(err)
	}
	const source = "designed fraud detection pipeline processing 50K+ transactions per second using Kafka and Go, reducing charges by 18%"
	for _, c := range []struct {
		text  string
		stuck string // where it stops, "" for not at all
	}{
		{" designed a fraud detection pipeline that processed 50K+ transactions per second using Kafka and Go, which reduced charges by 18%.", ""},
		{" designed a robust pipeline", "robust pipeline"},
		{" designed a pipeline processing 60K+ transactions", "60K+ transactions"},
		{" designed a pipeline using Kafka processing 50K+", "processing 50K+"}, // out of order
		{" designed a fraud detection pipeline. ", ". "},                        // a figure is still to come
		{" designed the pipeline reducing charges by 18% by 18%", " 18%"},       // twice
		{"designed", "designed"}, // a word needs its space
	} {
		for _, n := range []int{1, 3} {
			stuck := feed(newLock(source, p.Common.Glue), c.text, n)
			if c.stuck == "" && stuck != "" || c.stuck != "" && stuck == "" {
				t.Errorf("%q in pieces of %d: stopped at %q, want %q", c.text, n, stuck, c.stuck)
			}
			if n == 1 && c.stuck != "" && !strings.HasSuffix(strings.TrimSpace(c.text), strings.TrimSpace(stuck)) {
				t.Errorf("%q: stopped at %q", c.text, stuck)
			}
		}
	}
}

func TestLockEndsOnlyWhenEveryFigureIsTold(t *testing.T) {
	p, _ := playbook.Load("backend")
	l := newLock("cut costs by 30% in 2 months", p.Common.Glue)
	if feed(l, " cut costs by 30%", 1) != "" || l.MayEnd() {
		t.Error("may end before the last figure")
	}
	if feed(l, " in 2 months.", 1) != "" || !l.MayEnd() {
		t.Error("may not end after the last figure")
	}
}
