package export

import (
	"context"
	"testing"
)

func BenchmarkPDF(b *testing.B) {
	for b.Loop() {
		if _, err := Bytes(context.Background(), sample(), "pdf", Options{Paper: "a4"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDFWithoutReadBack(b *testing.B) {
	p := compose(sample(), "GB")
	for b.Loop() {
		if _, err := writePDF(p, Options{Paper: "a4"}); err != nil {
			b.Fatal(err)
		}
	}
}
