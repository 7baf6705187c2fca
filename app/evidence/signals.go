package evidence

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

var sharedRe = regexp.MustCompile(`(?i)\b(as (?:part|a member) of (?:a|the) (?:\w+[ -]){0,3}team|in (?:close )?collaboration with|together with|alongside|in a (?:\w+[ -]){0,3}team)\b`)

// liveRe tells supporting what runs from helping whoever runs it.
var liveRe = regexp.MustCompile(`(?i)\bin production\b|\bproduction support\b|\bsecond[- ]line\b|\bthird[- ]line\b`)

// strength tells how much the verbs of a deed claim.
func strength(d Deed, text string, p *playbook.Pack) string {
	if d.Being && strings.HasPrefix(d.Verbs, "part of") {
		return TookPart
	}
	best := ""
	rank := map[string]int{Operated: 5, OnCall: 4, Led: 3, Built: 2, Designed: 1, TookPart: 0}
	for _, word := range strings.FieldsFunc(d.Verbs, func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == '&' }) {
		got := classOf(word, p.Common)
		if got != "" && (best == "" || rank[got] > rank[best]) {
			best = got
		}
	}
	if d.Verb.Base == "support" && liveRe.MatchString(text) {
		return Operated
	}
	if plannedRe.MatchString(d.Object) {
		return Designed
	}
	if first := classOf(firstOf(d.Verbs), p.Common); first == TookPart || d.Verb.Base == "take" && strings.HasPrefix(d.Object, "part ") || sharedRe.MatchString(text) {
		return TookPart
	}
	if best == "" && !d.Being && d.Form == english.Past && d.Verbs != "" {
		best = Built // a verb that no list has
	}
	if p.Cue("on_call").In(text) && rank[best] < rank[OnCall] {
		return OnCall
	}
	return best
}

func classOf(word string, c *playbook.Common) string {
	v, ok := verbBase(word)
	if !ok {
		return ""
	}
	for _, class := range []string{TookPart, OnCall, Led, Designed, Operated} {
		if slices.Contains(c.Strength[class], v) {
			return class
		}
	}
	return Built
}

// light decides by the pack's rules which signals a claim shows, and says why in
// words for people.
func light(cl *Claim, p *playbook.Pack) {
	var why []string
	measured := measures(cl, p)
	for _, s := range p.Signals {
		for _, r := range s.Rules {
			if !holds(r, cl, measured, p) {
				continue
			}
			cl.Signals = cl.Signals.Union(lit(s.Key))
			if r.Number == "measure" {
				why = append(why, r.Why+": "+strings.Join(measured, ", "))
			} else {
				why = append(why, r.Why)
			}
			break
		}
	}
	cl.Why = strings.Join(why, "; ")
}

func lit(key string) Signals {
	return Signals{Load: key == "load", Incident: key == "incident", Database: key == "database", Numbers: key == "numbers", Observability: key == "observability"}
}

// holds reports whether all that a rule names holds for a claim.
func holds(r playbook.Rule, cl *Claim, measured []string, p *playbook.Pack) bool {
	deed := cl.Deed.Verbs + " " + cl.Deed.Object + " " + strings.Join(cl.Deed.Narrative, "; ")
	switch {
	case len(r.Strength) > 0 && !slices.Contains(r.Strength, cl.Strength):
	case len(r.Strength) == 0 && cl.Strength == TookPart && r.Number != "measure":
	case len(r.Story) > 0 && !slices.Contains(r.Story, cl.Story):
	case len(r.Kind) > 0 && !slices.ContainsFunc(cl.Tools, func(m playbook.Mention) bool { return slices.Contains(r.Kind, m.Kind) }):
	case r.Number == "measure" && len(measured) == 0, r.Number == "volume" && !volume(cl), r.Number == "count" && !counts(cl.Quantities):
	case !p.Cued(r.Cue, cl.Text), !p.Cued(r.Deed, deed):
	case r.Not != "" && slices.ContainsFunc(strings.Fields(r.Not), func(n string) bool { return p.Cue(n).In(deed) }):
	default:
		return true
	}
	return false
}

