package resume

import (
	"regexp"
	"strings"

	"vouchsafe/app/document"
	"vouchsafe/app/english"
)

// orgWord is the last word of the name of an organisation: alone in a line it is the rest of
// the name above.
var orgWord = regexp.MustCompile(`(?i)^(?:museum|library|gallery|theat(?:er|re)|church|cent(?:er|re)|authority|trust|services|systems|board|commission|federation|union|club|orchestra|opera|railways?|district|department)$`)

// joinWrapped puts a line of a head together that was broken for want of room: "Museum Guide,
// Brisk Heritage", "Museum".
func joinWrapped(lines []document.Line, edge map[spot]float64) []document.Line {
	var out []document.Line
	for _, l := range lines {
		if n := len(out); n > 0 && wraps(out[n-1], l, edge) {
			a := out[n-1]
			l.Text = document.Join([]document.Line{a, l})
			l.Cells, l.Margin, l.Gap, l.Header, l.Start = nil, a.Margin, a.Gap, a.Header, a.Start
			if l.Page == a.Page {
				l.Box = l.Box.Union(a.Box)
			}
			out[n-1] = l
			continue
		}
		out = append(out, l)
	}
	return out
}

func wraps(a, b document.Line, edge map[spot]float64) bool {
	if a.Right != "" || hasSpan(a) || len(a.Cells) > 0 || b.Gap || b.Margin != "" || len(b.Cells) > 0 || b.Header > 0 || a.Bold != b.Bold {
		return false
	}
	text := b.Text
	if _, rest, ok := cutSpan(text); ok {
		text = rest
	}
	text = strings.Trim(text, " ,|–—-()")
	if text == "" || titleScore(text) > 0 || placeLike(text) {
		return false
	}
	words := strings.Fields(a.Text)
	last := words[len(words)-1]
	if len(words) > 1 && (last == "&" || strings.HasSuffix(last, ",") || english.IsPreposition(last) || english.IsConjunction(last) || english.IsArticle(last)) && last == strings.ToLower(last) {
		return true
	}
	if stops(a.Text) {
		return false
	}
	whole := readHead([]document.Line{a})
	if hasSpan(b) && whole.byComma && whole.title != "" && whole.employer != "" && a.Box != (document.Box{}) {
		a.Right, a.RightBox = b.Right, b.RightBox // the room that both lines have
		return isFull(a, b, edge)
	}
	return len(splitCommas(a.Text)) > 1 && len(strings.Fields(text)) <= 2 && onlyOrg(text)
}

// onlyOrg reports whether s is nothing but what names of organisations end in.
func onlyOrg(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if employerScore(w) == 0 && !orgWord.MatchString(w) {
			return false
		}
	}
	return true
}
