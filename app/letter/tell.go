package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// telling is a deed made ready to be told in the first person: puff and empty
// tails gone, plain verbs, the tense its job asks for.
type telling struct {
	Claim  *evidence.Claim
	Verbs  string   // "designed and implemented"
	Object string   // telegraphic, as the resume has it
	Tails  []string // participle clauses worth keeping: "reducing fraudulent charges by 18%"
	After  []string // independent clauses that follow, as the resume has them
	Result *result  // of the first tail, where it can stand in front
}

// result is a measured effect that can open a sentence: "Fraudulent charges fell by 18%".
type result struct {
	Text string
	Tail int // index of the tail it was made of
}

// source is the verb phrase that vouches for any wording: what the lock offers
// and what the wording is held against.
func (t telling) source() string {
	var s strings.Builder
	s.WriteString(t.Verbs + " " + t.Object)
	for _, tail := range t.Tails {
		s.WriteString(", " + tail)
	}
	return s.String()
}

func tell(cl *evidence.Claim, p *playbook.Pack) telling {
	if len(cl.Deed.Narrative) > 0 {
		return telling{Claim: cl, After: cl.Deed.Narrative}
	}
	t := telling{Claim: cl, Verbs: verbsOf(cl, p.Common), After: cl.Deed.After}
	t.Object = trimEnd(withoutPuff(withoutAsides(cl.Deed.Object), p.Common))
	for _, tail := range cl.Deed.Tails {
		if kept, ok := keepTail(tail, p.Common); ok {
			t.Tails = append(t.Tails, kept)
		}
	}
	for i, tail := range t.Tails {
		if r := frontable(tail); r != "" {
			t.Result = &result{Text: r, Tail: i}
			break
		}
	}
	return t
}

// verbsOf puts the verbs into the past, or the present where the resume itself
// uses it and the job still runs, and plain verbs for puffed ones.
func verbsOf(cl *evidence.Claim, c *playbook.Common) string {
	if cl.Deed.Verbs == "on call" {
		if cl.Current {
			return "am on call"
		}
		return "was on call"
	}
	present := cl.Current && (cl.Deed.Form == english.Base || cl.Deed.Form == english.Third || cl.Deed.Form == english.Gerund)
	words := strings.Fields(strings.ReplaceAll(cl.Deed.Verbs, "&", "and"))
	for i, w := range words {
		core := strings.Trim(w, ",")
		v, _, ok := english.LookupVerb(core)
		if !ok {
			words[i] = strings.ToLower(w)
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

// dedupe drops a verb that plain words made stand twice ("led and led").
func dedupe(words []string) []string {
	if len(words) == 3 && words[1] == "and" && words[0] == words[2] {
		return words[:1]
	}
	return words
}

var asideRe = regexp.MustCompile(`\s*\([^()]*\)`)

// withoutAsides drops brackets: expansions and asides that a letter does without.
func withoutAsides(s string) string {
	return strings.TrimSpace(asideRe.ReplaceAllString(s, ""))
}

// withoutPuff drops words of self-praise and mends the article before them.
func withoutPuff(s string, c *playbook.Common) string {
	words := strings.Fields(s)
	var out []string
	for i, w := range words {
		core := strings.ToLower(strings.Trim(w, ",.;:"))
		if c.Puff[core] && (strings.HasSuffix(core, "ly") || i+1 < len(words)) {
			if strings.HasSuffix(w, ",") && len(out) > 0 && !strings.HasSuffix(out[len(out)-1], ",") && strings.HasSuffix(core, "ly") {
				out[len(out)-1] += ","
			}
			continue
		}
		if core == "and" && (len(out) == 0 || i > 0 && c.Puff[strings.ToLower(strings.Trim(words[i-1], ",."))] && strings.HasSuffix(strings.ToLower(words[i-1]), "ly")) {
			continue
		}
		if n := len(out); n > 0 && (out[n-1] == "a" || out[n-1] == "an") {
			out[n-1] = english.A(w)
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

var danglingRe = regexp.MustCompile(`(?i)[\s,;:–—-]+(and|or|with|by|to|for|of|in|on|using|including|such as|e\.g\.|via|through|while|that|which|the|a|an|as well as)$`)

func trimEnd(s string) string {
	for {
		t := strings.TrimRight(danglingRe.ReplaceAllString(s, ""), " ,;:–—.")
		if t == s {
			return s
		}
		s = t
	}
}

// keepTail keeps a trailing clause that has a figure or says how or with what; a
// clause that only claims an effect goes.
func keepTail(t evidence.Tail, c *playbook.Common) (string, bool) {
	if len(t.Quantities) == 0 && (c.Tails[strings.ToLower(first(t.Text))] || t.Verb.Base == "") {
		return "", false
	}
	text := withoutPuff(withoutAsides(t.Text), c)
	if len(t.Quantities) > 0 {
		// What stands behind the last figure's noun group and names nothing is dropped.
		last := evidence.Quantities(text)
		if len(last) > 0 {
			end := last[len(last)-1].End
			text = text[:end] + keepBehind(text[end:])
		}
	}
	text = trimEnd(text)
	return text, len(strings.Fields(text)) > 1
}

var behindRe = regexp.MustCompile(`(?i)\s(through|by|via|thereby|while|and|thus|as part of)\s.*$|,.*$`)

func keepBehind(s string) string { return behindRe.ReplaceAllString(s, "") }

func first(s string) string {
	if i := strings.IndexByte(s, ' '); i > 0 {
		return s[:i]
	}
	return s
}

var resultRe = regexp.MustCompile(`^(\w+) (.+?) (by|from) (\S.*)$`)

// moves says how a measured thing went, by the verb that moved it.
var moves = map[string]string{"reduce": "fell", "cut": "fell", "lower": "fell", "decrease": "fell", "shrink": "shrank", "drop": "fell",
	"increase": "rose", "raise": "rose", "boost": "rose", "grow": "grew", "improve": "improved", "shorten": "fell"}

// frontable turns "reducing fraudulent charges by 18%" into "Fraudulent charges
// fell by 18%"; "" where the clause does not have that form.
func frontable(tail string) string {
	m := resultRe.FindStringSubmatch(tail)
	if m == nil {
		return ""
	}
	v, form, ok := english.LookupVerb(m[1])
	move := moves[v.Base]
	if !ok || move == "" || form != english.Gerund || len(strings.Fields(m[2])) > 6 || strings.Contains(m[2], ",") || strings.Contains(m[2], " and ") {
		return ""
	}
	if len(evidence.Quantities(m[4])) == 0 || len(evidence.Quantities(m[2])) > 0 || len(strings.Fields(m[4])) > 4 {
		return ""
	}
	if m[3] == "from" && !strings.Contains(m[4], " to ") {
		return ""
	}
	return english.Capital(english.Articled(m[2], "the")) + " " + move + " " + m[3] + " " + m[4]
}

// quantitiesOf lists the figures of a telling as written.
func quantitiesOf(t telling) []string {
	var out []string
	for _, q := range evidence.Quantities(t.source()) {
		if !q.Spelled {
			out = append(out, q.Text)
		}
	}
	return out
}
