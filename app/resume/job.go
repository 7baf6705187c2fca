package resume

import (
	"regexp"
	"strings"
	"unicode"

	"vouchsafe/app/document"
)

// jobsOf reads the entries of a section of work.
func jobsOf(s section, edge map[spot]float64) []Job {
	es := entries(s.lines, edge)
	heads := make([]head, len(es))
	for i, e := range es {
		heads[i] = readHead(e.head)
		heads[i].fromBody(e.body)
	}
	settle(heads)
	var out []Job
	for i, e := range es {
		h := heads[i]
		j := Job{Employer: h.employer, Title: h.title, Place: h.place, Start: h.span.start, End: h.span.end, Head: textOf(e.head)}
		if h.span.single && h.span.end == "present" {
			j.Start = ""
		}
		if len(e.head) == 0 && len(out) > 0 {
			last := &out[len(out)-1]
			last.addBody(e.body)
			continue
		}
		if j.Employer == "" && len(out) > 0 && j.Title != "" {
			// A further role under the same employer.
			j.Employer = out[len(out)-1].Employer
			if j.Place == "" {
				j.Place = out[len(out)-1].Place
			}
		}
		j.addBody(e.body)
		if j.Employer == "" && j.Title == "" && len(j.Bullets) == 0 && len(j.Blurb) == 0 {
			continue
		}
		out = append(out, j)
	}
	return out
}

func (j *Job) addBody(body []unit) {
	for _, u := range body {
		t := u.text()
		if u.bullet() {
			j.Bullets = append(j.Bullets, t)
			continue
		}
		j.addProse(u, len(body))
	}
}

// addProse files running text: what the person did becomes bullets, a sentence
// each; what describes the employer or the stack is a blurb.
func (j *Job) addProse(u unit, parts int) {
	t := u.text()
	sentences := splitSentences(t.Text)
	deeds := 0
	for _, s := range sentences {
		if deed(s) {
			deeds++
		}
	}
	if deeds == 0 || 2*deeds < len(sentences) && !deed(sentences[0]) {
		j.Blurb = append(j.Blurb, t)
		return
	}
	for _, s := range sentences {
		j.Bullets = append(j.Bullets, Text{Text: s, Page: t.Page, Box: t.Box})
	}
}

// head is what the head lines of an entry say.
type head struct {
	employer, title, place string
	span                   span
	pieces                 []piece
	titleFirst             int // 1 where the title stood before the employer, -1 where after, 0 unknown
}

// piece is a part of a head between separators.
type piece struct {
	text  string
	line  int
	right bool
}

var (
	hardSplit = regexp.MustCompile(`\s+[|•·∙●◦‖/]\s+|\s*[|•]\s*|\s+[–—]\s+|\s+-\s+|\s*—\s*|\t+|\s+::\s+|\s*;\s+|\s+[~→]\s+`)
	atWord    = regexp.MustCompile(`(?i)\s+(?:at|@|bei|chez|en|na|no|em)\s+|\s*@\s*`)
	onlyAt    = regexp.MustCompile(`(?i)\s+(?:at|bei|chez)\s+|\s+@\s*`)
	suffix    = regexp.MustCompile(`(?i)^(?:inc|llc|ltd|gmbh|ag|corp|co|s\.?a|s\.?l|plc|limited|pvt)\.?(?:\s|$)`)
	paren     = regexp.MustCompile(`\(([^()]*)\)`)
)

func readHead(lines []document.Line) head {
	var h head
	for i, l := range lines {
		h.readLine(l, i)
	}
	h.assign()
	return h
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
	texts := []string{l.Text}
	if len(l.Cells) > 0 {
		texts = l.Cells
	}
	if l.Margin != "" && l.Margin != l.Right {
		texts = append([]string{l.Margin}, texts...)
	}
	for _, t := range texts {
		h.readText(t, n, false)
	}
	if l.Right != "" {
		h.readText(l.Right, n, true)
	}
}

