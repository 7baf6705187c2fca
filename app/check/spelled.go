package check

import (
	"regexp"
	"strconv"
	"strings"

	"vouchsafe/app/english"
)

// Numbers in letters: "twenty-three", "fortyone", "half a million", "hundreds of",
// "two thirds", "forty-first", "fivefold".

// What the words of a number add or multiply.
var (
	units = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
		"eighty": 80, "ninety": 90}
	scales  = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12}
	plurals = map[string]float64{"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
	// ordinals that are no cardinal and "th".
	irregular = map[string]float64{"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
	// what a number of so many digits is at least.
	figuresLong = map[string]float64{"double": 10, "two": 10, "triple": 100, "three": 100, "four": 1e3, "five": 1e4, "six": 1e5, "seven": 1e6}
	wholes      = english.WordSet("the my our its their his her all of every")
	indefinite  = english.WordSet("few several many some couple multiple")
)

// piece is a word, or one of those that a hyphen or nothing joins.
type piece struct {
	lower      string
	start, end int
	fold       bool // "fivefold": the five, with its fold
}

// pieces splits words at hyphens and where number words are glued.
func pieces(text string) []piece {
	var out []piece
	for _, w := range english.Words(text) {
		at := w.Start
		for part := range strings.SplitSeq(w.Lower, "-") {
			if len(w.Lower) != len(w.Text) { // lower case of another length
				out = append(out, piece{lower: w.Lower, start: w.Start, end: w.End})
				break
			}
			out = append(out, numberWords(part, at)...)
			at += len(part) + 1
		}
	}
	return out
}

// numberWords splits "fortyone" and "fortyonepostmortems" after its numbers; any
// other word is one piece.
func numberWords(w string, at int) []piece {
	var out []piece
	rest, from := w, at
	for rest != "" {
		n := longestNumber(rest)
		if n == 0 {
			break
		}
		out = append(out, piece{lower: rest[:n], start: from, end: from + n})
		rest, from = rest[n:], from+n
	}
	switch {
	case len(out) > 0 && rest == "fold":
		out[len(out)-1].end, out[len(out)-1].fold = at+len(w), true
		return out
	case len(out) > 0 && (rest == "th" || rest == "ths"):
		out[len(out)-1].lower += "th"
		out[len(out)-1].end = at + len(w)
		return out
	case rest == "" && len(out) > 0, len(out) > 1, len(out) == 1 && units[out[0].lower] > 10 && len(rest) > 2:
		if rest != "" {
			out = append(out, piece{lower: rest, start: from, end: at + len(w)})
		}
		return out
	}
	return []piece{{lower: w, start: at, end: at + len(w)}}
}

func longestNumber(s string) int {
	best := 0
	for _, words := range []map[string]float64{units, scales} {
		for w := range words {
			if len(w) > best && strings.HasPrefix(s, w) {
				best = len(w)
			}
		}
	}
	return best
}

// ordinalValue is the value of the last word of an ordinal: "first" of "forty-first".
func ordinalValue(w string) float64 {
	if v := irregular[w]; v > 0 {
		return v
	}
	stem, ok := strings.CutSuffix(w, "th")
	if !ok {
		return 0
	}
	if tens, ok := strings.CutSuffix(stem, "ie"); ok {
		stem = tens + "y"
	}
	return max(units[stem], scales[stem])
}

// parts of a whole, by their denominators.
func denominator(w string) (float64, bool) {
	one := strings.TrimSuffix(w, "s")
	many := one != w
	switch one {
	case "half", "halve":
		return 2, many
	case "quarter", "fourth":
		return 4, many
	case "second", "first":
		return 0, false
	}
	if v := ordinalValue(one); v > 2 && v <= 100 {
		return v, many
	}
	return 0, false
}

// spelled writes numbers in letters in digits. In a source "first" is an ordinal too;
// in a letter it only tells an order.
func (p *plainText) spelled(source bool) {
	var list []edit
	words := pieces(p.s)
	for i := 0; i < len(words); {
		v, n, meant := numberAt(words, i, source)
		if n == 0 {
			i++
			continue
		}
		from, end := words[i].start, words[i+n-1].end
		s := number(v)
		if meant&share != 0 {
			s = percent(v)
		}
		if words[i+n-1].fold {
			s += "x"
		}
		if meant != 0 {
			p.meant[p.at[from]] |= meant
		}
		list = append(list, edit{from, end, s})
		if lettersAt(p.s, end) != "" { // "fortyonepostmortems"
			list = append(list, edit{end, end, " "})
		}
		i += n
	}
	p.apply(list)
}

// numberAt reads the number written in letters at words[i]; n is how many words it
// takes, 0 for none. A single "one" is mostly a pronoun.
func numberAt(words []piece, i int, source bool) (value float64, n, meant int) {
	word := func(k int) string {
		if k >= 0 && k < len(words) {
			return words[k].lower
		}
		return ""
	}
	w, next := words[i].lower, word(i+1)
	article := w == "a" || w == "an"
	switch {
	case w == "half" && (next == "a" || next == "an") && scales[word(i+2)] > 0:
		return scales[word(i+2)] / 2, 3, 0
	case w == "half" && (next == "a" || next == "an") && secondsOf[word(i+2)] > 0:
		return 0.5, 2, rough
	case w == "half" && scales[next] > 0:
		return scales[next] / 2, 2, 0
	case ofPeriod(words, i):
		return halves[w], 3, rough
	case article && ofPeriod(words, i+1):
		return halves[next], 4, rough
	case w == "half" && (wholes[next]) && word(i-1) != "a" && word(i-1) != "other":
		return 0.5, 1, share
	case figuresLong[w] > 0 && (next == "digit" || next == "figure" || next == "digits" || next == "figures"):
		return figuresLong[w], 2, vague
	case plurals[w] > 0:
		v := 2 * plurals[w]
		n := 1
		if next == "of" && plurals[word(i+2)] > 0 {
			v, n = v*plurals[word(i+2)], 3
		}
		if word(i+n) == "of" && !wholes[word(i+n+1)] {
			n++
		}
		return v, n, vague
	case indefinite[w] && (scales[next] > 0 || next == "of" && scales[word(i+2)] > 0):
		if next == "of" {
			return 2 * scales[word(i+2)], 3, vague
		}
		return 2 * scales[next], 2, vague
	}
	if d, many := denominator(next); d > 2 && (article || w == "one") && !many && word(i+2) == "of" && !period(next, word(i+3)) {
		return 1 / d, 2, share
	}
	value, n = cardinalAt(words, i)
	if n == 0 {
		return ordinalAt(words, i, 0, 0, source)
	}
	if d, many := denominator(word(i + n)); d > 2 && many && n == 1 && value > 1 && value < d && !period(word(i+n), "") || word(i+n) == "quarters" && value == 3 {
		if word(i+n+1) == "of" && english.IsArticle(word(i+n+2)) && secondsOf[word(i+n+3)] > 0 {
			return value / d, n + 3, rough
		}
		return value / d, n + 1, share
	}
	if v, m, meant := ordinalAt(words, i, value, n, source); m > n {
		return v, m, meant
	}
	if word(i+n) == "and" && word(i+n+1) == "a" && word(i+n+2) == "half" {
		return value + 0.5, n + 3, rough
	}
	if article && n < 2 || w == "one" && n < 2 {
		return 0, 0, 0
	}
	return value, n, 0
}

var halves = map[string]float64{"half": 0.5, "quarter": 0.25}

// ofPeriod: "quarter of an hour".
func ofPeriod(words []piece, i int) bool {
	return i+3 < len(words) && halves[words[i].lower] > 0 && words[i+1].lower == "of" && english.IsArticle(words[i+2].lower) && secondsOf[words[i+3].lower] > 0
}

// period: a quarter is a time too.
func period(w, of string) bool {
	return strings.HasPrefix(w, "quarter") && (of == "" || secondsOf[of] > 0 || isDigit(of[0]))
}

// ordinalAt reads "first" behind the number that n words of words[i:] make.
func ordinalAt(words []piece, i int, value float64, n int, source bool) (float64, int, int) {
	if i+n >= len(words) {
		return 0, 0, 0
	}
	v := ordinalValue(words[i+n].lower)
	switch {
	case v == 0, n > 0 && (value < 20 || v >= 10 && value < 100), n == 0 && v < 4 && !source:
		return 0, 0, 0
	}
	return value + v, n + 1, ordinal
}

// cardinalAt reads the number that the words from i on add up to.
func cardinalAt(words []piece, i int) (value float64, n int) {
	total, part := 0.0, 0.0
	k := i
	if w := words[i].lower; (w == "a" || w == "an") && i+1 < len(words) && scales[words[i+1].lower] > 0 {
		part, k = 1, i+1
	}
	for ; k < len(words); k++ {
		w := words[k].lower
		if w == "and" && k > i && k+1 < len(words) && (part >= 100 || part == 0 && total > 0) && units[words[k+1].lower] > 0 {
			continue
		}
		if v := units[w]; v > 0 && (k == i || part == 0 || part >= 20 && v < 10 && int(part)%10 == 0 || part >= 100 && int(part)%100 == 0) {
			part += v
			continue
		}
		if w == "point" && k > i && k+1 < len(words) && digitWord(words[k+1].lower) {
			for step := 0.1; k+1 < len(words) && digitWord(words[k+1].lower); step /= 10 {
				k++
				part += step * units[words[k].lower]
			}
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
	for k > i && words[k-1].lower == "and" {
		k--
	}
	if total+part == 0 {
		return 0, 0
	}
	return total + part, k - i
}

func digitWord(w string) bool { return w == "zero" || units[w] > 0 && units[w] < 10 }

var (
	bracketed  = regexp.MustCompile(`(?:(\d[\d.,]*) )?([(\[{*_]+)([~≈+]?[$€£]?\d[\d.,]*[kKM]?\+?%?)([)\]}*_]+)`)
	manyOf     = regexp.MustCompile(`\b(\d[\d.,]*)[ -]?(hundred|dozen)\b`)
	oddRe      = regexp.MustCompile(`(\d)[ -]?(?:odd|ish|something)\b`)
	foldRe     = regexp.MustCompile(`\b(\d[\d.,]*)[ -]?fold\b`)
	perCentRe  = regexp.MustCompile(`(?i)(\d)\s?(?:per[ -]?cent|pct\.?)(\W|$)`)
	perDaysRe  = regexp.MustCompile(`(?i)\b24\s?[x/×]\s?7\b|\b7\s?[x/×]\s?24\b`)
	moneyRe    = regexp.MustCompile(`(?i)\b(\d[\d.,]*)(\s?(?:k|m|bn|thousand|million|billion))?[\s-]?(dollars?|usd|euros?|eur|pounds?|gbp)\b`)
	hyphenUnit = regexp.MustCompile(`(\d)-(second|minute|hour|day|week|month|year|percent)(s?)\b`)
	andAHalf   = regexp.MustCompile(`\b(?:an?|one) (second|minute|hour|day|week|month|year) and a half\b`)
)

// multiples writes what a number multiplies, and takes it out of its brackets.
func (p *plainText) multiples() {
	p.markReplace(andAHalf, func(m []string) (string, int) { return "1.5 " + m[1], rough })
	p.replace(manyOf, func(m []string) string {
		return number(atof(strings.TrimRight(m[1], ".,")) * scales[m[2]])
	})
	p.replace(moneyRe, func(m []string) string {
		sign := map[byte]string{'d': "$", 'u': "$", 'e': "€", 'p': "£", 'g': "£"}[m[3][0]|0x20]
		return sign + strings.TrimRight(m[1], ".,") + m[2]
	})
	p.replace(oddRe, func(m []string) string { return m[1] })
	p.replace(foldRe, func(m []string) string { return m[1] + "x" })
	p.replace(perCentRe, func(m []string) string { return m[1] + "%" + m[2] })
	p.replace(hyphenUnit, func(m []string) string { return m[1] + " " + m[2] + m[3] })
	var brackets []edit
	for _, m := range bracketed.FindAllStringSubmatchIndex(p.s, -1) {
		if m[2] >= 0 && atof(p.s[m[2]:m[3]]) == atof(p.s[m[6]:m[7]]) { // "forty-one (41)"
			brackets = append(brackets, edit{m[3], m[9], ""})
			continue
		}
		brackets = append(brackets, edit{m[4], m[5], " "}, edit{m[8], m[9], ""})
	}
	p.apply(brackets)
}

// number writes a value in digits, with commas so that no count looks like a year.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, part, ok := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if ok {
		whole += "." + part
	}
	return whole
}

func percent(v float64) string { return strconv.FormatFloat(100*v, 'f', 1, 64) + "%" }

func atof(s string) float64 {
	v, _ := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return v
}
