package check

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// repairs by code: each gives the sentence with one thing put right, or "".
var repairs = map[string]func(*reading, Finding) string{
	"unsupported_quantity": figureOfLine, "wrong_unit": figureOfLine, "quantity_counts_other": figureOfLine,
	"unsupported_tool": toolOfLine, "tool_only_in_posting": toolOfLine, "tool_of_other_job": toolOfLine, "tool_of_other_line": toolOfLine,
	"unsupported_name": dropWords, "unsupported_date": dropWords, "wrong_date": dropWords, "negation_added": dropWords, "new_cause": dropWords,
	"wrong_direction": otherWay, "scope_raised": verbOfLine, "wrong_employer": employerOfLine, "title_raised": titleOfJob,
	"past_told_as_present": inThePast, "their_thing_as_mine": yourThing, "task_as_past": asWish, "level_raised": asRead,
}

func repair(r *reading, f Finding) string {
	if fix := repairs[f.Code]; fix != nil && f.Text != "" {
		return fix(r, f)
	}
	return ""
}

// groupEnd is how far the noun group behind a figure goes.
func groupEnd(rest string) int {
	end := 0
	for i, w := range english.Words(rest) {
		v, form, verb := english.LookupVerb(w.Lower)
		verb = verb && (form == english.Gerund || form == english.Past && v.Base != w.Lower)
		if i > 4 || w.Punct || english.IsPreposition(w.Lower) || english.IsConjunction(w.Lower) || verb && i > 0 {
			break
		}
		end = w.End
	}
	return end
}

// cut takes words out, with what joined them to the rest.
func cut(text string, from, to int) string {
	before := strings.TrimRight(text[:from], " ")
	if rest, comma := strings.CutSuffix(before, ","); comma {
		return rest + " " + strings.TrimLeft(text[to:], " ")
	}
	for {
		words := english.Words(before)
		if len(words) == 0 {
			break
		}
		w := words[len(words)-1]
		joint := english.IsPreposition(w.Lower) || english.IsConjunction(w.Lower) || english.IsArticle(w.Lower) || w.Text == "," ||
			w.Lower == "than" || w.Lower == "more" || w.Lower == "using" || w.Lower == "which" || w.Lower == "nearly" || w.Lower == "almost"
		if !joint {
			break
		}
		before = strings.TrimRight(before[:w.Start], " ")
	}
	return before + " " + strings.TrimLeft(text[to:], " ")
}

// toolOfLine names the tool of the line where it has one of that kind, or none.
func toolOfLine(r *reading, f Finding) string {
	i := strings.Index(r.text, f.Text)
	if i < 0 {
		return ""
	}
	kind := ""
	for _, m := range playbook.Tools(r.text) {
		if m.As == f.Text {
			kind = m.Kind
		}
	}
	p := r.partAt(i)
	for _, s := range p.lines[:min(1, len(p.lines))] {
		for _, m := range playbook.Tools(s.line.Quote) {
			if m.Kind == kind && s.n > 1 && !strings.Contains(r.text, m.As) {
				return r.text[:i] + m.As + r.text[i+len(f.Text):]
			}
		}
	}
	return dropWords(r, f)
}

// dropWords takes the words of a finding out. In a list the rest stays joined.
func dropWords(r *reading, f Finding) string {
	i := strings.Index(r.text, f.Text)
	if i < 0 || len(f.Text) > len(r.text)*3/4 {
		return ""
	}
	end := i + len(f.Text)
	if f.Code == "unsupported_date" || f.Code == "wrong_date" { // a span goes whole
		for _, m := range spanOfRe.FindAllStringIndex(r.text, -1) {
			if i >= m[0] && end <= m[1] {
				i, end = m[0], m[1]
			}
		}
	}
	if f.Code == "negation_added" {
		if before := english.Words(r.text[:i]); len(before) == 0 || english.IsPronoun(before[len(before)-1].Lower) || english.IsAuxiliary(before[len(before)-1].Lower) || isVerb(before[len(before)-1].Lower) {
			return "" // the sentence is the denial
		}
		return cut(r.text, i, i+len(untilClause(strings.TrimRight(r.text[i:], ".!?"))))
	}
	if f.Code == "unsupported_name" {
		if next := strings.TrimLeft(r.text[end:], " "); next != "" && next[0] >= 'A' && next[0] <= 'Z' && !strings.HasPrefix(next, "I ") {
			return "" // part of a longer name
		}
	}
	rest := strings.TrimLeft(r.text[end:], " ")
	words := english.Words(r.text[:i])
	if len(words) > 0 && english.IsPreposition(words[len(words)-1].Lower) { // "in Rust and Go": "in" stays
		for _, joint := range []string{"and ", ", ", "or "} {
			if next, ok := strings.CutPrefix(rest, joint); ok && len(playbook.Tools(next)) > 0 {
				return r.text[:i] + next
			}
		}
	}
	return cut(r.text, i, end)
}

