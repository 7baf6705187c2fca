package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

var (
	subjectRe = regexp.MustCompile(`^([A-Z][\w&/+. -]{1,40}?)(?::| [-–—]) +(\S.*)$`)
	rubricRe  = regexp.MustCompile(`(?i)^(?:tech\w*|tools?|stack|tech stack|skills?|environment|responsibilit\w+|duties|focus|project|projects|supervisors?|thesis|role|roles|achievements?|results?|key \w+|languages?|keywords?|topics?|summary|team|duration|notes?(?: to .*)?|clients?)$`)
)

var determiners = english.WordSet("a an the this that these those my your our his her its their all any every each")

// subject reads a bullet that only names what the job was about ("Notifications:
// Service for sending email") as the least it can mean: that the person worked on it.
func subject(bullet string, c *playbook.Common) (string, bool) {
	m := subjectRe.FindStringSubmatch(readable(bullet, c))
	if len(m) == 0 || rubricRe.MatchString(m[1]) || len(strings.Fields(m[1])) > 4 {
		return "", false
	}
	name := m[1]
	what := strings.TrimRight(english.Sentences(m[2])[0], ". ")
	if rest, ok := strings.CutPrefix(what, name+" is "); ok {
		what = rest
	}
	what, _, _ = strings.Cut(what, "; ")
	if n := len(strings.Fields(what)); n < 4 || n > 34 || filler(what) {
		return "", false
	}
	words := english.Words(what)
	head := ""
	for i, w := range words {
		if i == 0 && english.IsArticle(w.Lower) {
			continue
		}
		if w.Punct || english.IsFunction(w.Lower) {
			if i > 0 && determiners[w.Lower] {
				return "", false // "rate this resume" is an order: no noun stands before "this"
			}
			break
		}
		head = w.Lower
	}
	if !english.WantsArticle(head) && !english.WantsArticle(strings.TrimSuffix(head, "s")) {
		return "", false
	}
	if english.IsArticle(words[0].Lower) {
		what = words[0].Lower + what[words[0].End:]
	} else {
		what = english.Articled(english.LowerFirst(what), "a")
	}
	return "Worked on " + name + ", " + what, true
}
