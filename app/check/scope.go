package check

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// How much a verb claims: a letter never moves a deed up.
var scopeRank = map[string]int{evidence.TookPart: 0, evidence.Designed: 1, evidence.Built: 2, evidence.Led: 3, evidence.OnCall: 2, evidence.Operated: 2}

// modest verbs claim the least whatever the pack says: to use a thing is not to
// have made it.
var modest = english.WordSet("use assist help participate contribute collaborate support attend join shadow learn study observe liaise read familiarise familiarize volunteer intern advise consult sit accompany rotate share")

// makers say that a thing was not there before the writer made it; whoever kept,
// watched or mended it made nothing.
var (
	makers  = english.WordSet("build create develop write author found launch introduce establish construct implement invent design architect code program publish compose devise pioneer engineer")
	keepers = english.WordSet("maintain run operate support administer keep host monitor watch handle manage oversee supervise find report review test debug fix trace answer audit treat check own use patch upgrade tune reproduce document read analyse analyze interview demo demonstrate lead mentor coach advise carry serve process measure know cover present train sell teach")
)

// memberRe opens a bullet that names a share in something, and no deed.
var memberRe = regexp.MustCompile(`(?i)^(?:(?:was |been |active |core |founding )*(?:part|member|one) of\b|(?:our|the|my) (?:[\w-]+ )?(?:team|squad|group|crew|department|unit)\b|in a (?:team|group) of\b|co-\w+)`)

// teamRe finds that others did it too.
var teamRe = regexp.MustCompile(`(?i)\b(?:as (?:a )?(?:part|member) of|(?:in|as) a (?:team|group) of|part of (?:a|the|our)|member of (?:a|the)|took part|taking part|team effort|under (?:the )?(?:supervision|guidance|direction)|helped|helping|assist(?:ed|ing) (?:in|with|on|the|a)|contribut(?:ed|ing) to|participat(?:ed|ing) in|the team (?:\w+ed|built|cut|won|led|ran)|worked (?:with|on|alongside)|one of (?:\d+|two|three|four|five|six|seven|eight|nine|ten|us)|(?:\w+) of us|(?:my|our) (?:team|squad|group|crew)|together with|jointly with|along with|(?:together )?with (?:\d+|a|two|three|four|five|six|seven|eight|several|some|other|my|our)(?: other)? (?:others|colleagues?|teammates?|team|peers))\b`)

// strengthOf ranks what a line says its writer did; ok is false where it tells no deed.
func strengthOf(l *Line, p *playbook.Pack) (rank int, ok bool) {
	if l.team {
		return 0, true
	}
	switch l.Part {
	case partSkill, partContact, partEducation, partHead, partSummary:
		return 0, false
	}
	if memberRe.MatchString(l.Quote) {
		return 0, true
	}
	words := english.Words(l.Quote)
	top, first := -1, true
	for i, w := range words {
		v, f, verb := english.LookupVerb(w.Lower)
		if i == 0 && modest[english.Stem(w.Lower)] || i == 0 && !verb && strings.HasSuffix(w.Lower, "ed") && modest[strings.TrimSuffix(w.Lower, "ed")] {
			return 0, true
		}
		if !verb || english.IsFunction(w.Lower) {
			continue
		}
		head := i == 0 || words[i-1].Punct || words[i-1].Lower == "and" || words[i-1].Lower == "i" || words[i-1].Lower == "we" || words[i-1].Lower == "to" || adverb(words[i-1].Lower)
		if !head || f == english.Third && i > 0 || f != english.Gerund && i+1 < len(words) && words[i+1].Lower == "by" {
			continue // a noun that looks like a verb, or what others did: "the lead", "used by"
		}
		n := rankOf(v, w.Lower, p)
		if first && (modest[v.Base] || n == 0) {
			return 0, true
		}
		top, first = max(top, n), false
	}
	main, _, _ := strings.Cut(l.Quote, ". ")
	if m := teamRe.FindString(main); m != "" && !strings.Contains(l.Quote, "I ") && !strings.HasPrefix(strings.ToLower(m), "worked") {
		return 0, true
	}
	return top, top >= 0
}

