package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// variant is one wording of a claim.
type variant struct {
	Text  string
	Shape string // which opening clause it has; a letter uses each once
	By    string // "rule", "model"
	Score float64
}

// lead is the opening clause of a sentence, written by code; the rest follows at "I".
type lead struct {
	Shape string
	Text  string // "At Stripe I"
	Skip  int    // the tail that the clause already tells; -1 for none
}

// leads lists the opening clauses a claim can have. Each is built of the claim's
// own words: employer, title, measured result.
func leads(t telling) []lead {
	cl := t.Claim
	var out []lead
	add := func(shape, text string, skip int) { out = append(out, lead{shape, text, skip}) }
	at := shortName(cl.Employer)
	if t.Verbs == "" {
		if at != "" {
			add("at", "At "+at+" I", -1)
		}
		add("prose", "I", -1)
		return out
	}
	switch {
	case at != "":
		add("at", "At "+at+" I", -1)
		if n := len(strings.Fields(cl.Title)); n > 0 && n <= 5 && !strings.ContainsAny(cl.Title, "&/|,(") {
			add("as", "As "+english.A(cl.Title)+" "+cl.Title+" at "+at+", I", -1)
		}
		if t.Result != nil {
			add("result", t.Result.Text+" at "+at+" after I", t.Result.Tail)
			add("result_bare", t.Result.Text+" after I", t.Result.Tail)
		}
		if cl.Recency > 0 {
			add("before", "Before that, at "+at+", I", -1)
		} else if cl.Current {
			add("here", "In my current job at "+at+" I", -1)
		}
		add("also", "There I also", -1)
		add("at_also", "At "+at+" I also", -1)
	case cl.Project != "":
		add("project", "For "+cl.Project+" I", -1)
		add("own_time", "On a project of my own, "+cl.Project+", I", -1)
	}
	add("i", "I", -1)
	return out
}

var legalForm = regexp.MustCompile(`(?i)[\s,]+(inc|ltd|llc|llp|plc|corp|co|corporation|limited|gmbh|ag|se|s\.?a|s\.?r\.?l|b\.?v|pty|oy|ab|a/s|kk|k\.k)\.?$`)

// shortName is an employer as one says it: without its legal form and asides.
func shortName(s string) string {
	s = withoutAsides(s)
	for {
		t := strings.TrimRight(legalForm.ReplaceAllString(s, ""), " ,.")
		if t == s || t == "" {
			return s
		}
		s = t
	}
}

// without is the telling less the tail that its opening clause already told.
func (t telling) without(tail int) telling {
	if tail < 0 {
		return t
	}
	u := t
	u.Tails = append(append([]string(nil), t.Tails[:tail]...), t.Tails[tail+1:]...)
	return u
}

// byRule completes an opening clause with the claim's own words.
func byRule(l lead, t telling) variant {
	if t.Verbs == "" {
		return variant{Text: narrated(l, t), Shape: l.Shape, By: "rule"}
	}
	t = t.without(l.Skip)
	article := "the"
	if creates(t.Claim) {
		article = "a"
	}
	var s strings.Builder
	s.WriteString(l.Text + " " + t.Verbs + " " + english.Articled(t.Object, article))
	for i, tail := range t.Tails {
		s.WriteString(", " + asClause(tail, i == len(t.Tails)-1))
	}
	return variant{Text: contracted.Replace(s.String()) + "." + t.after(), Shape: l.Shape, By: "rule"}
}

// contracted says it as one speaks.
var contracted = strings.NewReplacer("I am on call", "I'm on call", "I also am on call", "I'm also on call", "I also was on call", "I was also on call")

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

// asClause tells a measured trailing participle as a relative clause: "reducing
// charges by 18%" gives "which reduced charges by 18%".
func asClause(tail string, last bool) string {
	head := first(tail)
	v, form, ok := english.LookupVerb(head)
	if !ok || form != english.Gerund || !last || len(evidence.Quantities(tail)) == 0 || !check.Effect(v.Base) {
		return tail
	}
	return "which " + v.Past + english.Articled(tail[len(head):], "the")
}

// creates reports whether the deed brings a new thing about, so that it is "a"
// thing and not "the" thing.
func creates(cl *evidence.Claim) bool {
	switch cl.Deed.Verb.Base {
	case "build", "design", "implement", "develop", "create", "write", "launch", "ship", "introduce", "establish", "architect", "prototype", "start", "found", "set", "provision", "deploy", "publish", "author", "engineer", "add", "propose", "invent", "construct", "co-author", "open-source", "bootstrap":
		return true
	}
	return false
}

// artefact names what a claim is about, short enough for the close: "the fraud
// detection pipeline", "that migration". "" where no short name stands in it.
func artefact(cl *evidence.Claim, t telling) string {
	for _, b := range cl.Beats {
		if b.Key == "left_behind" {
			for _, w := range []string{"postmortem", "post-mortem", "runbook", "write-up", "design doc", "dashboard"} {
				if strings.Contains(strings.ToLower(b.Text), w) {
					return "the " + w
				}
			}
		}
	}
	switch cl.Story {
	case evidence.Incident:
		return "the incident"
	case evidence.Migration:
		return "the migration"
	case evidence.Cost:
		return "the arithmetic behind that saving"
	}
	words := english.Words(t.Object)
	end := 0
	for end < len(words) && end < 7 {
		w := words[end]
		if w.Punct || english.IsConjunction(w.Lower) || english.IsPreposition(w.Lower) || w.Lower == "that" || w.Lower == "which" {
			break
		}
		if _, f, ok := english.LookupVerb(w.Lower); ok && f == english.Gerund && end > 0 && (end+1 >= len(words) || !english.WantsArticle(words[end+1].Lower)) {
			break
		}
		end++
	}
	if end == 0 || end > 6 {
		return ""
	}
	for english.IsArticle(words[0].Lower) || words[0].Lower == "multiple" || words[0].Lower == "several" || words[0].Lower == "new" || words[0].Lower == "overall" || words[0].Lower == "entire" {
		words, end = words[1:], end-1
		if end == 0 {
			return ""
		}
	}
	head := words[end-1]
	if !english.WantsArticle(head.Lower) && (!strings.HasSuffix(head.Lower, "s") || !english.WantsArticle(strings.TrimSuffix(head.Lower, "s"))) {
		return ""
	}
	if words[0].Text[0] >= '0' && words[0].Text[0] <= '9' {
		return ""
	}
	return "the " + t.Object[words[0].Start:head.End]
}
