package letter

import (
	"hash/fnv"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// speaker picks the pack's own sentences and fills their fields. No sentence is
// used twice in a letter; which of several comes first depends on the seed and on
// who writes to whom, so that ten letters do not read as one author's.
type speaker struct {
	pack  *playbook.Pack
	tone  string
	avoid func(text string) bool // words that the person does not want
	again map[string]bool        // sentences that stood there before
	turn  uint32
	used  map[string]bool
}

func newSpeaker(p *playbook.Pack, o Options, avoid func(string) bool, again map[string]bool, who ...string) *speaker {
	h := fnv.New32a()
	for _, w := range who {
		_, _ = h.Write([]byte(w))
	}
	return &speaker{pack: p, tone: or(o.Tone, "plain"), avoid: avoid, again: again, turn: h.Sum32()>>3 + uint32(o.Seed), used: map[string]bool{}} //nolint:gosec // any turn will do
}

// lines gives the sentences of a key in two groups: those made for the tone, then
// those for any.
func (s *speaker) lines(key string) [2][]string {
	var out [2][]string
	for _, l := range s.pack.Lines(key) {
		switch l.Tone {
		case s.tone:
			out[0] = append(out[0], l.Text)
		case "":
			out[1] = append(out[1], l.Text)
		}
	}
	return out
}

// say gives the sentence of that key that has most of its fields known, the ones
// of the letter's tone first, and the sentence as the pack has it; empty where
// none can be said. One that stood there before makes room for another that says as
// much: what the posting gives is not given up for the sake of other words.
func (s *speaker) say(key string, fields map[string]string) (text, template string) {
	text, template = s.best(key, fields, true, false)
	if s.again[text] {
		if t, other := s.best(key, fields, true, true); t != "" && known(other) >= known(template) {
			text, template = t, other
		}
	}
	if template == "" {
		text, template = s.best(key, fields, false, false)
	}
	if template != "" {
		s.used[template] = true
	}
	return text, template
}

// best is say without a look at what it gives up; strict leaves out what is used or
// avoided, fresh what stood there before.
func (s *speaker) best(key string, fields map[string]string, strict, fresh bool) (text, template string) {
	for _, list := range s.lines(key) {
		best, bestText, bestFields := "", "", -1
		for i := range list {
			t := list[(i+int((s.turn+spin(key))%uint32(len(list))))%len(list)] //nolint:gosec // a few sentences
			if t == "" {
				return "", "" // this tone does without
			}
			n, ok := fill(t, fields)
			out := filled(t, fields)
			if !ok || s.used[t] && strict || opensSmall(t, fields) || strict && s.avoid(out) || fresh && s.again[out] {
				continue
			}
			if n > bestFields {
				best, bestText, bestFields = t, out, n
			}
		}
		if best != "" {
			return bestText, best
		}
	}
	return "", ""
}

// known is how many fields a sentence of the pack has.
func known(template string) int { return strings.Count(template, "{") }

// spin turns each key by its own amount, so that choices do not go together.
func spin(key string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(key))
	return h.Sum32() >> 5
}

// others lists the other wordings of a sentence.
func (s *speaker) others(key string, fields map[string]string, text string) []string {
	out := []string{}
	for _, list := range s.lines(key) {
		for _, t := range list {
			if _, ok := fill(t, fields); !ok || t == "" || opensSmall(t, fields) {
				continue
			}
			if o := filled(t, fields); o != text && len(english.Sentences(o)) == len(english.Sentences(text)) {
				out = append(out, o)
			}
		}
	}
	return out
}

func filled(t string, fields map[string]string) string {
	for f, v := range fields {
		t = strings.ReplaceAll(t, "{"+f+"}", v)
	}
	return english.Capital(t)
}

// opensSmall: a quotation that begins with a small letter cannot open a sentence.
func opensSmall(t string, fields map[string]string) bool {
	return strings.HasPrefix(t, "\"{hook}") && english.Capital(fields["hook"]) != fields["hook"]
}

// fill counts the fields of a sentence; ok is false where one is unknown.
func fill(t string, fields map[string]string) (n int, ok bool) {
	for rest := t; ; {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			return n, true
		}
		name, tail, _ := strings.Cut(after, "}")
		if fields[name] == "" {
			return 0, false
		}
		n++
		rest = tail
	}
}
