package playbook

import (
	"fmt"
	"regexp"
	"strings"
)

// Cues are phrases that tell what a line is about, as a pack writes them: a list
// with commas in which "outage*" stands for every ending, "took ... down" lets up
// to four words between, "chose/picked" takes either, and a hyphen may be a space.
type Cues struct {
	re *regexp.Regexp
}

// UnmarshalYAML reads the list.
func (c *Cues) UnmarshalYAML(unmarshal func(any) error) error {
	var list string
	if err := unmarshal(&list); err != nil {
		return err
	}
	re, err := compile(list)
	c.re = re
	return err
}

// In reports whether a cue stands in text.
func (c Cues) In(text string) bool { return c.re != nil && c.re.MatchString(text) }

// Find gives the place of the first cue in text, nil where there is none.
func (c Cues) Find(text string) []int {
	if c.re == nil {
		return nil
	}
	return c.re.FindStringIndex(text)
}

func compile(list string) (*regexp.Regexp, error) {
	var all []string
	for item := range strings.SplitSeq(list, ",") {
		item = strings.ToLower(strings.Join(strings.Fields(item), " "))
		if item == "" {
			return nil, fmt.Errorf("an empty cue in %.40q", list)
		}
		all = append(all, cue(item))
	}
	return regexp.Compile(`(?i)(?:` + strings.Join(all, "|") + `)`)
}

func cue(item string) string {
	var b strings.Builder
	gap := ""
	if wordByte(item[0]) {
		b.WriteString(`\b`)
	}
	for i, token := range strings.Fields(item) {
		if token == "..." {
			gap = `(?:\s+\S+){0,4}?`
			continue
		}
		if i > 0 {
			b.WriteString(gap + `\s+`)
			gap = ""
		}
		parts := []string{token}
		if !strings.ContainsAny(token, "0123456789") && token[0] != '/' {
			parts = strings.Split(token, "/")
		}
		for k, p := range parts {
			parts[k] = strings.NewReplacer(`\*`, `\w*`, `-`, `[- ]?`).Replace(regexp.QuoteMeta(p))
		}
		b.WriteString(`(?:` + strings.Join(parts, "|") + `)`)
	}
	if wordByte(item[len(item)-1]) {
		b.WriteString(`\b`)
	}
	return b.String()
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
}
