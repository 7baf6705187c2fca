package check

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
)

var lowering = english.WordSet("reduce cut lower decrease shrink drop fall save halve shorten trim slash minimize minimise decline dip understate")
var raising = english.WordSet("increase raise grow rise boost expand double triple climb lift jump lengthen prolong overstate slow")

// lastVerb tells which way the nearest verb before a place goes: -1, 0 or 1. What may be
// part of a name between nouns counts where nothing else does: "raised the frame drop rate".
func lastVerb(text string) int {
	words := english.Words(text)
	within := 0
	for i, w := range slices.Backward(words) {
		v, _, ok := english.LookupVerb(w.Lower)
		if !ok || !lowering[v.Base] && !raising[v.Base] {
			continue
		}
		way := 1
		if lowering[v.Base] {
			way = -1
		}
		if v.Base != w.Lower || i == 0 || i+1 == len(words) || !naming(words[i-1]) || !naming(words[i+1]) {
			return way
		}
		if within == 0 {
			within = way
		}
	}
	return within
}

// naming reports whether a word may be part of a name of several.
func naming(w english.Word) bool {
	return !w.Punct && !english.IsFunction(w.Lower) && !english.IsPronoun(w.Lower) && !hasDigit(w.Text)
}

// pair is a before and an after.
type pair struct {
	from, to   figure
	start, end int
}

var downFromRe = regexp.MustCompile(`(?i)^[\s,]*(?:\w+ )?(?:down|up) from $`)

// pairs finds "from a to b", "a → b" and "b, down from a".
func pairs(text string, figs []figure) (out []pair) {
	for i := 0; i+1 < len(figs); i++ {
		a, b := figs[i], figs[i+1]
		between := strings.ToLower(text[a.End:b.Start])
		before := strings.ToLower(text[max(0, a.Start-14):a.Start])
		if a.Unit != b.Unit {
			continue
		}
		trimmed := strings.TrimSpace(between)
		arrow := trimmed == "→" || trimmed == "->" || trimmed == "=>"
		to := trimmed == "to" || strings.HasSuffix(between, " to ") && len(between) < 40 || strings.HasPrefix(trimmed, "to ") && len(between) < 24
		switch {
		case arrow, to && strings.Contains(before, "from"), trimmed == "down to", trimmed == "up to":
			out = append(out, pair{a, b, a.Start, b.End})
		case trimmed == "instead of" || trimmed == "rather than" || trimmed == "(from" || trimmed == "(was" || trimmed == ", was" || trimmed == ", not":
			out = append(out, pair{b, a, a.Start, b.End})
		case downFromRe.MatchString(between) || strings.HasSuffix(between, " from ") && len(between) < 12 && strings.HasSuffix(strings.TrimRight(before, " "), "to"):
			out = append(out, pair{b, a, a.Start, b.End})
		}
	}
	return out
}

// directionRule finds a verb that lowers with figures that rise, a before and an
// after that changed places, and a change told the wrong way round.
func directionRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		for _, x := range pairs(p.text, p.figs) {
			way := lastVerb(p.text[:x.start])
			if m := pushRe.FindStringSubmatch(p.text[:x.start]); m != nil && way == 0 {
				if way = -1; m[1] == "up" {
					way = 1
				}
			}
			wrong := way < 0 && x.to.Value > x.from.Value || way > 0 && x.to.Value < x.from.Value
			for _, l := range r.ground.Lines {
				for _, h := range pairs(l.Quote, l.figures) {
					if h.from.Same(x.to.Quantity) && h.to.Same(x.from.Quantity) && !x.from.Same(x.to.Quantity) {
						wrong = true
					} else if h.from.Same(x.from.Quantity) && h.to.Same(x.to.Quantity) && r.strict {
						wrong = wrong && lastVerb(l.Quote[:h.start]) != way
					}
				}
			}
			if wrong {
				out = append(out, *block("wrong_direction", p.text[x.start:x.end], "the verb goes one way and the figures the other, or before and after changed places", "check which figure came first"))
			}
		}
		if p.mode == deedMode {
			out = append(out, r.inverted(p)...)
			out = append(out, r.opposed(p)...)
		}
	}
	return out
}

