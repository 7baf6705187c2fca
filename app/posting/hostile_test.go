package posting

import (
	"strings"
	"testing"
	"time"
)

// Texts made to be slow: the longest allowed, of one kind of thing all through.
func TestHostileTextIsReadInTime(t *testing.T) {
	for _, piece := range []string{"Location: a", "Acme Corp is hiring. ", "a:", "**x** ", "<p>", "&amp;", "- Go\n", "Requirements:\n", "my client ",
		strings.Repeat("Name ", 3), "you will ", "https://a.b/ ", "x@y.z ", "(", "()", "takes ", "| ", "team?Want ", "In this role you will be, and ", "\n\n", "Go, ", "5 years of ", "#", "1. ", "---\n", "… ", "contact Ana Reis ", "“"} {
		text := "We are looking for one engineer with Go.\n" + strings.Repeat(piece, (mostChars-60)/len([]rune(piece)))
		start := time.Now()
		if _, err := parse(t, text); err != nil {
			t.Errorf("%q: %v", piece, err)
		}
		t.Logf("%-40q %v", piece, time.Since(start).Round(time.Millisecond))
		if took := time.Since(start); took > time.Minute { // a hang, on whatever machine
			t.Errorf("%q repeated took %v", piece, took)
		}
	}
}
