// Package company knows the legal forms that companies' names carry: "Ltd", "GmbH",
// "Sp. z o.o.". They are listed here and nowhere else, so that every station takes
// "Bright Data Kft" and "Bright Data" for one employer, or none does.
package company

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// forms as registers write them. Dots may be left out and a blank may follow one;
// a dot at the end of a word tells that it is cut short. Capitals count only where
// the form is also a word.
var forms = strings.Split("Inc.|Incorporated|Corp.|Corporation|Co.|Ltd.|Limited|LLC|L.L.C.|LLP|L.L.P.|PLC|P.L.C.|Pty|Pte.|Pvt.|PBC|CIC|DAC|"+
	"GmbH|gGmbH|mbH|AG|KG|KGaA|OHG|UG|UG (haftungsbeschränkt)|GbR|SE|e.G.|e.V.|e.K.|GmbH & Co. KG|GmbH & Co. KGaA|AG & Co. KG|& Co. KG|"+
	"S.A.|S.A.S.|SASU|S.A.R.L.|S.à r.l.|EURL|S.N.C.|B.V.|N.V.|BVBA|V.O.F.|"+
	"S.L.|S.L.U.|S.A.U.|S.A. de C.V.|S. de R.L.|Lda.|Ltda.|EIRELI|S.p.A.|S.r.l.|S.r.l.s.|"+
	"AB|A/S|ApS|A.S.|ASA|Oy|Oyj|ehf|"+
	"Sp. z o.o.|Sp. k.|s.r.o.|spol. s r.o.|v.o.s.|Kft.|Zrt.|Nyrt.|EOOD|OOD|d.o.o.|d.d.|OÜ|UAB|SIA|A.Ş.|Ltd. Şti.|"+
	"K.K.|G.K.|Sdn. Bhd.|Bhd.|Tbk.|OOO|OAO|ZAO", "|")

// words that a form can be mistaken for where it has neither its dots nor its capitals.
var words = map[string]bool{"spa": true, "sas": true, "as": true, "se": true, "eg": true, "sia": true, "dd": true, "dac": true, "cic": true}

var (
	anyForm = alternatives()
	last    = regexp.MustCompile(`(?i)[\s,]+\(?(` + anyForm + `)[.)]*$`)
	first   = regexp.MustCompile(`(?i)^(` + anyForm + `)(?:[^\pL\d'’-]|$)`)
	inside  = regexp.MustCompile(`(?i)[^\pL\d'’-](` + anyForm + `)[^\pL\d'’-]`)
)

// alternatives is the pattern of all forms, the longest first.
func alternatives() string {
	list := slices.Clone(forms)
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	for i, f := range list {
		f = regexp.QuoteMeta(strings.TrimSuffix(f, "."))
		f = strings.ReplaceAll(f, `\. `, " ")
		f = strings.ReplaceAll(f, " ", `\.?\s?`)
		list[i] = strings.ReplaceAll(f, `\.`, `(?:\.\s?)?`)
		list[i] = strings.ReplaceAll(list[i], `(?:\.\s?)??`, `\.?`)
	}
	return "(?:" + strings.Join(list, "|") + `)\.?`
}

// form reports whether what matched is written as a form and not as a word.
func form(s string) bool {
	s = strings.TrimSuffix(s, ".")
	bare := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
	if !words[bare] || len(bare) < len(s) {
		return true
	}
	return strings.IndexFunc(s[1:], unicode.IsUpper) >= 0
}

// CutShort reports whether s, less its full stop, is a form that is written with one:
// it ends no sentence.
func CutShort(s string) bool {
	return slices.ContainsFunc(forms, func(f string) bool { return f == s+"." })
}

// EndsShort reports whether s ends with such a form and its full stop.
func EndsShort(s string) bool {
	m := last.FindStringSubmatch(s)
	return len(m) > 1 && strings.HasSuffix(s, ".") && CutShort(strings.TrimRight(m[1], "."))
}

// IsForm reports whether s is a legal form and nothing else.
func IsForm(s string) bool {
	m := first.FindStringSubmatch(s)
	return len(m) > 1 && len(m[1]) >= len(strings.TrimSuffix(s, ".")) && form(m[1])
}

// Begins reports whether s begins with a legal form: "Inc., Boston".
func Begins(s string) bool {
	m := first.FindStringSubmatch(s)
	return len(m) > 1 && form(m[1])
}

// Ends reports whether s is a name with its legal form behind it.
func Ends(s string) bool {
	m := last.FindStringSubmatch(s)
	return len(m) > 1 && form(m[1])
}

// Count tells how many legal forms stand in s.
func Count(s string) (n int) {
	s = " " + s + " "
	for {
		m := inside.FindStringSubmatchIndex(s)
		if m == nil {
			return n
		}
		if form(s[m[2]:m[3]]) {
			n++
		}
		s = s[m[3]:]
	}
}

// WithoutForm is a company's name as one says it: "Velomind" of "Velomind GmbH".
func WithoutForm(name string) string {
	for {
		m := last.FindStringSubmatchIndex(name)
		if len(m) < 4 || !form(name[m[2]:m[3]]) {
			return name
		}
		short := strings.TrimRight(name[:m[0]], " ,.")
		if short == "" || strings.HasSuffix(short, "&") || strings.HasSuffix(short, " and") {
			return name // "Kite & Co"
		}
		name = short
	}
}
