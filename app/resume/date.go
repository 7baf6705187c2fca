package resume

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a stretch of time found in a text, and where it stands there.
type span struct {
	start, end string // "2021-03", "2021", "" or, for end, "present"
	from, to   int    // bytes of the text
	single     bool   // one date, not two
}

var monthNames = []string{
	`jan(?:uary|uari?|v|vier|eiro)?|ene(?:ro)?|sty(?:czeń|cznia)?`,
	`feb(?:ruary|ruari?|rero)?|f[ée]v(?:r|rier|ereiro)?|lut(?:y|ego)?`,
	`mar(?:ch|s|zo|ço|zec|ca)?|märz?|mrz|maart|mrt`,
	`apr(?:il)?|avr(?:il)?|abr(?:il)?|kwi(?:ecień|etnia)?`,
	`may|mai|mayo|maio|mei|maja?`,
	`june?|juni|juin|junio|junho|cze(?:rwiec|rwca)?`,
	`july?|juli|juil(?:let)?|julio|julho|lip(?:iec|ca)?`,
	`aug(?:ust|ustus)?|ao[uû]t|ago(?:sto)?|sie(?:rpień|rpnia)?`,
	`sept?(?:ember|embre|iembre)?|set(?:embro)?|wrz(?:esień|eśnia)?`,
	`o[ck]t(?:ober|obre|ubre)?|out(?:ubro)?|paź(?:dziernika?)?`,
	`nov(?:ember|embre|iembre|embro)?|lis(?:topada?)?`,
	`de[cz](?:ember|embro)?|d[ée]c(?:embre)?|dic(?:iembre)?|gru(?:dzień|dnia)?`,
}

var (
	monthExprs = func() []*regexp.Regexp {
		var out []*regexp.Regexp
		for _, m := range monthNames {
			out = append(out, regexp.MustCompile(`^(?i:`+m+`)\.?$`))
		}
		return out
	}()
	anyMonth = `(?:` + strings.Join(monthNames, "|") + `)\.?`
	openWord = `(?:present|current(?:ly)?|now|ongoing|today|to date|till date|heute|aktuell|jetzt|laufend|aujourd['’]hui|présent|actuel(?:lement)?|en cours|(?:la )?actualidad|actual(?:mente)?|(?:el )?presente|hoy|(?:o )?presente|atual(?:mente)?|hoje|o momento|heden|nu|vandaag|obecnie|teraz|nadal|dziś|dzisiaj)`
	year     = `(?:19|20)\d\d`
	// One date. Groups: 1 month 2 year | 3 month number 4 year | 5 year 6 month number | 7 year | 8 month 9 short year | 10 open
	dateExpr = regexp.MustCompile(`(?i)(?:\b(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?)?(` + anyMonth + `)(?:\s+\d{1,2}(?:st|nd|rd|th)?\s*,)?[\s,/.-]*(?:de\s+|of\s+)?(` + year + `)\b)` +
		`|(?:\b(?:\d{1,2}[./])?(\d{1,2})[./-](` + year + `)\b)` +
		`|(?:\b(` + year + `)(?:[-.]|\s?/\s?)(\d{1,2})(?:[-./]\d{1,2})?\b)` +
		`|(?:\b(?:(?:spring|summer|fall|autumn|winter|frühling|frühjahr|sommer|herbst|été|hiver|automne|printemps|verano|invierno|otoño|primavera|verão|inverno|outono|lente|zomer|herfst|wiosna|lato|jesień|zima|q[1-4])\s+)?(` + year + `)\b)` +
		`|(?:\b(` + anyMonth + `)\s*['’](\d\d)\b)` +
		`|(?:(?:^|[^\pL])(` + openWord + `)(?:[^\pL]|$))`)
	// A month without its year, as in "Jan – Mar 2020".
	bareMonth = regexp.MustCompile(`(?i)\b(` + anyMonth + `)\s*(?:[-–—−]|to|bis|à|a|até|hasta|tot|do)\s*$`)
	between   = regexp.MustCompile(`(?i)^[\s.,)(]*(?:[-–—−‒―~→/]+|to|until|till|through|thru|bis|à|au|jusqu['’]à|a|al|até|hasta|tot|t/m|do|and|und|et|y|e|&)[\s.,(]*(?:(?:la|el|o|the)\s+)?$|^\s+[-–—]?\s*$|^,\s*$`)
	sinceWord = regexp.MustCompile(`(?i)(?:since|seit|ab|depuis|desde|sinds|vanaf|od|from|von|de|du|à partir de)\s*$`)
	openTail  = regexp.MustCompile(`(?i)^\s*[-–—−]\s*(date\s*)?(?:[)\]|]|$)`)
	duration  = regexp.MustCompile(`(?i)\(?\b\d{1,2}\+?\s*(?:years?|yrs?\.?|jahre?|ans?|años?|anos?|jaar|lat|lata)(?:\s*(?:and|,)?\s*\d{1,2}\s*(?:months?|mos?\.?|monate?|mois|mes(?:es)?))?\b\)?|\(?\b\d{1,2}\s*(?:months?|mos\.?|monate?|mois|meses)\b\)?`)
)

