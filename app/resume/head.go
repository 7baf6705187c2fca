package resume

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/document"
)

// head is what the head lines of an entry say.
type head struct {
	employer, title, place string
	span                   span
	spans                  map[int]span // by line
	pieces                 []piece
	byComma                bool
	afterComma             bool // a place stood behind the last comma of a name
	titleFirst             int  // 1 where the title stood before the employer, -1 where after, 0 unknown
}

// piece is a part of a head between separators.
type piece struct {
	text  string
	line  int
	right bool
	aside bool   // in the left margin
	whole bool   // of a line that has a date or a label in the margin: it names all there is
	mark  string // the dash or colon that parts it from the piece before it; "" for other marks
	size  float64
}

// with is the piece with another text.
func (p piece) with(text string) piece {
	p.text = text
	return p
}

var (
	hardSplit = regexp.MustCompile(`\s+[|•·∙●◦‖]\s+|\s*[|•]\s*|\s+[–—]\s+|\s+-\s+|\s*—\s*|\t+|\s+::\s+|\s*;\s+|:\s+|\s+[~→]\s+`)
	nameMark  = regexp.MustCompile(`^(?: [–-] |: )$`)
	onlyAt    = regexp.MustCompile(`(?i)\s+(?:at|bei|chez)\s+|\s+@\s*`)
	paren     = regexp.MustCompile(`\(([^()]*)\)`)
)

func readHead(lines []document.Line) head {
	var h head
	titles := 0
	for _, l := range lines {
		if titleScore(l.Text) > 0 {
			titles++
		}
	}
	for i, l := range lines {
		if titles > 1 {
			l.Label = "" // "**First Volunteers Club**, Harrow" above "President"
		}
		h.readLine(l, i)
	}
	h.assign()
	return h
}

// setAside takes lines that only describe the employer out of the head of an
// entry; a place at their end is the job's.
func (h *head) setAside(lines []document.Line) ([]document.Line, []Text) {
	var kept []document.Line
	var about []Text
	for _, l := range lines {
		if l.Right == "" && l.Margin == "" && len(l.Cells) == 0 && !hasSpan(l) && describing(l.Text) && strings.TrimSpace(duration.ReplaceAllString(l.Text, "")) != "" && h.title != l.Text && !strings.Contains(l.Text, h.employer) {
			about = append(about, textOf([]document.Line{l}))
			ss := splitSentences(l.Text)
			if last := strings.TrimRight(ss[len(ss)-1], "."); len(ss) > 1 && placeLike(last) {
				h.setPlace(last)
			}
			continue
		}
		kept = append(kept, l)
	}
	if h.employer == "" {
		return lines, nil
	}
	return kept, about
}

// fromBody takes dates and a place that stand beside the body of an entry.
func (h *head) fromBody(body []unit) {
	for _, u := range body {
		for _, l := range u.lines {
			if sp, _, ok := cutSpan(l.Right); ok && (h.span == (span{}) || h.span.single && !sp.single) {
				h.span = sp
			} else if h.place == "" && placeLike(l.Right) {
				h.place = l.Right
			}
		}
	}
}

func (h *head) readLine(l document.Line, n int) {
	if begun := strings.TrimRight(l.Text, " )"); loneOpen(l.Right) && hasDateIn(begun) && unfinished.MatchString(begun) {
		l.Text, l.Right, l.Cells = begun+" "+l.Right, "", nil // "Engineer (2021 to", "present"
	}
	texts := []string{l.Text}
	if len(l.Cells) > 0 {
		texts = l.Cells
	} else if title, rest := byWeight(l); title != "" {
		texts, h.byComma = []string{title, rest}, true
	}
	if l.Margin != "" && l.Margin != l.Right {
		h.readText(l.Margin, piece{line: n, size: l.Size, aside: true}, true)
	}
	_, _, dated := cutSpan(l.Right)
	dated = dated && !loneOpen(l.Right)
	for _, t := range texts {
		h.readText(t, piece{line: n, size: l.Size, whole: l.Margin != ""}, !dated)
	}
	if l.Right != "" {
		h.readText(l.Right, piece{line: n, size: l.Size, right: true}, true)
	}
}

