package check

import (
	"strings"
	"testing"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// Whatever a case says, mending leaves nothing that blocks and keeps what is true.
func TestMendedCasesBlockNothing(t *testing.T) {
	done := map[string]int{}
	eachCaseFile(t, func(path string, f *caseFile, gate Gate, ground *Ground) {
		for i, c := range f.cases {
			if c.note || c.codes == anything && i%4 > 0 { // each is mended through several readings
				continue
			}
			text, list := gate.MendLetter([]string{c.text}, ground)
			if r := report(t, gate, strings.TrimSpace(text), ground); Blocked(r.Findings) && strings.TrimSpace(text) != "" {
				t.Errorf("%s: %q mended to %q still blocks: %+v", path, c.text, text, r.Sentences)
			}
			for _, m := range list {
				done[m.Action]++
				if c.codes == "ok" && (m.Action != Kept || m.Before != m.After) {
					t.Errorf("%s: true sentence changed: %q → %q", path, m.Before, m.After)
				}
				if m.Action != Kept {
					t.Logf("%-8s %s\n      → %s", m.Action, m.Before, m.After)
				}
			}
		}
	})
	t.Log(done)
	if 3*done[Removed] > done[Weakened]+done[Replaced] {
		t.Errorf("too much is removed: %v", done)
	}
}

// trueLines calls do with every line of the case files that stands as a sentence of a
// letter, and with that sentence.
func trueLines(t *testing.T, do func(gate Gate, ground *Ground, line, sentence string)) {
	t.Helper()
	eachCaseFile(t, func(_ string, f *caseFile, gate Gate, ground *Ground) {
		for _, j := range f.resume.Jobs {
			for _, b := range j.Bullets {
				verb, _, _ := strings.Cut(strings.ToLower(b.Text), " ")
				sentence := "I " + english.LowerFirst(strings.TrimSuffix(b.Text, ".")) + "."
				if _, _, ok := english.LookupVerb(verb); ok && !Blocked(gate.Trace(sentence, ground).Findings) {
					do(gate, ground, b.Text, sentence)
				}
			}
		}
	})
}

// A figure that the line beside the sentence has goes back into its place, and no
// sentence is taken out for it.
func TestMendingPutsTheFigureOfTheLineBack(t *testing.T) {
	tried, whole := 0, 0
	trueLines(t, func(gate Gate, ground *Ground, _, sentence string) {
		for _, f := range figures(sentence) {
			from := f.Start + strings.IndexAny(f.Text, "0123456789")
			if f.Year || f.Spelled || from < f.Start {
				continue
			}
			to := numberEnd(sentence, from)
			for _, other := range []string{"41", "977"} {
				wrong := sentence[:from] + other + sentence[to:]
				if tried++; !Blocked(gate.Trace(wrong, ground).Findings) {
					t.Errorf("passes: %s", wrong)
				}
				m := gate.Mend(wrong, ground)
				if m.After == sentence {
					whole++
				}
				if !strings.Contains(m.After, sentence[from:to]) {
					t.Errorf("%s: %q\n\tof %q\n\t → %q", m.Action, wrong, sentence, m.After)
				}
			}
		}
	})
	if t.Logf("%d figures, %d sentences as they were", tried, whole); tried < 500 || 20*whole < 19*tried {
		t.Error("too few came back as they were")
	}
}

// So does a tool, and the verb of a line that claims less.
func TestMendingPutsTheToolAndTheVerbOfTheLineBack(t *testing.T) {
	tried, back := 0, 0
	mends := func(gate Gate, ground *Ground, wrong, sentence, own string) {
		if !Blocked(gate.Trace(wrong, ground).Findings) {
			return // their wording too vouches for it
		}
		tried++
		m := gate.Mend(wrong, ground)
		if strings.Contains(m.After, own) {
			back++
		} else {
			t.Logf("%s: %q\n\tof %q\n\t → %q", m.Action, wrong, sentence, m.After)
		}
	}
	trueLines(t, func(gate Gate, ground *Ground, line, sentence string) {
		for _, m := range playbook.Tools(sentence) {
			mends(gate, ground, sentence[:m.Start]+"Cassandra"+sentence[m.End:], sentence, m.As)
		}
		for _, modest := range []string{"Helped ", "Assisted ", "Assisted in ", "Supported ", "Contributed to ", "Took part in "} {
			if rest, ok := strings.CutPrefix(line, modest); ok {
				mends(gate, ground, "I led "+rest+".", sentence, english.LowerFirst(strings.TrimSpace(modest)))
			}
		}
	})
	if t.Logf("%d of %d are back", back, tried); tried < 100 || 20*back < 19*tried {
		t.Error("too few are back")
	}
}
