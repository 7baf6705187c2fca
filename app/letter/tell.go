package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// telling is a deed made ready to be told in the first person: praise, shorthand
// and empty tails gone, plain verbs, the tense its job asks for.
type telling struct {
	Claim   *evidence.Claim
	Verbs   string   // "designed and implemented"
	Object  string   // "real-time fraud detection pipeline processing more than 50,000 transactions a second"
	Means   []string // participle clauses that say how: "using Kafka and Go"
	Results []result // what was measured: "reducing fraudulent charges by 18%"
	After   []string // independent clauses that follow, as the resume has them
}

// source is the verb phrase that vouches for any wording of the deed: what the
// lock offers and what the wording is held against. Results are told by code.
func (t telling) source() string {
	return t.Verbs + " " + t.Object + following(t.Means)
}

// following joins clauses to what stands before them.
func following(clauses []string) string {
	var s strings.Builder
	for _, c := range clauses {
		s.WriteString(", " + c)
	}
	return s.String()
}

// whole is the deed with its results.
func (t telling) whole() string {
	var tails []string
	for _, r := range t.Results {
		tails = append(tails, r.Tail)
	}
	return t.source() + following(tails)
}

// figures is how many the deed is told with.
func (t telling) figures() int {
	n := len(quantitiesOf(t.whole() + following(t.After)))
	for _, b := range t.Claim.Beats {
		n += len(quantitiesOf(b.Sentence))
	}
	return n
}

func tell(cl *evidence.Claim, p *playbook.Pack) telling {
	c := p.Common
	after := spokenAll(cl.Deed.After)
	if len(cl.Deed.Narrative) > 0 {
		return telling{Claim: cl, After: spokenAll(cl.Deed.Narrative)}
	}
	t := telling{Claim: cl, After: after}
	object, tails := resultsInside(cl.Deed.Object)
	for _, tail := range cl.Deed.Tails {
		tails = append(tails, tail.Text)
	}
	t.Object = oneOfSize(plainly(object, c))
	for _, tail := range tails {
		tail = plainly(tail, c)
		if r, ok := resultOf(tail); ok {
			t.Results = append(t.Results, r)
		} else if m, ok := meansOf(tail, c); ok {
			t.Means = append(t.Means, m)
		}
	}
	t.Results = t.Results[:min(len(t.Results), 2)]
	t.Verbs = verbsOf(cl, c, len(t.Results) > 0)
	t.Object = alike(cl, t.Object, t.Verbs)
	if told(cl) == english.Past {
		t.Object = joined(t.Object)
	}
	if !strings.Contains(t.Object, ":") {
		if before, after, ok := strings.Cut(t.Object, "; "); ok {
			joint := ": " // what follows is no clause
			if strings.HasPrefix(after, first(after)+" by ") {
				joint = ", " // "…; reviewed by 4 teams"
			} else if _, form, verb := english.LookupVerb(first(after)); told(cl) == english.Past && (verb && form == english.Past || !verb && strings.HasSuffix(first(after), "ed")) {
				joint = " and " // "opened the shop; cashed up £1,200 a day"
			}
			t.Object = before + joint + after
		}
	}
	for wordCount(t.source()) > 34 && len(t.Means) > 0 {
		t.Means = t.Means[:len(t.Means)-1]
	}
	return t
}

// sizedRe finds one thing told by its size, without its article: "17 minute presentation",
// "$18 million Series A".
var (
	sizedRe = regexp.MustCompile(`^(\d+)[ -](second|minute|hour|day|week|month|year|page|person|node|member)( [a-z][\w-]+)`)
	fundRe  = regexp.MustCompile(`^[$€£]\d[\d.,]*(?: (?:million|billion))? (?:Series [A-F]|seed|grant|round|contract|budget|fund|loan|acquisition|deal)\b`)
)

// oneOfSize writes the article and the hyphen that notes leave out.
func oneOfSize(s string) string {
	switch {
	case sizedRe.MatchString(s):
		return numberA(s) + " " + sizedRe.ReplaceAllString(s, "$1-$2$3")
	case fundRe.MatchString(s):
		return numberA(s) + " " + s
	}
	return s
}

// numberA is the article before a figure as it is said: "an 18", "a 17".
func numberA(s string) string {
	digits := strings.TrimLeft(s, "$€£")
	n := 0
	for n < len(digits) && digits[n] >= '0' && digits[n] <= '9' {
		n++
	}
	if digits = digits[:n]; digits[0] == '8' || digits == "11" || digits == "18" {
		return "an"
	}
	return "a"
}

