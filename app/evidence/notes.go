package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

// headings of notes and postmortems, by the box that what stands under them fills.
var headings = map[string]string{
	"impact": "trouble", "summary": "trouble", "what happened": "trouble", "problem": "trouble", "the problem": "trouble", "incident": "trouble", "background": "trouble",
	"symptoms": "trouble", "root cause": "trouble", "root causes": "trouble", "cause": "trouble", "causes": "trouble", "trigger": "trouble", "issue": "trouble", "context": "trouble", "situation": "trouble",
	"trouble": "trouble", "what broke": "trouble", "what went wrong": "trouble", "contributing factors": "trouble", "task": "trouble", "challenge": "trouble",
	"detection": "found", "discovery": "found", "how we found out": "found", "how i found out": "found", "found": "found", "detected": "found", "how it was found": "found", "alerting": "found",
	"resolution": "call", "mitigation": "call", "fix": "call", "the fix": "call", "response": "call", "remediation": "call", "solution": "call", "action": "call", "actions": "call", "actions taken": "call",
	"what i did": "call", "what we did": "call", "decision": "call", "call": "call", "the call": "call", "approach": "call",
	"result": "result", "results": "result", "outcome": "result", "recovery": "result", "effect": "result", "after": "result", "numbers": "result",
	"action items": "left_behind", "follow-up": "left_behind", "follow-ups": "left_behind", "follow up": "left_behind", "followups": "left_behind", "lessons learned": "left_behind", "lessons": "left_behind",
	"prevention": "left_behind", "what changed": "left_behind", "left behind": "left_behind", "learnings": "left_behind", "corrective actions": "left_behind", "next steps": "left_behind",
	"timeline": "", "details": "", "notes": "", "postmortem": "skip", "post-mortem": "skip", "incident report": "skip", "title": "skip", "authors": "skip", "author": "skip", "owner": "skip", "date": "skip", "status": "skip", "severity": "skip", "attendees": "skip", "participants": "skip",
}

var (
	headingRe = regexp.MustCompile(`^\s*(?:#{1,6}\s*|\*\*|\d+[.)]\s+)?([A-Za-z][A-Za-z' -]{2,30}?)(?:\*\*)?\s*(?::|[-–—]\s|\*\*)\s*(.*)$|^\s*(?:#{1,6}\s*|\*\*|\d+[.)]\s+)?([A-Za-z][A-Za-z' -]{2,30}?)(?:\*\*)?\s*$`)
	markRe    = regexp.MustCompile(`^\s*(?:(?:[-*•–·]|\d+[.)])\s+)?\[[ xX]\]\s+|^\s*(?:[-*•–·]|\d+[.)])\s+|^\s*\d{1,2}:\d\d(?:\s?(?:UTC|GMT|CET|am|pm))?\s*[-–—:]?\s+`)

	foundRe = regexp.MustCompile(`(?i)\b(noticed|paged|pager|alert(?:s|ed)? (?:fired|went|came|told|woke)|got (?:an? )?(?:alert|page|call|ticket)|alarm|customers? (?:\w+ )?(?:called|complained|reported|wrote|told)|users? (?:complained|reported)|support (?:got|saw|tickets?)|found out|discovered|spotted|saw (?:it|that|the|a|in)|(?:graph|dashboard|monitor\w*|grafana|datadog|sentry) (?:showed|alert\w*)|heard from|told (?:me|us)|was called)\b`)
	leftRe  = regexp.MustCompile(`(?i)\b(post-?mortem|run-?book|play-?book|wrote (?:it )?up|write-?up|documented|checklist|since then (?:we|every|the team)|still (?:use|in use|there)|regression test|now (?:every|there is|there's|we|has|have|alerts?)|alert on|put (?:an? )?alerts?|added (?:an? |the )?(?:\w+ )?(?:alert|dashboard|monitor)\w*|guard ?rail|new (?:rule|policy|process)|training for)\b`)
	endedRe = regexp.MustCompile(`(?i)\b(dropped|fell|went (?:from|down|back|up)|recovered|back (?:to|up|in|online)|within \d|down to|no (?:\w+ ){0,3}(?:since|lost|again)|none (?:since|lost)|zero|nothing (?:was )?lost|reduced|improved|rose|saved|normal|empty by|finished|resolved in|took \d+ ?(?:s|sec\w*|min\w*|h|hours?)|to \d[\d.,]*\s?(?:k|m|ms|s|%|min\w*|h|GB|MB)\b.*|went live|on time)\b|→|->`)
	sinceRe = regexp.MustCompile(`(?i)^(?:there (?:is|are) now|now there|since then,? (?:there (?:is|are)|we|every|the team|it)|today (?:we|there|every|the))\b`)
	mineRe  = regexp.MustCompile(`(?i)^(?:(?:so|then|and|first|that night|at once|within \S+ \S+),? )*(?:i|we)\b`)
)

