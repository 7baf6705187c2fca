package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// variant is one wording of a claim: one sentence, or a deed and its result in two.
type variant struct {
	Text   string
	Shape  string // which opening clause it has; a letter uses each once
	End    string // how its result is told: "", "which", "that", "moved", "and"
	By     string // "rule", "model"
	Score  float64
	Theirs []Source // lines of the posting that it speaks of
	reads  float64  // how its sentences read, whatever stands beside them
}

// phrasing is a deed's verb phrase in words, as it follows "I" whatever stands before.
type phrasing struct {
	Text  string
	By    string
	Score float64 // how it reads beside the composed one
	Drop  string  // the words of the object that it leaves to the opening clause
	Whole bool    // it tells the results and what follows, too
}

// byRule words a deed with the claim's own words.
func byRule(t telling, drop string) phrasing {
	object := strings.TrimSuffix(t.Object, drop)
	article := "the"
	if creates(t.Claim) {
		article = "a"
	}
	if nominalRe.MatchString(object) && !english.IsArticle(first(object)) && !english.IsPronoun(first(object)) {
		object = "the " + object
	}
	s := t.Verbs + " " + english.Articled(object, article)
	return phrasing{Text: toolsJoined(s + following(t.Means)), By: "rule", Drop: drop}
}

// toolsJoined says the last of the tools that end a phrase with its "and": "using Node.js,
// Express, S3".
func toolsJoined(s string) string {
	last := strings.LastIndex(s, ", ")
	if last < 0 {
		return s
	}
	head, tail := s[:last], s[last+2:]
	whole := playbook.Tools(tail)
	before := playbook.Tools(head)
	if len(whole) != 1 || whole[0].Start != 0 || whole[0].End != len(tail) || len(before) == 0 || before[len(before)-1].End != len(head) {
		return s
	}
	return head + " and " + tail
}

// nominalRe is a deed told as a noun without its article: "led development of …".
var nominalRe = regexp.MustCompile(`^(?:\w+ )?[a-z]+(?:tion|ment|sion|ign|out|over|ing) of `)

// wordings completes an opening clause with a phrase and the results, in each way
// that they can be told.
func wordings(l lead, ph phrasing, t telling) []variant {
	if ph.Whole {
		return []variant{{Text: contracted.Replace(l.Text + " " + ph.Text), Shape: l.Shape, By: ph.By, Score: ph.Score}}
	}
	if t.Verbs == "" {
		return []variant{{Text: narrated(l, t), Shape: l.Shape, By: "rule"}}
	}
	head := l.Whole
	if head == "" {
		head = l.Text + " " + ph.Text
	}
	head = strings.TrimSpace(contracted.Replace(" " + head))
	var left []result
	for i, r := range t.Results {
		if i != l.Told {
			left = append(left, r)
		}
	}
	var out []variant
	add := func(text, end string) {
		out = append(out, variant{Text: text + "." + t.after(), Shape: l.Shape, End: end, By: ph.By, Score: ph.Score})
	}
	if len(left) == 0 {
		add(head, "")
		return out
	}
	r, more := left[0], ""
	if len(left) > 1 {
		switch second := left[1]; {
		case second.Moved != "":
			more = ". " + english.Capital(second.Moved)
		case second.Clause != "":
			more = ". It also " + second.Clause
		}
	}
	if r.Clause != "" {
		add(head+", which "+r.Clause+more, "which")
		add(head+". That "+r.Clause+more, "that")
	}
	if r.Moved != "" {
		add(head+". "+english.Capital(r.Moved)+more, "moved")
		add(head+", and "+r.Moved+more, "and")
	}
	return out
}

// contracted says it as one speaks.
var contracted = strings.NewReplacer(" I am ", " I'm ", " I also am ", " I'm also ", " I also was ", " I was also ")

// after tells the independent clauses of a line as sentences of their own.
func (t telling) after() string {
	var s strings.Builder
	for _, c := range t.After {
		s.WriteString(" " + english.Capital(strings.TrimRight(c, ".")) + ".")
	}
	return s.String()
}

// narrated tells a line that is prose already, sentence by sentence.
func narrated(l lead, t telling) string {
	s := strings.TrimSpace(t.after())
	if place, ok := strings.CutSuffix(l.Text, " I"); ok && place != "" {
		if strings.HasPrefix(s, "I ") {
			return place + " " + s
		}
		return strings.TrimRight(place, ",") + ", " + english.LowerFirst(s)
	}
	return s
}

// creates reports whether the deed brings a new thing about, so that it is "a"
// thing and not "the" thing.
func creates(cl *evidence.Claim) bool {
	switch cl.Deed.Verb.Base {
	case "build", "design", "implement", "develop", "create", "write", "launch", "ship", "introduce", "establish", "architect", "prototype", "start", "found", "set", "provision", "deploy", "publish", "author", "engineer", "add", "propose", "invent", "construct", "co-author", "open-source", "bootstrap", "co-design", "devise":
		return true
	}
	return false
}
