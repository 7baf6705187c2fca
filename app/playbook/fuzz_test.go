package playbook

import (
	"regexp"
	"testing"
)

// Whatever stands in a pack: it is refused with file and line, or it is one that
// every sentence can be said of.
func FuzzPack(f *testing.F) {
	for _, name := range Names() {
		data, err := files.ReadFile("packs/" + name + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, seed := range []string{"", "name: x", "signals: [{key: load}]", "a: &a [*a]", "name: {", "\x00", "roles: 7"} {
		f.Add([]byte(seed))
	}
	c, err := common()
	if err != nil {
		f.Fatal(err)
	}
	place := regexp.MustCompile(`^packs/fuzz.yaml:\d+: .`)
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &Pack{Common: c}
		err := decode("packs/fuzz.yaml", data, p)
		if err == nil {
			err = p.validate("packs/fuzz.yaml", data)
		}
		if err != nil && !place.MatchString(err.Error()) {
			t.Fatalf("no file and line: %v", err)
		}
	})
}
