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
	pack *playbook.Pack
	tone string // "" is plain
	turn uint32
	used map[string]bool
}

func newSpeaker(p *playbook.Pack, seed uint64, who ...string) *speaker {
	h := fnv.New32a()
	for _, w := range who {
		_, _ = h.Write([]byte(w))
	}
	return &speaker{pack: p, turn: h.Sum32()>>3 + uint32(seed), used: map[string]bool{}} //nolint:gosec // any turn will do
}

// say gives the first sentence of that key whose fields are all known, and the
// sentence as the pack has it; empty where none is.
func (s *speaker) say(key string, fields map[string]string) (text, template string) {
	list := s.pack.Say(key, s.tone)
	for most := true; ; most = false {
		best, bestFields := "", -1
		for i := range list {
			t := list[(i+int(s.turn%uint32(max(len(list), 1))))%len(list)] //nolint:gosec // a few sentences
			n, ok := fill(t, fields)
			if !ok || s.used[t] && most || opensSmall(t, fields) {
				continue
			}
			if n > bestFields {
				best, bestFields = t, n
			}
		}
		if best != "" {
			s.used[best] = true
			out := best
			for f, v := range fields {
				out = strings.ReplaceAll(out, "{"+f+"}", v)
			}
			return english.Capital(out), best
		}
		if !most {
			return "", ""
		}
	}
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