// SplitNotes splits pasted notes or a pasted postmortem into the boxes of a story,
// for the person to confirm: by headings where there are some, else sentence by
// sentence by what each tells. Nothing is left out but headings, dates of entry and
// names of authors.
func SplitNotes(text string) map[string]string {
	parts := map[string][]string{}
	under, last := "", ""
	notes := roughNotes(text)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.Trim(line, "-=*_# ") == "" {
			continue
		}
		if box, rest, ok := heading(line); ok {
			under = box
			if line = strings.TrimSpace(rest); line == "" {
				continue
			}
		}
		if under == "skip" {
			under = ""
			continue
		}
		line = strings.Trim(strings.TrimLeft(markRe.ReplaceAllString(line, ""), "# "), "*")
		for _, s := range pieces(line, notes) {
			box := under
			if box == "" {
				box = boxOf(s, last)
			}
			parts[box] = append(parts[box], strings.TrimRight(s, " .;,"))
			last = box
		}
	}
	out := map[string]string{}
	for box, list := range parts {
		joint := ". "
		if notes {
			joint = ", "
		}
		out[box] = strings.Join(list, joint)
		if !notes {
			out[box] += "."
		}
	}
	return out
}

func heading(line string) (box, rest string, ok bool) {
	m := headingRe.FindStringSubmatch(line)
	if m == nil {
		return "", "", false
	}
	name, rest := m[1], m[2]
	if name == "" {
		name = m[3]
	}
	box, ok = headings[strings.ToLower(strings.TrimSpace(name))]
	return box, rest, ok
}

// roughNotes: no sentence ends in it, or it does not begin as sentences do.
func roughNotes(text string) bool {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "\n") || text == "" {
		return false
	}
	return len(english.Sentences(text)) < 2 && strings.Count(text, ",") > 1
}

func pieces(line string, notes bool) []string {
	var out []string
	for _, s := range english.Sentences(line) {
		for c := range strings.SplitSeq(s, "; ") {
			if !notes {
				out = append(out, strings.TrimSpace(c))
				continue
			}
			for f := range strings.SplitSeq(c, ", ") {
				out = append(out, strings.TrimSpace(f))
			}
		}
	}
	var kept []string
	for _, s := range out {
		if strings.Trim(s, " .,;") != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// boxOf tells what a sentence tells; last is what the one before it told.
func boxOf(s, last string) string {
	deed := mineRe.MatchString(s)
	if w := english.Words(s); !deed && len(w) > 1 {
		_, form, ok := english.LookupVerb(w[0].Lower)
		deed = ok && (form == english.Past || form == english.Participle)
	}
	switch {
	case last != "" && last != "trouble" && last != "found" && sinceRe.MatchString(s):
		return "left_behind"
	case foundRe.MatchString(s) && last != "result" && last != "left_behind":
		return "found"
	case leftRe.MatchString(s) && (deed || last == "call" || last == "result" || last == "left_behind"):
		return "left_behind"
	case endedRe.MatchString(s) && (last == "call" || last == "result" || last == "left_behind"):
		return "result"
	case deed:
		return "call"
	case last == "call" || last == "result":
		if len(Quantities(s)) > 0 && last == "result" {
			return "result"
		}
		return last
	case last == "left_behind", last == "found":
		return last
	}
	return "trouble"
}

// Merge puts what a second telling of the same story adds to the first: sentences
// that the box does not have yet.
func Merge(first, second map[string]string) map[string]string {
	out := map[string]string{}
	for _, box := range storyKeys {
		have := first[box]
		for _, s := range english.Sentences(second[box]) {
			if !strings.Contains(bareWords(have), bareWords(s)) {
				have = strings.TrimSpace(strings.TrimRight(have, " ") + " " + s)
			}
		}
		if have != "" {
			out[box] = have
		}
	}
	return out
}

func bareWords(s string) string {
	var b strings.Builder
	for _, w := range english.Words(s) {
		if !w.Punct {
			b.WriteString(w.Lower + " ")
		}
	}
	return b.String()
}
