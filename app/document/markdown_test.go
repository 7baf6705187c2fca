package document

import (
	"context"
	"strings"
	"testing"
	"time"
)

func TestMarksWithoutEnd(t *testing.T) {
	for _, mark := range []string{"> ", "*a_", "[", "`a``b", "- a\n", "| a ", "!["} {
		for _, size := range []int{5000, 250 << 10, 3 << 20} {
			start := time.Now()
			doc, err := Read(context.Background(), "resume.md", []byte(strings.Repeat(mark, size/len(mark))), Options{})
			checkResult(t, doc, err)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%d bytes of %q took %v", size, mark, took)
			}
		}
	}
}