func spokenAll(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, spoken(s))
	}
	return out
}

// lasting verbs say what goes on; the rest tell a deed that was done on a day, and
// done it stays, even in the job that still runs and in a resume that says "Create".
var lasting = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("run operate own maintain support administer manage lead oversee head keep monitor write work use teach coach mentor advise handle serve respond answer review coordinate direct supervise triage pair grade") {
		m[w] = true
	}
	return m
}()

// verbsOf puts the verbs into the past, or the present where the resume itself
// uses it, the job still runs and the verb says what goes on; plain verbs for puffed ones.
func verbsOf(cl *evidence.Claim, c *playbook.Common, measured bool) string {
	if cl.Deed.Being {
		if cl.Current {
			return "am " + cl.Deed.Verbs
		}
		return "was " + cl.Deed.Verbs
	}
	present := presentTense(cl) && !measured
	words := strings.Fields(strings.ReplaceAll(cl.Deed.Verbs, "&", "and"))
	for i, w := range words {
		core := strings.Trim(w, ",")
		v, _, ok := english.LookupVerb(core)
		if !ok {
			words[i] = english.LowerFirst(w)
			continue
		}
		extra := ""
		if plain := c.Plain[v.Base]; plain != "" {
			head, rest, _ := strings.Cut(plain, " ")
			v, _, _ = english.LookupVerb(head)
			extra = strings.TrimRight(" "+rest, " ")
		}
		form := v.Past
		if present {
			form = v.Base
		}
		words[i] = strings.Replace(w, core, form+extra, 1)
	}
	return strings.Join(dedupe(words), " ")
}

func presentTense(cl *evidence.Claim) bool {
	if !cl.Current || told(cl) == english.Past {
		return false
	}
	for w := range strings.FieldsSeq(strings.ReplaceAll(cl.Deed.Verbs, ",", " ")) { // "develop and maintain"
		if v, _, ok := english.LookupVerb(strings.ToLower(w)); ok && lasting[v.Base] {
			return true
		}
	}
	return lasting[cl.Deed.Verb.Base] || everyRe.MatchString(cl.Deed.Object) // "test every update"
}

var everyRe = regexp.MustCompile(`^(?:every|each) \w`)

// told is the form that the resume tells a deed in. "Run a kitchen" is no
// participle, though the word could be one.
func told(cl *evidence.Claim) english.Form {
	v := cl.Deed.Verb
	if cl.Deed.Form != english.Participle {
		return cl.Deed.Form
	}
	if v.Participle != v.Base || v.Past == v.Base {
		return english.Past
	}
	return english.Base
}

// alike puts the further verbs of a deed into the tense of the first: "Making coffee
// and baking cookies" tells two deeds. What nobody can tell from a noun, or no list
// of verbs has, is left out with all that follows.
func alike(cl *evidence.Claim, object, verbs string) string {
	form := told(cl)
	if form == english.Past || cl.Deed.Being {
		return object
	}
	turned := !presentTense(cl) || !strings.Contains(" "+verbs+" ", " "+cl.Deed.Verb.Base+" ")
	if !turned && form == english.Base {
		return object
	}
	words := english.Words(object)
	out, at := "", 0
	listed := false // a noun of a list went before, and its "and" joins another
	for i := 1; i+1 < len(words); i++ {
		w, before, next := words[i], words[i-1], words[i+1]
		joint := before.Lower == "and" || before.Text == "," && form != english.Third
		if !joint || w.Punct || w.Text != w.Lower || english.IsFunction(w.Lower) || next.Punct {
			continue
		}
		v, f, ok := english.LookupVerb(w.Lower)
		if ok && f == english.Participle && v.Base == w.Lower {
			f = english.Base // "and set …"
		}
		if ok && f == english.Gerund && form == english.Base && before.Lower == "and" && !english.GerundNoun(w.Lower) && !english.IsPreposition(next.Lower) && !gerundAt(words, i-2) {
			return trimEnd(out + object[at:before.Start]) // "Design the architecture and leading development"
		}
		if listed && before.Lower == "and" {
			listed = false
			continue
		}
		if before.Text == "," && ok && doubtful(v, w.Lower, form) && i+2 < len(words) && next.Lower == "and" {
			if _, f, verb := english.LookupVerb(words[i+2].Lower); !verb || f != form {
				listed = true // "product, price and inventory data"
				continue
			}
		}
		certain := english.IsArticle(next.Lower) || english.IsPronoun(next.Lower) || startsWithDigit(next.Text)
		switch {
		case ok && f == form && (certain || !doubtful(v, w.Lower, form)):
			put := v.Past
			if !turned {
				put = v.Base
			}
			out += object[at:w.Start] + put
			at = w.End
		case ok && f == form && certainNoun(words, i), !ok && (before.Text == "," || english.IsFunction(next.Lower) || english.Nominal(w.Lower) && (form != english.Gerund || !strings.HasSuffix(w.Lower, "ing"))), ok && f != form:
			// a noun, or nothing that the tense touches
		default:
			return trimEnd(out + object[at:before.Start])
		}
	}
	return out + object[at:]
}

