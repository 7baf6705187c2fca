package command

import (
	"context"
	"testing"

	"vouchsafe/app/export"
	"vouchsafe/app/fault"
)

// Whatever stands in a letter.json: it is refused with a code and no letter, or it
// is a letter that export writes or refuses with a code.
func FuzzReadLetter(f *testing.F) {
	for _, seed := range []string{
		`{"version":1,"date":"2026-11-23","paragraphs":[{"slot":"opening","sentences":[{"text":"I ran it."}]}]}`,
		`{"version":1,"paragraphs":[{"slot":"signature","sentences":[{"text":"Thanks, {Your name}"}]}],"placeholders":[{"text":"{Your name}"}]}`,
		`{"version":1,"date":"not a day","sender":{"links":["javascript:x"]},"paragraphs":[{}]}`,
		`{"version":2}`, `[]`, `null`, ``, `{"version":1,"paragraphs":null}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := readLetter("letter.json", data)
		if (l == nil) != (err != nil) {
			t.Fatalf("letter %v, error %v", l, err)
		}
		if err != nil {
			if c := fault.Of(err).Code; c != "not_a_letter" && c != "letter_newer" {
				t.Fatalf("code %s", c)
			}
			return
		}
		if _, err := export.Bytes(context.Background(), l, "txt", export.Options{AllowPlaceholders: true}); err != nil {
			if c := fault.Of(err).Code; c == "unexpected" {
				t.Fatal(err)
			}
		}
	})
}
