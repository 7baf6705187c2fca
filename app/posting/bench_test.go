package posting

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkParse reads an advertisement of about 900 words.
func BenchmarkParse(b *testing.B) {
	var text strings.Builder
	for _, name := range []string{"greenhouse-page", "pdf-hard-wraps", "only-duties", "government", "startup-prose", "linkedin-paste", "negated-needs"} {
		data, err := os.ReadFile("testdata/own/" + name + ".txt")
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
		text.WriteString("\n\n")
	}
	ad := text.String()
	for b.Loop() {
		if _, err := parse(b, ad); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(strings.Fields(ad))), "words")
}