func gerundAt(words []english.Word, i int) bool {
	if i < 0 {
		return false
	}
	_, f, ok := english.LookupVerb(words[i].Lower)
	return ok && f == english.Gerund
}

// byMeansRe finds a list of means, to which a gerund may belong: "via savings plans and
// deleting idle environments".
var byMeansRe = regexp.MustCompile(`\b(?:via|by|through|using)\b`)

var strayRe = regexp.MustCompile(`^(\w+ .+?) and (\w+ing) \w`)

// joined writes the "and" that a list of deeds leaves out: "…, traced it to retries,
// backfilled 14 months". What has no object of its own ("…, tested twice a year")
// belongs to the thing before it.
func joined(object string) string {
	if m := strayRe.FindStringSubmatch(object); len(m) > 0 && !strings.Contains(m[1], "ing ") && !byMeansRe.MatchString(m[1]) && !english.GerundNoun(m[2]) {
		if _, form, ok := english.LookupVerb(m[2]); ok && form == english.Gerund {
			return m[1] // "Designed an architecture and leading development": another deed, half told
		}
	}
	i := strings.LastIndex(object, ", ")
	if i < 0 || strings.Contains(object[i:], " and ") || strings.Contains(object[i:], " which ") {
		return object
	}
	_, form, ok := english.LookupVerb(first(object[i+2:]))
	words := english.Words(object[i+2:])
	if !ok || form != english.Past || len(words) < 2 || !english.IsArticle(words[1].Lower) && !english.IsPronoun(words[1].Lower) && !startsWithDigit(words[1].Text) || strings.Contains(object[:i], ": ") {
		return object
	}
	return object[:i] + " and " + object[i+2:]
}

// doubtful: the word may be a noun in the place of a verb.
func doubtful(v english.Verb, w string, form english.Form) bool {
	if form == english.Gerund {
		return english.GerundNoun(w)
	}
	return english.NounToo(v.Base)
}

// certainNoun reports whether the words before and at i are nouns before a noun:
// "design and test environments".
func certainNoun(words []english.Word, i int) bool {
	if i < 2 || english.IsPreposition(words[i+1].Lower) {
		return true
	}
	v, f, ok := english.LookupVerb(words[i-2].Lower)
	return ok && (f == english.Base && english.NounToo(v.Base) || f == english.Gerund)
}

func startsWithDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

// dedupe drops a verb that plain words made stand twice ("led and led").
func dedupe(words []string) []string {
	if len(words) == 3 && words[1] == "and" && words[0] == words[2] {
		return words[:1]
	}
	return words
}

// meansOf keeps a trailing clause that says how or with what and names something;
// one that only claims an effect goes.
func meansOf(tail string, c *playbook.Common) (string, bool) {
	if wordCount(tail) < 2 || effect(baseOf(first(tail))) {
		return "", false
	}
	named := len(evidence.Quantities(tail)) > 0 || len(playbook.Tools(tail)) > 0
	if c.Tails[strings.ToLower(first(tail))] && !named || baseOf(first(tail)) == "" {
		return "", false
	}
	return tail, true
}

func baseOf(word string) string {
	v, _, _ := english.LookupVerb(word)
	return v.Base
}

// quantitiesOf lists the figures of a telling as written.
func quantitiesOf(s string) []string {
	var out []string
	for _, q := range evidence.Quantities(s) {
		if !q.Spelled {
			out = append(out, q.Text)
		}
	}
	return out
}
