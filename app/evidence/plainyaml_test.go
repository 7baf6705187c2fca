package evidence

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Each of these took minutes or all the memory there is.
func TestFactsFilesThatMultiplyAreRefused(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [a, b, c, d, e, f, g, h, i]\n")
	for i := range 8 {
		fmt.Fprintf(&bomb, "a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 8), i)
	}
	stairs := func(n int, step string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + step + "\n")
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"aliases": bomb.String() + "facts: *a8\n", "merge keys": "a: &a {b: 1}\nc: {<<: *a}\n", "brackets": "a: " + strings.Repeat("[", 60_000), "braces": "a: " + strings.Repeat("{", 60_000),
		"brackets, a line each": "a: " + strings.Repeat("[\n", 30_000), "dashes": strings.Repeat("- ", 30_000), "keys": strings.Repeat("? ", 30_000),
		"too long": "facts:\n" + strings.Repeat("- a\n", 100_000), "stairs": stairs(350, "b:"), "stairs of dashes": stairs(350, "-"), "one word": strings.Repeat("a", 65_000),
		"quotes": strings.Repeat(`"'`, 32_000), "colons": strings.Repeat("a: ", 21_000), "documents": strings.Repeat("---\n", 16_000), "tags": strings.Repeat("!!str ", 10_000),
		"comments": strings.Repeat("#\n", 32_000), "pipes": strings.Repeat("a: |\n", 13_000), "lines": strings.Repeat("\n", 65_000),
	} {
		start := time.Now()
		_, err := ReadAnswers([]byte(text))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: took %v (%.80v)", name, took, err)
		}
	}
	if _, err := ReadAnswers([]byte("story:\n  trouble: [it broke, twice]\nfacts:\n  - \"*all* of it\"\n  - R&D was ours\n")); err != nil {
		t.Errorf("a plain one: %v", err)
	}
}
