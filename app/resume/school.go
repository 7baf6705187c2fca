package resume

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/document"
)

var (
	degreeWords = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:b\.?\s?sc?|m\.?\s?sc?|b\.?a|m\.?a|b\.?eng|m\.?eng|b\.?tech|m\.?tech|ph\.?\s?d|dphil|m\.?b\.?a|jd|md|llb|llm|bachelor(?:['’]?s)?|master(?:['’]?s)?|doctor(?:ate)?|diploma|associate(?:['’]?s)?|degree|certified|minor|major|certificate|abitur|diplom|magister|staatsexamen|licence|maîtrise|baccalauréat|bac|dut|bts|ingénieur|licenciatura|licenciado|grado|máster|mestrado|doutorado|doutoramento|bacharelado|graduação|tecnólogo|pós-graduação|titulación|gcse|a-levels?|high school|bootcamp|btech|bsc|msc)(?:[^\pL]|$)`)
	schoolWords = regexp.MustCompile(`(?i)universi[td]|\binsa\b|\bepfl\b|\brwth\b|\biit\b|\bnit\b|\bfh\b|\btu\b|caltech|stanford|college|institut|instituci[óo]n|instituição|school|academy|hochschule|école|ecole|faculdade|facultad|politecn|polytech|escola|escuela|lycée|gymnasium|schule|berkeley|\bmit\b|eth\b|academia|bootcamp|centro`)
)

// schoolsOf reads the entries of the education section.
func schoolsOf(s section, edge map[spot]float64) []School {
	var out []School
	for _, e := range entries(bulletsAsHeads(withoutHonours(s.lines)), edge) {
		var h head
		for i, l := range joinDegrees(e.head) {
			h.readLine(l, i)
		}
		sc := School{End: h.span.end}
		if h.span.single {
			sc.End = h.span.start
		}
		var parts []string
		for _, p := range joinFields(h.pieces) {
			if p.size < 0.78*h.pieces[0].size || p.aside && !degreeWords.MatchString(p.text) && len(h.pieces) > 1 {
				continue
			}
			parts = append(parts, h.schoolParts(p.text)...)
		}
		plain := slices.ContainsFunc(parts, func(p string) bool { return schoolWords.MatchString(p) && !degreeWords.MatchString(p) })
		for _, p := range parts {
			switch {
			case placeLike(p):
			case sc.School == "" && schoolWords.MatchString(p) && !strings.HasPrefix(strings.ToLower(p), "bachelor") && (!plain || !degreeWords.MatchString(p)):
				sc.School = p
			case sc.Degree == "" && degreeWords.MatchString(p):
				sc.Degree = p
			case sc.Degree != "" && strings.Contains(sc.Degree, p):
			case sc.Degree != "" && fieldWords.MatchString(p) && !marks.MatchString(p) && !schoolWords.MatchString(p) && len(p) < 60:
				sc.Degree += ", " + p
			case sc.Degree != "" && !marks.MatchString(p) && degreeWords.MatchString(p) && len(sc.Degree) < 60:
				sc.Degree += ", " + p
			}
		}
		for _, p := range parts {
			if sc.School == "" && p != sc.Degree && !placeLike(p) && !honours.MatchString(p) && !strings.Contains(sc.Degree, p) {
				sc.School = p
			}
			if sc.Degree == "" && p != sc.School && !placeLike(p) && letters(p) > 3 && (strings.Contains(p, " ") || !strings.HasSuffix(p, ".")) {
				sc.Degree = p
			}
		}
		for _, u := range e.body {
			if sc.School != "" {
				break
			}
			for _, p := range splitCommas(strings.TrimRight(u.text().Text, ".")) {
				if schoolWords.MatchString(p) && len(strings.Fields(p)) <= 8 && !u.bullet() {
					sc.School = p
					break
				}
			}
		}
		sc.Degree = withoutMarks(sc.Degree)
		if sc.School == "" {
			sc.Degree, sc.School = cutSchool(sc.Degree)
		}
		if sc.School == "" && sc.Degree != "" && len(out) > 0 && schoolWords.MatchString(out[len(out)-1].School) {
			sc.School = out[len(out)-1].School // a further degree of the same school
		}
		if strings.Contains(strings.ToLower(s.name), "certif") && !schoolWords.MatchString(sc.School+" "+sc.Degree) && !degreeWords.MatchString(sc.School+" "+sc.Degree) {
			continue // a certificate, beside the schools
		}
		if sc.School != "" || sc.Degree != "" {
			out = append(out, sc)
		}
	}
	return out
}

// withoutHonours takes dated lines out that tell of grades and honours: below the date of a
// school, theirs begins no other.
func withoutHonours(lines []document.Line) []document.Line {
	var out []document.Line
	dated := false
	for _, l := range lines {
		named := schoolWords.MatchString(l.Text) || degreeWords.MatchString(l.Text)
		if dated && !named && hasSpan(l) && honour(l.Text) {
			continue
		}
		if named && l.Gap {
			dated = false
		}
		dated = dated || hasSpan(l)
		out = append(out, l)
	}
	return out
}

// honour tells what a school is not: a grade, a prize, an office held there.
func honour(s string) bool {
	label, rest, labelled := strings.Cut(s, ":")
	return marks.MatchString(s) || honours.MatchString(s) || labelled && rest != "" && len(strings.Fields(label)) <= 2 && hasDateIn(rest) || titleScore(s) > 0
}

var honours = regexp.MustCompile(`(?i)\b(?:c?gpa|honors|scholar(?:s|ships?)?|awards?|prizes?|fellowships?|deans|(?:dean|president|chancellor|provost)['’]s list|valedictorian|salutatorian|first[- ]class|second[- ]class|distinction|phi beta kappa)\b`)

// bulletsAsHeads takes the bullets off a section that is nothing but a list.
func bulletsAsHeads(lines []document.Line) []document.Line {
	out := slices.Clone(lines)
	for i, l := range out {
		if !l.Bullet || l.Indent > 0 {
			return lines
		}
		out[i].Bullet, out[i].Gap = false, true
	}
	return out
}

// schoolParts splits "Princeton University, Computer Science" where one part
// names a school and the other does not.
func (h *head) schoolParts(s string) []string {
	parts := splitCommas(s)
	for n := 2; n >= 1; n-- {
		if len(parts) > n && placeLike(strings.Join(parts[len(parts)-n:], ", ")) {
			parts = parts[:len(parts)-n]
		}
	}
	for i := range parts {
		if schoolWords.MatchString(parts[i]) && len(parts) > 1 {
			var out []string
			if i > 0 {
				out = append(out, strings.Join(parts[:i], ", "))
			}
			out = append(out, parts[i])
			if i+1 < len(parts) {
				out = append(out, strings.Join(parts[i+1:], ", "))
			}
			return out
		}
	}
	return []string{strings.Join(parts, ", ")}
}

// joinFields puts a degree and its field together where a dash parts them:
// "Master - Computer Science".
func joinFields(ps []piece) []piece {
	var out []piece
	for _, p := range ps {
		if n := len(out); n > 0 && out[n-1].line == p.line && !p.right && degreeWords.MatchString(out[n-1].text) && !degreeWords.MatchString(p.text) &&
			!schoolWords.MatchString(out[n-1].text) && !schoolWords.MatchString(p.text) && !placeLike(p.text) && fieldWords.MatchString(p.text) {
			out[n-1].text += " - " + p.text
			continue
		}
		out = append(out, p)
	}
	return out
}

var opensOn = regexp.MustCompile(`(?i)\s(?:in|of|and|&|en|de|of the|em|für|et|y|e|à|mit)$|[,–-]$`)

// joinDegrees puts a degree together that goes on in the next line: "Bachelor of
// Science in", "Computer Science".
func joinDegrees(lines []document.Line) []document.Line {
	var out []document.Line
	for _, l := range lines {
		if n := len(out); n > 0 && opensOn.MatchString(out[n-1].Text) && l.Right == "" && !hasSpan(l) {
			out[n-1].Text += " " + l.Text
			continue
		}
		out = append(out, l)
	}
	return out
}

var marks = regexp.MustCompile(`(?i)\b(?:gpa|grade|average|note|\d[.,]\d+|thesis|honou?rs|laude|coursework|relevant|dean)\b`)

var fieldWords = regexp.MustCompile(`(?i)science|engineer|informati|studies|mathem|physi|chemi|biolog|econom|business|administrat|technolog|design|arts?\b|history|psycholog|finance|market|comput|minor|major|ingenier|gestão|gestion|wirtschaft`)

// withoutMarks takes grades and honours off a degree.
func withoutMarks(degree string) string {
	parts := splitCommas(degree)
	kept := parts[:0]
	for i, p := range parts {
		if i == 0 || !marks.MatchString(p) {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ", ")
}

// cutSchool takes a school off the end of a degree: "Diplôme d'ingénieur, INSA
// Lyon", but not the field in "Bachelor of Science, Computer Science".
func cutSchool(degree string) (string, string) {
	parts := splitCommas(degree)
	if n := len(parts); n >= 2 && degreeWords.MatchString(parts[0]) && !fieldWords.MatchString(parts[n-1]) && !marks.MatchString(parts[n-1]) && !placeLike(parts[n-1]) && !degreeWords.MatchString(parts[n-1]) {
		if last := parts[n-1]; schoolWords.MatchString(last) || strings.Contains(last, " ") {
			return strings.Join(parts[:n-1], ", "), last
		}
	}
	return degree, ""
}
