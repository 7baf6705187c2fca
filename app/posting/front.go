package posting

import (
	"fmt"
	"sort"
	"strings"

	"github.com/goccy/go-yaml"
)

// frontMatter reads the YAML block that a Markdown page may begin with, as labelled
// lines and headed lists; text that is no such block is left alone.
func frontMatter(text string) ([]line, string) {
	body, ok := strings.CutPrefix(strings.TrimLeft(text, "\n "), "---\n")
	if !ok {
		return nil, text
	}
	block, rest, ok := strings.Cut(body, "\n---")
	if !ok || len(block) > 20000 {
		return nil, text
	}
	if rest != "" && !strings.HasPrefix(rest, "\n") {
		return nil, text
	}
	var fields yaml.MapSlice
	if err := yaml.Unmarshal([]byte(block), &fields); err != nil || len(fields) == 0 {
		return nil, text
	}
	var lines []line
	for _, f := range fields {
		key := strings.ReplaceAll(fmt.Sprint(f.Key), "_", " ")
		switch v := f.Value.(type) {
		case []any:
			lines = append(lines, line{text: key + ":", gap: true, head: 4})
			for _, x := range v {
				lines = append(lines, line{text: inline(fmt.Sprint(x)), bullet: true})
			}
		case map[string]any:
			keys := make([]string, 0, len(v))
			for k := range v {
				keys = append(keys, k)
			}
			sort.Strings(keys)
			for _, k := range keys {
				lines = append(lines, line{text: inline(fmt.Sprintf("%s: %v", k, v[k]))})
			}
		case nil:
		default:
			lines = append(lines, line{text: inline(fmt.Sprintf("%s: %v", key, v))})
		}
	}
	return lines, rest
}
