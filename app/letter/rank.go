package letter

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
)

// interest is what the posting asks for, as stems and tools.
type interest struct {
	stems map[string]float64
	tools map[string]bool
	trade bool // it is of the trade
}

func interestOf(p *posting.Posting) interest {
	in := interest{map[string]float64{}, map[string]bool{}, trade.MatchString(p.Role.Value) || p.Role.Value == "" && len(p.Stack) > 1}
	add := func(s string, weight float64) {
		for _, w := range english.Words(s) {
			if !w.Punct && !english.IsFunction(w.Lower) && len(w.Lower) > 2 {
				in.stems[english.Stem(w.Lower)] = max(in.stems[english.Stem(w.Lower)], weight)
			}
		}
	}
	for _, d := range p.Duties {
		add(d, 0.3)
	}
	for _, n := range p.Needs {
		add(n.Text, 0.3)
		for _, m := range playbook.Tools(n.Text) {
			in.tools[m.Name] = true
		}
	}
	for _, t := range p.Tasks {
		add(t.Quote, 0.6)
	}
	for _, pr := range p.Problems {
		add(pr.Quote, 1)
	}
	for _, s := range p.Stack {
		for _, m := range playbook.Tools(s) {
			in.tools[m.Name] = true
		}
	}
	return in
}

// near says how much a claim has to do with what the posting asks for.
func (in interest) near(cl *evidence.Claim) float64 {
	n, seen := 0.0, map[string]bool{}
	for _, m := range cl.Tools {
		if in.tools[m.Name] && !seen[m.Name] {
			seen[m.Name] = true
			n++
		}
	}
	n = min(n, 3)
	words := 0.0
	for _, w := range english.Words(cl.Text) {
		if s := english.Stem(w.Lower); !seen[s] {
			seen[s] = true
			words += in.stems[s]
		}
	}
	return n + min(words, 2.5)
}

// rank orders the claims that can carry a sentence, strongest first.
func rank(e *evidence.Evidence, in interest, p *playbook.Pack) []telling {
	var out []telling
	for i := range e.Claims {
		cl := &e.Claims[i]
		t := tell(cl, p)
		if len(cl.Beats) == 0 && !tellable(t, cl) {
			continue
		}
		cl.Score = worth(cl, t, p) + in.near(cl)
		out = append(out, t)
	}
	if in.trade && slices.ContainsFunc(out, ofTrade) {
		trades := 0
		for _, t := range out {
			if ofTrade(t) {
				trades++
			} else if t.Claim.Source.Kind == evidence.FromResume {
				t.Claim.Score -= 2 // the classroom behind the code
			}
		}
		if trades > 1 {
			out = slices.DeleteFunc(out, func(t telling) bool { return shopRe.MatchString(t.Claim.Title) && !ofTrade(t) && !t.Claim.Prefer })
		}
	}
	sortTold(out)
	return out
}

// shopRe finds the jobs by which students pay their rent: beside two deeds of the trade
// that the posting asks for, a letter has no room for them.
var shopRe = regexp.MustCompile(`(?i)\b(?:barista|bartender|wait(?:er|ress)|server|dishwasher|cashier|(?:shop|store|sales|retail|supermarket) (?:assistant|associate|clerk|worker)|crew member|shelf stacker|stocker|lifeguard|babysitter|nanny|courier|(?:delivery|taxi|pizza) (?:driver|rider)|receptionist|cleaner|housekeeper|fast food \w+|kitchen (?:hand|porter|assistant)|usher)\b`)

// ofTrade reports whether a deed belongs to a job of the trade or names its tools.
func ofTrade(t telling) bool {
	return t.Claim.Employer != "" && trade.MatchString(t.Claim.Title) || len(t.Claim.Tools) > 0
}

func sortTold(list []telling) {
	sort.SliceStable(list, func(i, j int) bool { return list[i].Claim.Score > list[j].Claim.Score })
}

// unsaidRe finds an object that leans on a line the letter may not tell.
var unsaidRe = regexp.MustCompile(`(?i)^(?:(?:up )?the (?:incident|outage|issue|problem|failure|bug|fault|breach|crash|error)s?(?:$|[,.;]| (?:for|to|and|with|by|within|before|after|on)\b)|(?:it|them|this|these|those)\b)`)

