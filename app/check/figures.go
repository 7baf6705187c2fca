package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// figure is a quantity of a text with its place in that text.
type figure struct {
	evidence.Quantity
	about bool // "about", "nearly": near is near enough
}

// What the words of a number add or multiply, and how else numbers are dressed.
var (
	units = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
		"eighty": 80, "ninety": 90}
	scales       = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12}
	aboutRe      = regexp.MustCompile(`(?i)(?:about|around|roughly|nearly|almost|approximately|some|close to|circa|c\.|~|≈)\s*$`)
	moneyRe      = regexp.MustCompile(`(?i)^(\d[\d.,]*)(\s?(?:k|m|bn|thousand|million|billion))?\s(dollars?|usd|euros?|eur|pounds?|gbp)\b`)
	perCentRe    = regexp.MustCompile(`(?i)(\d)(\s?)(per cent|pct\.?)(\W|$)`)
	perCentWords = regexp.MustCompile(`(?i)^\s?(?:per ?cent|pct)\b`)
	hyphenUnit   = regexp.MustCompile(`(\d)-(second|minute|hour|day|week|month|year|percent)(s?)\b`)
	perDaysRe    = regexp.MustCompile(`(?i)\b24\s?[x/×]\s?7\b|\b7\s?[x/×]\s?24\b`)
)

// figures finds every quantity of a text, however it is written: in digits or
// letters ("twenty-three", "a dozen", "half a million", "1.3 M"), with the unit
// that a range writes once ("45 to 20 minutes").
func figures(text string) []figure {
	plain, at := inDigits(text)
	var out []figure
	for _, q := range evidence.Quantities(plain) {
		start, end := at[q.Start], at[q.End]
		if start >= end {
			continue // inside a number that was rewritten: "380,00 dollars"
		}
		if w := strings.ToLower(plain[q.Start:q.End]); strings.HasPrefix(w, "hundred") || strings.HasPrefix(w, "thousand") || strings.HasPrefix(w, "million") || strings.HasPrefix(w, "billion") || w == "dozens" {
			continue // "hundreds of": no number
		}
		q.Text = strings.TrimRight(text[start:end], " ")
		q.Start, q.End = start, start+len(q.Text)
		if m := perCentWords.FindString(text[q.End:]); m != "" && q.Unit == "%" && !strings.HasSuffix(q.Text, "%") {
			q.Text, q.End = q.Text+m, q.End+len(m)
		}
		q.Spelled = q.Spelled || q.Text != "" && (q.Text[0] < '0' || q.Text[0] > '9') && !strings.ContainsAny(q.Text[:1], "$€£~<>≈") && !strings.HasPrefix(q.Text, "€") && !strings.HasPrefix(q.Text, "£")
		if noun, per, ok := strings.Cut(q.Counts, "/"); ok { // "1.3M events/day"
			q.Counts = english.Stem(noun)
			if q.Per == "" && secondsOf[per] > 0 {
				q.Per = per
			}
		}
		out = append(out, figure{q, aboutRe.MatchString(text[max(0, start-16):start])})
	}
	for i := 0; i+1 < len(out); i++ {
		a, b := &out[i], &out[i+1]
		if a.Unit == "" && b.Unit != "" && !a.Year && !a.Spelled && a.Counts == "" && rangeJoint(text[a.End:b.Start]) {
			a.Value *= b.scale()
			a.Unit, a.Per = b.Unit, b.Per
		}
		if a.Unit == b.Unit && a.Per == "" && rangeJoint(text[a.End:b.Start]) {
			a.Per = b.Per
			if a.Counts == "" {
				a.Counts = b.Counts
			}
		}
		if a.Unit == "s" && b.Unit == "" && b.Counts == "" && !b.Year && toJointRe.MatchString(text[a.End:b.Start]) {
			b.Value *= a.scale()
			b.Unit = a.Unit
		}
		if currency(a.Unit) && b.Unit == "" && !b.Year && rangeJoint(text[a.End:b.Start]) {
			b.Unit = a.Unit
		}
	}
	if hours := aroundTheClock(text); len(hours) > 0 {
		out = append(out, hours...)
		slices.SortFunc(out, func(a, b figure) int { return a.Start - b.Start })
	}
	return out
}

var toJointRe = regexp.MustCompile(`(?i)^(?: (?:an?|per) \w+)? to $`)