func (h *head) readText(t string, n int, right bool) {
	if sp, rest, ok := cutSpan(t); ok {
		if h.span == (span{}) || h.span.single && !sp.single {
			h.span = sp
		}
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
	parts := hardSplit.Split(t, -1)
	for _, p := range parts {
		p = strings.Trim(p, " ,|·•;:")
		if p == "" || kindWord.MatchString(p) {
			continue
		}
		h.pieces = append(h.pieces, piece{p, n, right})
	}
}

// assign decides which piece is the title, the employer and the place.
func (h *head) assign() {
	var ps []piece
	for _, p := range h.pieces {
		ps = append(ps, h.refine(p)...)
	}
	var rest []piece
	for _, p := range ps {
		if h.place == "" && placeLike(p.text) {
			h.place = strings.Trim(p.text, "()")
			continue
		}
		if placeLike(p.text) {
			continue
		}
		rest = append(rest, p)
	}
	best, at := 0, -1
	for i, p := range rest {
		score := 2*titleScore(p.text) - employerScore(p.text)
		if p.right {
			score--
		}
		if score > best {
			best, at = score, i
		}
	}
	if at >= 0 {
		h.title = rest[at].text
		rest2 := append(append([]piece{}, rest[:at]...), rest[at+1:]...)
		if e := employerAmong(rest2, rest[at]); e >= 0 {
			h.employer = rest2[e].text
			h.titleFirst = 1
			if e < at {
				h.titleFirst = -1
			}
		}
		h.pieces = rest2
		return
	}
	h.pieces = rest
}

// employerAmong picks the employer among what is left once the title is known.
func employerAmong(ps []piece, title piece) int {
	best, at := -1, -1
	for i, p := range ps {
		if len(strings.Fields(p.text)) > 9 {
			continue
		}
		score := 1 + 3*employerScore(p.text)
		if p.line == title.line {
			score++
		}
		if p.right {
			score--
		}
		if titleScore(p.text) > 0 {
			score -= 2
		}
		if score > best {
			best, at = score, i
		}
	}
	return at
}

// refine splits a piece further where it holds a title and an employer, or an
// employer and a place.
func (h *head) refine(p piece) []piece {
	if placeLike(p.text) {
		return []piece{p}
	}
	if m := onlyAt.FindStringIndex(p.text); m != nil && titleScore(p.text[:m[0]]) > 0 {
		return append(h.refine(piece{p.text[:m[0]], p.line, p.right}), h.refine(piece{p.text[m[1]:], p.line, p.right})...)
	}
	if m := paren.FindStringSubmatchIndex(p.text); m != nil {
		if in := p.text[m[2]:m[3]]; placeLike(in) {
			h.setPlace(in)
			p.text = strings.TrimSpace(p.text[:m[0]] + p.text[m[1]:])
		} else if kindWord.MatchString(in) {
			p.text = strings.TrimSpace(p.text[:m[0]] + p.text[m[1]:])
		}
	}
	parts := splitCommas(p.text)
	if len(parts) == 1 {
		return []piece{p}
	}
	// A place at the end: "Acme, Berlin, Germany".
	for n := 2; n >= 1; n-- {
		if len(parts) > n && placeLike(strings.Join(parts[len(parts)-n:], ", ")) {
			h.setPlace(strings.Join(parts[len(parts)-n:], ", "))
			return h.refine(piece{strings.Join(parts[:len(parts)-n], ", "), p.line, p.right})
		}
	}
	scores := make([]int, len(parts))
	titled := 0
	for i, s := range parts {
		scores[i] = titleScore(s)
		if scores[i] > 0 {
			titled++
		}
	}
	if titled == 0 || titled == len(parts) {
		return []piece{p}
	}
	if scores[0] > 0 { // "Senior Engineer, Acme"
		last := 0
		for i := range parts {
			if scores[i] > 0 {
				last = i
			}
		}
		if last == len(parts)-1 {
			return []piece{p}
		}
		return []piece{{strings.Join(parts[:last+1], ", "), p.line, p.right}, {strings.Join(parts[last+1:], ", "), p.line, p.right}}
	}
	first := 0
	for scores[first] == 0 {
		first++
	}
	return []piece{{strings.Join(parts[:first], ", "), p.line, p.right}, {strings.Join(parts[first:], ", "), p.line, p.right}}
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
			if depth == 0 && !suffix.MatchString(strings.TrimSpace(s[i+1:])) {
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

// settle reads the heads without a word that tells a title by the order that
// the others have: title first or employer first.
func settle(hs []head) {
	votes := 0
	for _, h := range hs {
		votes += h.titleFirst
	}
	for i := range hs {
		h := &hs[i]
		if h.title != "" || len(h.pieces) == 0 {
			continue
		}
		if len(h.pieces) == 1 {
			h.employer = h.pieces[0].text
			continue
		}
		a, b := h.pieces[0].text, h.pieces[1].text
		if votes > 0 && employerScore(a) <= employerScore(b) || employerScore(b) > employerScore(a) {
			h.title, h.employer = a, b
		} else {
			h.employer, h.title = a, b
		}
		if wordy(h.title) {
			h.title = ""
		}
	}
}

func wordy(s string) bool { return len(strings.Fields(s)) > 8 }

// splitSentences splits prose at the ends of sentences; abbreviations, initials
// and numbers do not end one.
func splitSentences(s string) []string {
	var out []string
	start := 0
	rs := []rune(s)
	for i := 0; i < len(rs)-2; i++ {
		if rs[i] != '.' && rs[i] != '!' && rs[i] != '?' || rs[i+1] != ' ' {
			continue
		}
		if !unicode.IsUpper(rs[i+2]) && !unicode.IsDigit(rs[i+2]) && rs[i+2] != '“' && rs[i+2] != '"' {
			continue
		}
		if rs[i] == '.' && abbreviation(string(rs[start:i+1])) {
			continue
		}
		out = append(out, strings.TrimSpace(string(rs[start:i+1])))
		start = i + 2
	}
	if last := strings.TrimSpace(string(rs[start:])); last != "" {
		out = append(out, last)
	}
	return out
}

var abbr = regexp.MustCompile(`(?i)(?:^|[\s(])(?:[a-z]|e\.g|i\.e|etc|inc|ltd|corp|co|st|mr|ms|mrs|dr|prof|vs|no|approx|incl|u\.s|bzw|z\.b|ca|resp|dept|univ|est|jr|sr|al|fig)\.$`)

func abbreviation(s string) bool { return abbr.MatchString(s) }
