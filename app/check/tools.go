package check

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// toolRule finds tools without a source, tools that only the posting names, tools
// carried to another employer or another deed, and levels raised.
func toolRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		for _, m := range p.tools {
			if x := r.tool(p, m); x != nil {
				out = append(out, *x)
			}
		}
	}
	return out
}

func (r *reading) tool(p *part, m playbook.Mention) *Finding {
	mine := r.ground.naming(r.ground.Lines, m)
	theirs := r.ground.naming(r.ground.Posting, m)
	switch {
	case r.quoted(p.text, m.Start) || denied(p, m):
		return nil
	case len(mine) == 0 && len(theirs) == 0:
		if p.mode != deedMode && len(r.ground.Posting) == 0 {
			return nil
		}
		return block("unsupported_tool", m.As, "the resume does not name this tool", "name only tools of the resume")
	case len(mine) == 0 && p.mode == deedMode && !r.strict && claims(p):
		return block("tool_only_in_posting", m.As, "only the posting names this tool", "say at what level you know it, or leave it out")
	case len(mine) == 0 || p.mode != deedMode:
		return nil
	}
	if x := r.level(p, m, mine); x != nil {
		return x
	}
	if r.strict {
		return nil
	}
	if p.job >= 0 {
		here, other := false, -1
		for _, l := range mine {
			switch {
			case l.Job < 0 && l.Part != partSkill && l.Part != partSummary, l.Job >= 0 && r.ground.sameEmployer(l.Job, p.job):
				here = true
			case l.Job >= 0:
				other = l.Job
			}
		}
		if !here && other >= 0 {
			return block("tool_of_other_job", m.As, "the resume names it at "+r.ground.Jobs[other].Employer, "name it where the resume does")
		}
	}
	return r.swapped(p, m)
}

// naming lists the lines that name a tool, by the lexicon or in the same letters.
func (g *Ground) naming(lines []Line, m playbook.Mention) (out []*Line) {
	for i := range lines {
		first, rest, two := strings.Cut(m.As, " ") // "Kafka streams" are of Kafka
		plural := two && (rest == "streams" || rest == "stream") && len(playbook.Tools(first)) == 1 && lines[i].tools[playbook.Tools(first)[0].Name] != ""
		if plural || lines[i].tools[m.Name] != "" || hasName(strings.ToLower(lines[i].Quote), strings.ToLower(m.As)) {
			out = append(out, &lines[i])
		}
	}
	return out
}

var denyRe = regexp.MustCompile(`(?i)\b(?:not|never|\w+n't|no|without|yet to|new to|instead of|rather than|over|from|off|replac\w+|learn\w*|read about|familiar with|curious about)\b[^.;,]*$`)

var newToMeRe = regexp.MustCompile(`(?i)\b(?:is|are|was|were|would be) (?:all |both |still )?new to me\b`)

var neverRe = regexp.MustCompile(`(?i)\b(?:don't|do not|never|haven't|have not|didn't|did not) (?:\w+ )?(?:write|written|use|used|know|known|run|work|worked|touch|touched|learn|learnt|learned)\b[^.;,]*$`)

// denied: the sentence says that it was not run, or that it was left.
func denied(p *part, m playbook.Mention) bool {
	if neverRe.MatchString(p.text[:m.Start]) {
		return true
	}
	return (denyRe.MatchString(p.text[:m.Start]) || newToMeRe.MatchString(p.text[m.End:])) && levelSaid(p.text)
}

// claims reports whether a part says something of its writer.
func claims(p *part) bool { return mineRe.MatchString(p.text) || len(verbsOfMine(p.words)) > 0 }

var (
	readAboutRe  = regexp.MustCompile(`(?i)\b(familiar(?:ity)?|exposure|basics?|beginner|learning|read about|studied|coursework|some experience|hobby|self-taught|theory)\b`)
	learntRe     = regexp.MustCompile(`(?i)^\W*(?:familiar\w*|learn\w*|stud\w+|read(?:ing)? about|completed (?:a|an|the)? ?\w* ?course|took (?:a|an|the) \w* ?course|coursework|attended)\b`)
	productionRe = regexp.MustCompile(`(?i)\b(?:in production|production|operated?|ran|run|running|on call|expert|years of|deep|fluent|master\w*|daily|day to day|every day)\b`)
)

