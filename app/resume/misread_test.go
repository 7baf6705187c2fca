package resume

import (
	"strings"
	"testing"
)

func TestVerdictNamesMisreadWords(t *testing.T) {
	doc := page("54|B Lena Abara", "54|B EXPERIENCE", "", "54|Data Engineer, Tern & Tide -> 2019 - 2021", "54|* Led the produc\u019fon.")
	doc.Misread = []string{"produc\u019fon", "mo\u019fon", "naviga\u019fon", "auc\u019fon"}
	if r := Parse(doc); r.Verdict != "weak" || !strings.Contains(r.VerdictWhy, "4 words, such as “produc\u019fon”") {
		t.Errorf("%s: %s", r.Verdict, r.VerdictWhy)
	}
	doc.Misread = nil
	if r := Parse(doc); strings.Contains(r.VerdictWhy, "letters") {
		t.Error(r.VerdictWhy)
	}
}
