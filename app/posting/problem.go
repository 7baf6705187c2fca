package posting

import (
	"math"
	"sort"
	"strings"
)

// A line that scores this much names a real problem.
const problemScore = 2.0

// problems ranks the sentences that name something that hurts, must change or must
// not happen: what a letter can answer. Requirements, benefits and praise are none.
func (ad *advert) problems() []Problem {
	var out []Problem
	seen := map[string]bool{}
	for _, s := range ad.sentences {
		score, why, cues := ad.problemScore(s)
		key := strings.Join(s.words, " ")
		if score < problemScore || seen[key] {
			continue
		}
		seen[key] = true
		p := Problem{Quote: s.text, Score: math.Round(score*100) / 100, Why: why}
		if ad.language == "en" {
			if t, ok := taskOf(s); ok {
				p.Task = t.Task
			}
			p.Hook = hookOf(s, cues)
		}
		out = append(out, p)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Score > out[j].Score })
	return out
}

// problemScore adds up the classes of cues in a sentence; cues are where they stand, weightiest first.
func (ad *advert) problemScore(s *sentence) (score float64, why string, at []match) {
	k := known()
	if s.line.prompt || len(s.words) < 4 || len(s.words) > longSentence || s.line.section.setAside() {
		return 0, "", at
	}
	switch s.line.section {
	case needs, nice, apply, place, stackList:
		return 0, "", at
	}
	found := k.problems.find(s.words)
	if len(found) == 0 || k.vetoes.has(s.words) || boilerplateKind(s.words) != opening {
		return 0, "", at
	}
	best := map[int]match{}
	for _, m := range found {
		if b, ok := best[m.entry]; !ok || m.end-m.start > b.end-b.start {
			best[m.entry] = m
		}
	}
	alone := false
	top := -1
	var order []int
	for i := range k.classes {
		if _, ok := best[i]; ok {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(x, y int) bool { return k.classes[order[x]].Weight > k.classes[order[y]].Weight })
	for n, i := range order {
		c := k.classes[i]
		alone = alone || c.Alone
		if n == 0 {
			score += c.Weight
		} else {
			score += c.Weight / 2
		}
		if c.Alone && top < 0 {
			top = i
		}
	}
	our := ours(s.words)
	if !alone {
		// A number of load alone is a problem only where it is the load of the job.
		if s.line.section == about || !our && s.line.section != duties || len(order) < 1 {
			return 0, "", at
		}
		top = order[0]
		score += 0.5
		if !loadOfJob(s.words) {
			return 0, "", at
		}
	}
	if k.product.has(s.words) {
		score -= 2.5
	}
	if s.line.section == about && !our {
		score -= 1
	}
	if our {
		score += 0.5
	}
	if len(s.words) > 40 {
		score -= 0.5
	}
	t, isTask := taskOf(s)
	head := s.words
	if isTask && t.Score >= taskScore { // the part of the sentence that says something
		head = lowers(tokenise(t.Task))
	}
	if g := k.generic.find(head); len(g) > 0 && g[0].start < 5 {
		score -= 2.5
	}
	if isTask {
		score += min(t.Score, 4) / 8
	} else if s.line.section == duties && s.line.bullet {
		score -= 0.5
	}
	at = append(at, best[top])
	sort.SliceStable(found, func(x, y int) bool { return k.classes[found[x].entry].Weight > k.classes[found[y].entry].Weight })
	for _, m := range found {
		if k.classes[m.entry].Alone || !alone {
			at = append(at, m)
		}
	}
	return score, k.classes[top].Why, at
}

func loadOfJob(words []string) bool {
	for _, w := range words {
		switch w {
		case "handle", "handles", "handling", "process", "processes", "processing", "serve", "serves", "serving", "scale", "scaling", "running", "run", "runs", "ingest", "ingests", "store", "stores", "manage", "moves", "send", "sends", "sending", "cope", "accounts", "traffic", "requests", "move", "grow", "grew":
			return true
		}
	}
	return false
}
