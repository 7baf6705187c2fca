package evidence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// Answers are what the person typed as facts: stories in five optional boxes,
// free facts, and answers to the pack's questions by key. They are evidence and
// stay marked as theirs. What they want told, or not, stands beside them.
type Answers struct {
	Story   map[string]string   // "trouble", "found", "call", "result", "left_behind"
	Stories []map[string]string // further ones, in the same boxes
	Facts   []string
	ByKey   map[string]string // "database_why", "hook", …

	Confidential map[string]string     // employer, as the resume names it: what stands for it, "a payment processor"
	Preferences  map[string]Preference // by the claim's Key
}

// storyKeys are the boxes of a story, in the order it is told.
var storyKeys = []string{"trouble", "found", "call", "result", "left_behind"}

// all lists the stories, the first told first.
func (a Answers) all() []map[string]string {
	return append([]map[string]string{a.Story}, a.Stories...)
}

// ReadAnswers reads a facts file (YAML): `story:` with its boxes, `stories:` a list
// of the same, `facts:` a list of sentences, `confidential:` employers with what
// stands for them, `preferences:` by claim, and the pack's questions by key. A box
// may hold rough notes as a list. Unknown boxes are refused, with their name, so
// that no answer is lost to a slip of the pen.
func ReadAnswers(data []byte) (Answers, error) {
	if err := plainYAML(data); err != nil {
		return Answers{}, fmt.Errorf("not a facts file: %w", err)
	}
	var raw map[string]any
	if err := yaml.Unmarshal(data, &raw); err != nil {
		msg, _, _ := strings.Cut(yaml.FormatError(err, false, false), "\n")
		return Answers{}, fmt.Errorf("not a facts file: %s", msg)
	}
	a := Answers{Story: map[string]string{}, ByKey: map[string]string{}}
	for key, value := range raw {
		var err error
		switch key {
		case "story":
			a.Story, err = boxes(value)
		case "stories":
			a.Stories, err = stories(value)
		case "facts":
			list, ok := value.([]any)
			if !ok {
				return Answers{}, fmt.Errorf("facts: wants a list of sentences")
			}
			for _, v := range list {
				a.Facts = append(a.Facts, clean(v))
			}
		case "confidential":
			a.Confidential, err = names(value)
		case "preferences":
			a.Preferences, err = preferences(value)
		default:
			a.ByKey[key] = clean(value)
		}
		if err != nil {
			return Answers{}, err
		}
	}
	return a, nil
}

func boxes(value any) (map[string]string, error) {
	given, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("story: wants boxes (%s)", strings.Join(storyKeys, ", "))
	}
	out := map[string]string{}
	for k, v := range given {
		if !slices.Contains(storyKeys, k) {
			return nil, fmt.Errorf("story: no box %q; there are %s", k, strings.Join(storyKeys, ", "))
		}
		out[k] = clean(v)
	}
	return out, nil
}

func stories(value any) ([]map[string]string, error) {
	list, ok := value.([]any)
	if !ok {
		return nil, fmt.Errorf("stories: wants a list, each with boxes (%s)", strings.Join(storyKeys, ", "))
	}
	var out []map[string]string
	for _, v := range list {
		s, err := boxes(v)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func names(value any) (map[string]string, error) {
	given, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("confidential: wants employers, each with what stands for it")
	}
	out := map[string]string{}
	for k, v := range given {
		out[k] = clean(v)
	}
	return out, nil
}

func preferences(value any) (map[string]Preference, error) {
	data, err := yaml.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("preferences: %w", err)
	}
	var out map[string]Preference
	if err := yaml.UnmarshalWithOptions(data, &out, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("preferences: wants prefer, never, with_team, confidential or numbers, by claim")
	}
	return out, nil
}

// clean writes a value of the file on one line; a list becomes its sentences, and so
// does a text whose lines are marked as one.
func clean(v any) string {
	list, ok := v.([]any)
	if text, is := v.(string); is && strings.Contains(text, "\n") && itemRe.MatchString(text) {
		for line := range strings.Lines(strings.TrimSpace(text)) {
			list = append(list, itemRe.ReplaceAllString(line, ""))
		}
		ok = true
	}
	if !ok {
		if v == nil {
			return ""
		}
		return strings.Join(strings.Fields(fmt.Sprint(v)), " ")
	}
	var parts []string
	for _, x := range list {
		if s := clean(x); s != "" {
			parts = append(parts, strings.TrimRight(s, ". "))
		}
	}
	return strings.Join(parts, ". ")
}
