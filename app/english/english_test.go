package english

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"CI/CD in Node.js, C++ (p99 2.1s).": "CI/CD|in|Node.js|,|C++|(|p99|2.1s|)|.",
		"$14k/mo; 40+ don’t re-tries":       "$14k/mo|;|40+|don’t|re-tries",
	} {
		var got []string
		for _, w := range Words(text) {
			got = append(got, w.Text)
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q: got %s, want %s", text, g, want)
		}
	}
}

func TestSentences(t *testing.T) {
	got := Sentences("Moved it to AWS (e.g. Lambda). Cut cost by 2.5 percent. node.js stayed! Done")
	want := []string{"Moved it to AWS (e.g. Lambda).", "Cut cost by 2.5 percent. node.js stayed!", "Done"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLookupVerb(t *testing.T) {
	for word, want := range map[string]string{"Built": "build", "shipped": "ship", "reducing": "reduce", "rewrote": "rewrite", "co-designed": "co-design", "migrated": "migrate", "ran": "run"} {
		v, _, ok := LookupVerb(word)
		if !ok || v.Base != want {
			t.Errorf("%s: got %q %v, want %q", word, v.Base, ok, want)
		}
	}
	if _, _, ok := LookupVerb("engineer's"); ok {
		t.Error("a noun was read as a verb")
	}
}

func TestArticled(t *testing.T) {
	for _, c := range []struct{ in, first, want string }{
		{"real-time fraud detection pipeline processing 50K transactions per second", "a", "a real-time fraud detection pipeline processing 50K transactions per second"},
		{"migration of legacy payment reconciliation service to event-driven microservices architecture", "the", "the migration of the legacy payment reconciliation service to an event-driven microservices architecture"},
		{"RESTful API server for car rental booking application", "a", "a RESTful API server for a car rental booking application"},
		{"the orchestration system from DC/OS to Kubernetes", "a", "the orchestration system from DC/OS to Kubernetes"},
		{"3 Kubernetes clusters", "a", "3 Kubernetes clusters"},
		{"on-device compression pipeline deployed across 50M+ devices", "a", "an on-device compression pipeline deployed across 50M+ devices"},
		{"API gateway", "a", "an API gateway"},
		{"our billing service", "the", "our billing service"},
	} {
		if got := Articled(c.in, c.first); got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}
