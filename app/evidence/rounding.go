package evidence

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"vouchsafe/app/english"
)

// rounded writes every figure of text to one digit, with "about" before it, so
// that the size is told and the figure is not. Years and words stay. Where two
// figures would read the same, two digits keep them apart.
func rounded(text string) string {
	list := Quantities(text)
	for digits := 1; digits <= 2; digits++ {
		out, last, clash, at := "", "", false, 0
		for _, q := range list {
			if q.Year || q.Spelled {
				continue
			}
			r := roundFigure(q, digits)
			clash = clash || r == last
			last = r
			out += text[at:q.Start] + r
			at = q.End
		}
		if !clash || digits == 2 {
			return strings.NewReplacer("over about", "about", "over over", "over", "about about", "about", "nearly about", "about", "almost about", "about").Replace(out + text[at:]) //nolint:dupword // what is to be mended
		}
	}
	return text
}

// roundFigure writes one quantity rounded, its unit and marks as they were.
func roundFigure(q Quantity, digits int) string {
	from := strings.IndexAny(q.Text, "0123456789")
	to := from
	for to < len(q.Text) && (digit(q.Text[to]) || (q.Text[to] == '.' || q.Text[to] == ',') && to+1 < len(q.Text) && digit(q.Text[to+1])) {
		to++
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(q.Text[from:to], ",", ""), 64)
	if err != nil || v == 0 {
		return q.Text
	}
	tail := strings.TrimSuffix(q.Text[to:], "+")
	if q.Unit == "%" && v > 90 && v < 100 {
		return q.Text // of 99.5 and 99.99 nothing is left when rounded
	}
	step := math.Pow(10, math.Floor(math.Log10(v))-float64(digits-1))
	v = math.Round(v/step) * step
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if step < 1 {
		s = strconv.FormatFloat(v, 'f', int(-math.Round(math.Log10(step))), 64)
	}
	if strings.Contains(q.Text[from:to], ",") && v >= 1000 {
		s = grouped(s)
	}
	return "about " + q.Text[:from] + s + tail
}

func grouped(s string) string {
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// withoutFigures takes the clauses that carry figures out of a deed; ok is false
// where nothing that can be told is left.
func withoutFigures(d Deed) (Deed, bool) {
	var clauses []string
	for _, c := range d.Narrative {
		if !hasFigure(c) {
			clauses = append(clauses, c)
		}
	}
	if len(d.Narrative) > 0 {
		d.Narrative = clauses
		return d, len(clauses) > 0 && len(firstPerson.FindString(strings.Join(clauses, "; "))) > 0
	}
	var tails []Tail
	for _, t := range d.Tails {
		if !hasFigure(t.Text) {
			tails = append(tails, t)
		}
	}
	d.Tails = tails
	var after []string
	for _, c := range d.After {
		if !hasFigure(c) {
			after = append(after, c)
		}
	}
	d.After = after
	if hasFigure(d.Object) {
		d.Object = cutBefore(d.Object)
	}
	return d, len(strings.Fields(d.Object)) >= 2 && !hasFigure(d.Verbs)
}

func hasFigure(s string) bool {
	for _, q := range Quantities(s) {
		if !q.Year && (!q.Spelled || q.Value > 2) {
			return true
		}
	}
	return false
}

// cutBefore ends an object before the phrase that holds its first figure.
func cutBefore(object string) string {
	var first Quantity
	for _, q := range Quantities(object) {
		if !q.Year && (!q.Spelled || q.Value > 2) {
			first = q
			break
		}
	}
	cut := 0
	for _, w := range english.Words(object[:first.Start]) {
		_, form, verb := english.LookupVerb(w.Lower)
		if w.Text == "," || w.Text == ";" || english.IsPreposition(w.Lower) || verb && form == english.Gerund {
			cut = w.Start
		}
	}
	return strings.TrimRight(object[:cut], " ,;")
}

// text writes a deed as one sentence again.
func (d Deed) text() string {
	if len(d.Narrative) > 0 {
		return strings.Join(d.Narrative, "; ")
	}
	s := d.Verbs + " " + d.Object
	for _, t := range d.Tails {
		s += ", " + t.Text
	}
	if len(d.After) > 0 {
		s = fmt.Sprintf("%s; %s", s, strings.Join(d.After, "; "))
	}
	return s
}
