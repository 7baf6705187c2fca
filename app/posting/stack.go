package posting

import (
	"strings"
	"unicode"

	"vouchsafe/app/playbook"
)

// stack lists the tools the text names, as written, first mention first. Lists that
// call themselves the stack may name tools the lexicon does not know.
func (ad *advert) stack() []string {
	var out []string
	seen := map[string]bool{}
	add := func(as, name string) {
		if key := strings.ToLower(name); as != "" && !seen[key] && !seen[strings.ToLower(as)] {
			seen[key], seen[strings.ToLower(as)] = true, true
			out = append(out, as)
		}
	}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.heading && l.head > 0 && i > 0 && sectionKnown(l) || l.section.setAside() || l.section == apply {
			continue
		}
		listed := l.section == stackList && !l.heading || l.fact == "stack"
		mentions := playbook.Tools(address.ReplaceAllStringFunc(l.text, func(s string) string { return strings.Repeat(" ", len(s)) }))
		if !listed {
			for _, m := range mentions {
				if !negatedAt(l, m.Start) {
					add(m.As, m.Name)
				}
			}
			continue
		}
		text := l.text
		if l.fact == "stack" {
			text = l.value
		}
		for _, item := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;/|•·:()", r) }) {
			item = strings.Trim(strings.TrimSpace(item), ".&- ")
			item = strings.TrimPrefix(item, "and ")
			found := playbook.Tools(item)
			for _, m := range found {
				add(m.As, m.Name)
			}
			if len(found) == 0 && toolShaped(item) {
				add(item, item)
			}
		}
	}
	return out
}

// toolShaped reports whether an item of a stack list looks like a name.
func toolShaped(item string) bool {
	words := strings.Fields(item)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	for _, w := range words {
		r := []rune(w)[0]
		if !unicode.IsUpper(r) && !strings.ContainsAny(w, ".0123456789") && strings.ToLower(w) == w {
			return false
		}
		if known().notCompany[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// negatedAt reports whether the sentence around byte i says the thing is not needed.
func negatedAt(l *line, i int) bool {
	from := strings.LastIndexAny(l.text[:i], ".!?;") + 1
	to := len(l.text)
	if j := strings.IndexAny(l.text[i:], ".!?;"); j >= 0 {
		to = i + j
	}
	words := lowers(tokenise(l.text[from:to]))
	return known().negated.has(words) && !known().niceCue.has(words)
}
