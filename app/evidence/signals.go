package evidence

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/playbook"
)

// Cues that light a signal. Each is about what the words mean: operating, not
// designing; a choice with its reason, not a name; a measure, not any digit.
var (
	troubleRe = regexp.MustCompile(`(?i)\b(outages?|incidents?|downtime|went down|took (?:\S+ ){0,4}down|took down|crash(?:ed|es|ing)?|deadlock(?:s|ed)?|data loss|corrupt(?:ed|ion)|memory leaks?|race conditions?|sev-?[0-4]|on fire|overload(?:ed)?|timeouts?|timed out|time out|timing out|time-outs?|ballooned|(?:queue|backlog|lag|load|traffic|latency) (?:grew|rose|jumped|climbed|doubled|tripled)|fell (?:\S+ ){0,3}behind|backed up|backlog|thundering herd|cascading|stampede|failover|split-brain|lag reached|ran out of|root[- ]cause[ds]?|post-?mortems?|double[- ]charg\w+|sold twice|duplicate (?:charges?|orders?|payments?)|production (?:issues?|bugs?|failures?|problems?))\b`)
	// A trouble that already happened and was dealt with, not a rate that fell over the years.
	preventive  = regexp.MustCompile(`(?i)\b(prevent\w*|avoid\w*|reduc\w+|fewer|decreas\w+|cut|minimi[sz]\w+|eliminat\w+|without|no|zero|less)\s+(?:\w+\s+){0,4}$`)
	migrateRe   = regexp.MustCompile(`(?i)\b(migrat(?:e|ed|es|ing|ion|ions)|port(?:ed|ing)|cut ?over|re-?platform\w*|moved? (?:\w+ ){1,6}?(?:to|from|off|onto|into)|replac(?:ed|ing) (?:\w+[ -]){0,4}?(?:monolith|service|system|database|cluster|platform|queue|warehouse|storage|broker|datastore|backend)\w*\b[^.;]{0,40}? with|split (?:\w+[ -]){0,5}?monolith\w*|strangl\w+|decompos\w+ (?:\w+[ -]){0,4}?monolith\w*)\b`)
	costRe      = regexp.MustCompile(`(?i)\b(costs?|bills?|spend(?:ing)?|budget|invoices?|savings?|sav(?:ed|ing))\b`)
	infraCostRe = regexp.MustCompile(`(?i)\b(aws|gcp|azure|cloud|infra\w*|hosting|server|cluster|compute|storage|database|licen[cs]\w+|egress|monthly|annual\w*|operat\w+|/mo)\b|[$€£]`)
	observeRe   = regexp.MustCompile(`(?i)\b(instrument(?:ed|ing|ation)|observability|monitor(?:ed|ing|s)?|tracing|traces?|alert(?:s|ed|ing)?|dashboards?|metrics?|telemetry|log(?:ging| aggregation| pipeline)|slos?|error budgets?|profil(?:ed|ing)|heartbeats?|apm)\b`)
	performRe   = regexp.MustCompile(`(?i)\b(latenc\w+|response times?|throughput|p9[059]|p50|load times?|runtime|build times?|query times?|queries|uptime|availability|reliab\w+|error rates?|errors?|failures?|downtime|deploy\w*|release\w*|lead time|cpu|memory|cache|hit rate|bandwidth|requests?|transactions?|messages?|events?|records?|rows|documents?|users?|customers?|orders?|payments?|jobs?|calls?|pages?|traffic|costs?|bill|spend|storage|performance|speed\w*|faster|slower|efficien\w+|time|pods?|nodes?|clusters?|services?|devices?|bugs?|incidents?|coverage|charges?|fraud\w*|data)\b`)
	volumeRe    = regexp.MustCompile(`(?i)\b(process(?:ed|es|ing)|handl(?:ed|es|ing)|serv(?:ed|es|ing)|support(?:ed|s|ing)|carr(?:ied|ies|ying)|sustain(?:ed|s|ing)|ingest(?:ed|s|ing)|scal(?:ed|es|ing)|averag(?:ed|es|ing)|peak(?:ed|s|ing)|deliver(?:ed|s|ing)|send(?:s|ing)?|used by|traffic|load|dau|mau|active users|per (?:second|day|minute|hour|month)|a (?:second|day|minute|month)|daily|monthly|rps|qps|tps)\b`)
	reasonRe    = regexp.MustCompile(`(?i)\b(because|since|so that|due to|in order to|instead of|rather than|over (?:mysql|postgres\w*|mongo\w*|dynamo\w*|cassandra)|to (?:cut|reduce|avoid|support|handle|scale|keep|guarantee|prevent|speed|allow|enable|eliminate|meet|improve|serve|stop))\b`)
	dbWorkRe    = regexp.MustCompile(`(?i)\b(migrat\w+|moved?|chose|chosen|select(?:ed|ing)|replac\w+|index(?:es|ed|ing)?|shard\w*|partition\w*|replica\w*|queries|query|schema|vacuum|tun(?:ed|ing)|cach(?:e|ed|ing)|optimi[sz]\w+|normali[sz]\w+|denormali[sz]\w+|dual writes?|read models?|storage engine|offload\w*)\b`)
	onCallRe    = regexp.MustCompile(`(?i)\b(on[- ]call|pager ?duty|24[x/]7|paged|rotation)\b`)
	sharedRe    = regexp.MustCompile(`(?i)\bas (?:part|a member) of (?:a|the) (?:\w+[ -]){0,3}team\b`)
	planningRe  = regexp.MustCompile(`(?i)\b(design(?:ed|ing)?|architect(?:ed|ing)?|plan(?:ned|ning)?|propos(?:ed|ing)|research(?:ed|ing)?|prototyp\w+|evaluat\w+)\b`)
)

