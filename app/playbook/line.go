package playbook

import "fmt"

// Line is a sentence of the pack. A tone binds it to letters of that tone; one
// without stands in any. An empty text says that nothing is to be said in that tone.
type Line struct {
	Text string
	Tone string // "", "plain", "warm", "brisk"
}

// UnmarshalYAML reads a line from a bare string or from {text, tone}.
func (l *Line) UnmarshalYAML(unmarshal func(any) error) error {
	if unmarshal(&l.Text) == nil {
		return nil
	}
	var full struct {
		Text string `yaml:"text"`
		Tone string `yaml:"tone"`
	}
	if err := unmarshal(&full); err != nil {
		return err
	}
	if full.Text == "" && full.Tone == "" || !tones[full.Tone] {
		return fmt.Errorf("a sentence is a text, or {text, tone} with the tone plain, warm or brisk")
	}
	*l = Line(full)
	return nil
}

var tones = map[string]bool{"": true, "plain": true, "warm": true, "brisk": true}

// Say lists the sentences of a key that a letter of that tone may use, those made
// for the tone first. Where the pack has none, those common to all packs stand in.
func (p *Pack) Say(key, tone string) []string {
	if tone == "" {
		tone = "plain"
	}
	var own, rest []string
	for _, l := range p.Lines(key) {
		switch l.Tone {
		case "":
			rest = append(rest, l.Text)
		case tone:
			own = append(own, l.Text)
		}
	}
	return append(own, rest...)
}

// Lines are the pack's sentences of a key, or the shared ones where it has none.
func (p *Pack) Lines(key string) []Line {
	if own, ok := p.Sentences[key]; ok || p.Common == nil {
		return own
	}
	return p.Common.Sentences[key]
}