var opens = english.WordSet("start begin launch establish initiate found co-found")

// humble verbs claim little of whatever they are told of.
var humble = english.WordSet("answer serve talk speak give attend care stand cover meet sit prepare treat check")

func rankOf(v english.Verb, word string, p *playbook.Pack) int {
	if modest[v.Base] || strings.HasPrefix(v.Base, "co-") {
		return 0
	}
	if v.Base == "manage" || v.Base == "supervise" || v.Base == "head" || v.Base == "oversee" {
		return 3
	}
	if s := evidence.VerbStrength(word, p.Common); s != "" {
		return scopeRank[s]
	}
	return scopeRank[evidence.Built] // a deed that no list has
}

var soleRe = regexp.MustCompile(`(?i)\b(single-?handed(?:ly)?|on my own|by myself|i alone|all alone|sole(?:ly)?|alone|(?:nobody|no one) (?:but|except) (?:me|myself)|nobody else|no one else|without (?:any )?help|with no help|entirely mine|from scratch|end[- ]to[- ]end)\b`)

// scopeRule finds a verb of the writer's that claims more than the line it tells,
// and a team's deed told as one's own.
func scopeRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode {
			continue
		}
		if m := soleRe.FindString(p.text); m != "" && !HasPhrase(strings.ToLower(r.ground.own), strings.ToLower(m)) && claims(p) {
			f := block("scope_raised", m, "the resume does not say that nobody else did it", "leave it out")
			if low := strings.ToLower(m); strings.HasPrefix(low, "from") || strings.HasPrefix(low, "end") || low == "alone" {
				f.Tier = Advisory
			}
			out = append(out, *f)
		}
		for _, v := range verbsOfMine(p.words) {
			if x := r.raised(p, v); x != nil {
				out = append(out, *x)
				break
			}
		}
	}
	return out
}

// raised compares one verb with the line that tells its deed.
func (r *reading) raised(p *part, v mine) *Finding {
	word := p.words[v.at].Lower
	told := rankOf(v.verb, word, r.gate.Pack)
	if opens[v.verb.Base] {
		told = min(told, scopeRank[evidence.Built]) // to start hourly rounds is to introduce them
	}
	if told <= 0 || told < 3 && (light[v.verb.Base] && v.verb.Base != "own" || humble[v.verb.Base] || ours(p.words, v)) || r.softened(p) {
		return nil
	}
	if v.verb.Base == "apply" && v.form == english.Gerund || codes[v.verb.Base] && p.toolAt(p.words[v.at].End) {
		return nil // "I'm applying", "I write Go": the rule of tools reads that
	}
	if told == scopeRank[evidence.Led] && !r.strict && overPeople(p.words, v.at) && !r.ground.ledPeople() {
		return block("scope_raised", p.words[v.at].Text, "the resume tells of nobody that you led", "say what you did with them")
	}
	if told > 0 && r.sharedOnly(p, v) {
		return block("scope_raised", p.words[v.at].Text, "in the resume this was done with others", "say that you took part in it")
	}
	lines := r.vouching(p, v)
	if len(lines) == 0 {
		return nil
	}
	top, found := -1, false
	kept := makers[v.verb.Base] && (v.at+1 >= len(p.words) || !particles[p.words[v.at+1].Lower]) // "wrote down" what was there
	clause := r.clause(p, v)
	for _, l := range lines {
		rank, ok := strengthOf(l.sentence(clause.terms), r.gate.Pack)
		if !ok {
			continue
		}
		found = true
		top = max(top, rank)
		kept = kept && onlyKept(l)
		if l.verbs[v.verb.Base] && (rank > 0 || rankOf(v.verb, word, r.gate.Pack) == 0 || r.strict) {
			return nil
		}
		if title := r.titleOf(l); told == 3 && title {
			return nil
		}
	}
	if !found || told <= top && !kept {
		return nil
	}
	return block("scope_raised", p.words[v.at].Text, "the resume claims less than this verb", "use the verb of the resume")
}

