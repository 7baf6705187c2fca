package check

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// figure is a quantity of a text with its place in that text.
type figure struct {
	evidence.Quantity
	least bool    // "over", "more than": a little more is meant
	about bool    // "about", "nearly": near is near enough
	one   float64 // what one of the unit as written is worth in base units
	meant int     // vague, share, ordinal
}

var (
	aboutRe      = regexp.MustCompile(`(?i)(?:about|around|roughly|nearly|almost|approximately|some|close to|circa|c\.|~|≈)\s*$`)
	perCentWords = regexp.MustCompile(`(?i)^\s?(?:per[ -]?cent|pct)\b`)
)

// figures finds every quantity of a source, however it is written: in digits or
// letters ("twenty-three", "a dozen", "half a million", "1.3 M"), with the unit
// that a range writes once ("45 to 20 minutes").
func figures(text string) []figure { return figuresKnown(text, nil) }

// figuresKnown finds those of a letter, where a number in a word is part of a name
// only if it looks so or known has the word.
func figuresKnown(text string, known func(string) bool) []figure {
	p := plainly(text, known)
	var out []figure
	for _, q := range evidence.Quantities(p.s) {
		start, end := p.at[q.Start], p.at[q.End]
		if start >= end {
			continue // inside a number that was rewritten: "380,00 dollars"
		}
		f := figure{Quantity: q, one: q.Value / digitsOf(q.Text), meant: p.meant[start]}
		f.Text = strings.TrimRight(text[start:end], " \u00a0\u202f")
		f.Start, f.End = start, start+len(f.Text)
		if m := perCentWords.FindString(text[f.End:]); m != "" && f.Unit == "%" && !strings.HasSuffix(f.Text, "%") && !strings.HasSuffix(strings.ToLower(f.Text), "cent") {
			f.Text, f.End = f.Text+m, f.End+len(m)
		}
		first, _ := utf8.DecodeRuneInString(f.Text)
		f.Spelled = f.Spelled || unicode.IsLetter(first)
		if noun, per, ok := strings.Cut(f.Counts, "/"); ok { // "1.3M events/day"
			f.Counts = english.Stem(noun)
			if f.Per == "" && secondsOf[per] > 0 {
				f.Per = per
			}
		}
		f.about = f.meant&(share|rough) != 0 || aboutRe.MatchString(text[max(0, start-16):start])
		f.Year = f.Year && !asCount(text, f, known)
		f.least = overAt.MatchString(text[max(0, start-24):start])
		out = append(out, f)
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

// asCount: four digits count what follows where a deed stands before them, "wrote 2021
// letters", or where the sources write them as a count. A year that they have is one.
func asCount(text string, f figure, known func(string) bool) bool {
	if known == nil || f.Counts == "" || known(f.Text) {
		return false
	}
	_, form, verb := english.LookupVerb(strings.ToLower(lastOf(text[:f.Start])))
	return verb && form != english.Base && strings.HasSuffix(strings.TrimRight(firstWords(text[f.End:], 1), ".,;:"), "s") || known(number(f.Value))
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
	if f.one == 0 || math.IsNaN(f.one) || math.IsInf(f.one, 0) {
		return 1
	}
	return f.one
}

// digitsOf is the number that a quantity in digits begins with, less its unit.
func digitsOf(text string) float64 {
	number := strings.TrimLeft(text, "$€£~<>≈ ")
	return atof(strings.TrimRight(number[:numberEnd(number, 0)], ".,"))
}
