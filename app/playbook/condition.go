package playbook

import "strings"

// Condition is something that a posting may set and only the person can say yes to:
// days in an office, a permit, a licence.
type Condition struct {
	Key  string `yaml:"key"`
	Cues Cues   `yaml:"cues"`
	Not  Cues   `yaml:"not"`
	Text string `yaml:"text"` // a yes-or-no question
	Why  string `yaml:"why"`
	Yes  string `yaml:"yes"` // the sentence that a yes adds
}

// Asked is a condition that a posting sets, with the line that sets it.
type Asked struct {
	Condition
	Quote string
}

// Asked lists the conditions that the lines of a posting set, each once.
func (c *Common) Asked(lines []string) []Asked {
	var out []Asked
	for _, cond := range c.Conditions {
		for _, l := range lines {
			if m := cond.Cues.Find(l); m != nil && !cond.Not.In(l) && !denied(l[:m[0]]) {
				out = append(out, Asked{cond, l})
				break
			}
		}
	}
	return out
}

// denied: the posting says that it does not ask for it.
func denied(before string) bool {
	before = strings.ToLower(before)
	for _, w := range []string{"no need for ", "not require ", "don't need ", "do not need ", "not need ", "without "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}
