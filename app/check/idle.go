package check

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
)

// Figures that claim nothing, and those that claim what stands elsewhere.

var (
	labelRe   = regexp.MustCompile(`(?i)\b(?:year|grade|class|page|section|version|phase|room|step|number|no\.|tier|part|chapter|stage|key stage|day|week|level|line)[ -]$`)
	troubleRe = regexp.MustCompile(`(?i)\b(?:down|fail\w*|crash\w*|broke\w*|expired|outage|incident|stopped|unavailable|offline)\b`)
	groupOfRe = regexp.MustCompile(`(?i)\b(?:team|group|crew|staff|shift|squad|department|class|unit) of $`)
	namedRe   = regexp.MustCompile(`\b([A-Z]\w+) $`)
	horizonRe = regexp.MustCompile(`(?i)\bfirst $`)
	mineFirst = regexp.MustCompile(`(?i)\b(?:my|your|the) first $`)
	quotedAt  = regexp.MustCompile(`"[^"]*$`)
)

// idle figures claim nothing: the horizon of a plan, a call of twenty minutes, an
// idiom.
func (r *reading) idle(p *part, f figure) bool {
	before := p.text[:f.Start]
	for _, n := range slices.Concat(r.ground.names, r.ground.Company) { // "Area 52"
		if hasDigit(n) {
			if i := strings.Index(p.text, n); i >= 0 && f.Start >= i && f.End <= i+len(n) {
				return true
			}
		}
	}
	if m := namedRe.FindStringSubmatch(before); m != nil && f.Unit == "" {
		if r.ground.knows(m[1]+" "+f.Text) || r.ground.knows(m[1]+f.Text) {
			return true // "ROS 2"
		}
	}
	switch {
	case f.Unit == "s" && horizonRe.MatchString(before) && (p.mode != deedMode || mineFirst.MatchString(before)):
		return true
	case p.mode != deedMode && (calendar[strings.ToLower(lastOf(before))] || calendar[strings.ToLower(strings.TrimRight(firstWords(p.text[f.End:], 1), ".,;:"))]):
		return true // "from 4 May on"
	case f.meant&vague != 0 && p.mode == otherMode: // theirs are many, whatever they are
		return true
	case f.meant&ordinal != 0 && (p.mode == otherMode || orderOf[firstWords(strings.ToLower(p.text[f.End:]), 1)]):
		return true
	case f.Spelled && f.Counts == "" && f.Unit == "" && f.Value <= 12 && f.meant&(vague|share) == 0 && !(f.Value > 2 && ofThose.MatchString(p.text[f.End:])) && !multiple(f) && !groupOfRe.MatchString(before) && !otherTimes(p, f):
		return true
	case f.Unit == "" && labelRe.MatchString(before) && (p.mode != deedMode || r.ground.knows(strings.TrimSpace(labelRe.FindString(before))+" "+f.Text)):
		return true
	case p.mode == otherMode && (f.Unit == "s" || f.Spelled && f.Value <= 12):
		return true
	case p.mode == otherMode && len(r.ground.Posting) == 0:
		return true
	case f.Value == 100 && f.Unit == "%" && p.mode != deedMode:
		return true
	case strings.Count(before, "\"")%2 == 1 && r.quoted(p.text, f.Start):
		return true
	}
	return false
}

// ofThose: "seven of the postmortems" counts as "seven postmortems" does.
var ofThose = regexp.MustCompile(`^ of (?:the|our|my|all|these|those) `)

func lastOf(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// orderOf are what an ordinal makes an idiom with.
var orderOf = english.WordSet("party parties line century person time")

// quoted reports whether the quotation around at stands word for word in a source.
func (r *reading) quoted(text string, at int) bool {
	for _, m := range quoteRe.FindAllStringIndex(text, -1) {
		if at > m[0] && at < m[1] {
			q := strings.ToLower(strings.Trim(text[m[0]+1:m[1]-1], " .,"))
			return strings.Contains(strings.ToLower(straight(r.ground.theirs)), q) || strings.Contains(strings.ToLower(straight(r.ground.own)), q)
		}
	}
	return false
}

// multiple: "halved", "doubled", "twice" tell an outcome though they count nothing.
func multiple(f figure) bool {
	switch strings.ToLower(f.Text) {
	case "halved", "doubled", "tripled":
		return true
	}
	return false
}

// notYetMine: what stands before the first "I" of a clause may be the company's:
// "5,000 requests a second is more than I have seen".
func notYetMine(p *part, f figure) bool { return f.End <= theirsFirst(p) }

// theirsFirst gives how far a part speaks of what the writer only compares with.
func theirsFirst(p *part) int {
	m := mineRe.FindStringIndex(p.text)
	if m == nil {
		return 0
	}
	if is := isRe.FindAllStringIndex(p.text[:m[0]], -1); len(is) > 0 {
		return is[len(is)-1][0]
	}
	return 0
}

var isRe = regexp.MustCompile(`(?i)\b(?:is|are|(?:would|will) be|means?|sounds?|looks?|reminds?)\b`)

// short: "80 TB; now it's 30": the unit stands at the figure before.
func (r *reading) short(f, h figure, l *Line) bool {
	if f.Unit != "" || f.Counts != "" || f.Year || h.Unit == "" || f.Value != h.Value/h.scale() {
		return false
	}
	for _, o := range figures(r.text) {
		if o.Unit == h.Unit && o.Value != h.Value && has1(l.figures, []figure{o}) {
			return true
		}
	}
	return false
}

var (
	placeNouns = english.WordSet("citi countri country continent town region")
	listedRe   = regexp.MustCompile(`[A-Z]\w+(?:, [A-Z]\w+)* and [A-Z]\w+`)
)

// placesNamed: "two cities" of a line that names them.
func placesNamed(p *part, f figure) bool {
	if !f.Spelled || !placeNouns[counts(f)] || len(p.lines) == 0 {
		return false
	}
	list := listedRe.FindString(p.lines[0].line.Quote)
	return list != "" && f.Value == float64(2+strings.Count(list, ","))
}