// readText reads a part of a head line. Where the date stands beside the text,
// a year in the text is not one.
func (h *head) readText(t string, at piece, dates bool) {
	if sp, rest, ok := cutSpan(t); ok && (dates || !sp.single) {
		switch {
		case h.span == (span{}), h.span.single && !sp.single:
			h.span = sp
		case h.span.single && sp.single && h.span.start == "" && sp.start != "": // "present", and when it began
			h.span.start, h.span.single = sp.start, false
		case h.span.single && sp.single && h.span.end == "" && sp.end != "":
			h.span.end, h.span.single = sp.end, false
		}
		if h.spans == nil {
			h.spans = map[int]span{}
		}
		h.spans[at.line] = sp
		t = rest
	} else {
		t = strings.TrimSpace(duration.ReplaceAllString(t, ""))
	}
	t = strings.TrimSpace(urlExpr.ReplaceAllStringFunc(t, func(u string) string {
		if strings.Contains(u, "/") || strings.HasPrefix(u, "www.") {
			return ""
		}
		return u // "Booking.com" is an employer
	}))
	t = strings.Trim(t, " ,|–—-·•;:()")
	if open := strings.Count(t, "(") - strings.Count(t, ")"); open > 0 {
		t += ")"
	}
	if t == "" {
		return
	}
	for _, p := range splitHard(t) {
		p.text = strings.Trim(p.text, " ,|·•;:")
		if p.text == "" || kindWord.MatchString(p.text) {
			continue
		}
		at.mark = p.mark
		h.pieces = append(h.pieces, at.with(p.text))
	}
}

// byWeight parts a line that begins with a title in bold, up to a mark, "**Nurse,
// Cardiology**, Harrow Clinic": what the weight sets apart is one, commas and all.
func byWeight(l document.Line) (title, rest string) {
	rest, ok := strings.CutPrefix(l.Text, l.Label)
	rest = strings.TrimSpace(rest)
	if !ok || l.Label == "" || rest == "" || !strings.HasSuffix(l.Label, ",") && !strings.ContainsAny(rest[:1], ",(") {
		return "", ""
	}
	if title = strings.TrimSuffix(l.Label, ","); titleScore(title) == 0 || employerScore(title) > 0 {
		return "", ""
	}
	return title, rest
}

// rejoin gives back to title and employer what a dash or a colon in their own names cut
// off: a piece behind them that turned out to be neither, nor a place.
func (h *head) rejoin(read []piece) {
	for i, p := range read {
		if i == 0 || p.mark == "" || read[i-1].line != p.line || placeLike(p.text) || len(strings.Fields(p.text)) > 5 {
			continue
		}
		used := false
		for _, t := range []string{h.title, h.employer, h.place} {
			used = used || t != "" && strings.Contains(p.text, t)
		}
		switch {
		case used:
		case read[i-1].text == h.title:
			h.title += p.mark + p.text
		case read[i-1].text == h.employer:
			h.employer += p.mark + p.text
		}
	}
}

// splitHard splits at the marks that part the pieces of a head, but not inside brackets:
// "Acme (NYSE: ACM)" is one name.
func splitHard(s string) []piece {
	var out []piece
	start, mark := 0, ""
	inside := paren.FindAllStringIndex(s, -1)
	for _, m := range hardSplit.FindAllStringIndex(s, -1) {
		if slices.ContainsFunc(inside, func(b []int) bool { return b[0] < m[0] && m[1] < b[1] }) {
			continue
		}
		out = append(out, piece{text: s[start:m[0]], mark: mark})
		start, mark = m[1], ""
		if sep := s[m[0]:m[1]]; nameMark.MatchString(sep) {
			mark = sep
		}
	}
	return append(out, piece{text: s[start:], mark: mark})
}
