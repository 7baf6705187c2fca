package evidence

import (
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// story tells which of the three stories a claim tells, if any.
func story(cl *Claim) string {
	t := cl.Text
	if cl.Strength == TookPart {
		return ""
	}
	if m := troubleRe.FindStringIndex(t); m != nil && !preventive.MatchString(t[:m[0]]) && calledIt(cl, t[:m[0]]) {
		return Incident
	}
	object := cl.Deed.Verbs + " " + cl.Deed.Object + strings.Join(cl.Deed.Narrative, "; ")
	if migrateRe.MatchString(object) && cl.Strength != Designed {
		return Migration
	}
	if costRe.MatchString(t) && infraCostRe.MatchString(t) && lowered(cl) {
		return Cost
	}
	return ""
}

// calledIt reports whether the person acted on the trouble: the deed's verb mends,
// or the trouble stands in a clause of time before or after the deed.
func calledIt(cl *Claim, before string) bool {
	if len(cl.Deed.Narrative) > 0 {
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
func lowered(cl *Claim) bool {
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
	if lowers(cl.Deed.Verb) && costRe.MatchString(cl.Deed.Verbs+" "+cl.Deed.Object) && has(cl.Quantities) {
		return true
	}
	for _, t := range cl.Deed.Tails {
		if lowers(t.Verb) && costRe.MatchString(t.Text) && has(t.Quantities) {
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