func tellable(t telling, cl *evidence.Claim) bool {
	if t.Verbs == "" {
		return len(t.After) > 0
	}
	if n := wordCount(t.source()); n < 4 || n > 48 || t.Object == "" {
		return false
	}
	if strings.HasPrefix(cl.Deed.Object, "and ") {
		return false // "Identify and seize": two verbs that were not read as two
	}
	if unsaidRe.MatchString(t.Object) {
		return false // "Wrote up the incident": which one, the line above said
	}
	head := strings.ToLower(first(t.Object))
	if cl.Deed.Form == english.Gerund && (head == "assistant" || head == "fellow" || head == "lead") {
		return false // "Teaching Assistant" is a title
	}
	_, form, verb := english.LookupVerb(head)
	switch cl.Deed.Verb.Base {
	case "promote", "award", "invite", "feature", "adopt", "select", "nominate", "recognise", "honour", "name", "base", "relate":
		return !english.IsPreposition(head) && head[0] != '\'' && cl.Deed.Verb.Base != "invite" // what was done to the writer is no deed of theirs
	case "open":
		return head != "source" && head != "sourced"
	case "research", "design", "lead", "host", "study", "plan":
		return head != "of" && (!verb || form != english.Past || cl.Deed.Form != english.Base)
	case "use":
		return cl.Deed.Form != english.Gerund
	}
	return true
}

// measuredRe finds a change told with where it went: "from nine hours to 55 minutes",
// "from nothing to $1.6 billion".
var measuredRe = regexp.MustCompile(`(?i)\bfrom [^.;]{0,3}(?:\d|(?:nothing|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)[^.;]{0,30}\bto [^.;]{0,3}\d|\bto [^.;]{0,3}\d[^.;]{0,20}(?:,| down| up) from [^.;]{0,3}\w`)

// namedRe finds a system that has a name of its own.
var namedRe = regexp.MustCompile(`^on (?:the )?[A-Z][\w.!-]+`)

// teamRe: how many people there were is no measure of what was built.
var teamRe = regexp.MustCompile(`(?i)\b(teams?|headcount|staff|people)\b`)

// worth says how much a claim says by itself, whoever reads it.
func worth(cl *evidence.Claim, t telling, p *playbook.Pack) float64 {
	s := map[string]float64{evidence.Operated: 2.5, evidence.OnCall: 2.5, evidence.Led: 2, evidence.Built: 1.5, evidence.Designed: 0.5, evidence.TookPart: -1}[cl.Strength]
	if cl.Source.Kind == evidence.FromAnswer {
		s += 3
	}
	said := t.whole() + " " + strings.Join(t.After, " ")
	figures := len(evidence.Quantities(said)) // those of brackets are not told
	switch {
	case cl.Signals.Numbers && figures > 0:
		s += 2 + 0.4*float64(min(figures, 4))
	case measuredRe.MatchString(said) && figures > 0 && !teamRe.MatchString(said):
		s += 2 // no latency and no cost, and yet a change that was measured
	}
	if cl.Prefer {
		s += 20
	}
	for _, lit := range []bool{cl.Signals.Load, cl.Signals.Incident, cl.Signals.Database, cl.Signals.Observability} {
		if lit {
			s++
		}
	}
	if cl.Story != "" {
		s += 1.5
	}
	if cl.Deed.Being && cl.Strength != evidence.OnCall {
		s -= 2 // a post that was held, and not yet what was done in it
	}
	s -= 0.45 * float64(min(cl.Recency, 4))
	if cl.Project != "" {
		s -= 0.5
	}
	whole := t.source()
	if t.Verbs == "" {
		whole = said
		if cl.Strength == evidence.TookPart {
			s++ // "The score went from 54 to 96", "My project is …": theirs, though no verb says so
		}
		if cl.Project != "" {
			s++
		}
	}
	switch n := wordCount(whole); {
	case n < 7:
		s--
	case n > 38:
		s -= 1.5
	}
	if figures == 0 && len(cl.Tools) == 0 && cl.Story == "" {
		s -= 1.5 // nothing in it that could be asked about
	}
	if len(misspelt(said, said)) > 0 {
		s-- // another deed speaks as well without a slip
	}
	if len(cl.Tools) > 4 {
		s -= 1.5
	}
	for _, ph := range p.Common.Stock {
		if check.HasPhrase(t.whole(), ph.Match) {
			s -= 1.5
		}
	}
	switch cl.Deed.Verb.Base {
	case "ensure", "collaborate", "communicate", "participate", "perform", "utilise", "use", "promote", "raise", "assess", "meet", "attend", "improve":
		if figures == 0 || !cl.Signals.Numbers {
			s -= 2.5 // says that something was done, not what
		}
	}
	if cl.Deed.Verb.Base == "work" {
		switch {
		case figures > 0, namedRe.MatchString(t.Object):
			s += 2.5 // "worked on Sherpa, a store for 70 teams": what it was can be asked about
		case figures == 0 && len(cl.Tools) == 0:
			s -= 2.5
		}
	}
	if strings.Contains(t.Object, " etc") || strings.Contains(t.Object, "various") {
		s--
	}
	return s
}
