package letter

import (
	"strings"
	"testing"

	"vouchsafe/app/english"
)

// TestTonesSoundDifferent: greeting, wish, close and the length of sentences differ;
// what is told does not.
func TestTonesSoundDifferent(t *testing.T) {
	for _, name := range []string{"story", "veteran", "negated"} {
		said := map[string]map[string]string{}
		long, words := map[string]float64{}, map[string]int{}
		for _, tone := range []string{"plain", "warm", "brisk"} {
			req := pair(t, name)
			req.Options.Tone = tone
			l, err := Draft(t.Context(), req, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			said[tone] = map[string]string{}
			words[tone] = l.Words
			n, sentences := 0, 0
			for _, p := range l.Paragraphs {
				for _, s := range p.Sentences {
					said[tone][s.Part] += s.Text + " "
					if s.Part == "claim" {
						n += wordCount(s.Text)
						sentences += len(english.Sentences(s.Text))
					}
				}
			}
			long[tone] = float64(n) / float64(sentences)
			if low := strings.ToLower(body(l)); strings.Contains(low, "excited") || strings.Contains(low, "love ") || strings.Contains(low, "passion") {
				t.Errorf("%s, %s: a feeling: %s", name, tone, body(l))
			}
		}
		for _, part := range []string{"greeting", "intent", "close", "signoff", "apply"} {
			for _, tone := range []string{"warm", "brisk"} {
				if said[tone][part] == said["plain"][part] {
					t.Errorf("%s: %s says %q in the plain tone too", name, tone, said[tone][part])
				}
			}
		}
		if long["brisk"] > long["plain"]+1.5 || long["brisk"] > long["warm"]+1.5 || words["brisk"] >= words["plain"] {
			t.Errorf("%s: words a sentence: %v, in all: %v", name, long, words)
		}
	}
}
