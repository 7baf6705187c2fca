package letter

import (
	"context"
	"regexp"
	"slices"
	"sort"
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
)

// interest is what the posting asks for: its lines as vectors, with how much each
// counts, and the tools it names.
type interest struct {
	lines []wanted
	tools map[string]bool
	trade bool // it is of the trade
}

// wanted is a problem, a task or a need of theirs.
type wanted struct {
	quote  string
	vector []float32
	weight float64
}

// How much an answer to each counts beside a grade of worth.
const (
	problemWeight = 2.5
	taskWeight    = 1.5
	needWeight    = 1.0
)

func interestOf(ctx context.Context, p *posting.Posting, reader Reader) (interest, error) {
	in := interest{nil, map[string]bool{}, trade.MatchString(p.Role.Value) || p.Role.Value == "" && len(p.Stack) > 1}
	var lines []meaning.PostingLine
	add := func(quote string, weight float64) {
		lines = append(lines, meaning.PostingLine{Text: quote})
		in.lines = append(in.lines, wanted{quote: quote, weight: weight})
	}
	for _, n := range p.Needs {
		add(n.Quote, needWeight)
		for _, m := range playbook.Tools(n.Text) {
			in.tools[m.Name] = true
		}
	}
	for _, t := range p.Tasks {
		add(t.Quote, taskWeight)
	}
	for _, pr := range p.Problems {
		add(pr.Quote, problemWeight)
	}
	for _, s := range p.Stack {
		for _, m := range playbook.Tools(s) {
			in.tools[m.Name] = true
		}
	}
	got, err := reader.Posting(ctx, lines)
	for i := range got {
		in.lines[i].vector = got[i].Vector
	}
	return in, err
}

// near says how much a claim has to do with what the posting asks for: its tools, and
// the line of theirs that it answers best.
func (in interest) near(cl *evidence.Claim) float64 {
	n, seen := 0.0, map[string]bool{}
	for _, m := range cl.Tools {
		if in.tools[m.Name] && !seen[m.Name] {
			seen[m.Name] = true
			n += 0.7
		}
	}
	best := 0.0
	for _, w := range in.lines {
		if like := meaning.Likeness(cl.Meaning.Vector, w.vector); like > evidence.Unlike {
			best = max(best, w.weight*(like-evidence.Unlike)/(1-evidence.Unlike))
		}
	}
	return min(n, 2) + 2*best
}

// answered is the problem or task of theirs that a claim answers, the one most like it of
// those that are not spent, and how like; "" where none is alike.
func (in interest) answered(cl *evidence.Claim, spent ...string) (quote string, like float64) {
	like = evidence.Alike
	for _, w := range in.lines {
		if l := meaning.Likeness(cl.Meaning.Vector, w.vector); w.weight > needWeight && l >= like && !slices.Contains(spent, w.quote) {
			quote, like = w.quote, l
		}
	}
	return quote, like
}

// of is the vector of a line of theirs, nil for one that nobody asked about.
func (in interest) of(quote string) []float32 {
	for _, w := range in.lines {
		if w.quote == quote {
			return w.vector
		}
	}
	return nil
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

// worth says how much a claim says by itself, whoever reads it: the reader's grade, and
// what would make the sentence about it a poor one.
func worth(cl *evidence.Claim, t telling, p *playbook.Pack) float64 {
	s := 2.2*float64(cl.Meaning.Worth) - 2.5 // what says little must fit the posting to be told
	if cl.Source.Kind == evidence.FromAnswer {
		s += 3
	}
	if cl.Prefer {
		s += 20
	}
	s += 0.8 * float64(len(cl.Signals.Names()))
	if cl.Story != "" {
		s += 1.5
	}
	if cl.Strength == evidence.TookPart {
		s -= 1.5
	}
	s -= 0.45 * float64(min(cl.Recency, 4))
	if cl.Project != "" {
		s -= 0.5
	}
	said := t.whole() + " " + strings.Join(t.After, " ")
	whole := t.source()
	if t.Verbs == "" {
		whole = said
	}
	switch n := wordCount(whole); {
	case n < 7:
		s--
	case n > 38:
		s -= 1.5
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
	return s
}