// sentence is a line cut down to the one of its sentences that shares most with told: what
// was done with others in one may have been done alone in the next.
func (l *Line) sentence(told map[string]bool) *Line {
	list := english.Sentences(l.Quote)
	if len(list) < 2 {
		return l
	}
	best, most := *l, 0
	for _, s := range list {
		if n := shared(told, terms(s)); n > most {
			best.Quote, most = s, n
		}
	}
	return &best
}

var peopleNouns = english.WordSet("team teams group squad department crew people staff engineers developers programmers analysts designers testers colleagues interns juniors nurses teachers cooks volunteers")

// overPeople: what the verb is told of begins with people, "headed the team", "managed
// four junior engineers".
func overPeople(words []english.Word, verb int) bool {
	for _, w := range words[verb+1 : min(verb+6, len(words))] {
		if peopleNouns[w.Lower] {
			return true
		}
		if w.Punct || english.IsPreposition(w.Lower) && w.Lower != "of" || english.IsConjunction(w.Lower) {
			return false
		}
	}
	return false
}

// ledPeople reports whether the resume tells of anybody led, or has a title that says so.
func (g *Ground) ledPeople() bool {
	for _, j := range g.Jobs {
		for _, w := range english.Words(j.Title) {
			if leaders[w.Lower] {
				return true
			}
		}
	}
	for i := range g.Lines {
		words := english.Words(g.Lines[i].Quote)
		for k, w := range words {
			if v, _, ok := english.LookupVerb(w.Lower); ok && leading[v.Base] && (overPeople(words, k) || k > 0 && english.IsArticle(words[k-1].Lower)) {
				return true
			}
			if w.Lower == "charge" || w.Lower == "leadership" || leaders[w.Lower] {
				return true
			}
		}
	}
	return false
}

var leading = english.WordSet("lead manage head supervise oversee direct coordinate run build grow hire recruit assemble form own guide coach train command captain")

// sharedOnly: the verb is told of a tool, and the lines that tell it of that tool all say
// that others did it too.
func (r *reading) sharedOnly(p *part, v mine) bool {
	if r.strict {
		return false
	}
	found := false
	for _, m := range playbook.Tools(p.text[p.words[v.at].End:]) {
		for _, l := range r.ground.naming(r.ground.Lines, m) {
			if !l.verbs[v.verb.Base] {
				continue
			}
			if rank, ok := strengthOf(l, r.gate.Pack); !ok || rank > 0 {
				return false
			}
			found = true
		}
	}
	return found
}

// ours: the deed is told of "we".
func ours(words []english.Word, v mine) bool {
	for i := v.at - 1; i >= 0; i-- {
		switch w := words[i].Lower; {
		case w == "we" || strings.HasPrefix(w, "we'"):
			return true
		case w == "i" || strings.HasPrefix(w, "i'"):
			return false
		}
	}
	return false
}

// onlyKept: every deed of the line keeps, watches or mends what was there.
func onlyKept(l *Line) bool {
	if l.Part != partBullet && l.Part != partProject {
		return false
	}
	words := english.Words(l.Quote)
	if len(words) == 0 {
		return false
	}
	v, _, ok := english.LookupVerb(words[0].Lower)
	if !ok || !keepers[v.Base] {
		return false
	}
	for i, w := range words {
		if v, _, ok := english.LookupVerb(w.Lower); ok && makers[v.Base] && i > 0 && (words[i-1].Punct || words[i-1].Lower == "and" || words[i-1].Lower == "by") {
			return false
		}
	}
	return true
}

// softened: "I helped lead", "I was part of the team that built".
func (r *reading) softened(p *part) bool {
	return teamRe.MatchString(p.text)
}

var leaders = english.WordSet("lead leader head manager director chief vp president supervisor executive founder co-founder cofounder cto ceo cfo coo owner captain foreman superintendent deputy")

