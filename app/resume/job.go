package resume

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	placesAtEnd(heads)
	var out []Job
	for i, e := range es {
		h := heads[i]
		kept, about := h.setAside(e.head)
		e.head = kept
		j := Job{Blurb: about, Employer: h.employer, Title: h.title, Place: h.place, Start: h.span.start, End: h.span.end, Head: textOf(e.head)}
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

// engagements reads roles besides a job, volunteering or research: those with
// a date and something said about them stand beside the jobs, the others are
// left unplaced.
func engagements(s section, edge map[spot]float64) (jobs []Job, rest []Text) {
	for _, j := range jobsOf(s, edge) {
		if j.Start+j.End != "" && len(j.Bullets)+len(j.Blurb) > 0 && j.Employer != "" {
			jobs = append(jobs, j)
			continue
		}
		if j.Head.Text != "" {
			rest = append(rest, j.Head)
		}
		rest = append(append(rest, j.Blurb...), j.Bullets...)
	}
	return jobs, rest
}

func (j *Job) addBody(body []unit) {
	for _, u := range body {
		t := u.text()
		if u.bullet() {
			j.Bullets = append(j.Bullets, t)
			continue
		}
		if toolLine(u) {
			j.Blurb = append(j.Blurb, t)
			continue
		}
		j.addProse(t)
	}
}

// addProse files running text: what the person did becomes bullets, a sentence
// each; what describes the employer, or tells of no deed, is a blurb.
func (j *Job) addProse(t Text) {
	sentences := splitSentences(t.Text)
	first := -1 // where the deeds begin
	for i, s := range sentences {
		about := describes.MatchString(s) || j.Employer != "" && strings.HasPrefix(s, j.Employer)
		if about {
			first = -1
		} else if first < 0 && deed(s) {
			first = i
			// What leads to a deed in the same breath goes with it.
			for first > 0 && !describes.MatchString(sentences[first-1]) && !(j.Employer != "" && strings.HasPrefix(sentences[first-1], j.Employer)) {
				first--
			}
		}
	}
	if first < 0 {
		j.Blurb = append(j.Blurb, t)
		return
	}
	if first > 0 {
		j.Blurb = append(j.Blurb, Text{Text: strings.Join(sentences[:first], " "), Page: t.Page, Box: t.Box})
	}
	for _, s := range sentences[first:] {
		j.Bullets = append(j.Bullets, Text{Text: s, Page: t.Page, Box: t.Box})
	}
}

// head is what the head lines of an entry say.
type head struct {
	employer, title, place string
	span                   span
	pieces                 []piece
	byComma                bool
	titleFirst             int // 1 where the title stood before the employer, -1 where after, 0 unknown
}

// piece is a part of a head between separators.
type piece struct {
	text  string
	line  int
	right bool
	aside bool // in the left margin
	whole bool // of a line that has a date or a label in the margin: it names all there is
	size  float64
}

// with is the piece with another text.
func (p piece) with(text string) piece {
	p.text = text
	return p
}

var (
	hardSplit = regexp.MustCompile(`\s+[|•·∙●◦‖]\s+|\s*[|•]\s*|\s+[–—]\s+|\s+-\s+|\s*—\s*|\t+|\s+::\s+|\s*;\s+|\s+[~→]\s+`)
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
	texts := []string{l.Text}
	if len(l.Cells) > 0 {
		texts = l.Cells
	}
	if l.Margin != "" && l.Margin != l.Right {
		h.readText(l.Margin, piece{line: n, size: l.Size, aside: true}, true)
	}
	_, _, dated := cutSpan(l.Right)
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
		h.pieces = append(h.pieces, at.with(p))
	}
}

// assign decides which piece is the title, the employer and the place. A title
// with a comma in it is split only where nothing else could be the employer.
func (h *head) assign() {
	var whole, split []piece
	for _, p := range h.pieces {
		whole = append(whole, h.refine(p, p.whole)...)
	}
	h.byComma = len(whole) > len(h.pieces)
	inBody := func(ps []piece) []piece {
		return slices.DeleteFunc(slices.Clone(ps), func(p piece) bool { return p.aside })
	}
	if h.assignFrom(inBody(whole)) {
		return
	}
	for _, p := range whole {
		split = append(split, h.refine(p, true)...)
	}
	h.byComma = h.byComma || len(split) > len(whole)
	for _, ps := range [][]piece{inBody(split), split} {
		h.title, h.employer, h.titleFirst = "", "", 0
		if h.assignFrom(ps) {
			return
		}
	}
}