// level finds a tool claimed above what every line says of it.
func (r *reading) level(p *part, m playbook.Mention, mine []*Line) *Finding {
	if levelSaid(p.text) || len(verbsOfMine(p.words)) == 0 && !productionRe.MatchString(p.text) {
		return nil
	}
	read, listed := true, true
	for _, l := range mine {
		if !r.onlyRead(l, m) {
			read = false
		}
		if l.Part != partSkill && l.Part != partSummary && l.Part != partEducation && l.Part != partOther {
			listed = false
		}
	}
	if read {
		return block("level_raised", m.As, "the resume says only that you have read about or learnt it", "say so, or leave it out")
	}
	if listed && !r.strict && strings.Contains(strings.ToLower(p.text), "in production") && !strings.Contains(strings.ToLower(r.ground.own), "production") {
		return block("level_raised", m.As, "the resume lists it, and says nowhere that you ran it in production", "say at what level you know it")
	}
	return nil
}

// onlyRead: the line lists the tool as something read about or learnt.
func (r *reading) onlyRead(l *Line, m playbook.Mention) bool {
	if l.Part == partBullet || l.Part == partProject || l.Part == partAnswer {
		return learntRe.MatchString(l.Quote)
	}
	if r.gate.ReadAbout[m.Name] {
		return true
	}
	label := "" // "Familiar with: Rust, Elixir" says it of every item, "Rust (basics)" of one
	for item := range strings.FieldsFuncSeq(l.Quote, func(c rune) bool { return c == ',' || c == ';' || c == '·' || c == '|' || c == '•' }) {
		if i := strings.IndexByte(item, ':'); i >= 0 {
			label, item = item[:i], item[i+1:]
		} else if label == "" && learntRe.MatchString(item) {
			label = item
		}
		if strings.Contains(strings.ToLower(item), strings.ToLower(m.As)) || namesTool(playbook.Tools(item), m.Name) {
			if readAboutRe.MatchString(label) || readAboutRe.MatchString(item) && !strings.Contains(item, " and ") {
				return true
			}
		}
	}
	return false
}

// swapped finds a tool put in the place of another of its kind: the line that the
// part tells names one, the sentence another.
func (r *reading) swapped(p *part, m playbook.Mention) *Finding {
	if listed(p, m) {
		return nil
	}
	text := clauseAround(p.text, m.Start)
	told := terms(text)
	for _, o := range p.tools {
		delete(told, term(o.As))
	}
	for _, s := range p.lines[:min(2, len(p.lines))] {
		l := s.line
		if l.Part != partBullet && l.Part != partProject && l.Part != partAnswer || shared(told, l.terms) < 2 || l.tools[m.Name] != "" {
			continue
		}
		for _, o := range r.ground.naming(r.ground.Lines, m) {
			if (o.Part == partBullet || o.Part == partProject || o.Part == partAnswer) && shared(told, o.terms) >= shared(told, l.terms)-1 && shared(told, o.terms) > 0 {
				return nil
			}
		}
		for name, kind := range l.tools {
			if kind == m.Kind && !namesTool(p.tools, name) {
				return block("tool_of_other_line", m.As, "the resume names "+name+" here", "name the tool of that line")
			}
		}
	}
	return nil
}

// listed: "I've used X and Y", "I've built with X": tools are the whole object, and no
// one line is told.
func listed(p *part, m playbook.Mention) bool {
	var verb *mine
	for _, v := range verbsOfMine(p.words) {
		if p.words[v.at].End <= m.Start {
			verb = &v
		}
	}
	if verb == nil || !codes[verb.verb.Base] && (verb.verb.Base != "build" || p.words[verb.at+1].Lower != "with") {
		return false
	}
	for _, w := range p.words[verb.at+1:] {
		switch {
		case w.Start >= m.End && w.Punct:
			return true
		case !w.Punct && !english.IsFunction(w.Lower) && !p.inTool(w):
			return false
		}
	}
	return true
}

// inTool reports whether a word is of a tool's name.
func (p *part) inTool(w english.Word) bool {
	return slices.ContainsFunc(p.tools, func(m playbook.Mention) bool { return w.Start >= m.Start && w.End <= m.End })
}

func namesTool(list []playbook.Mention, name string) bool {
	for _, m := range list {
		if m.Name == name {
			return true
		}
	}
	return false
}

// clauseAround is the stretch between the commas around a place.
func clauseAround(text string, at int) string {
	from, to := 0, len(text)
	for _, w := range english.Words(text) {
		if !w.Punct || !strings.ContainsAny(w.Text, ",;:()—") {
			continue
		}
		if w.End <= at {
			from = w.End
		} else if w.Start > at && to == len(text) {
			to = w.Start
		}
	}
	if len(terms(text[from:to])) < 2 {
		return text
	}
	return text[from:to]
}

// levelSaid reports whether a sentence itself says how little it claims.
func levelSaid(text string) bool {
	for _, w := range []string{"not run", "never run", "haven't run", "have not", "haven't", "not used", "only read", "from reading", "read about", "familiar", "new to me", "new to", "not yet", "never used", "learning", "don't know", "no experience", "little experience", "studied", "course"} {
		if HasPhrase(text, w) {
			return true
		}
	}
	return false
}
