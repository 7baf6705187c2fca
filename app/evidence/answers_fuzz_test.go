package evidence

import (
	"testing"
	"unicode/utf8"

	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// Whatever stands in a facts file: it is refused and gives nothing, or it is answers
// that can be gathered from.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []string{
		"story:\n  trouble: it broke\n  call: pinned reads\nfacts:\n  - I may work in Norway\n",
		"stories:\n  - {trouble: a, result: [b, c]}\nhook: your talk\n",
		"confidential:\n  Acme: a payment processor\npreferences:\n  k1: {prefer: true, numbers: about}\n",
		"a: &a [x, x]\nb: &b [*a, *a]\nfacts: [*b, *b]\n", "facts: {}", "story: []", "- a", "? : !!binary x", "", "\x00",
	} {
		f.Add([]byte(seed))
	}
	pack, err := playbook.Load("backend")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := ReadAnswers(data)
		if err != nil {
			if a.Story != nil || a.Stories != nil || a.Facts != nil || a.ByKey != nil || a.Confidential != nil || a.Preferences != nil {
				t.Fatalf("refused (%v), and yet %+v", err, a)
			}
			return
		}
		if utf8.Valid(data) {
			for _, s := range a.Facts {
				if !utf8.ValidString(s) {
					t.Fatalf("a fact is %q", s)
				}
			}
		}
		gather(t, &resume.Resume{}, a, pack)
	})
}
