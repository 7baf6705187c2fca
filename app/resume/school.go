package resume

import (
	"regexp"
	"strings"
)

var (
	degreeWords = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:b\.?\s?sc?|m\.?\s?sc?|b\.?a|m\.?a|b\.?eng|m\.?eng|b\.?tech|m\.?tech|ph\.?\s?d|dphil|m\.?b\.?a|jd|md|llb|llm|bachelor(?:['’]?s)?|master(?:['’]?s)?|doctor(?:ate)?|diploma|associate(?:['’]?s)?|degree|certified|minor|major|certificate|abitur|diplom|magister|staatsexamen|licence|maîtrise|baccalauréat|bac|dut|bts|ingénieur|licenciatura|licenciado|grado|máster|mestrado|doutorado|doutoramento|bacharelado|graduação|tecnólogo|pós-graduação|titulación|gcse|a-levels?|high school|bootcamp|btech|bsc|msc)(?:[^\pL]|$)`)
	schoolWords = regexp.MustCompile(`(?i)universi[td]|\binsa\b|\bepfl\b|\brwth\b|\biit\b|\bnit\b|\bfh\b|\btu\b|caltech|stanford|college|institut|school|academy|hochschule|école|ecole|faculdade|facultad|politecn|polytech|escola|escuela|lycée|gymnasium|schule|berkeley|\bmit\b|eth\b|academia|bootcamp|centro`)
)

// schoolsOf reads the entries of the education section.
func schoolsOf(s section, edge map[spot]float64) []School {
	var out []School
	for _, e := range entries(s.lines, edge) {
		var h head
		for i, l := range e.head {
			h.readLine(l, i)
		}
		sc := School{End: h.span.end}
		if h.span.single {
			sc.End = h.span.start
		}
		var parts []string
		for _, p := range h.pieces {
			if p.size < 0.78*h.pieces[0].size {
				continue
			}
			parts = append(parts, h.schoolParts(p.text)...)
		}
		for _, p := range parts {
			switch {
			case placeLike(p):
			case sc.School == "" && schoolWords.MatchString(p) && !strings.HasPrefix(strings.ToLower(p), "bachelor"):
				sc.School = p
			case sc.Degree == "" && degreeWords.MatchString(p):
				sc.Degree = p
			case sc.Degree != "" && degreeWords.MatchString(p) && len(sc.Degree) < 60:
				sc.Degree += ", " + p
			}
		}
		for _, p := range parts {
			if sc.School == "" && p != sc.Degree && !placeLike(p) && !strings.Contains(sc.Degree, p) {
				sc.School = p
			}
			if sc.Degree == "" && p != sc.School && !placeLike(p) && letters(p) > 3 {
				sc.Degree = p
			}
		}
		if sc.School == "" {
			sc.Degree, sc.School = cutSchool(sc.Degree)
		}
		if sc.School == "" && sc.Degree != "" && len(out) > 0 && schoolWords.MatchString(out[len(out)-1].School) {
			sc.School = out[len(out)-1].School // a further degree of the same school
		}
		if sc.School != "" || sc.Degree != "" {
			out = append(out, sc)
		}
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
	for i := 0; i < len(parts); i++ {
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

var fieldWords = regexp.MustCompile(`(?i)science|engineer|informati|studies|mathem|physi|chemi|biolog|econom|business|administrat|technolog|design|arts?\b|history|psycholog|finance|market|comput|gpa|grade|honou?rs|laude|minor|major|ingenier|gestão|gestion|wirtschaft`)

// cutSchool takes a school off the end of a degree: "Diplôme d'ingénieur, INSA
// Lyon", but not the field in "Bachelor of Science, Computer Science".
func cutSchool(degree string) (string, string) {
	parts := splitCommas(degree)
	if n := len(parts); n >= 2 && degreeWords.MatchString(parts[0]) && !fieldWords.MatchString(parts[n-1]) && !placeLike(parts[n-1]) && !degreeWords.MatchString(parts[n-1]) {
		return strings.Join(parts[:n-1], ", "), parts[n-1]
	}
	return degree, ""
}
