package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// story tells which of the three stories a claim tells, if any.
func story(cl *Claim, p *playbook.Pack) string {
	t := cl.Text
	if cl.Strength == TookPart {
		return ""
	}
	if m := p.Cue("trouble").Find(t); m != nil && !p.Cue("lessened").Before(t[:m[0]]) && calledIt(cl, t[:m[0]]) {
		return Incident
	}
	if m := p.Cue("surge").Find(t); m != nil && calledIt(cl, t[:m[0]]) && len(cl.Quantities) > 0 {
		return Incident
	}
	object, means, _ := strings.Cut(cl.Deed.Object, " by ")
	if object = cl.Deed.Verbs + " " + object; p.Cue("cost").In(object) && billed(t, p) && lowered(cl, p) {
		return Cost // the move is the means
	}
	if watches[cl.Deed.Verb.Base] && !p.Cue("cost").In(t) {
		return "" // "instrumented the path and moved alerts to p99"
	}
	if means == "" && p.Cue("moved").In(object+strings.Join(cl.Deed.Narrative, "; ")) && cl.Strength != Designed || means != "" && p.Cue("moved").In(object) {
		return Migration
	}
	if p.Cue("cost").In(t) && billed(t, p) && lowered(cl, p) {
		return Cost
	}
	return ""
}

// watches are verbs of looking on: what they say is moved is an alert or a report.
var watches = map[string]bool{"instrument": true, "measure": true, "monitor": true, "observe": true, "profile": true, "document": true, "audit": true}

// billed reports whether the cost is one that somebody gets a bill for.
func billed(t string, p *playbook.Pack) bool {
	return p.Cue("billed").In(t) || strings.ContainsAny(t, "$€£")
}

var mendedRe = regexp.MustCompile(`(?i)(?:,|\band) (?:then )?(?:traced|fixed|patched|restored|repaired|corrected|mended|reran|rolled back|put (?:it|them) right)\b`)

// calledIt reports whether the person acted on the trouble: the deed's verb mends,
// or the trouble stands in a clause of time before or after the deed.
func calledIt(cl *Claim, before string) bool {
	if len(cl.Deed.Narrative) > 0 {
		return true
	}
	if mendedRe.MatchString(cl.Deed.Object) {
		return true
	}
	switch cl.Deed.Verb.Base {
	case "resolve", "mitigate", "restore", "recover", "fix", "diagnose", "debug", "trace", "stop", "contain", "repair", "triage", "root-cause", "investigate", "handle", "isolate", "find", "track", "write":
		return len(cl.Quantities) > 0 || strings.Contains(strings.ToLower(cl.Text), " after ") || strings.Contains(strings.ToLower(cl.Text), " when ") || len(cl.Deed.Tails) > 0
	}
	low := " " + strings.ToLower(before)
	for _, w := range []string{" when ", " after ", " during ", " following "} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// lowered reports whether a cost went down by a number in this claim.
func lowered(cl *Claim, p *playbook.Pack) bool {
	has := func(list []Quantity) bool {
		for _, q := range list {
			if q.Unit == "%" || q.Unit == "$" || q.Unit == "€" || q.Unit == "£" || q.Unit == "x" {
				return true
			}
		}
		return false
	}
	lowers := func(v english.Verb) bool {
		switch v.Base {
		case "save", "cut", "reduce", "lower", "decrease", "halve", "slash", "shrink", "trim", "drop", "bring", "consolidate", "move", "replace", "migrate", "rightsize", "right-size", "negotiate", "retire", "renegotiate":
			return true
		}
		return false
	}
	if lowers(cl.Deed.Verb) && p.Cue("cost").In(cl.Deed.Verbs+" "+cl.Deed.Object) && has(cl.Quantities) {
		return true
	}
	for _, t := range cl.Deed.Tails {
		if lowers(t.Verb) && p.Cue("cost").In(t.Text) && has(t.Quantities) {
			return true
		}
	}
	return false
}

func verbBase(word string) (string, bool) {
	v, _, ok := english.LookupVerb(strings.Trim(word, ".,;:"))
	return v.Base, ok
}

// VerbStrength tells how much one verb claims; "" for a word that is no verb.
func VerbStrength(word string, c *playbook.Common) string { return classOf(word, c) }