// strength tells how much the verbs of a deed claim.
func strength(d Deed, text string, c *playbook.Common) string {
	best := ""
	rank := map[string]int{Operated: 5, OnCall: 4, Led: 3, Built: 2, Designed: 1, TookPart: 0}
	for _, word := range strings.FieldsFunc(d.Verbs, func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == '&' }) {
		got := classOf(word, c)
		if got != "" && (best == "" || rank[got] > rank[best]) {
			best = got
		}
	}
	if first := classOf(firstOf(d.Verbs), c); first == TookPart || d.Verb.Base == "take" && strings.HasPrefix(d.Object, "part ") || sharedRe.MatchString(text) {
		return TookPart
	}
	if onCallRe.MatchString(text) && rank[best] < rank[OnCall] {
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

// light decides which signals a claim shows, and says why in words for people.
func light(cl *Claim) {
	var why []string
	say := func(s string) { why = append(why, s) }
	t := cl.Text
	measured := measures(t, cl.Quantities)
	switch {
	case cl.Strength == TookPart:
	case volumeRe.MatchString(t) && volume(cl.Quantities) && (cl.Strength != Designed || strings.Contains(strings.ToLower(cl.Deed.Verbs), "implement")):
		cl.Signals.Load = true
		say("names the load it carries")
	case cl.Strength == Operated && len(cl.Tools) > 0 && planningRe.FindString(firstOf(cl.Deed.Verbs)) == "":
		cl.Signals.Load = true
		say("ran it")
	case cl.Strength == OnCall && onCallRe.MatchString(t):
		cl.Signals.Load = true
		say("was on call for it")
	}
	if cl.Story == Incident {
		cl.Signals.Incident = true
		say("something broke or had to grow, and you made a call")
	}
	if hasKind(cl.Tools, "database") || strings.Contains(strings.ToLower(t), "database") || strings.Contains(strings.ToLower(t), " sql") {
		if dbWorkRe.MatchString(t) && (reasonRe.MatchString(t) || len(measured) > 0 || cl.Story == Migration) {
			cl.Signals.Database = true
			say("a database decision with what it was for")
		}
	}
	if len(measured) > 0 {
		cl.Signals.Numbers = true
		say("measured: " + join(measured))
	}
	if observeRe.MatchString(t) || hasKind(cl.Tools, "observability") {
		if cl.Strength != TookPart && (hasKind(cl.Tools, "observability") || instrumented(cl.Deed)) {
			cl.Signals.Observability = true
			say("put in the means to see it")
		}
	}
	cl.Why = strings.Join(why, "; ")
}

// measures lists the quantities that measure speed, volume, cost or reliability.
func measures(text string, list []Quantity) []string {
	var out []string
	if !performRe.MatchString(text) {
		return nil
	}
	for _, q := range list {
		switch {
		case q.Year, q.Spelled && q.Value != 0 && q.Per == "" && q.Unit == "":
		case q.Unit == "%" || q.Unit == "x" || q.Unit == "$" || q.Unit == "€" || q.Unit == "£" || q.Unit == "B" || q.Per != "":
			out = append(out, q.Text)
		case q.Unit == "s" && q.Value < 400*86400 && q.Counts != "experi":
			out = append(out, q.Text)
		case q.Value >= 1000:
			out = append(out, q.Text)
		}
	}
	return out
}

func volume(list []Quantity) bool {
	for _, q := range list {
		if !q.Year && (q.Per != "" && q.Unit != "$" || q.Unit == "B" || q.Unit == "" && q.Value >= 1000 || q.Unit == "request" || q.Unit == "query" || q.Unit == "transaction") {
			return true
		}
	}
	return false
}

func instrumented(d Deed) bool {
	s := d.Verbs + " " + d.Object
	return observeRe.MatchString(s)
}

func hasKind(list []playbook.Mention, kind string) bool {
	for _, m := range list {
		if m.Kind == kind {
			return true
		}
	}
	return false
}

func join(list []string) string { return strings.Join(list, ", ") }
