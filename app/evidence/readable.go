package evidence

import (
	"strings"

	"vouchsafe/app/playbook"
)

// readable undoes the short forms of resumes: "w/", "&", arrows, en dashes as hyphens.
func readable(s string, c *playbook.Common) string {
	s = strings.NewReplacer(" -> ", " to ", " → ", " to ", "→", " to ", "->", " to ", " => ", " to ", "\u00ad", "-", "‑", "-", "“", "\"", "”", "\"", "’", "'").Replace(s)
	words := strings.Fields(s)
	for i, w := range words {
		core := strings.TrimRight(w, ",.;:")
		if long, ok := c.Short[core]; ok {
			rest := w[len(core):]
			if strings.Contains(core, ".") {
				rest = strings.TrimPrefix(rest, ".") // the mark of "p.a." is its own
			}
			words[i] = long + rest
			continue
		}
		if rest, ok := strings.CutPrefix(w, "w/"); ok && rest != "" && rest != "o" {
			words[i] = "with " + rest
		}
	}
	return strings.Join(words, " ")
}
