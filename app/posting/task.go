package posting

import (
	"math"
	"sort"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// A task of a plan has at most so many words, and scores at least so much.
const (
	taskWords = 16
	taskScore = 2.0
)

// What has more words than this is no sentence one could quote or act on.
const longSentence = 90

// tasks ranks the duties that one could point at after ninety days.
func (ad *advert) tasks() []Task {
	if ad.language != "en" {
		return nil
	}
	var out []Task
	seen := map[string]bool{}
	for _, s := range ad.sentences {
		if s.line.prompt || s.line.section.setAside() {
			continue
		}
		switch s.line.section {
		case needs, nice, apply, place, stackList, info:
			continue
		}
		t, ok := taskOf(s)
		if !ok {
			t, ok = underWay(s)
		}
		if !ok {
			continue
		}
		if pain, why, _ := ad.problemScore(s); pain >= problemScore {
			t.Score += 1.5
			t.Why += ", and its line " + why
		}
		if t.Score < taskScore || seen[t.Task] {
			continue
		}
		seen[t.Task] = true
		out = append(out, t)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Score > out[j].Score })
	return out
}

// duties lists what the job will do, verbatim.
func (ad *advert) duties() []string {
	var out []string
	seen := map[string]bool{}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.heading || l.section == furniture || seen[l.text] || l.label != "" {
			continue
		}
		if l.section == duties && boilerplateKind(l.words()) != legal && len(l.words()) >= 2 || l.section != needs && l.section != nice && !l.section.setAside() && saysYouWill(l.words()) && !ad.boilerplate(l) {
			seen[l.text] = true
			out = append(out, l.text)
		}
	}
	return out
}

// saysYouWill reports whether words tell what the reader will do there.
func saysYouWill(words []string) bool {
	for i, w := range words {
		if w == "you'll" || w == "you" && i+1 < len(words) && words[i+1] == "will" {
			if i+2 < len(words) {
				next := words[i+1]
				if w == "you" {
					next = words[i+2]
				}
				_, form, ok := english.LookupVerb(next)
				return next == "be" || next == "own" || next == "help" || ok && form == english.Base
			}
		}
	}
	return false
}

// taskOf turns a duty in the imperative, the infinitive or after "you will" into a
// bare infinitive addressed to the company. A line that is no task gives false.
func taskOf(s *sentence) (Task, bool) {
	if s.taken == nil {
		t, ok := findTask(s)
		s.taken, s.isTask = &t, ok
	}
	return *s.taken, s.isTask
}

func findTask(s *sentence) (Task, bool) {
	if s.line.prompt || len(s.words) < 2 || len(s.words) > longSentence {
		return Task{}, false
	}
	text, led := dropLead(s)
	inDuties := s.line.section == duties || s.line.bullet && (s.line.section == opening || s.line.section == team)
	if !led && !inDuties {
		return Task{}, false
	}
	var best Task
	for _, v := range verbPhrases(text) {
		t, score, why := turnTask(v)
		if t != "" && score > best.Score {
			best = Task{Quote: s.text, Task: t, Score: math.Round(score*100) / 100, Why: why}
		}
	}
	return best, best.Task != ""
}

// dropLead takes off "In this role, you will be responsible for"; led says whether
// what remains is a task by that opening.
func dropLead(s *sentence) (rest string, led bool) {
	text := s.text
	for range 4 {
		tokens := tokenise(text)
		words := lowers(tokens)
		cut := 0
		for _, m := range known().leadIn.find(words) {
			if m.start == 0 && m.end > cut {
				cut = m.end
			}
		}
		if cut == 0 && !led {
			for _, m := range known().leadIn.find(words[:min(len(words), 16)]) {
				if m.start > 0 && strings.HasPrefix(words[m.start], "you'") || m.start > 0 && words[m.start] == "you" && m.end > m.start+1 || m.start > 0 && words[m.start] == "your" {
					cut = max(cut, m.end)
				}
			}
		}
		if cut == 0 || cut >= len(tokens) {
			break
		}
		if w := words[0]; w != "also" && w != "then" && w != "and" && w != "help" && w != "primarily" && w != "daily" || cut > 1 {
			led = true
		}
		text = text[tokens[cut].start:]
	}
	return text, led
}

// verbPhrases splits "Solve X and build Y to prevent Z" into the phrases that each
// have a verb and its object, the whole first.
func verbPhrases(text string) []string {
	text = strings.TrimRight(strings.TrimSpace(text), ".!;: ")
	out := []string{text}
	tokens := tokenise(text)
	if len(tokens) == 0 {
		return nil
	}
	gerund := isGerund(tokens[0].lower)
	start := 0
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].lower != "and" && tokens[i].lower != "or" && !strings.Contains(text[tokens[i-1].end:tokens[i].start], ";") {
			continue
		}
		next := i
		if tokens[i].lower == "and" || tokens[i].lower == "or" {
			next = i + 1
		}
		if _, ok := baseOf(tokens[next].lower); !ok || i-start < 2 || isGerund(tokens[next].lower) != gerund {
			continue
		}
		if _, isVerb := baseOf(tokens[i-1].lower); isVerb && (i-1 == start || i-2 >= start && strings.Contains(text[tokens[i-2].end:tokens[i-1].start], ",")) {
			continue // "design, build and run X": one object for all
		}
		if next+1 < len(tokens) && !objectBegins(tokens[next+1].lower) && next+2 >= len(tokens) {
			continue
		}
		out = append(out, strings.TrimRight(text[tokens[start].start:tokens[i-1].end], ", "))
		start = next
		out = append(out, text[tokens[start].start:])
	}
	for i, t := range tokens {
		// "Write software to improve the latency of our services": the aim is the task.
		if t.lower == "to" && i >= 2 && i+2 < len(tokens) && i <= 9 {
			if _, ok := baseOf(tokens[i+1].lower); ok {
				out = append(out, text[tokens[i+1].start:])
			}
		}
	}
	return out
}

