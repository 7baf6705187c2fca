package playbook

import "testing"

// Every name of shown.yaml is one that the lexicon gives.
func TestShownNamesAreOfTheLexicon(t *testing.T) {
	known := map[string]bool{}
	d := lexicon()
	for _, list := range d.byFirst {
		for _, s := range list {
			known[s.tool.Name] = true
		}
	}
	for name, by := range shown() {
		for _, n := range append(by, name) {
			if !known[n] {
				t.Errorf("%s: no tool is called %q", name, n)
			}
		}
	}
}
