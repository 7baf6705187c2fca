package check

import (
	_ "embed"
	"strings"
	"testing"
)

var (
	//go:embed testdata/fluent.txt
	fluent string
	//go:embed testdata/broken.txt
	broken string
)

// What people write reads as a sentence, however it ends; what a cut or a small
// model left in pieces does not.
func TestCameApart(t *testing.T) {
	for line := range strings.Lines(fluent) {
		if f := grammar(strings.TrimSpace(line), false); f != nil {
			t.Errorf("%q: %s, %s", line, f[0].Text, f[0].Why)
		}
	}
	n, caught := 0, 0
	for line := range strings.Lines(broken) {
		n++
		if grammar(strings.TrimSpace(line), false) != nil {
			caught++
		} else {
			t.Logf("passes: %s", line)
		}
	}
	if t.Logf("%d of %d broken sentences caught", caught, n); 20*caught < 17*n {
		t.Errorf("only %d of %d", caught, n)
	}
}
