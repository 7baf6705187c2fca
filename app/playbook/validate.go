package playbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"
)

var fieldRe = regexp.MustCompile(`\{[a-z]+\}`)

// known fields of a pack's sentences.
var fields = map[string]bool{"{role}": true, "{team}": true, "{company}": true, "{hook}": true, "{task}": true,
	"{claim}": true, "{artefact}": true, "{list}": true, "{languages}": true, "{databases}": true,
	"{title}": true, "{employer}": true, "{degree}": true, "{school}": true, "{person}": true, "{need}": true, "{where}": true, "{now}": true,
	"{year}": true, "{end}": true}

var (
	signalKeys  = []string{"load", "incident", "database", "numbers", "observability"}
	openingKeys = []string{"incident", "migration", "cost", "role"}
	boxKeys     = []string{"trouble", "found", "call", "result", "left_behind"}
)

// needed sentences: a letter cannot be planned without them.
var needed = []string{"apply", "close_plain", "signoff"}

// validate refuses a pack that lacks a part, with file and line.
func (p *Pack) validate(file string, data []byte) error {
	bad := func(path, format string, args ...any) error {
		return fmt.Errorf("%s:%d: %s", file, lineOf(data, path), fmt.Sprintf(format, args...))
	}
	switch {
	case p.Name == "" || p.Title == "":
		return bad("$.name", "a pack needs a name and a title")
	case strings.TrimSuffix(strings.TrimPrefix(file, "packs/"), ".yaml") != p.Name:
		return bad("$.name", "the pack %q lies in another file's name", p.Name)
	case len(p.Signals) != len(signalKeys):
		return bad("$.signals", "there are five signals, not %d", len(p.Signals))
	case len(p.Openings) != len(openingKeys):
		return bad("$.openings", "there are four openings, not %d", len(p.Openings))
	case len(p.Story.Boxes) != len(boxKeys):
		return bad("$.story", "a story has five boxes, not %d", len(p.Story.Boxes))
	case p.Story.Intro == "" || p.Story.Confidential == "":
		return bad("$.story", "a story is introduced, with a word on confidentiality")
	}
	for i, s := range p.Signals {
		at := fmt.Sprintf("$.signals[%d]", i)
		if s.Key != signalKeys[i] {
			return bad(at, "signal %d is %q, not %q", i+1, signalKeys[i], s.Key)
		}
		if s.Label == "" || s.Why == "" || s.LitBy == "" || s.Question == "" || s.LitWhy == "" || len(s.Shown) == 0 {
			return bad(at, "the signal %q lacks its label, why, lit_by, question, shown or lit_why", s.Key)
		}
		for _, by := range s.Shown {
			if what, _, ok := strings.Cut(by, " "); ok && what != "kind" && what != "span" || !ok && !slices.Contains(signalKeys, by) {
				return bad(at, "%q is shown by %q: want a signal, \"kind …\" or \"span …\"", s.Key, by)
			}
		}
	}
	for i, o := range p.Openings {
		if o.Kind != openingKeys[i] || o.Why == "" || o.Question == "" != (o.Kind == "role") {
			return bad(fmt.Sprintf("$.openings[%d]", i), "opening %d is %q, with its why and, but for role, its question", i+1, openingKeys[i])
		}
	}
	for i, b := range p.Story.Boxes {
		if b.Key != boxKeys[i] || b.Text == "" || b.Hint == "" {
			return bad(fmt.Sprintf("$.story.boxes[%d]", i), "box %d is %q, with a text and a hint", i+1, boxKeys[i])
		}
	}
	for i, f := range p.Filters {
		if f.Code == "" || f.Reason == "" || f.Remedy == "" {
			return bad(fmt.Sprintf("$.filters[%d]", i), "a filter has a code, a reason and a remedy")
		}
	}
	for i, q := range p.Questions {
		if q.Key == "" || q.Text == "" || q.Why == "" || q.Signal != "" && !slices.Contains(signalKeys, q.Signal) {
			return bad(fmt.Sprintf("$.questions[%d]", i), "a question has a key, a text, a why and one of the five signals or none")
		}
	}
	return p.sayable(bad)
}

// sayable refuses a pack whose sentences lack a needed key or name an unknown field.
func (p *Pack) sayable(bad func(path, format string, args ...any) error) error {
	for _, key := range needed {
		if len(p.Say(key, "")) == 0 {
			return bad("$.sentences", "sentences: %q is missing", key)
		}
	}
	for key, list := range p.Sentences {
		for i, s := range list {
			for _, f := range fieldRe.FindAllString(s.Text, -1) {
				if !fields[f] {
					return bad(fmt.Sprintf("$.sentences.%s[%d]", key, i), "unknown field %s in %q", f, s.Text)
				}
			}
		}
	}
	return nil
}

// lineOf finds the line on which a part of a file stands; 1 where it does not.
func lineOf(data []byte, path string) int {
	f, err := parser.ParseBytes(data, 0)
	if err != nil {
		return 1
	}
	p, err := yaml.PathString(path)
	if err != nil {
		return 1
	}
	node, err := p.FilterFile(f)
	if err != nil || node == nil || node.GetToken() == nil {
		return 1
	}
	return node.GetToken().Position.Line
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
