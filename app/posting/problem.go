package posting

import (
	"math"
	"sort"
	"strings"

	"vouchsafe/app/english"
)

// A line that scores this much names a real problem.
const problemScore = 2.0

// problems ranks the sentences that name something that hurts, must change or must
// not happen: what a letter can answer. Requirements, benefits and praise are none.
func (ad *advert) problems() []Problem {
	var out []Problem
	seen := map[string]bool{}
	for _, s := range ad.sentences {
		if ad.otherJob(s.line) {
			continue
		}
		score, why, found := ad.problemScore(s)
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
			p.Hook = hookOf(s, found)
		}
		out = append(out, p)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Score > out[j].Score })
	return out
}

// problemScore adds up the classes of cues in a sentence, says why the weightiest
// counts, and gives the cues, weightiest first.
func (ad *advert) problemScore(s *sentence) (score float64, why string, found []match) {
	k := known()
	if !canNameProblem(s) || money.MatchString(s.text) && !ours(s.words) || pitch(s.words) {
		return 0, "", nil
	}
	t, isTask := taskOf(s)
	found = k.problems.find(s.words)
	if isTask && t.Score >= 3 && k.Change[firstWord(t.Task)] {
		found = append(found, match{entry: k.moved, end: 1})
	}
	if len(found) == 0 || k.Vetoes.has(s.words) || boilerplateKind(s.words) != opening {
		return 0, "", nil
	}
	sort.SliceStable(found, func(x, y int) bool {
		a, b := k.Classes[found[x].entry], k.Classes[found[y].entry]
		return a.Alone && !b.Alone || a.Alone == b.Alone && a.Weight > b.Weight
	})
	top := k.Classes[found[0].entry]
	score = classWeights(found)
	our := ours(s.words)
	if !top.Alone {
		// A number of load alone is a problem only where it is the load of the job.
		if s.line.section == about || !our && s.line.section != duties || !loadOfJob(s.words) {
			return 0, "", nil
		}
		score += 0.5
	}
	if k.Product.has(s.words) {
		score -= 2.5
	}
	head := s.words
	if isTask && t.Score >= taskScore { // the part of the sentence that says something
		head = lowers(tokenise(t.Task))
	}
	if g := k.Generic.find(head); len(g) > 0 && g[0].start < 5 {
		score -= 2.5
	}
	switch {
	case our:
		score += 0.5
	case s.line.section == about:
		score--
	}
	if len(s.words) > 40 {
		score -= 0.5
	}
	switch {
	case isTask:
		score += min(t.Score, 4) / 8
	case s.line.section == duties && s.line.bullet:
		score -= 0.5
	}
	return score, top.Why, found
}

// pitch reports whether "we are replacing …" tells what the product does to the
// world ("spreadsheets in construction", "trust in medicine") and not what is done to
// a thing of theirs, which has an article, a number or a name.
func pitch(words []string) bool {
	for i, w := range words {
		if w != "we're" && (w != "are" || i == 0 || words[i-1] != "we") {
			continue
		}
		rest := words[i+1:]
		for len(rest) > 0 && (rest[0] == "now" || rest[0] == "also" || strings.HasSuffix(rest[0], "ly")) {
			rest = rest[1:]
		}
		if len(rest) < 2 {
			return false
		}
		if base, ok := baseOf(rest[0]); !ok || base == rest[0] || !known().UnderWay[base] {
			return false
		}
		next := rest[1]
		return !english.IsArticle(next) && !ours(rest[1:2]) && !isNumber(next) && !english.IsPreposition(next) && !isTool(titled(next)) && next != "all" && next != "every" && next != "this" && next != "that" && !known().Concrete.has(rest[1:])
	}
	return false
}

// canNameProblem leaves out what asks something of the applicant or is set aside.
func canNameProblem(s *sentence) bool {
	if s.line.prompt || len(s.words) < 4 || len(s.words) > longSentence || s.line.section.setAside() {
		return false
	}
	switch s.line.section {
	case needs, nice, apply, place, stackList:
		return false
	default:
		return true
	}
}

// classWeights adds the weight of every class found: the weightiest in full, the
// others by half.
func classWeights(found []match) float64 {
	seen := map[int]bool{}
	heaviest, sum := 0.0, 0.0
	for _, m := range found {
		if w := known().Classes[m.entry].Weight; !seen[m.entry] {
			seen[m.entry] = true
			heaviest = max(heaviest, w)
			sum += w
		}
	}
	return heaviest + (sum-heaviest)/2
}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// loadOfJob reports whether a number is what the system bears, not what the company boasts.
func loadOfJob(words []string) bool {
	for _, w := range words {
		switch w {
		case "handle", "handles", "handling", "process", "processes", "processing", "serve", "serves", "serving", "scale", "scaling", "running", "run", "runs", "ingest", "ingests", "store", "stores", "manage", "moves", "send", "sends", "sending", "cope", "accounts", "traffic", "requests", "move", "grow", "grew":
			return true
		}
	}
	return false
}
