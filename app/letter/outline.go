package letter

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
)

// outline is the plan of a letter, before a word is written: which claim stands
// where, which line of the posting is answered, and why.
type outline struct {
	Opening  string
	Openings []Opening
	Lead     *telling // the story that opens the letter; nil for a role opening
	Proofs   []telling
	Day      *telling // what the writer keeps running today; nil for none
	Hook     string   // words of the posting to quote; "" for none
	HookFrom string   // the line they stand in
	Task     posting.Task
	Nearest  *telling // the claim nearest to the task; nil for none
}

func plan(told []telling, in interest, p *posting.Posting, pack *playbook.Pack, o Options) outline {
	var out outline
	claims := limits(o).Claims
	out.Openings = openings(told, pack)
	out.Opening = chosenOpening(out.Openings, told, o)
	rest := told
	if out.Opening != "role" {
		for i := range told {
			if told[i].Claim.Story == out.Opening {
				out.Lead = &told[i]
				break
			}
		}
	}
	out.Hook, out.HookFrom = hook(p)
	out.Task = task(p, out.Hook)
	out.Nearest = nearest(in.of(out.Task.Quote), told)
	out.Day = running(rest, out.Lead, out.Nearest)
	if out.Day != nil {
		rest = slices.DeleteFunc(slices.Clone(rest), func(t telling) bool { return t.Claim == out.Day.Claim })
	}
	out.Proofs = proofs(rest, out.Lead, out.Day, out.Nearest, claims)
	return out
}

// fewBeside is how many other claims a letter needs before what is kept running moves from
// among them to the day.
const fewBeside = 2

// running finds the claim that says what the writer's days are: solid, of the running job,
// and neither the lead nor what answers their task.
func running(told []telling, lead, nearest *telling) *telling {
	var best *telling
	beside := 0
	for i := range told {
		t := &told[i]
		m := t.Claim.Meaning
		switch {
		case !fitsBeside(*t, lead, nil):
		case best == nil && m.Kind == meaning.Running && m.Worth > 1 && m.Part != meaning.Help && (t.Claim.Deed.Being || presentTense(t.Claim)) && t.Claim.Current && t.Claim.Employer != "" && (nearest == nil || t.Claim != nearest.Claim):
			best = t
		case t.Claim.Employer != "":
			beside++
		}
	}
	if beside < fewBeside {
		return nil
	}
	return best
}

// openings offers all four; one without evidence says what would fill it.
func openings(told []telling, pack *playbook.Pack) []Opening {
	var out []Opening
	for _, o := range pack.Openings {
		x := Opening{Kind: o.Kind, Why: o.Why, Question: o.Question, Available: o.Kind == "role"}
		for _, t := range told {
			if t.Claim.Story == o.Kind {
				x.Available = true
			}
		}
		if x.Available {
			x.Question = ""
		}
		out = append(out, x)
	}
	return out
}

// chosenOpening takes what was asked for where evidence carries it, else the
// strongest story: an incident with its call first, then by worth.
func chosenOpening(list []Opening, told []telling, o Options) string {
	for _, x := range list {
		if x.Kind == o.Opening && x.Available {
			return x.Kind
		}
	}
	best, top := "role", 0.0
	for _, t := range told {
		s := t.Claim.Score - 0.4*float64(min(t.Claim.Recency, 5)) // an old story opens only where it is much the better
		if t.Claim.Project != "" && slices.ContainsFunc(told, func(u telling) bool { return u.Claim.Employer != "" && ofTrade(u) }) {
			continue // nobody with a job in the trade opens with a project of their own
		}
		switch t.Claim.Story {
		case "":
			continue
		case evidence.Incident:
			s += 2.5
			if len(t.Claim.Deed.Narrative) > 0 {
				s += 2 // told with its call: nothing says more
			}
		case evidence.Cost:
			s -= 0.5
		}
		if s > top && strongEnough(t) {
			best, top = t.Claim.Story, s
		}
	}
	return best
}

// strongEnough keeps a bare "Migrated the system" from opening a letter: a story
// has a number or two more beats than its verb.
func strongEnough(t telling) bool {
	return len(t.Claim.Beats) > 1 || t.Claim.Signals.Numbers || len(t.Claim.Quantities) > 0 && len(t.Claim.Tools) > 0 || len(t.After) > 0 || len(t.Results) > 0 || len(t.Means) > 0
}