var spanOfRe = regexp.MustCompile(`(?i)\b(?:from|between) (?:\w+ )?\d{4} (?:to|until|and|till) (?:\w+ )?(?:\d{4}|now|today)`)

var opposite = map[string]string{"reduced": "increased", "increased": "reduced", "cut": "raised", "raised": "cut", "fell": "rose", "rose": "fell", "lowered": "raised", "grew": "shrank", "shrank": "grew",
	"dropped": "rose", "decreased": "increased", "boosted": "reduced", "shortened": "lengthened", "reducing": "increasing", "increasing": "reducing", "climbed": "fell"}

// otherWay puts before and after back, else turns the verb.
func otherWay(r *reading, f Finding) string {
	for i := range r.parts {
		p := &r.parts[i]
		for _, x := range pairs(p.text, p.figs) {
			if p.text[x.start:x.end] != f.Text {
				continue
			}
			a, b := x.from, x.to
			if a.Start > b.Start {
				a, b = b, a
			}
			turned := p.text[:a.Start] + b.Text + p.text[a.End:b.Start] + a.Text + p.text[b.End:]
			whole := r.text[:p.start] + turned + r.text[p.start+len(p.text):]
			if !hasCode(directionRule(r.gate.read(whole, r.ground)), "wrong_direction") {
				return whole
			}
		}
	}
	for _, w := range r.words {
		if o := opposite[w.Lower]; o != "" {
			if next := strings.Fields(r.text[w.End:]); len(next) > 0 && (next[0] == "from" || next[0] == "by" || next[0] == "to") { // it went, nobody sent it
				o = map[bool]string{true: "fell", false: "rose"}[lowering[base(o)]]
			}
			if w.Text != w.Lower {
				o = english.Capital(o)
			}
			return r.text[:w.Start] + o + r.text[w.End:]
		}
	}
	return ""
}

func hasCode(list []Finding, code string) bool {
	for _, f := range list {
		if f.Code == code {
			return true
		}
	}
	return false
}

// employerOfLine names the employer that the line stands under.
func employerOfLine(r *reading, _ Finding) string {
	for _, p := range r.parts {
		if p.job < 0 {
			continue
		}
		free := p
		free.job = -1
		list := r.ground.match(r.ground.Lines, &free, 1)
		if len(list) == 0 || list[0].line.Job < 0 {
			continue
		}
		for _, n := range employerNames(r.ground.Jobs[p.job].Employer) {
			if strings.Contains(r.text, n) {
				text := r.text
				if !strings.HasPrefix(strings.ToLower(n), "the ") {
					text = strings.ReplaceAll(text, " the "+n, " "+n)
				}
				return strings.ReplaceAll(text, n, employerNames(r.ground.Jobs[list[0].line.Job].Employer)[0])
			}
		}
	}
	return ""
}

var asTitleRe = regexp.MustCompile(`(?i)^as (?:an? |the )?[^,]*?(?: at ([^,]+?))?,? I\b`)

