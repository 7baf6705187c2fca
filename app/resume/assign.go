package resume

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/company"
)

// assign decides which piece is the title, the employer and the place. A title
// with a comma in it is split only where nothing else could be the employer.
func (h *head) assign() {
	read := h.pieces
	defer func() { h.rejoin(read) }()
	var whole, split []piece
	for _, p := range h.pieces {
		whole = append(whole, h.refine(p, p.whole)...)
	}
	h.byComma = h.byComma || len(whole) > len(h.pieces)
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
	if sp, ok := h.spans[rest[at].line]; ok && !sp.single {
		h.span = sp // of the role, where the employer has one of its own
	}
	others := append(append([]piece{}, rest[:at]...), rest[at+1:]...)
	h.pieces = others
	_, dated := h.spans[rest[at].line]
	e := employerAmong(others, rest[at], dated)
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
// known as such: every head that a comma parts has just one part too many; or
// the others, "Employer, City", name cities that are.
func placesAtEnd(hs []head) {
	known := 0
	for _, h := range hs {
		if h.afterComma {
			known++
		}
	}
	for i := range hs {
		h := &hs[i]
		if parts := splitCommas(h.employer); known > 0 && h.place == "" && len(parts) == 2 && employerScore(parts[1]) == 0 && titleScore(parts[1]) == 0 && len(strings.Fields(parts[1])) <= 3 {
			h.employer, h.place = parts[0], parts[1]
		}
	}
	for i := range hs {
		h := &hs[i]
		if parts := splitCommas(h.employer); h.place == "" && len(parts) == 2 && company.Ends(parts[0]) && employerScore(parts[1]) == 0 && titleScore(parts[1]) == 0 && len(strings.Fields(parts[1])) <= 3 {
			h.employer, h.place = parts[0], parts[1] // "Tern & Tide Ltd, Hull"
		}
	}
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

var department = regexp.MustCompile(`(?i)^(?:department|dept\.?|faculty|division|school|college|fachbereich|fakultät|département|faculté|departamento|facultad|faculdade)(?:\s|$)`)

// withoutDepartment names the institution alone: "Ridge Institute of Technology, Department of
// Chemistry".
func withoutDepartment(employer string) string {
	parts := splitCommas(employer)
	kept := slices.DeleteFunc(slices.Clone(parts), department.MatchString)
	if len(kept) == len(parts) || employerScore(strings.Join(kept, ", ")) == 0 {
		return employer
	}
	return strings.Join(kept, ", ")
}

// employerAmong picks the employer among what is left once the title is known. dated tells
// whether the line of the title has a date.
func employerAmong(ps []piece, title piece, dated bool) int {
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
		if dated && !title.whole && p.line == 0 && title.line > 0 && !p.right && !p.aside && soleOnLine(ps, i) {
			score += 2 // a line of its own above the role and its date
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

func soleOnLine(ps []piece, i int) bool {
	for k, p := range ps {
		if k != i && p.line == ps[i].line {
			return false
		}
	}
	return true
}

// describing tells a line about the employer or the team from a name: it has
// two sentences, or mostly words in lower case.
func describing(s string) bool {
	words := strings.Fields(s)
	if len(words) <= 6 && (employerWords.MatchString(" "+s+" ") || company.Count(s) > 0) {
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