var secondsOf = map[string]float64{"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600}

func rangeJoint(s string) bool {
	switch strings.TrimSpace(strings.ToLower(s)) {
	case "to", "-", "–", "—", "→", "->", "and", "or", "down to", "up to", "=>":
		return true
	}
	return false
}

func currency(u string) bool { return u == "$" || u == "€" || u == "£" }

// scale is what one of the unit as written is worth in base units.
func (f figure) scale() float64 {
	if f.Spelled && f.Unit == "s" {
		for _, w := range []string{"second", "minute", "hour", "day", "week", "month", "year"} {
			if strings.Contains(f.Text, w) {
				return secondsOf[w]
			}
		}
	}
	number := strings.TrimLeft(f.Text, "$€£~<>≈ ")
	end := 0
	for end < len(number) && (number[end] >= '0' && number[end] <= '9' || number[end] == '.' || number[end] == ',') {
		end++
	}
	var v float64
	for _, q := range evidence.Quantities(strings.TrimRight(number[:end], ".,")) {
		v = q.Value
	}
	if v == 0 {
		return 1
	}
	return f.Value / v
}

// inDigits writes spelled numbers in digits; at maps each byte of the result to
// the byte of the text it came from.
func inDigits(text string) (string, []int) {
	var b strings.Builder
	var at []int
	last := 0
	put := func(s string, from, to int) {
		for i := last; i < from; i++ {
			at = append(at, i)
		}
		b.WriteString(text[last:from])
		for range len(s) {
			at = append(at, from) // the whole stands for the whole
		}
		b.WriteString(s)
		last = to
	}
	words := english.Words(text)
	for i := 0; i < len(words); {
		if m := moneyAt(text, words[i]); m != nil {
			o := words[i].Start
			sign := map[byte]string{'d': "$", 'u': "$", 'e': "€", 'p': "£", 'g': "£"}[lowerByte(text[o+m[6]])]
			number := strings.TrimRight(text[o+m[2]:o+m[3]], ".,")
			if m[4] >= 0 {
				number += text[o+m[4] : o+m[5]]
			}
			put(sign+number, o, o+m[1])
			for i < len(words) && words[i].Start < o+m[1] {
				i++
			}
			continue
		}
		if v, n, ok := spelledAt(words, i); ok {
			put(number(v), words[i].Start, words[i+n-1].End)
			i += n
			continue
		}
		i++
	}
	put("", len(text), len(text))
	at = append(at, len(text))
	return sameLength(b.String()), at
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 32
	}
	return c
}

// sameLength writes "per cent" and hyphened units as the reader of quantities
// knows them, without moving a byte.
func sameLength(s string) string {
	s = perCentRe.ReplaceAllStringFunc(s, func(m string) string {
		g := perCentRe.FindStringSubmatch(m)
		return g[1] + "%" + strings.Repeat(" ", len(g[2])+len(g[3])-1) + g[4]
	})
	s = perDaysRe.ReplaceAllStringFunc(s, func(m string) string { return strings.Repeat("x", len(m)) })
	s = strings.NewReplacer("\u00a0", "  ", "\u202f", "   ", "’", "'  ").Replace(s)
	return hyphenUnit.ReplaceAllString(s, "$1 $2$3")
}

func moneyAt(text string, w english.Word) []int {
	if w.Text[0] < '0' || w.Text[0] > '9' {
		return nil
	}
	return moneyRe.FindStringSubmatchIndex(text[w.Start:])
}

// number writes a value in digits.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// spelledAt reads the number written in letters at words[i]; n is how many words
// it takes. Single small words are left to the reader of quantities.
func spelledAt(words []english.Word, i int) (value float64, n int, ok bool) {
	total, part := 0.0, 0.0
	k := i
	if w := words[i].Lower; (w == "a" || w == "an" || w == "half" || w == "quarter") && i+1 < len(words) {
		switch next := words[i+1].Lower; {
		case w == "half" && next == "a" && i+2 < len(words) && scales[words[i+2].Lower] > 0:
			return scales[words[i+2].Lower] / 2, 3, true
		case w != "half" && w != "quarter" && scales[next] > 0:
			part, k = 1, i+1
		}
	}
	for ; k < len(words); k++ {
		w := words[k].Lower
		if w == "and" && k > i && k+1 < len(words) && part >= 100 && units[words[k+1].Lower] > 0 {
			continue
		}
		if a, b, ok := strings.Cut(w, "-"); ok && units[a] >= 20 && units[b] > 0 && units[b] < 10 {
			part += units[a] + units[b]
			continue
		}
		if v := units[w]; v > 0 && (k == i || part == 0 || part >= 20 && v < 10 || part >= 100) {
			part += v
			continue
		}
		if s := scales[w]; s > 0 && k > i && part > 0 {
			part *= s
			if s >= 1000 {
				total, part = total+part, 0
			}
			continue
		}
		break
	}
	for k > i && words[k-1].Lower == "and" {
		k--
	}
	value = total + part
	if value == 0 || words[i].Lower == "one" && k-i < 2 {
		return 0, 0, false
	}
	return value, k - i, true
}
