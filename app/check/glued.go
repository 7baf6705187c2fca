package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// A number that is glued to a word is a number; one that is part of a name is none.
// Which it is, the sources tell first, the shape of the name second.

// loosen sets a number free that is glued to the word before or behind it.
func (p *plainText) loosen(known func(string) bool) {
	var list []edit
	s := p.s
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		from, end := i, numberEnd(s, i)
		i = end
		if from > 0 && isDigit(s[from-1]) || inName(s, from, end, known) {
			continue
		}
		joint, prefix := before(s, from)
		if joint != "" && (prefix != "" || joint == "#" || joint == "_") || prefix != "" {
			list = append(list, edit{from - len(joint), from, " "})
		} else if sign := from - 1; sign > 0 && strings.HasSuffix(s[:from], "$") {
			if r, _ := utf8.DecodeLastRuneInString(s[:sign]); unicode.IsLetter(r) { // "US$14k"
				list = append(list, edit{sign, sign, " "})
			}
		}
		list = append(list, behind(s, from, end, known, p)...)
	}
	p.apply(list)
}

// numberEnd is where the number at i ends: "41", "1,400.5".
func numberEnd(s string, i int) int {
	end := digitsAt(s, i)
	for end+1 < len(s) && (s[end] == '.' || s[end] == ',') && isDigit(s[end+1]) {
		end = digitsAt(s, end+1)
	}
	return end
}

// before gives the mark and the letters that stand directly before a number.
func before(s string, from int) (joint, letters string) {
	end := from
	if end > 0 && strings.IndexByte("-./+_#", s[end-1]) >= 0 {
		joint, end = s[end-1:end], end-1
	}
	at := end
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if !unicode.IsLetter(r) {
			break
		}
		at -= n
	}
	return joint, s[at:end]
}

// lettersAt are the letters that stand at i.
func lettersAt(s string, i int) string {
	end := i
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += n
	}
	return s[i:end]
}

// tokenAround is what stands around a number between spaces, its outer marks left out.
func tokenAround(s string, from, end int) (int, int) {
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:from])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-./+_#&:", r) {
			break
		}
		from -= n
	}
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-./+_#&:", r) {
			break
		}
		end += n
	}
	for from < end && strings.IndexByte("-./+:&", s[from]) >= 0 {
		from++
	}
	for from < end && strings.IndexByte("-./&:", s[end-1]) >= 0 {
		end--
	}
	return from, end
}

// inName reports whether a number is part of a name: one that the sources or the
// lexicon of tools have, or one of the shape of a name.
func inName(s string, from, end int, known func(string) bool) bool {
	joint, prefix := before(s, from)
	suffix := lettersAt(s, end)
	a, b := tokenAround(s, from, end)
	if prefix == "" && suffix == "" && joint != "#" && !strings.ContainsAny(s[a:b], "/:") {
		return false
	}
	if prefix == "" && suffix != "" && measured(s[from:end]+suffix) {
		return false
	}
	if known != nil && b-a > end-from && known(s[a:b]) {
		return true
	}
	for _, m := range playbook.Tools(s[a:b]) {
		if a+m.Start < from && a+m.End >= from || m.Start == 0 && m.End == b-a {
			return true
		}
	}
	switch {
	case prefix != "":
		return nameBefore(prefix, joint, suffix, known)
	case joint == "#":
		return known == nil
	case suffix != "":
		_, n := utf8.DecodeRuneInString(suffix)
		if end-from == 1 && n == len(suffix) && strings.ToUpper(suffix) == suffix {
			return true // 3D, 5G
		}
		return known == nil && (len(suffix) < 3 || strings.ToLower(suffix) != suffix) && ordinalEnd(s[from:end], suffix) == ""
	}
	return true // 10:30, 4/1: split below
}

// nameBefore reports whether letters before a number make a name of both: "S3",
// "IPv6", "p99", "Python3", "SHA-256".
func nameBefore(prefix, joint, suffix string, known func(string) bool) bool {
	low := strings.ToLower(prefix)
	if utf8.RuneCountInString(prefix) == 1 {
		return known == nil || prefix != "a" || suffix != "" // "a41" is an article and its number
	}
	if speech(low) && (prefix == low || suffix == "" && (prefix != strings.ToUpper(prefix) || len(prefix) > 3)) {
		return false // "wrote41", "Over40"
	}
	if known == nil || prefix[1:] != low[1:] {
		return true
	}
	return prefix != low && (suffix != "" || joint == "-" || !known(low)) // "Log4j"
}

// speech are the words that stand before a number and name nothing: small words, and
// verbs that tell what was done.
func speech(low string) bool {
	v, form, ok := english.LookupVerb(low)
	return english.IsFunction(low) || ok && (form == english.Past || form == english.Gerund) && (v.Base != low)
}

// measured reports whether a number with letters behind it is read whole: "90min", "14k".
func measured(s string) bool {
	q := evidence.Quantities(s)
	return len(q) == 1 && q[0].Start == 0 && q[0].End == len(s)
}

