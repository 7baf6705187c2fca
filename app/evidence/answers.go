package evidence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// Answers are what the person typed as facts: one story in five optional boxes,
// free facts, and answers to the pack's questions by key. They are evidence and
// stay marked as theirs.
type Answers struct {
	Story map[string]string // "trouble", "found", "call", "result", "left_behind"
	Facts []string
	ByKey map[string]string // "database_why", "hook", …
}

// storyKeys are the boxes of a story, in the order it is told.
var storyKeys = []string{"trouble", "found", "call", "result", "left_behind"}

// ReadAnswers reads a facts file (YAML): `story:` with its boxes, `facts:` a list
// of sentences, and the pack's questions by key. Unknown boxes are refused, with
// their name, so that no answer is lost to a slip of the pen.
func ReadAnswers(data []byte) (Answers, error) {
	var raw map[string]any
	if err := yaml.Unmarshal(data, &raw); err != nil {
		msg, _, _ := strings.Cut(yaml.FormatError(err, false, false), "\n")
		return Answers{}, fmt.Errorf("not a facts file: %s", msg)
	}
	a := Answers{Story: map[string]string{}, ByKey: map[string]string{}}
	for key, value := range raw {
		switch key {
		case "story":
			boxes, ok := value.(map[string]any)
			if !ok {
				return Answers{}, fmt.Errorf("story: wants boxes (%s)", strings.Join(storyKeys, ", "))
			}
			for k, v := range boxes {
				if !known(k) {
					return Answers{}, fmt.Errorf("story: no box %q; there are %s", k, strings.Join(storyKeys, ", "))
				}
				a.Story[k] = clean(fmt.Sprint(v))
			}
		case "facts":
			list, ok := value.([]any)
			if !ok {
				return Answers{}, fmt.Errorf("facts: wants a list of sentences")
			}
			for _, v := range list {
				a.Facts = append(a.Facts, clean(fmt.Sprint(v)))
			}
		default:
			a.ByKey[key] = clean(fmt.Sprint(value))
		}
	}
	return a, nil
}

func known(key string) bool {
	return slices.Contains(storyKeys, key)
}

func clean(s string) string {
	if s == "<nil>" {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}