// proofs picks the claims beside the lead: strong ones first, a little for each
// signal that the letter does not show yet, not two that say the same; in the order
// of the resume, so that time runs one way.
func proofs(told []telling, lead, day, nearest *telling, claims int) []telling {
	n := claims
	var shown evidence.Signals
	if lead != nil {
		n, shown = n-1, lead.Claim.Signals
	}
	var out []telling
	figures := 0
	for _, t := range []*telling{lead, day} {
		if t != nil {
			figures += t.figures()
		}
	}
	take := func(t telling) {
		out = append(out, t)
		figures += t.figures()
		shown = shown.Union(t.Claim.Signals)
	}
	if nearest != nil && len(nearest.Claim.Beats) == 0 && (lead == nil || nearest.Claim != lead.Claim) && nearest.Claim.Score > 1 {
		take(*nearest) // what answers their task has its place first
	}
	for len(out) < n {
		best, top := -1, 0.0
		for i, t := range told {
			if !fitsBeside(t, lead, out) || figures+t.figures() > maxInLetter || len(out) > 0 && t.Claim.Score < enough(len(out), lead) {
				continue
			}
			fresh := len(shown.Union(t.Claim.Signals).Names()) - len(shown.Names())
			if s := t.Claim.Score + 1.2*float64(fresh); best < 0 || s > top {
				best, top = i, s
			}
		}
		if best < 0 {
			break
		}
		take(told[best])
	}
	employed := slices.ContainsFunc(out, func(t telling) bool { return t.Claim.Employer != "" && ofTrade(t) })
	place := func(t telling) int { // by recency, the strongest of a job first; projects before jobs of another trade
		if t.Claim.Project != "" && !employed {
			return -1
		}
		return t.Claim.Recency
	}
	slices.SortStableFunc(out, func(a, b telling) int {
		if d := place(a) - place(b); d != 0 || a.Claim.Deed.Being == b.Claim.Deed.Being {
			return d
		}
		if a.Claim.Deed.Being {
			return 1 // what was done before what post was held
		}
		return -1
	})
	return out
}

// enough is what a further claim must be worth: less where the letter would else
// stand on one.
func enough(told int, lead *telling) float64 {
	switch {
	case lead == nil && told < 2:
		return -2.5
	case lead == nil && told < 3:
		return -1.5
	}
	return 0.8
}

// fitsBeside reports whether a claim may stand beside the ones that were picked.
func fitsBeside(t telling, lead *telling, out []telling) bool {
	if len(t.Claim.Beats) > 0 || lead != nil && (t.Claim == lead.Claim || overlap(t, *lead) > 0.5) {
		return false
	}
	for _, u := range out {
		if t.Claim == u.Claim || overlap(t, u) > 0.4 || u.Claim.Source.Quote == t.Claim.Source.Quote && len(out) > 1 {
			return false
		}
	}
	return true
}

// overlap is the share of the smaller claim's words that the other has too.
func overlap(a, b telling) float64 {
	x, y := contentStems(a.Claim.Text), contentStems(b.Claim.Text)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0
	}
	n := 0
	for s := range x {
		if y[s] {
			n++
		}
	}
	return float64(n) / float64(len(x))
}

func contentStems(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range english.Words(s) {
		if !w.Punct && !english.IsFunction(w.Lower) {
			out[english.Stem(w.Lower)] = true
		}
	}
	return out
}

// hook is the one line of the posting that the letter quotes.
func hook(p *posting.Posting) (words, line string) {
	planned := task(p, "")
	answered := planned.Quote // by the plan, if no line of it is quoted
	for _, spare := range []bool{true, false} {
		for _, pr := range p.Problems {
			if pr.Hook == "" || wordCount(pr.Hook) > 10 || leansRe.MatchString(pr.Hook) || pr.Quote != answered && sameWords(pr.Hook, planned.Task) {
				continue
			}
			// Another line than the plan's, or one that is no task, and then the plan has to do without.
			if spare && pr.Quote != answered || !spare && pr.Task == "" {
				return strings.TrimRight(pr.Hook, ".,;:!"), pr.Quote
			}
		}
	}
	return "", ""
}

// sameWords reports whether two lines say the same thing: one of them is enough.
func sameWords(a, b string) bool {
	x, y := contentStems(a), contentStems(b)
	n := 0
	for s := range x {
		if y[s] {
			n++
		}
	}
	return len(x) > 0 && float64(n) >= 0.6*float64(len(x))
}

// leansRe finds a task that only the lines around it explain: "replace the system
// before August", "keep payments running throughout".
var leansRe = regexp.MustCompile(`(?i)^\w+(?: and \w+)? (?:the|this|that|these|those) (?:new |existing |current |old )?(?:system|platform|project|service|product|application|app|solution|tool|process|work|task|programme|program)s?(?:$|[,.;]| (?:before|by|after|until|in|within|to|from|and|on|as)\b)|\b(?:throughout|accordingly|as above|as needed|as required|the same(?: one)?|likewise)$`)

// task is the line that the first 90 days answer: a problem's own task first,
// never the one that is quoted already.
func task(p *posting.Posting, hook string) posting.Task {
	for _, pr := range p.Problems {
		if pr.Task != "" && !leansRe.MatchString(pr.Task) && (hook == "" || !strings.Contains(pr.Quote, hook)) {
			return posting.Task{Quote: pr.Quote, Task: pr.Task, Score: pr.Score}
		}
	}
	for _, t := range p.Tasks {
		if !leansRe.MatchString(t.Task) && (hook == "" || !strings.Contains(t.Quote, hook)) {
			return t
		}
	}
	for _, pr := range p.Problems {
		if pr.Task != "" && !leansRe.MatchString(pr.Task) {
			return posting.Task{Quote: pr.Quote, Task: pr.Task, Score: pr.Score}
		}
	}
	return posting.Task{}
}

// nearest finds the claim that has most to do with the task, where one is like it.
func nearest(task []float32, told []telling) *telling {
	var best *telling
	top := evidence.Unlike
	for i := range told {
		t := told[i]
		if t.Claim.Strength == evidence.TookPart || t.Claim.Project != "" {
			continue
		}
		if like := meaning.Likeness(t.Claim.Meaning.Vector, task); like > top {
			best, top = &told[i], like
		}
	}
	return best
}
