package resume

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/document"
)

// Dates at the right may take two lines, of which the second holds only their end: "Jan 2021 –"
// beside the employer, "present" beside the role.

var unfinished = regexp.MustCompile(`(?i)(?:[-–—−]|\s(?:to|until|till|through|bis|à|au|a|al|até|hasta))\s*$`)

// joinStacked puts such dates together in the first of the two lines.
func joinStacked(lines []document.Line) []document.Line {
	out := slices.Clone(lines)
	for i := 0; i+1 < len(out); i++ {
		a, b := &out[i], &out[i+1]
		end := b.Right
		if end == "" && loneOpen(b.Text) {
			end = b.Text
		}
		if a.Bullet || b.Bullet || b.Gap || a.Right == "" || a.Page != b.Page || a.Column != b.Column || !endOnly(a.Right, end) {
			continue
		}
		a.Right = strings.TrimSpace(unfinished.ReplaceAllString(a.Right, "")) + " – " + end
		if b.Right = ""; b.Text == end {
			out = slices.Delete(out, i+1, i+2)
		}
	}
	return out
}

// endOnly reports whether end is but the end of the time that begins with start.
func endOnly(start, end string) bool {
	from, _, ok := cutSpan(start)
	to, rest, also := cutSpan(end)
	if !ok || !also || !to.single || rest != "" || from.start == "" {
		return false
	}
	return unfinished.MatchString(start) || from.single && loneOpen(end)
}

// loneOpen tells "present" by itself.
func loneOpen(s string) bool {
	sp, rest, ok := cutSpan(strings.Trim(s, " ()"))
	return ok && sp.single && sp.end == "present" && rest == ""
}

func hasDateIn(s string) bool {
	_, _, ok := cutSpan(s)
	return ok
}

// onlyOpen reports whether "present" is all that a line has of a date.
func onlyOpen(l document.Line) bool {
	_, _, inText := cutSpan(l.Text)
	return loneOpen(l.Right) && !inText || l.Right == "" && loneOpen(l.Text)
}