// inverted finds "raised … by 40 %" where the line with that figure lowered it.
func (r *reading) inverted(p *part) (out []Finding) {
	for _, f := range p.figs {
		if f.Unit != "%" && f.Unit != "x" && f.Counts != "point" || f.Year {
			continue
		}
		way := wayOf(p.text, f)
		if way == 0 {
			continue
		}
		for i := range r.ground.Lines {
			l := &r.ground.Lines[i]
			for _, h := range l.figures {
				if !h.Same(f.Quantity) || r.conflict(p, f, l, h) != "" {
					continue
				}
				if here := wayOf(l.Quote, h); here != 0 && here != way && shared(local(p.text, f.Start, f.End), local(l.Quote, h.Start, h.End)) > 0 {
					out = append(out, *block("wrong_direction", f.Text, "in the resume this went the other way", "check which way it went"))
				}
			}
		}
	}
	return out
}

// opposites that turn a result round. Periods stand for each other too.
var opposites = [][]string{
	{"early", "late"}, {"under budget", "over budget"}, {"below", "above"}, {"overstated", "understated"}, {"faster", "slower"},
	{"shorter", "longer"}, {"nobody", "everybody", "everyone"}, {"no one", "everyone", "everybody"}, {"always", "never"}, {"won", "lost"},
	{"shortened", "lengthened"}, {"up", "down"}, {"hourly", "daily", "weekly", "monthly", "quarterly", "yearly"},
	{"each day", "each week", "each month", "each quarter", "each year"}, {"opened", "closed"},
	{"with findings", "without findings"},
}

// opposed finds "3 weeks late" where the line that it tells says early.
func (r *reading) opposed(p *part) (out []Finding) {
	if len(p.lines) == 0 || p.lines[0].n < 2 || p.lines[0].cover < 0.5 {
		return nil
	}
	line := p.lines[0].line.Quote
	for _, group := range opposites {
		for _, w := range group {
			if !HasPhrase(p.text, w) || HasPhrase(line, w) {
				continue
			}
			for _, o := range group {
				if o != w && HasPhrase(line, o) && !HasPhrase(p.text, o) && !nearDenial(p.text, w) && !nearDenial(line, o) {
					out = append(out, *block("wrong_direction", w, "the resume says \""+o+"\" here", "say it as the resume does"))
				}
			}
		}
	}
	return out
}

func nearDenial(text, w string) bool {
	i := strings.Index(strings.ToLower(text), w)
	return i > 0 && denies(text[max(0, i-14):i])
}

// wayOf is the way of the verb in the clause of a figure.
func wayOf(text string, f figure) int {
	from := 0
	for _, w := range english.Words(text[:f.Start]) {
		if w.Punct && strings.ContainsAny(w.Text, ";:") || w.Lower == "while" || w.Lower == "but" {
			from = w.End
		}
	}
	if m := pushRe.FindStringSubmatch(text[from:f.Start]); m != nil {
		if m[1] == "up" {
			return 1
		}
		return -1
	}
	if m := changeRe.FindStringSubmatch(text[f.End:]); m != nil {
		if m[1] != "" {
			return -1
		}
		return 1
	}
	return lastVerb(text[from:f.Start])
}

var (
	pushRe   = regexp.MustCompile(`(?i)\b(?:drove|driving|brought|bringing|pushed|pushing|went|took|kept) (?:\w+ ){0,4}?(up|down)\b`)
	changeRe = regexp.MustCompile(`(?i)^\s*(?:(reduction|decrease|drop|decline|cut)|(increase|rise|growth|gain|boost))\b`)
)