// assignFrom reports whether both title and employer were found.
func (h *head) assignFrom(ps []piece) bool {
	var rest []piece
	for _, p := range ps {
		if placeLike(p.text) {
			h.setPlace(strings.Trim(p.text, "()"))
			continue
		}
		rest = append(rest, p)
	}
	h.pieces = rest
	best, at := 0, -1
	for i, p := range rest {
		score := 4*titleScore(p.text) - employerScore(p.text)
		if p.right {
			score--
		}
		if score > best {
			best, at = score, i
		}
	}
	if at < 0 {
		return false
	}
	h.title = rest[at].text
	others := append(append([]piece{}, rest[:at]...), rest[at+1:]...)
	h.pieces = others
	e := employerAmong(others, rest[at])
	if e < 0 {
		return false
	}
	h.employer = others[e].text
	h.titleFirst = 1
	if e < at {
		h.titleFirst = -1
	}
	return true
}

// placesAtEnd finds the pattern "Title, Employer, City" where the cities are not
// known as such: every head that a comma parts has just one part too many.
func placesAtEnd(hs []head) {
	n := 0
	for _, h := range hs {
		if !h.byComma || h.place != "" || h.employer == "" || len(splitCommas(h.employer)) != 2 {
			return
		}
		n++
	}
	if n < 2 {
		return
	}
	for i := range hs {
		parts := splitCommas(hs[i].employer)
		hs[i].employer, hs[i].place = parts[0], strings.TrimRight(parts[1], ".")
	}
}

// employerAmong picks the employer among what is left once the title is known.
func employerAmong(ps []piece, title piece) int {
	best, at := -1, -1
	for i, p := range ps {
		if describing(p.text) || p.size < 0.78*title.size {
			continue // set small: tools, links, remarks
		}
		score := 2 + 2*employerScore(p.text)
		if p.line == title.line {
			score++
			if p.whole {
				score += 2
			}
		}
		if p.right {
			score--
		}
		if titleScore(p.text) > 0 {
			score -= 3
		}
		if score > best {
			best, at = score, i
		}
	}
	return at
}

// describing tells a line about the employer or the team from a name: it has
// two sentences, or mostly words in lower case.
func describing(s string) bool {
	words := strings.Fields(s)
	if len(words) <= 6 && employerWords.MatchString(" "+s+" ") {
		return false // "Acme. Co., Ltd."
	}
	small := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) {
			small++
		}
	}
	return len(words) > 9 || len(splitSentences(s)) > 1 || len(words) >= 4 && 2*small >= len(words) || len(words) == 3 && small == 2
}

// refine splits a piece further: an employer and a place, what stands on both
// sides of "at", and, if titles may be split, a title and an employer that only
// a comma parts.
func (h *head) refine(p piece, titles bool) []piece {
	parts := splitCommas(p.text)
	if placeLike(p.text) && (len(parts) < 3 || len(parts) == 3 && !cities[strings.ToLower(parts[1])]) {
		return []piece{p}
	}
	if m := onlyAt.FindStringIndex(p.text); m != nil && titleScore(p.text[:m[0]]) > 0 {
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
		if tail := strings.Join(parts[len(parts)-n:], ", "); placeLike(tail) && !(n == 1 && h.place != "") {
			h.setPlace(tail)
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
	votes, commas := 0, 0
	for _, h := range hs {
		votes += h.titleFirst
		if h.byComma {
			commas++
		}
	}
	for i := range hs {
		h := &hs[i]
		if h.title != "" || len(h.pieces) == 0 {
			continue
		}
		if len(h.pieces) == 1 && commas > 0 {
			if parts := splitCommas(h.pieces[0].text); len(parts) == 2 {
				h.pieces = []piece{h.pieces[0].with(parts[0]), h.pieces[0].with(parts[1])}
			}
		}
		if len(h.pieces) == 1 {
			h.employer = h.pieces[0].text
			continue
		}
		if h.pieces[1].right && h.pieces[1].line == h.pieces[0].line {
			// What stands at the right is no title: a place of work, or a remark.
			h.employer = h.pieces[0].text
			if votes > 0 || employerScore(h.pieces[1].text) > 0 {
				h.title, h.employer = h.pieces[0].text, h.pieces[1].text
			}
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
