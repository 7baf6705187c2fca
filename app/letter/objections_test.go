package letter

import (
	"slices"
	"testing"

	"vouchsafe/app/check"
)

func TestWhatSpeaksAgainstALetter(t *testing.T) {
	of := func(form string, slots ...string) *Letter {
		l := &Letter{Form: form}
		for i := 0; i+1 < len(slots); i += 2 {
			l.Paragraphs = append(l.Paragraphs, Paragraph{Slot: slots[i], Sentences: []Sentence{{Text: slots[i+1]}}})
		}
		return l
	}
	whole := of("letter", Greeting, "Hello,", Lead, "I ran it.", Signature, "Thanks, Ada Holm")
	wrong := of("letter", Lead, "I ran 41 of them.", Signature, "Ada Holm")
	wrong.Findings = []Finding{{Tier: check.Blocking, Code: "unsupported_quantity"}, {Tier: check.Advisory, Code: "jargon"}}
	unsigned := of("email", Lead, "I ran it.", Signature, "Thanks,")
	unsigned.Paragraphs[1].Sentences[0].Part = "signoff"
	for name, c := range map[string]struct {
		letter *Letter
		want   []string
	}{
		"nothing":              {whole, nil},
		"what must change":     {wrong, []string{"unsupported_quantity"}},
		"a placeholder":        {of("letter", Lead, "I ran it in {A year}.", Signature, "Thanks, Ada Holm"), []string{"placeholder_left"}},
		"a name to come":       {of("letter", Lead, "I ran it.", Signature, "Thanks, {Your name}"), []string{"no_name"}},
		"a deed to come":       {of("letter", Proof, "{One thing you did, and what came of it}", Signature, "Thanks, Ada Holm"), []string{"nothing_to_tell"}},
		"no words":             {of("letter", Greeting, "Hello,", Signature, "Ada Holm"), []string{"empty_letter"}},
		"nobody's name":        {unsigned, []string{"no_name"}},
		"a form, not signed":   {of("box", Lead, "I ran it."), nil},
		"nothing in it at all": {of("letter"), []string{"empty_letter", "no_name"}},
	} {
		var got []string
		for _, f := range c.letter.Objections() {
			got = append(got, f.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