type point struct {
	value    string
	open     bool
	short    bool // a year of two digits without its apostrophe: "Sep 15" may be a day, but not in "Sep 15 – Aug 17"
	from, to int
}

// spans finds the stretches of time in s, left to right.
func spans(s string) []span {
	var pts []point
	for _, m := range dateExpr.FindAllStringSubmatchIndex(s, -1) {
		if p, ok := pointOf(s, m); ok {
			pts = append(pts, p)
		}
	}
	pts = withShortYears(s, pts)
	var out []span
	for i := 0; i < len(pts); i++ {
		p := pts[i]
		if p.short && (i+1 == len(pts) || !pts[i+1].short && !pts[i+1].open || pts[i+1].short && pts[i+1].value < p.value || !between.MatchString(s[p.to:pts[i+1].from])) {
			continue
		}
		if end, to, ok := shortEnd(s, p); ok {
			out = append(out, span{start: p.value, end: end, from: p.from, to: to})
			continue
		}
		if i+1 < len(pts) && !p.open {
			q := pts[i+1]
			if between.MatchString(s[p.to:q.from]) && (!q.short || q.value >= p.value) {
				out = append(out, span{start: p.value, end: q.value, from: p.from, to: q.to})
				i++
				continue
			}
		}
		sp := span{start: p.value, from: p.from, to: p.to, single: true}
		if p.open {
			sp.start, sp.end = "", "present"
			out = append(out, sp)
			continue
		}
		if m := bareMonth.FindStringSubmatchIndex(s[:p.from]); m != nil && len(p.value) == 7 {
			if n := monthNumber(s[m[2]:m[3]]); n > 0 {
				sp.start, sp.end, sp.from, sp.single = fmt.Sprintf("%s-%02d", p.value[:4], n), p.value, m[0], false
			}
		} else if m := sinceWord.FindStringIndex(s[:p.from]); len(m) > 0 && wordStart(s, m[0]) && sinceOnly(s[m[0]:m[1]]) {
			sp.end, sp.from, sp.single = "present", m[0], false
		} else if m := openTail.FindStringSubmatchIndex(s[p.to:]); m != nil {
			sp.end, sp.single = "present", false
			if m[2] >= 0 { // "03/2019 - date"
				sp.to += m[3]
				out = append(out, sp)
				continue
			}
			sp.to += strings.LastIndexAny(s[p.to:p.to+m[1]], "-–—−") + 1
			for sp.to < len(s) && !utf8.RuneStart(s[sp.to]) {
				sp.to++
			}
		}
		out = append(out, sp)
	}
	return out
}

// shortDate is a month with a year of two digits. Groups: 1 month | 2 month number; 3 year.
var shortDate = regexp.MustCompile(`(?i)\b(?:(` + anyMonth + `)[\s/-]?|(0[1-9]|1[0-2])[./])(\d\d)\b`)

