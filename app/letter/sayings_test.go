package letter

import (
	"regexp"
	"testing"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// TestSayingsPassTheGate holds every sentence that the packs bring along to the gate:
// none of them comes apart.
func TestSayingsPassTheGate(t *testing.T) {
	field := regexp.MustCompile(`\{[a-z]+\}`)
	for _, name := range playbook.Names() {
		p, err := playbook.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		gate := check.Gate{Pack: p}
		for _, lists := range []map[string][]playbook.Line{p.Sentences, p.Common.Sentences} {
			for key, list := range lists {
				if key == "greeting" || key == "signoff" || key == "subject" {
					continue
				}
				for _, l := range list {
					text := field.ReplaceAllString(l.Text, "seats")
					for _, s := range english.Sentences(text) {
						for _, f := range gate.Sentence(check.Sentence{Text: s, Sources: []Source{packed(text)}}) {
							if f.Code == "came_apart" {
								t.Errorf("%s %s: %q: %s %q", name, key, l.Text, f.Code, f.Text)
							}
						}
					}
				}
			}
		}
	}
}