// titleOf: whoever holds the title of a lead or manager led.
func (r *reading) titleOf(l *Line) bool {
	if l.Job < 0 || l.Job >= len(r.ground.Jobs) {
		return false
	}
	for _, w := range english.Words(r.ground.Jobs[l.Job].Title) {
		if leaders[w.Lower] {
			rank, ok := strengthOf(l, r.gate.Pack)
			return !ok || rank > 0
		}
	}
	return false
}

// clause is what a verb is told of: its object and what stands around it, without
// its tools and its employer, up to the next verb of the writer's.
func (r *reading) clause(p *part, v mine) part {
	end := len(p.words)
	for k := v.at + 1; k < len(p.words); k++ {
		if p.words[k].Lower == "and" && k+1 < len(p.words) {
			if _, f, ok := english.LookupVerb(p.words[k+1].Lower); ok && f == v.form {
				end = k
				break
			}
		}
	}
	if len(terms(p.text[p.words[v.at].End:p.words[end-1].End])) == 0 {
		end = len(p.words) // "led and implemented a pipeline": one object for both
	}
	c := part{terms: terms(unquoted(p.text[p.words[v.at].End:p.words[end-1].End])), job: p.job}
	for _, other := range verbsOfMine(p.words) {
		if other.at > v.at {
			delete(c.terms, term(p.words[other.at].Lower)) // "I watch what I run" is told of nothing
		}
	}
	for _, f := range p.figs {
		if f.Start >= p.words[v.at].End && f.End <= p.words[end-1].End {
			c.figs = append(c.figs, f)
		}
	}
	for _, m := range p.tools {
		for t := range terms(m.As) {
			delete(c.terms, t) // "I write Go" tells no deed
		}
	}
	if p.job >= 0 {
		for t := range terms(r.ground.Jobs[p.job].Employer) {
			delete(c.terms, t)
		}
	}
	return c
}

// vouching lists the lines that the clause of a verb tells.
func (r *reading) vouching(p *part, v mine) []*Line {
	if r.strict {
		return r.near
	}
	clause := r.clause(p, v)
	if out := r.enough(&clause); len(out) > 0 {
		return out
	}
	onlyTools := len(clause.terms) == 0
	// "I integrated Stripe" of "Assisted with a Stripe integration": verb and tool
	if tools := playbook.Tools(p.text[p.words[v.at].End:]); len(tools) > 0 && !codes[v.verb.Base] {
		for t := range terms(p.text[p.words[v.at].End:]) {
			clause.terms[t] = true
		}
	}
	deed := term(v.verb.Base)
	if (makers[v.verb.Base] || chooses[v.verb.Base]) && len(clause.terms) > 0 && onlyTools { // a tool is the whole object
		var out []*Line
		for _, m := range playbook.Tools(p.text[p.words[v.at].End:]) {
			for _, l := range r.ground.naming(r.ground.Lines, m) {
				if l.Part == partBullet || l.Part == partProject {
					out = append(out, l)
				}
			}
		}
		return out
	}
	clause.terms[deed] = true
	if len(clause.terms) < 2 {
		return nil
	}
	return slices.DeleteFunc(r.enough(&clause), func(l *Line) bool { return !l.terms[deed] })
}

var chooses = english.WordSet("choose select pick adopt")

// toolAt reports whether a tool is the next thing that a part names: "write Go", "write at
// work is Go".
func (p *part) toolAt(at int) bool {
	return slices.ContainsFunc(p.tools, func(m playbook.Mention) bool {
		return m.Start >= at && !slices.ContainsFunc(english.Words(p.text[at:m.Start]), func(w english.Word) bool { return w.Lower != "work" && !english.IsFunction(w.Lower) })
	})
}

var codes = english.WordSet("write use know work code program speak read learn prefer")

// enough lists the lines that share enough with a clause to be what it tells.
func (r *reading) enough(clause *part) (out []*Line) {
	if len(clause.terms) == 0 {
		return nil
	}
	list := r.ground.match(r.ground.Lines, clause, 3)
	for k, s := range list {
		enough := s.n >= 2 || s.cover >= 0.6
		if !enough || k > 0 && s.score < 0.75*list[0].score {
			break
		}
		out = append(out, s.line)
	}
	return out
}