// measures lists the quantities that measure what the pack counts as performance:
// for software speed, volume, cost or reliability. What is measured stands near.
func measures(cl *Claim, p *playbook.Pack) []string {
	var out []string
	for _, q := range cl.Quantities {
		if strings.HasPrefix(cl.Text[q.End:], " times faster") || strings.HasPrefix(cl.Text[q.End:], " times as fast") {
			out = append(out, q.Text)
			continue
		}
		if staffRe.MatchString(cl.Text[q.End:]) {
			continue
		}
		attributive := q.Unit == "s" && q.Value >= 86400 && strings.Contains(q.Text, "-") // "7-day forecasts"
		if q.Year || attributive || q.Spelled && q.Value != 0 && q.Per == "" && q.Unit == "" && !factor[strings.ToLower(q.Text)] {
			continue
		}
		if changed(cl, q) || q.Per == "second" || q.Per == "minute" || q.Per == "hour" || currency(q.Unit) && p.Cue("cost").In(cl.Text) && p.Cue("billed").In(cl.Text) {
			out = append(out, q.Text)
			continue
		}
		large := q.Unit == "" && q.Value >= 1000
		if !p.Cue("performance").In(near(cl.Text, q)) && (!large || !p.Cue("volume").In(cl.Text)) {
			continue
		}
		switch {
		case factor[strings.ToLower(q.Text)], q.Unit == "%" || q.Unit == "x" || q.Unit == "$" || q.Unit == "€" || q.Unit == "£" || q.Unit == "B" || q.Per != "", large:
			out = append(out, q.Text)
		case q.Unit == "s" && q.Value < 400*86400 && q.Counts != "experi":
			out = append(out, q.Text)
		}
	}
	return out
}

var factor = map[string]bool{"halved": true, "doubled": true, "tripled": true}

func currency(unit string) bool { return unit == "$" || unit == "€" || unit == "£" }

var (
	fromEnd   = regexp.MustCompile(`(?i)\bfrom $`)
	toStart   = regexp.MustCompile(`(?i)^ (?:an? \w+ |per \w+ )?(?:down |up )?to `)
	toEnd     = regexp.MustCompile(`(?i)\bto $`)
	fromAhead = regexp.MustCompile(`(?i)^,? (?:down |up )?from `)
)

// changed: a time, a size or a sum that went from so much to so much is a measure,
// whatever it is of.
func changed(cl *Claim, q Quantity) bool {
	if q.Unit != "s" && q.Unit != "B" && !currency(q.Unit) {
		return false
	}
	before, after := cl.Text[:q.Start], cl.Text[q.End:]
	return fromEnd.MatchString(before) && toStart.MatchString(after) || toEnd.MatchString(before) && (fromAhead.MatchString(after) || strings.Contains(before, " from "))
}

// near is what stands within a few words of a quantity: what it measures.
func near(text string, q Quantity) string {
	before, after := strings.Fields(text[:q.Start]), strings.Fields(text[q.End:])
	before = before[max(0, len(before)-8):]
	after = after[:min(len(after), 6)]
	return strings.Join(before, " ") + " " + q.Text + " " + strings.Join(after, " ")
}

// volume reports whether a quantity says how much a system carries. A rate that was
// brought down, or one of failures and releases, is no load.
func volume(cl *Claim) bool {
	if lowersLoad[cl.Deed.Verb.Base] {
		return false
	}
	for _, q := range cl.Quantities {
		if noLoadRe.MatchString(near(cl.Text, q)) && q.Value < 10000 {
			continue
		}
		if staffRe.MatchString(cl.Text[q.End:]) {
			continue
		}
		if !q.Year && (q.Per != "" && !strings.ContainsAny(q.Unit, "$€£%") || q.Unit == "B" || q.Unit == "" && q.Value >= 1000 || q.Unit == "request" || q.Unit == "query" || q.Unit == "transaction") {
			return true
		}
	}
	return false
}

var (
	lowersLoad = map[string]bool{"reduce": true, "cut": true, "lower": true, "decrease": true, "drop": true}
	noLoadRe   = regexp.MustCompile(`(?i)\b(?:restart|fail|error|crash|outage|incident|bug|defect|releas|deploy|page[sd]? |alert|complaint|tickets? (?:a|per|each) )`)
)

// staffRe finds what is counted and measures no system: those who build it, and how much
// of it their tests reach.
var staffRe = regexp.MustCompile(`(?i)^\+? (?:(?:(?:\w+ ){0,2}(?:engineers|developers|programmers|managers|designers|employees|colleagues|staff|interns|volunteers|direct reports))|(?:unit |code )?test coverage)\b`)

func counts(list []Quantity) bool {
	for _, q := range list {
		if !q.Year && q.Unit == "" && q.Value >= 3 {
			return true
		}
	}
	return false
}
