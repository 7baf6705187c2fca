package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// Who has not begun owns nothing yet.
var ownRe = regexp.MustCompile(`^own `)

// enumerated says the last of a list of doings with its "and": "maintain billing, write tests".
func enumerated(task string) string {
	last := strings.LastIndex(task, ", ")
	if last < 0 || strings.Contains(task, " and ") {
		return task
	}
	for part := range strings.SplitSeq(task, ", ") {
		if _, form, ok := english.LookupVerb(first(part)); !ok || form != english.Base {
			return task
		}
	}
	return task[:last] + " and" + task[last+1:]
}

// horizonRe finds a task that has more than 90 days: one can only make a start.
var horizonRe = regexp.MustCompile(`(?i)\b(?:in|within|over|by the end of|during) (?:the next |the first |your |a |this |next )?(?:(?:\d+|six|nine|twelve|eighteen|two|three|four|five) )?(?:years?|(?:[4-9]|\d\d|six|nine|twelve|eighteen) months)\b|\b20[2-9]\d\b`)

// leadsRe finds the lead of a change: who has not begun would help with it first.
var leadsRe = regexp.MustCompile(`^(?:lead|drive|head|own) (?:the|your|a|an) (?:[\w-]+ ){0,3}(?:migration|move|rewrite|transition|shift|adoption|rollout|redesign)\b`)

// plan90 answers one task of the posting; without one there is no such sentence.
func (d *drafted) plan90(f map[string]string) {
	t := d.w.plan.Task
	if t.Task == "" {
		return
	}
	f["task"] = enumerated(ownRe.ReplaceAllString(strings.TrimRight(t.Task, ". "), "take over "))
	src := Source{Kind: evidence.FromPosting, Quote: t.Quote}
	key := "plan"
	help, under := strings.CutPrefix(f["task"], "help ")
	switch {
	case under: // they are at it already
		f["task"], key = help, "plan_help"
	case horizonRe.MatchString(f["task"]):
		key = "plan_start"
	case duty(f["task"]), leadsRe.MatchString(f["task"]):
		key = "plan_help"
	}
	d.put(Plan, "plan", key, f, src)
	if n := d.w.plan.Nearest; n != nil && d.told(n) && d.level < noBecause {
		if a := artefact(n.Claim, *n); a != "" {
			f["claim"], d.pointed = a, a
			d.put(Plan, "plan_because", "plan_because", f, append([]Source{src}, n.sources()...)...)
		}
	}
}

// duty reports whether a task is a standing duty told in several verbs, which
// nobody finishes in 90 days: one can only promise to help with it.
func duty(task string) bool {
	verbs := 0
	for i, w := range english.Words(task) {
		if _, form, ok := english.LookupVerb(w.Lower); ok && (form == english.Base || form == english.Past) && i < 8 {
			verbs++
		}
	}
	return verbs > 1 && (strings.Contains(task, ", ") || strings.Contains(task, " and "))
}
