package playbook

import (
	"fmt"
	"regexp"
)

var fieldRe = regexp.MustCompile(`\{[a-z]+\}`)

// known fields of a pack's sentences.
var fields = map[string]bool{"{role}": true, "{team}": true, "{company}": true, "{hook}": true, "{task}": true,
	"{claim}": true, "{artefact}": true, "{list}": true, "{languages}": true, "{databases}": true}

// needed sentences: a letter cannot be planned without them.
var needed = []string{"apply", "close_plain", "signoff"}

func (p *Pack) validate(file string) error {
	if p.Name == "" || p.Title == "" {
		return fmt.Errorf("%s:1: a pack needs a name and a title", file)
	}
	if len(p.Signals) != 5 {
		return fmt.Errorf("%s: signals: there are five, not %d", file, len(p.Signals))
	}
	if len(p.Openings) != 4 {
		return fmt.Errorf("%s: openings: there are four, not %d", file, len(p.Openings))
	}
	for _, key := range needed {
		if len(p.Sentences[key]) == 0 {
			return fmt.Errorf("%s: sentences: %q is missing", file, key)
		}
	}
	for key, list := range p.Sentences {
		for _, s := range list {
			for _, f := range fieldRe.FindAllString(s.Text, -1) {
				if !fields[f] {
					return fmt.Errorf("%s: sentences: %s: unknown field %s in %q", file, key, f, s.Text)
				}
			}
		}
	}
	return nil
}

// Signal gives the signal of that key; the zero Signal where there is none.
func (p *Pack) Signal(key string) Signal {
	for _, s := range p.Signals {
		if s.Key == key {
			return s
		}
	}
	return Signal{}
}
