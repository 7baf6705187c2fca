package resume

import (
	"strings"

	"vouchsafe/app/company"
)

// refine splits a piece further: an employer and a place, what stands on both
// sides of "at", and, if titles may be split, a title and an employer that only
// a comma parts.
func (h *head) refine(p piece, titles bool) []piece {
	parts := splitCommas(p.text)
	if placeLike(p.text) && (len(parts) < 3 || len(parts) == 3 && !cities[strings.ToLower(parts[1])]) {
		return []piece{p}
	}
	if m := onlyAt.FindStringIndex(p.text); len(m) > 0 && titleScore(p.text[:m[0]]) > 0 {
		return append(h.refine(p.with(p.text[:m[0]]), titles), h.refine(p.with(p.text[m[1]:]), titles)...)
	}
	if m := paren.FindStringSubmatchIndex(p.text); m != nil {
		if in := p.text[m[2]:m[3]]; placeLike(in) || kindWord.MatchString(in) {
			if placeLike(in) {
				h.setPlace(in)
			}
			p.text = strings.TrimSpace(p.text[:m[0]] + p.text[m[1]:])
			parts = splitCommas(p.text)
		}
	}
	if len(parts) == 1 {
		return []piece{p}
	}
	// A place at the end: "Acme, Berlin, Germany", or in front of the title.
	for n := 3; n >= 1; n-- {
		if len(parts) <= n {
			continue
		}
		if n == 3 && cities[strings.ToLower(parts[len(parts)-2])] {
			continue // "Acme, Berlin, Germany" begins with a name
		}
		if tail := strings.Join(parts[len(parts)-n:], ", "); placeLike(tail) && (n != 1 || h.place == "") {
			h.setPlace(tail)
			h.afterComma = true
			return h.refine(p.with(strings.Join(parts[:len(parts)-n], ", ")), titles)
		}
		if lead := strings.Join(parts[:n], ", "); placeLike(lead) && titleScore(p.text) > 0 {
			h.setPlace(lead)
			return h.refine(p.with(strings.Join(parts[n:], ", ")), titles)
		}
	}
	if !titles {
		return []piece{p}
	}
	first, last := -1, -1
	for i, s := range parts {
		if titleScore(s) > 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	switch {
	case first < 0 || first == 0 && last == len(parts)-1:
		return []piece{p}
	case first == 0: // "Senior Engineer, Acme"
		return []piece{p.with(strings.Join(parts[:last+1], ", ")), p.with(strings.Join(parts[last+1:], ", "))}
	}
	return []piece{p.with(strings.Join(parts[:first], ", ")), p.with(strings.Join(parts[first:], ", "))}
}

func (h *head) setPlace(s string) {
	if h.place == "" {
		h.place = s
	}
}

// splitCommas splits at commas, but not before "Inc." and the like, nor inside
// brackets.
func splitCommas(s string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 && !company.Begins(strings.TrimSpace(s[i+1:])) {
				out = append(out, strings.TrimSpace(s[start:i]))
				start = i + 1
			}
		}
	}
	out = append(out, strings.TrimSpace(s[start:]))
	kept := out[:0]
	for _, p := range out {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}
