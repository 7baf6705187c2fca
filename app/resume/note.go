package resume

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/document"
)

const (
	goesOn  = `(?:continue[sd]?|continuing|cont['’]?d|cont\.|fortsetzung|suite|contin[uú]a(?:ción)?|continuação)`
	thePage = `(?:page|p\.|pages|overleaf|over|reverse|next|following|below|back|seite|nächste[nr]?|folgende[nr]?|folgeseite|suivante|página|pagina|siguiente|seguinte|próxima)`
)

var (
	// pageNote is a line about the pages: "… continues on the next page …", "Page 1 of 2", "PTO".
	pageNote = regexp.MustCompile(`(?i)^[^\pL\d]*(?:` +
		goesOn + `|` +
		`(?:[\pL]+\s+){0,3}(?:` + goesOn + `|more|see|turn)\s+(?:(?:to|on|at|the|auf|der|à|la|en|na|a)\s+)*` + thePage + `(?:[\s.,]+(?:of|the|` + thePage + `|this|document|resume|résumé|cv|\d+))*|` +
		goesOn + `(?:\s+(?:on|to|at|auf|à|en|na|a))?\s+\d+|` +
		`p\.?\s?t\.?\s?o|` +
		`(?:page|seite|página|pagina)\s+\d+(?:\s*(?:of|von|sur|de|/)\s*\d+)?` +
		`)[^\pL\d]*$`)
	// again is the mark of a heading that is set a second time: "Experience (continued)".
	again = regexp.MustCompile(`(?i)^(.{3,}?)(?:\s*[,;–—-]\s*|\s+[(\[]?\s*)` + goesOn + `[.…]*\s*[)\]]?$`)
	// pageOf is the name of the person with the number of the page.
	pageOf = regexp.MustCompile(`(?i)^(.{3,60}?)[\s,|•·–—-]+(?:page|seite|página|pagina)\s+\d+(?:\s*(?:of|von|sur|de|/)\s*\d+)?$`)
)

// withoutNotes takes lines out that speak of the pages, not of the person, and those that
// only repeat, on the next page, what goes on there.
func withoutNotes(lines []document.Line) []document.Line {
	var out []document.Line
	gap := false
	for _, l := range lines {
		if pageNote.MatchString(l.Text) && !hasSpan(l) || !l.Bullet && repeats(out, l.Text) {
			gap = gap || l.Gap
			continue
		}
		l.Gap, gap = l.Gap || gap, false
		out = append(out, l)
	}
	return out
}

// repeats reports whether s is an earlier line, or a part of one, said again.
func repeats(before []document.Line, s string) bool {
	m := again.FindStringSubmatch(s)
	if m == nil {
		m = pageOf.FindStringSubmatch(s)
	}
	if m == nil {
		return false
	}
	name := squash(m[1])
	return len(name) > 2 && slices.ContainsFunc(before, func(l document.Line) bool { return !l.Bullet && strings.Contains(squash(l.Text), name) })
}