// behind sets free the letters behind a number: "41postmortems", "14kmonth",
// "99percentof", and takes off the ending of "41st".
func behind(s string, from, end int, known func(string) bool, p *plainText) []edit {
	suffix := lettersAt(s, end)
	if suffix == "" || measured(s[from:end]+suffix) {
		return nil
	}
	if ordinalEnd(s[from:end], suffix) != "" {
		p.meant[p.at[from]] |= ordinal
		return []edit{{end, end + len(suffix), ""}}
	}
	low := strings.ToLower(suffix)
	for _, cut := range []string{"percent", "thousand", "million", "billion", "hundred", "dozen", "bn", "k"} {
		rest, ok := strings.CutPrefix(low, cut)
		if !ok || cut == "k" && (known == nil && secondsOf[rest] == 0 || known != nil && known(low)) {
			continue
		}
		if at := end + len(cut); secondsOf[rest] > 0 {
			return []edit{{at, at, "/"}}
		} else if rest != "" {
			return []edit{{at, at, " "}}
		}
	}
	return []edit{{end, end, " "}}
}

// ordinalEnd is the ending of an ordinal in digits, "" where letters are none.
func ordinalEnd(number, letters string) string {
	switch low := strings.ToLower(letters); low {
	case "st", "nd", "rd", "th":
		want := "th"
		if len(number) < 2 || number[len(number)-2] != '1' {
			switch number[len(number)-1] {
			case '1':
				want = "st"
			case '2':
				want = "nd"
			case '3':
				want = "rd"
			}
		}
		if want == low {
			return low
		}
	}
	return ""
}

var (
	fractionDigits = regexp.MustCompile(`(?:\b(\d+) )?\b(\d)/(\d\d?)\b`)
	ratioRe        = regexp.MustCompile(`\b(\d+)([/:x])(\d+)\b`)
	clockRe        = regexp.MustCompile(`^(?:[01]?\d|2[0-3]):[0-5]\d$`)
	codeBefore     = regexp.MustCompile(`\b(USD|EUR|GBP) ?(\d[\d.,]*)`)
	signBehind     = regexp.MustCompile(`(\d[\d.,]*)( ?(?:[kKmM]|bn|thousand|million|billion))? ?([$€£])(?:[^\d]|$)`)
	percentBefore  = regexp.MustCompile(`(^|[^\d])%\s?(\d+(?:\.\d+)?)`)
	commaDecimal   = regexp.MustCompile(`\b(\d+),(\d\d?)( ?(?:%|[kKM]\b|bn\b|per ?cent|thousand|million|billion))`)
	roundPlural    = regexp.MustCompile(`\b(10+)s of (?:(thousands|millions) of )?`)
)

// dress writes fractions, money and shares as the reader of quantities knows them.
func (p *plainText) dress() {
	p.replace(commaDecimal, func(m []string) string { return m[1] + "." + m[2] + m[3] })
	p.replace(codeBefore, func(m []string) string { return signs[m[1]] + m[2] })
	p.replace(signBehind, func(m []string) string {
		tail := m[0][strings.LastIndex(m[0], m[3])+len(m[3]):]
		return m[3] + strings.TrimRight(m[1], ".,") + m[2] + tail
	})
	p.replace(percentBefore, func(m []string) string { return m[1] + m[2] + "%" })
	p.markReplace(fractionDigits, func(m []string) (string, int) {
		over, under := atof(m[2]), atof(m[3])
		switch {
		case m[1] != "" && over < under:
			return number(atof(m[1]) + over/under), 0
		case m[1] == "" && over < under && under <= 10:
			return percent(over / under), share
		}
		return m[0], 0
	})
	p.markReplace(roundPlural, func(m []string) (string, int) {
		v := 2 * atof(m[1])
		if m[2] != "" {
			v *= scales[strings.TrimSuffix(m[2], "s")]
		}
		return number(v) + " ", vague
	})
}

var signs = map[string]string{"USD": "$", "EUR": "€", "GBP": "£"}

// ratios reads "4/1", "4:1" and "4x1" as two numbers where they are no date, no hour and no
// word of the sources.
func (p *plainText) ratios(known func(string) bool) {
	if known == nil {
		return
	}
	p.replace(ratioRe, func(m []string) string {
		if known(m[0]) || allHoursRe.MatchString(m[0]) || len(m[3]) == 4 || m[2] == ":" && clockRe.MatchString(m[0]) || m[1] == m[3] {
			return m[0]
		}
		return m[1] + " " + m[2] + " " + m[3]
	})
}

func (p *plainText) replace(re *regexp.Regexp, with func(m []string) string) {
	p.markReplace(re, func(m []string) (string, int) { return with(m), 0 })
}

// markReplace puts with(m) for each match and marks how the number is meant.
func (p *plainText) markReplace(re *regexp.Regexp, with func(m []string) (string, int)) {
	var list []edit
	for _, m := range re.FindAllStringSubmatchIndex(p.s, -1) {
		groups := make([]string, len(m)/2)
		for i := range groups {
			if m[2*i] >= 0 {
				groups[i] = p.s[m[2*i]:m[2*i+1]]
			}
		}
		s, meant := with(groups)
		if s == groups[0] {
			continue
		}
		if meant != 0 {
			p.meant[p.at[m[0]]] |= meant
		}
		list = append(list, trimmed(edit{m[0], m[1], s}, groups[0]))
	}
	p.apply(list)
}

// trimmed leaves what stays as it is out of an edit.
func trimmed(e edit, was string) edit {
	for e.s != "" && was != "" && e.s[len(e.s)-1] == was[len(was)-1] {
		e.s, was, e.to = e.s[:len(e.s)-1], was[:len(was)-1], e.to-1
	}
	for e.s != "" && was != "" && e.s[0] == was[0] {
		e.s, was, e.from = e.s[1:], was[1:], e.from+1
	}
	return e
}
