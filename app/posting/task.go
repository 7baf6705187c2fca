package posting

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
)

// A task of a plan has at most so many words.
const taskWords = 16

// What has more words than this is no sentence one could quote or act on.
const longSentence = 90

// Below this weight a duty is one that anybody could write of any job.
const concrete = 2

// tasks ranks the duties that one could point at after ninety days.
func (ad *advert) tasks() []Task {
	var out []Task
	seen := map[string]bool{}
	for _, s := range ad.sentences {
		if !s.work() || s.is.Weight < concrete || ad.otherJob(s.line) {
			continue
		}
		t, ok := taskOf(s)
		if !ok {
			t, ok = underWay(s)
		}
		if !ok || seen[t.Task] {
			continue
		}
		t.Score, t.Why = score(s), "it tells what they want done, and where"
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
	if !led && !orders(s) {
		return Task{}, false
	}
	for _, v := range verbPhrases(text) {
		if !s.first && pointsOut(lowers(tokenise(v))) {
			continue
		}
		if t := turnTask(v); t != "" {
			return Task{Quote: s.text, Task: t}, true
		}
	}
	return Task{}, false
}

// orders reports whether a sentence without a lead says what is to be done: a task, or
// what must change told as one ("Cut our build from 50 minutes"), not as what is.
func orders(s *sentence) bool {
	if s.is.Label == meaning.Task {
		return true
	}
	base, verb := baseOf(s.words[0])
	return s.work() && verb && (base == s.words[0] || s.line.section == duties && s.line.bullet)
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
		for next < len(s.words)-2 && (s.words[next] == "now" || strings.HasSuffix(s.words[next], "ly") || s.words[next] == "also") {
			next++
		}
		base, ok := baseOf(s.words[next])
		if !ok || base == s.words[next] {
			continue
		}
		going := s.text[s.tokens[next].start:]
		if m := andSeek.FindStringIndex(going); m != nil {
			going = going[:m[0]]
		}
		if t := turnTask(going); t != "" {
			return Task{Quote: s.text, Task: "help " + t}, true
		}
	}
	return Task{}, false
}

// andSeek is where a sentence turns from what is under way to whom they look for.
var andSeek = regexp.MustCompile(`(?i),? (?:and|so) (?:(?:we )?(?:need|want|seek)|(?:we |we're |are )?(?:now )?(?:looking|seeking|hiring|searching))\b`)

var quoteMarks = strings.NewReplacer("“", "", "”", "", "\"", "", "„", "", "«", "", "»", "")

// turnTask shortens and turns one verb phrase; "" where it is no task.
func turnTask(phrase string) string {
	phrase = quoteMarks.Replace(brackets.ReplaceAllString(phrase, " "))
	phrase = strings.Join(strings.Fields(phrase), " ")
	whole := phrase
	phrase = dropPuff(trimClauses(phrase))
	tokens := tokenise(phrase)
	if len(tokens) < 2 {
		return ""
	}
	verb, ok := headOf(tokens[0].lower)
	if !ok || notTasks[verb] || subjectAhead(tokens) || strings.Contains(phrase[tokens[0].end:tokens[1].start], ":") {
		return ""
	}
	phrase = limitWords(phrase, taskWords)
	if halfWay(lowers(tokenise(phrase)), lowers(tokenise(whole))) {
		return ""
	}
	phrase, ok = turnPronouns(infinitives(phrase))
	if !ok {
		return ""
	}
	tokens = tokenise(phrase)
	words := lowers(tokens)
	if list := strings.Split(phrase, ", "); len(list) > 2 && !strings.Contains(list[0], " ") && strings.Contains(list[1], " ") && !strings.HasPrefix(list[1], "and ") {
		return "" // "refactor, improve performance, and …": the first has no object
	}
	if (words[0] == "scale" || words[0] == "grow") && len(words) > 1 && words[1] == "from" { // "help us scale from …": whom?
		return ""
	}
	if len(words) < 3 || known().Stock.has(words) || pointsBack(words) || anyJobs(words) {
		return ""
	}
	return stranded(phrase, whole)
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

// anyJobs reports whether a task is one of every job everywhere: to keep the rules
// ("maintain compliance with your policies"), or to do one's duties.
func anyJobs(words []string) bool {
	if obeys[words[0]] {
		return true
	}
	for i := 1; i < min(len(words), 6); i++ {
		last := i+1 == len(words) || english.IsPreposition(words[i+1]) || english.IsConjunction(words[i+1])
		switch w := words[i]; {
		case last && upholds[words[0]] && obedience[w]:
			return true
		case w == "duties", w == "responsibilities", w == "tasks":
			return !slices.ContainsFunc(words[1:i], func(w string) bool { return !english.IsFunction(w) && !unsaid[w] })
		}
	}
	return false
}

var (
	obeys     = english.WordSet("comply adhere abide conform obey follow uphold")
	upholds   = english.WordSet("maintain ensure keep preserve protect respect promote support demonstrate practise practice")
	obedience = english.WordSet("compliance adherence conformity confidentiality")
	unsaid    = english.WordSet("related additional assigned various duties responsibilities")
)

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
