package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

var (
	// "conversion 3.2% → 4.1%"
	arrowedRe = regexp.MustCompile(`(\pL[\pL-]*) ([~$€£]?\d[\d.,]*\S*(?: [a-z]+)?) ?(?:→|->|=>) ?([~$€£]?\d)`)
	// "25 tickets/week"
	rateRe    = regexp.MustCompile(`(\d[\d.,]*[KkMm]?\+?(?: (?:million|billion))?(?: [a-z]+){1,2})/(second|minute|hour|day|week|month|year)\b`)
	payRe     = regexp.MustCompile(`([$€£]\d[\d.,]*[KkMm]?)/(yr|mo|wk|year|month|week|day)\b`)
	billionRe = regexp.MustCompile(`(\d) ?bn\b`)
)

var perShort = map[string]string{"yr": "year", "mo": "month", "wk": "week", "year": "year", "month": "month", "week": "week", "day": "day"}

// quietly writes a line that is set in capitals as a sentence; names of tools and short
// acronyms keep theirs.
func quietly(s string) string {
	words := strings.Fields(s)
	if len(words) < 4 || strings.ToUpper(s) != s || strings.ToLower(s) == s {
		return s
	}
	for i, w := range words {
		core := strings.Trim(w, ",.;:()")
		low := strings.ToLower(w)
		switch m := playbook.Tools(core); {
		case len(m) == 1 && m[0].As == core:
			words[i] = strings.Replace(w, core, m[0].Name, 1)
		case len(core) > 1 && len(core) < 5 && !english.IsFunction(strings.ToLower(core)) && !strings.ContainsAny(core, "AEIOU"), hasFigure(core):
		default:
			words[i] = low
		}
	}
	return english.Capital(strings.Join(words, " "))
}

// readable undoes the short forms of resumes: "w/", "&", arrows, en dashes as hyphens.
func readable(s string, c *playbook.Common) string {
	s = quietly(s)
	s = arrowedRe.ReplaceAllStringFunc(s, func(m string) string {
		g := arrowedRe.FindStringSubmatch(m)
		if low := strings.ToLower(g[1]); english.IsFunction(low) {
			return m // "from 9 → 2"
		}
		return g[1] + " from " + g[2] + " to " + g[3]
	})
	s = rateRe.ReplaceAllStringFunc(s, func(m string) string {
		g := rateRe.FindStringSubmatch(m)
		return g[1] + " " + english.A(g[2]) + " " + g[2]
	})
	s = payRe.ReplaceAllStringFunc(s, func(m string) string {
		g := payRe.FindStringSubmatch(m)
		return g[1] + " a " + perShort[g[2]]
	})
	s = billionRe.ReplaceAllString(s, "$1 billion")
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
