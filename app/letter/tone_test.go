package letter

import (
	"strings"
	"testing"

	"vouchsafe/app/english"
)

// TestTonesSoundDifferent: greeting, wish, close and the length of sentences differ;
// what is told does not. The sentences of two tones are held against each other where
// both tell the same line: a short letter leaves short ones out too.
func TestTonesSoundDifferent(t *testing.T) {
	for _, name := range []string{"story", "veteran", "negated"} {
		said := map[string]map[string]string{}
		long, words := map[string]map[string]float64{}, map[string]int{}
		for _, tone := range []string{"plain", "warm", "brisk"} {
			req := pair(t, name)
			req.Options.Tone = tone
			l, err := Draft(t.Context(), req, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			said[tone] = map[string]string{}
			words[tone] = l.Words
			long[tone] = map[string]float64{}
			for _, p := range l.Paragraphs {
				for _, s := range p.Sentences {
					said[tone][s.Part] += s.Text + " "
					if s.Part == "claim" && len(s.Sources) > 0 {
						long[tone][s.Sources[0].Quote] = float64(wordCount(s.Text)) / float64(len(english.Sentences(s.Text)))
					}
				}
			}
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
		for _, tone := range []string{"warm", "plain"} {
			var brisk, other float64
			both := 0.0
			for line, n := range long["brisk"] {
				if m := long[tone][line]; m > 0 {
					brisk, other, both = brisk+n, other+m, both+1
				}
			}
			if both < 2 || brisk/both > other/both+0.5 || words["brisk"] >= words[tone] {
				t.Errorf("%s: of %v lines that both tell, brisk takes %.1f words a sentence, %s %.1f; in all: %v", name, both, brisk/both, tone, other/both, words)
			}
		}
	}
}