func objectBegins(w string) bool {
	return english.IsArticle(w) || english.IsPronoun(w) || w == "our"
}

// baseOf gives the base of a verb in its base or gerund form.
func baseOf(w string) (string, bool) {
	v, form, ok := english.LookupVerb(w)
	if !ok {
		if _, strong := known().strongVerb[w]; strong {
			return w, true
		}
		return "", false
	}
	if form == english.Base || form == english.Gerund || v.Base == w {
		return v.Base, true
	}
	return "", false
}

// underWay reads "We are rebuilding our billing infrastructure" as help they can use.
func underWay(s *sentence) (Task, bool) {
	if s.line.section == about && known().product.has(s.words) {
		return Task{}, false
	}
	for i, w := range s.words {
		if i > 3 || i+3 >= len(s.words) {
			break
		}
		next := i + 1
		if w == "we" && (s.words[next] == "are" || s.words[next] == "have") {
			next++
		} else if w != "we're" {
			continue
		}
		for next < len(s.words)-2 && (s.words[next] == "now" || s.words[next] == "currently" || s.words[next] == "also" || s.words[next] == "actively") {
			next++
		}
		base, ok := baseOf(s.words[next])
		if !ok || base == s.words[next] || changeVerbs[base] == false {
			continue
		}
		t, score, _ := turnTask(s.text[s.tokens[next].start:])
		if t == "" {
			continue
		}
		return Task{Quote: s.text, Task: "help " + t, Score: math.Max(taskScore, math.Round((score-0.5)*100)/100), Why: "they say it is under way"}, true
	}
	return Task{}, false
}

var changeVerbs = wordSet("rebuild rewrite migrate move replace split modernise modernize redesign overhaul port consolidate decompose replatform rearchitect re-architect decommission retire scale automate refactor break carve")

var quoteMarks = strings.NewReplacer("“", "", "”", "", "\"", "", "„", "", "«", "", "»", "")

// turnTask shortens and turns one verb phrase and weighs how concrete it is.
func turnTask(phrase string) (task string, score float64, why string) {
	phrase = quoteMarks.Replace(brackets.ReplaceAllString(phrase, " "))
	phrase = strings.Join(strings.Fields(phrase), " ")
	phrase = dropPuff(trimClauses(phrase))
	tokens := tokenise(phrase)
	if len(tokens) < 2 {
		return "", 0, ""
	}
	verb, ok := baseOf(tokens[0].lower)
	if !ok {
		return "", 0, ""
	}
	phrase = limitWords(phrase, taskWords)
	phrase, ok = turnPronouns(infinitives(phrase))
	if !ok {
		return "", 0, ""
	}
	tokens = tokenise(phrase)
	words := lowers(tokens)
	if len(words) < 3 || known().stock.has(words) {
		return "", 0, ""
	}
	score, why = concreteness(verb, phrase, words)
	return phrase, score, why
}

// concreteness weighs a task: its verb, a number, a named tool or thing.
func concreteness(verb, phrase string, words []string) (float64, string) {
	k := known()
	if k.weakVerb[verb] {
		return 0, ""
	}
	var reasons []string
	score := k.strongVerb[verb]
	if score >= 2 {
		reasons = append(reasons, "a verb that ends in something done")
	}
	for i, w := range words {
		// The strongest of "design, build and scale" counts.
		if i > 0 && i < 8 && k.strongVerb[w] > score && (words[i-1] == "and" || i < 4) {
			score = k.strongVerb[w]
		}
	}
	things := 0
	for range k.concrete.find(words) {
		things++
	}
	if things > 0 {
		score += 1 + math.Min(float64(things-1), 2)*0.4
		reasons = append(reasons, "a thing one can point at")
	}
	for _, w := range words {
		if isNumber(w) {
			score += 1.5
			reasons = append(reasons, "a number")
			break
		}
	}
	if tools := playbook.Tools(phrase); len(tools) > 0 {
		score += 0.5
		reasons = append(reasons, "a named system")
	}
	for _, w := range words {
		if w == "your" || strings.HasSuffix(w, "'s") && len(w) > 4 {
			score += 0.5
			reasons = append(reasons, "a system of theirs")
			break
		}
	}
	if k.vague.has(words) {
		score -= 2
	}
	switch {
	case len(words) > 13:
		score -= 0.5
	case len(words) <= 4 && len(reasons) < 2:
		score -= 0.7
	}
	if len(reasons) == 0 {
		return score, "a plain duty"
	}
	return score, strings.Join(reasons, ", ")
}