// withShortYears adds months with a year of two digits where no other date stands.
func withShortYears(s string, pts []point) []point {
	for _, m := range shortDate.FindAllStringSubmatchIndex(s, -1) {
		if slices.ContainsFunc(pts, func(p point) bool { return m[0] < p.to && p.from < m[1] }) {
			continue
		}
		if rest := strings.TrimLeft(s[m[1]:], " ,./"); rest != "" && unicode.IsDigit(rune(rest[0])) || strings.HasPrefix(s[m[1]:], "%") {
			continue // the day of a date, a number
		}
		p := point{short: true, from: m[0], to: m[1]}
		var month int
		if m[2] >= 0 {
			month = monthNumber(s[m[2]:m[3]])
		} else {
			month, _ = strconv.Atoi(s[m[4]:m[5]])
		}
		p.value = fmt.Sprintf("%s-%02d", century(s[m[6]:m[7]]), month)
		pts = append(pts, p)
	}
	slices.SortStableFunc(pts, func(a, b point) int { return a.from - b.from })
	return pts
}

// century makes a year of its last two digits.
func century(short string) string {
	if short > "60" {
		return "19" + short
	}
	return "20" + short
}

var shortYear = regexp.MustCompile(`^(?:[-–—/]|\s[–—]\s)['’]?(\d\d)(?:[^\d\pL%.:]|\.?$)`)

// shortEnd reads the end of "2019–20": a later year of the same century.
func shortEnd(s string, p point) (end string, to int, ok bool) {
	m := shortYear.FindStringSubmatchIndex(s[p.to:])
	if m == nil || len(p.value) != 4 {
		return "", 0, false
	}
	end = p.value[:2] + s[p.to+m[2]:p.to+m[3]]
	return end, p.to + m[3], end > p.value
}

// sinceOnly keeps "de" and "from" for ranges that lack their second half.
func sinceOnly(w string) bool {
	switch strings.ToLower(strings.TrimSpace(w)) {
	case "since", "seit", "depuis", "desde", "ab", "sinds", "vanaf", "od":
		return true
	}
	return false
}

func wordStart(s string, i int) bool {
	if i == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r == ' ' || r == '(' || r == '|' || r == ',' || r == '\t'
}

func pointOf(s string, m []int) (point, bool) {
	g := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	p := point{from: m[0], to: m[1]}
	switch {
	case g(1) != "":
		n := monthNumber(g(1))
		p.value = fmt.Sprintf("%s-%02d", g(2), n)
		return p, n > 0
	case g(3) != "":
		n, _ := strconv.Atoi(g(3))
		p.value = fmt.Sprintf("%s-%02d", g(4), n)
		return p, n >= 1 && n <= 12
	case g(5) != "":
		n, _ := strconv.Atoi(g(6))
		p.value = fmt.Sprintf("%s-%02d", g(5), n)
		if n < 1 || n > 12 {
			p.value, p.to = g(5), m[11] // "2019-20": see shortEnd
		}
		return p, true
	case g(7) != "":
		p.value = g(7)
		return p, true
	case g(8) != "":
		n := monthNumber(g(8))
		p.value = fmt.Sprintf("%s-%02d", century(g(9)), n)
		return p, n > 0
	case g(10) != "":
		p.open, p.value = true, "present"
		p.from, p.to = m[20], m[21]
		return p, true
	}
	return p, false
}

func monthNumber(s string) int {
	for i, e := range monthExprs {
		if e.MatchString(s) {
			return i + 1
		}
	}
	return 0
}

// cutSpan takes the first span of time out of s, with the brackets and commas
// that held it. A single open word ("current") is no date by itself.
func cutSpan(s string) (span, string, bool) {
	for _, sp := range spans(s) {
		if sp.single && sp.end == "present" && strings.TrimSpace(s) != strings.TrimSpace(s[sp.from:sp.to]) {
			continue
		}
		rest := strings.TrimRight(s[:sp.from], " ([,|–—-·•:") + "\x00" + strings.TrimLeft(s[sp.to:], " )],|·•:;")
		rest = duration.ReplaceAllString(rest, "")
		a, b, _ := strings.Cut(rest, "\x00")
		switch {
		case a == "":
			rest = b
		case b == "":
			rest = a
		default:
			rest = a + " | " + b
		}
		return sp, strings.Trim(rest, " ,|–—-·•;"), true
	}
	return span{}, s, false
}
