package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How a number is meant that is not written as a plain count.
const (
	vague   = 1 << iota // "hundreds of", "a few thousand": no less than that
	share               // "two thirds of", "½": a part of a whole, in per cent
	ordinal             // "41st", "forty-first"
	rough               // "half an hour": near is near enough
)

// plainText is a text whose numbers are all written one way, "1,400" or "66.7%", so
// that one reader of quantities reads them; names with digits stay as they are.
type plainText struct {
	s     string
	at    []int       // the byte of the text that each byte of s came from; one more for its end
	meant map[int]int // by the byte of the text that a number begins at
}

// edit puts s for the bytes from..to.
type edit struct {
	from, to int
	s        string
}

// apply makes edits that are in order and do not overlap. What is put stands as a
// whole for the whole.
func (p *plainText) apply(list []edit) {
	if len(list) == 0 {
		return
	}
	var b strings.Builder
	at := make([]int, 0, len(p.at)+16)
	last := 0
	for _, e := range list {
		if e.from < last {
			continue
		}
		b.WriteString(p.s[last:e.from])
		at = append(at, p.at[last:e.from]...)
		b.WriteString(e.s)
		for range len(e.s) {
			at = append(at, p.at[e.from])
		}
		last = e.to
	}
	b.WriteString(p.s[last:])
	p.s, p.at = b.String(), append(at, p.at[last:]...)
}

// plainly writes the numbers of a text one way. known tells whether the sources have
// a word; nil reads a source itself, where letters before digits make a name.
func plainly(text string, known func(string) bool) *plainText {
	p := plainMarks(text)
	if p.numeric() {
		p.replace(perDaysRe, func(m []string) string { return strings.Repeat("x", len(m[0])) })
		p.join()
		p.loosen(known)
		p.dress()
		p.ratios(known)
	}
	p.spelled(known == nil)
	p.multiples()
	return p
}

// numeric reports whether any digit stands in the text.
func (p *plainText) numeric() bool { return strings.ContainsAny(p.s, "0123456789") }

// plainMarks writes digits of any script, width or height, spaces, hyphens and
// fractions as a keyboard has them.
func plainMarks(text string) *plainText {
	p := &plainText{meant: map[int]int{}}
	var b strings.Builder
	put := func(s string, at int) {
		b.WriteString(s)
		for range len(s) {
			p.at = append(p.at, at)
		}
	}
	var prev rune
	for i, r := range text {
		s := string(r)
		switch {
		case r == utf8.RuneError: // one byte, whatever it was
			s = "?"
		case r < 0x80:
		case unicode.Is(unicode.Nd, r):
			s = string('0' + digitValue(r))
		case unicode.Is(unicode.Zs, r):
			s = " "
			next, n := utf8.DecodeRuneInString(text[i+len(string(r)):])
			if unicode.IsDigit(prev) && unicode.IsDigit(next) && n > 0 {
				s = "" // a thin space groups digits
			}
		case unicode.Is(unicode.Cf, r):
			s = "" // soft hyphens and what else has no width
		case unicode.Is(unicode.No, r):
			s = norm.NFKC.String(s)
			if over, under, ok := strings.Cut(s, "⁄"); ok {
				s = over + "/" + under
				if unicode.IsDigit(prev) {
					s = " " + s // 2½
				}
			} else if unicode.IsLetter(prev) || unicode.IsDigit(prev) {
				s = string(r) // m², 41³
			}
		case r >= 0xff01 && r <= 0xff5e:
			s = string(r - 0xfee0)
		case r == '‐' || r == '‑' || r == '−' || r == '﹣':
			s = "-"
		case r == '’':
			s = "'"
		case r == '％' || r == '﹪':
			s = "%"
		}
		put(s, i)
		prev = r
	}
	p.s, p.at = b.String(), append(p.at, len(text))
	return p
}

// digitValue is 0 to 9: digits stand in tens.
func digitValue(r rune) rune {
	for _, x := range unicode.Nd.R16 {
		if r >= rune(x.Lo) && r <= rune(x.Hi) {
			return (r - rune(x.Lo)) % 10
		}
	}
	for _, x := range unicode.Nd.R32 {
		if r >= rune(x.Lo) && r <= rune(x.Hi) {
			return (r - rune(x.Lo)) % 10
		}
	}
	return 0
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// digitsAt is where the run of digits at i ends.
func digitsAt(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i
}

// join writes a number that marks or spaces split as one: "1 400", "1 ,400", "1'400",
// "1_400", "4 1".
func (p *plainText) join() {
	var list []edit
	s := p.s
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		from, end := i, digitsAt(s, i)
		i = end
		if from > 0 && (s[from-1] == '.' || s[from-1] == ',') && from > 1 && isDigit(s[from-2]) {
			continue
		}
		groups := []string{s[from:end]}
		if end-from <= 3 {
			for {
				next := skipSeparator(s, end)
				stop := digitsAt(s, next)
				if next == end || stop-next != 3 {
					break
				}
				groups, end = append(groups, s[next:stop]), stop
			}
		}
		if len(groups) == 2 && s[end-4] == '.' {
			groups, end = groups[:1], end-4 // "1.400" is a decimal in English
		}
		if len(groups) > 1 {
			list = append(list, edit{from, end, strings.Join(groups, ",")})
			i = end
			continue
		}
		if end-from == 1 && (from == 0 || s[from-1] != '.') { // digit by digit
			number := []byte{s[from]}
			for end+1 < len(s) && s[end] == ' ' && isDigit(s[end+1]) && digitsAt(s, end+1) == end+2 && !strings.HasPrefix(s[end+2:], "/") {
				number = append(number, s[end+1])
				end += 2
			}
			if len(number) > 1 && (end == len(s) || s[end] != '.' || end+1 == len(s) || !isDigit(s[end+1])) {
				list = append(list, edit{from, end, string(number)})
				i = end
			}
		}
	}
	p.apply(list)
}

// skipSeparator steps over what may stand between groups of three digits.
func skipSeparator(s string, i int) int {
	for _, mark := range []string{" ,", ",", "'", "_", ".", " "} {
		if strings.HasPrefix(s[i:], mark) && i+len(mark) < len(s) && isDigit(s[i+len(mark)]) {
			return i + len(mark)
		}
	}
	return i
}
