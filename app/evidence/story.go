package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// onlyMoved finds a move told by no stronger word than that.
var onlyMoved = regexp.MustCompile(`(?i)\b(?:I )?mov(?:e|ed|ing)\b`)

// schemaRe finds migrations that move nothing, and crashes that did not happen.
var schemaRe = regexp.MustCompile(`(?i)\b(?:database|schema|db) migrations\b|\bcrash-free\b|\berror-free\b`)

// story tells which of the three stories a claim tells, if any.
func story(cl *Claim, p *playbook.Pack) string {
	t := schemaRe.ReplaceAllString(cl.Text, "schema changes")
	if cl.Strength == TookPart {
		return ""
	}
	if m := p.Cue("trouble").Find(t); len(m) > 0 && !p.Cue("lessened").Before(t[:m[0]]) && calledIt(cl, t[:m[0]]) {
		return Incident
	}
	if n := cl.Deed.Narrative; len(n) > 1 && narratesI(cl.Deed) && brokeRe.MatchString(n[0]) {
		return Incident // what broke, and then what was done
	}
	if m := p.Cue("surge").Find(t); len(m) > 0 && !upheld[cl.Deed.Verb.Base] && calledIt(cl, t[:m[0]]) && len(cl.Quantities) > 0 {
		return Incident
	}
	if brokeAndMended(cl) {
		return Incident
	}
	object, means, _ := strings.Cut(schemaRe.ReplaceAllString(cl.Deed.Object, "schema changes"), " by ")
	if object = cl.Deed.Verbs + " " + object; p.Cue("cost").In(object) && billed(t, p) && lowered(cl, p) {
		return Cost // the move is the means
	}
	if plannedRe.MatchString(cl.Deed.Object) || p.Cue("watched").In(object) && len(cl.Tools) == 0 && !p.Cue("cost").In(t) && strings.Contains(object, "alert") {
		return ""
	}
	if watches[cl.Deed.Verb.Base] && !p.Cue("cost").In(t) {
		return "" // "instrumented the path and moved alerts to p99"
	}
	told := object + strings.Join(cl.Deed.Narrative, "; ")
	bare := onlyMoved.MatchString(told) && len(cl.Tools) == 0 && !p.Cue("system").In(t) && !p.Cue("stored").In(t) // "moved the parsing off the main thread"
	if !bare && (means == "" && p.Cue("moved").In(told) && cl.Strength != Designed || means != "" && p.Cue("moved").In(object)) {
		return Migration
	}
	if p.Cue("cost").In(t) && billed(t, p) && lowered(cl, p) {
		return Cost
	}
	return ""
}

// upheld are verbs of what went on as before, through a surge too.
var upheld = map[string]bool{"maintain": true, "keep": true, "sustain": true, "ensure": true, "support": true, "operate": true, "run": true, "serve": true, "provide": true, "monitor": true}

var (
	mendVerbs = map[string]bool{"restore": true, "recover": true, "rebuild": true, "reissue": true, "replay": true, "repair": true, "revert": true, "contain": true, "drain": true, "stop": true, "unblock": true, "revive": true, "renew": true}
	seekVerbs = map[string]bool{"investigate": true, "trace": true, "diagnose": true, "debug": true}
	afterRe   = regexp.MustCompile(`(?i)\b(?:after|when|once) (?:an? |the |our |one |two |some )?(?:\S+ ){1,6}?(?:had|was|were|left|went|broke|failed|lost|dropped|died|stopped|filled|took|deleted|expired)\b`)
	hadDoneRe = regexp.MustCompile(`(?i)\b(?:that|which) had\b`)
	whyFound  = regexp.MustCompile(`(?i)\bwhy\b.*\b(?:found|traced)\b`)
	oneDayRe  = regexp.MustCompile(`(?i)^(?:one|last|on (?:a|the|one)?|at|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b`)
)

// brokeAndMended tells an incident by how it is told, whatever broke: something
// that had happened, and the person mending it.
func brokeAndMended(cl *Claim) bool {
	d := cl.Deed
	if len(d.Narrative) > 1 {
		return oneDayRe.MatchString(d.Narrative[0]) && strings.Contains(strings.Join(d.Narrative[1:], " "), "I ")
	}
	back := d.Verb.Base == "bring" && strings.HasPrefix(d.Object, "back ") || d.Verb.Base == "roll" && strings.HasPrefix(d.Object, "back ")
	switch {
	case mendVerbs[d.Verb.Base] || back:
		return afterRe.MatchString(cl.Text) || hadDoneRe.MatchString(d.Object)
	case seekVerbs[d.Verb.Base]:
		return whyFound.MatchString(cl.Text)
	}
	return false
}

// plannedRe finds that no more than a plan was made.
var plannedRe = regexp.MustCompile(`(?i)^(?:an? |the )?(?:\w+ )?(?:plan|proposal|concept|study|estimate|roadmap|draft|business case)\b`)

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
	case "resolve", "mitigate", "restore", "recover", "fix", "diagnose", "debug", "trace", "stop", "contain", "repair", "triage", "root-cause", "investigate", "handle", "isolate", "find", "track", "write", "roll", "shed", "drain", "cap", "revert", "reroute", "rebuild", "backfill", "renew", "correct", "rerun", "add", "put", "stabilise", "stabilize":
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