// titleOfJob writes the title of the job, or leaves the clause out.
func titleOfJob(r *reading, f Finding) string {
	if strings.Contains(r.text, "promoted") {
		return "" // to what, nobody can say
	}
	if r.job >= 0 && r.ground.Jobs[r.job].Title != "" && strings.Contains(r.text, f.Text) {
		if t := r.ground.Jobs[r.job].Title; t != f.Text {
			return strings.Replace(r.text, f.Text, t, 1)
		}
	}
	if m := asTitleRe.FindStringIndex(r.text); m != nil {
		return "I" + r.text[m[1]:]
	}
	return ""
}

var nowWordsRe = regexp.MustCompile(`(?i)\b(?:currently|at present|at the moment|these days|nowadays|still|now) `)

// inThePast tells a present in the past.
func inThePast(r *reading, _ Finding) string {
	text := nowWordsRe.ReplaceAllString(r.text, "")
	words := english.Words(text)
	for i := 0; i+1 < len(words); i++ {
		if w := words[i].Lower; w != "i" && w != "i'm" {
			continue
		}
		k := i + 1
		if words[k].Lower == "am" && k+1 < len(words) {
			k++
		}
		v, form, ok := english.LookupVerb(words[k].Lower)
		for _, end := range []string{"d", "ed"} { // no list has it, the resume writes its past
			if w := words[k].Lower + end; !ok && HasPhrase(r.ground.own, w) {
				v.Past, form, ok = w, english.Base, true
			}
		}
		if !ok || form != english.Base && form != english.Gerund && v.Base != words[k].Lower {
			continue
		}
		return text[:words[i].Start] + "I " + v.Past + text[words[k].End:]
	}
	return text
}

func isVerb(w string) bool {
	_, _, ok := english.LookupVerb(w)
	return ok
}

func base(w string) string {
	v, _, _ := english.LookupVerb(w)
	return v.Base
}

// yourThing gives the company what is its own; a deed on it stays untrue.
func yourThing(r *reading, f Finding) string {
	if i := strings.Index(r.text, f.Text); i >= 0 {
		if p := r.partAt(i); p.mode == deedMode && len(verbsOfMine(p.words)) > 0 {
			return ""
		}
	}
	if rest, ok := strings.CutPrefix(f.Text, "our "); ok {
		return strings.Replace(r.text, f.Text, "your "+rest, 1)
	}
	if _, rest, ok := strings.Cut(f.Text, " "); ok {
		return strings.Replace(r.text, f.Text, "your "+rest, 1)
	}
	return ""
}

// asWish makes a task of the posting, told as done, what one would do.
func asWish(r *reading, _ Finding) string {
	words := r.words
	if len(words) < 3 || words[0].Text != "I" || r.ground.said(r.text) >= 0 {
		return ""
	}
	v, f, ok := english.LookupVerb(words[1].Lower)
	if !ok || f != english.Past && f != english.Participle {
		return ""
	}
	var text strings.Builder
	text.WriteString("I'd want to " + v.Base)
	at := words[1].End
	for i := 2; i < len(words); i++ {
		if v2, f2, ok := english.LookupVerb(words[i].Lower); ok && words[i-1].Lower == "and" && f2 == f {
			text.WriteString(r.text[at:words[i].Start] + v2.Base)
			at = words[i].End
		}
	}
	return text.String() + r.text[at:]
}

// asRead says of a tool what the resume says: read about, not run.
func asRead(_ *reading, f Finding) string {
	return "I have only read about " + f.Text + " so far."
}

var (
	spacesRe = regexp.MustCompile(`\s+`)
	marksRe  = regexp.MustCompile(`\s+([,.;:!?])`)
	doubleRe = regexp.MustCompile(`([,;:])\s*([.,;:])`)
)

// tidy mends the marks and the capital of a sentence that lost words.
func tidy(s string) string {
	s = spacesRe.ReplaceAllString(strings.TrimSpace(s), " ")
	s = marksRe.ReplaceAllString(s, "$1")
	s = doubleRe.ReplaceAllString(s, "$2")
	s = strings.TrimLeft(s, ",;: ")
	if s == "" {
		return ""
	}
	if end := s[len(s)-1]; end != '.' && end != '!' && end != '?' && end != '"' {
		s += "."
	}
	return english.Capital(s)
}
