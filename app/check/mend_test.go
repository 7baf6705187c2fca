package check

import (
	"path/filepath"
	"strings"
	"testing"
)

// Whatever a case says, mending leaves nothing that blocks and keeps what is true.
func TestMendedCasesBlockNothing(t *testing.T) {
	paths, _ := filepath.Glob("testdata/cases/*.txt")
	done := map[string]int{}
	for _, path := range paths {
		f, err := readCases(path)
		if err != nil {
			t.Fatal(err)
		}
		gate, ground := f.gate(t)
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
	}
	t.Log(done)
	if 3*done[Removed] > done[Weakened]+done[Replaced] {
		t.Errorf("too much is removed: %v", done)
	}
}
