package letter

import (
	"context"
	"strings"
	"testing"
)

// sayer tells every line in the same few ways.
type sayer struct{ says []Wording }

func (sayer) Name() string { return "sayer" }
func (sayer) Spent() Spent { return Spent{} }
func (s sayer) Phrase(_ context.Context, slots []Slot, _ uint64) ([][]Wording, error) {
	out := make([][]Wording, len(slots))
	for i := range out {
		out[i] = append([]Wording(nil), s.says...)
	}
	return out, nil
}

// What a model tells competes if it is true, in whichever order it tells it; what is not
// falls with the reason, and is not in the letter.
func TestTellingsOfAModel(t *testing.T) {
	const cv = "Jo Fell\n# Backend Engineer, Harbour Lines, 2019-01, present\n- Cut berth lookup (41 min → 3 min) by indexing tide and draught"
	for _, c := range []struct {
		says Wording
		why  string
	}{
		{Wording{Form: formDeed, Text: "I indexed tide and draught, and the berth lookup went from 41 minutes to 3.", LogProb: -0.1, Complete: true}, ""},
		{Wording{Form: formDeed, Text: "I indexed tide and draught, and the berth lookup went from 41 minutes to 2.", LogProb: -0.1, Complete: true}, "unsupported_quantity"},
		{Wording{Form: formDeed, Text: "I led the indexing of tide and draught, and the berth lookup went from 41 minutes to 3.", LogProb: -0.1, Complete: true}, "role_changed"},
		{Wording{Form: formDeed, Text: "I indexed tide and draught. The berth lookup from 41 minutes to 3.", LogProb: -0.1, Complete: true}, "no_verb"},
		{Wording{Form: formBrief, Text: "I indexed tide", LogProb: -0.1}, "stopped_short"},
		{Wording{Form: formBrief, Text: "I indexed the berth lookup.", LogProb: -2, Complete: true}, "groping"},
	} {
		l, err := Draft(context.Background(), request(t, cv), sayer{[]Wording{c.says}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if l.Falls[c.why] == 0 || len(l.Falls) != 1 {
			t.Errorf("%q: fell for %v, want %q", c.says.Text, l.Falls, c.why)
		}
		if _, told, _ := strings.Cut(c.says.Text, "I "); c.why != "" && strings.Contains(body(l), strings.TrimSuffix(told, ".")) {
			t.Errorf("%q stands in the letter:\n%s", c.says.Text, body(l))
		}
	}
}
