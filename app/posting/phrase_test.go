package posting

import (
	"strings"
	"testing"
)

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"falls|fall behind", "The queue falls behind at night", true},
		{"falls|fall behind", "The queue falls far behind", false},
		{"falls|fall ~ behind", "The queue falls ever so far behind", true},
		{"falls ~ behind", "It falls one two three four five behind", false},
		{"migrat*", "A migration", true},
		{"without *ing", "without losing a packet", true},
		{"without *ing", "without a loss", false},
		{"takes N hours", "It takes nine hours", true},
		{"takes N hours", "It takes 9 hours", true},
		{"takes N hours", "It takes many hours", false},
		{"under U", "under 300ms", true},
		{"under U", "under 300", false},
		{"can't tell", "We can’t tell", true},
		{"ci cd", "our CI/CD", true},
		{"a _ b", "a x b", true},
	} {
		b := new(book)
		if err := b.add(c.pattern, 0); err != nil {
			t.Fatal(err)
		}
		if got := b.has(lowers(tokenise(c.text))); got != c.want {
			t.Errorf("%q in %q: %v", c.pattern, c.text, got)
		}
	}
	for _, bad := range []string{"", "ab*", "~ x", "_ x", "*ing"} {
		if err := new(book).add(bad, 0); err == nil {
			t.Errorf("%q was taken for a phrase", bad)
		}
	}
}

func TestTablesLoad(t *testing.T) {
	if _, err := loadCues(); err != nil {
		t.Fatal(err)
	}
}

func TestTokenise(t *testing.T) {
	got := strings.Join(lowers(tokenise("Don’t drop €5m of C++ at 99.9% (24/7), node.js and 1,000 rows.")), " ")
	if want := "don't drop €5m of c++ at 99.9% 24 7 node.js and 1,000 rows"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
