package posting

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"

	"vouchsafe/app/english"
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
		if s.line.prompt || s.line.section.setAside() || ad.otherJob(s.line) {
			continue
		}
		switch s.line.section {
		case needs, nice, apply, place, stackList, info:
			continue
		default:
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
	phrases := verbPhrases(text)
	for i, v := range phrases {
		if !s.first && pointsOut(lowers(tokenise(v))) {
			continue
		}
		t, score, why := turnTask(v)
		if i == 0 && joinsTwo(phrases) {
			score-- // one thing reads better than two
		}
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
	if before, after, ok := strings.Cut(text, ": "); ok && len(tokenise(before)) <= 6 && hasRole(before) {
		text, led = strings.TrimSpace(after), true // "Data Engineer: move …"
	}
	for range 4 {
		tokens := tokenise(text)
		words := lowers(tokens)
		cut := 0
		for _, m := range known().LeadIn.find(words) {
			if m.start == 0 && m.end > cut {
				cut = m.end
			}
		}
		if cut == 0 && !led {
			for _, m := range known().LeadIn.find(words[:min(len(words), 16)]) {
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

// underWay reads "We are rebuilding our billing infrastructure" as help they can use.
func underWay(s *sentence) (Task, bool) {
	if s.line.section == about && known().Product.has(s.words) || pitch(s.words) {
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
		if !ok || base == s.words[next] || !known().UnderWay[base] {
			continue
		}
		going := s.text[s.tokens[next].start:]
		if m := andSeek.FindStringIndex(going); m != nil {
			going = going[:m[0]]
		}
		t, score, _ := turnTask(going)
		if t == "" {
			continue
		}
		return Task{Quote: s.text, Task: "help " + t, Score: math.Max(taskScore, math.Round((score-0.5)*100)/100), Why: "they say it is under way"}, true
	}
	return Task{}, false
}

// andSeek is where a sentence turns from what is under way to whom they look for.
var andSeek = regexp.MustCompile(`(?i),? (?:and|so) (?:(?:we )?(?:need|want|seek)|(?:we |we're |are )?(?:now )?(?:looking|seeking|hiring|searching))\b`)

var quoteMarks = strings.NewReplacer("“", "", "”", "", "\"", "", "„", "", "«", "", "»", "")

// turnTask shortens and turns one verb phrase and weighs how concrete it is.
func turnTask(phrase string) (task string, score float64, why string) {
	phrase = quoteMarks.Replace(brackets.ReplaceAllString(phrase, " "))
	phrase = strings.Join(strings.Fields(phrase), " ")
	whole := phrase
	phrase = dropPuff(trimClauses(phrase))
	tokens := tokenise(phrase)
	if len(tokens) < 2 {
		return "", 0, ""
	}
	verb, ok := headOf(tokens[0].lower)
	if !ok || notTasks[verb] || subjectAhead(tokens) || strings.Contains(phrase[tokens[0].end:tokens[1].start], ":") {
		return "", 0, ""
	}
	phrase = limitWords(phrase, taskWords)
	if halfWay(lowers(tokenise(phrase)), lowers(tokenise(whole))) {
		return "", 0, ""
	}
	phrase, ok = turnPronouns(infinitives(phrase))
	if !ok {
		return "", 0, ""
	}
	tokens = tokenise(phrase)
	words := lowers(tokens)
	if list := strings.Split(phrase, ", "); len(list) > 2 && !strings.Contains(list[0], " ") && strings.Contains(list[1], " ") && !strings.HasPrefix(list[1], "and ") {
		return "", 0, "" // "refactor, improve performance, and …": the first has no object
	}
	if (words[0] == "scale" || words[0] == "grow") && len(words) > 1 && words[1] == "from" { // "help us scale from …": whom?
		return "", 0, ""
	}
	if len(words) < 3 || known().Stock.has(words) || pointsBack(words) {
		return "", 0, ""
	}
	score, why = concreteness(verb, phrase, words)
	return stranded(phrase, whole), score, why
}

// notTasks are verbs of what happens by itself; most of them open a line as another word:
// "Last winter we had four outages".
var notTasks = english.WordSet("last cost mean matter happen fall rise seem appear belong exist time date face like")

// subjectAhead reports whether a subject of its own follows within three words: what
// came before is no verb, "Last winter we …".
func subjectAhead(tokens []token) bool {
	for i := 1; i < len(tokens) && i < 4; i++ {
		if w := tokens[i].lower; (w == "we" || w == "it" || w == "they") && i > 1 && i+1 < len(tokens) && (english.IsAuxiliary(tokens[i+1].lower) || finite(tokens[i+1].lower)) {
			prev := tokens[i-1].lower
			return !english.IsPreposition(prev) && !english.IsConjunction(prev) && prev != "what" && prev != "how" && prev != "that" && prev != "where" && prev != "which" && prev != "why" && prev != "when"
		}
	}
	return false
}

// finite reports whether w is a verb in the past: "had", "lost".
func finite(w string) bool {
	_, form, ok := english.LookupVerb(w)
	return ok && form == english.Past
}

var strandable = english.WordSet("on with for to from in at about through")

// stranded gives a phrase back the word that its last clause ends in, "the services the
// rest depends on", where nothing but that was taken off as left over from a cut.
func stranded(phrase, whole string) string {
	words, all := strings.Fields(phrase), strings.Fields(whole)
	if n := len(words); n > 3 && len(all) == n+1 && all[n-1] == words[n-1] && strandable[all[n]] {
		return phrase + " " + all[n]
	}
	return phrase
}

// joinsTwo reports whether the phrases of a sentence are two deeds joined by "and".
func joinsTwo(phrases []string) bool {
	return len(phrases) > 2 && strings.HasPrefix(phrases[0], phrases[1])
}

// pointsOut reports whether a later sentence of a line speaks of the one before:
// "Find out why and fix it."
func pointsOut(words []string) bool {
	for _, w := range words {
		switch w {
		case "it", "them", "they", "why", "this", "both":
			return true
		}
	}
	return false
}

// halfWay reports whether a phrase was cut between a "from" and its "to".
func halfWay(words, whole []string) bool {
	from := slices.Index(words, "from")
	goal := func(w string) bool { return w == "to" || w == "into" || w == "onto" }
	return from > 0 && !slices.ContainsFunc(words[from:], goal) && len(whole) > len(words) && slices.ContainsFunc(whole[len(words):], goal)
}

// pointsBack reports whether the object of a task stands outside it ("fix both").
func pointsBack(words []string) bool {
	switch words[1] {
	case "it", "them", "this", "these", "those", "that", "one":
		return len(words) == 2 || words[1] == "it" || words[1] == "them"
	case "both":
		return len(words) == 2 || words[2] == "and" || words[2] == "of"
	}
	return false
}
