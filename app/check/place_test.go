package check

import (
	"strings"
	"testing"
)

func TestAFindingStandsWhereItsWordsStand(t *testing.T) {
	eachCaseFile(t, func(_ string, f *caseFile, gate Gate, ground *Ground) {
		for _, c := range f.cases {
			if c.note {
				continue
			}
			for _, text := range []string{c.text, "“Yes,” " + c.text, strings.TrimPrefix(c.text, "I ")} {
				for _, x := range gate.Trace(text, ground).Findings {
					if x.At.Start < 0 || x.At.End > len(text) || x.At.Start >= x.At.End {
						t.Errorf("%q: %s stands at %+v", text, x.Code, x.At)
						continue
					}
					at := straight(text[x.At.Start:x.At.End])
					if x.Code == "unsupported_quantity" && !strings.EqualFold(strings.TrimPrefix(at, "I "), strings.TrimPrefix(x.Text, "I ")) {
						t.Errorf("%q: %q stands at %q", text, x.Text, at)
					}
				}
			}
		}
	})
}

// The same digits, true in one place and false in the other.
func TestAFalseFigureIsToldFromATrueOneThatLooksLikeIt(t *testing.T) {
	f, err := readCases("testdata/cases/writings.txt")
	if err != nil {
		t.Fatal(err)
	}
	gate, ground := f.gate(t)
	const text = "I cut repeat incidents by 35% and wrote 35 postmortems of payment outages."
	var at []Place
	for _, x := range gate.Trace(text, ground).Findings {
		if x.Tier == Blocking {
			at = append(at, x.At)
		}
	}
	if want := strings.LastIndex(text, "35"); len(at) != 1 || at[0].Start != want || at[0].End != want+2 {
		t.Errorf("found at %+v, want one at %d", at, want)
	}
}
