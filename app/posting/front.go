package posting

import (
	"regexp"
	"strings"
)

var (
	frontKey  = regexp.MustCompile(`^([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$`)
	frontItem = regexp.MustCompile(`^\s*-\s+(.*)$`)
)

// frontMatter reads the block between dashes that a Markdown page may begin with,
// as labelled lines and headed lists. It takes the words as they stand: YAML would
// turn 1_000 into 1000. Text without such a block is left alone.
func frontMatter(text string) ([]line, string) {
	body, ok := strings.CutPrefix(strings.TrimLeft(text, "\n "), "---\n")
	if !ok {
		return nil, text
	}
	block, rest, ok := strings.Cut(body+"\n", "\n---\n")
	if !ok || !frontKey.MatchString(firstLine(block)) {
		return nil, text
	}
	var lines []line
	inBlock := false // inside a text of several lines
	for raw := range strings.SplitSeq(block, "\n") {
		if strings.TrimSpace(raw) == "" {
			continue
		}
		if m := frontItem.FindStringSubmatch(raw); m != nil && !inBlock {
			lines = append(lines, line{text: inline(unquote(m[1])), bullet: true})
			continue
		}
		m := frontKey.FindStringSubmatch(raw)
		if m == nil || strings.HasPrefix(raw, " ") {
			if s := inline(unquote(raw)); s != "" {
				lines = append(lines, line{text: s, gap: true})
			}
			continue
		}
		key, value := strings.ReplaceAll(m[1], "_", " "), strings.TrimSpace(m[2])
		inBlock = strings.HasPrefix(value, "|") || strings.HasPrefix(value, ">")
		switch {
		case value == "" || inBlock && len(value) <= 3:
			lines = append(lines, line{text: key + ":", gap: true, head: 4})
		case strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") && strings.Contains(value, ","):
			lines = append(lines, line{text: key + ":", gap: true, head: 4})
			for item := range strings.SplitSeq(value[1:len(value)-1], ",") {
				lines = append(lines, line{text: inline(unquote(item)), bullet: true})
			}
		default:
			lines = append(lines, line{text: inline(key + ": " + unquote(value))})
		}
	}
	return lines, rest
}

func firstLine(s string) string {
	first, _, _ := strings.Cut(s, "\n")
	return first
}

// unquote takes the quotation marks of YAML off a value.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		return s[1 : n-1]
	}
	return s
}
