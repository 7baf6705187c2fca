package posting

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

// team finds the group the job belongs to, without the word team.
func (ad *advert) team(p *Posting) Field {
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.fact == "team" && !l.prompt && l.section != furniture {
			value := trimTeam(l.value)
			if n := len(tokenise(value)); n > 0 && n <= 5 && placeIn(value) == "" && !sameName(value, p.Company.Value) {
				return Field{Value: value, Quote: l.text}
			}
		}
	}
	named := ad.teamInProse(p)
	for _, after := range ad.head.after {
		part := trimTeam(after.Value)
		if part == "" || ad.notTeam(part, p) {
			continue
		}
		if named.Value != "" && shareWord(named.Value, part) {
			return named
		}
		if !genericTeam(part) || ad.teamWord(part) {
			return Field{Value: part, Quote: after.Quote}
		}
	}
	return named
}

func trimTeam(s string) string {
	s = strings.Trim(s, " ,;:-–—|()")
	for _, end := range []string{" team", " Team", " squad", " Squad", " group", " Group", " department", " Department", " Abteilung", " TEAM"} {
		s = strings.TrimSuffix(s, end)
	}
	return strings.TrimPrefix(s, "the ")
}

// notTeam reports whether a name is the company's, a tool's, a place's or nobody's.
func (ad *advert) notTeam(name string, p *Posting) bool {
	if hasDigit(name) || schemes.MatchString(name) || placeIn(name) != "" || techOnly(name) || money.MatchString(name) || hasRole(name) {
		return true
	}
	for _, n := range append([]string{p.Company.Value, p.Agency.Value}, p.Aliases...) {
		if n != "" && (strings.EqualFold(n, name) || strings.Contains(n, " ") && sameName(n, name)) {
			return true
		}
	}
	return false
}

// schemes are what one enters by, no team.
var schemes = regexp.MustCompile(`(?i)\b(?:programme|program|scheme|intake|cohort|apprenticeship|placement|traineeship|class of)\b`)

// genericTeam reports whether a part of a title only says what kind of work it is.
func genericTeam(part string) bool {
	for _, t := range tokenise(part) {
		if !known().NotTeam[t.lower] && !known().Level[t.lower] && !known().Employment[t.lower] {
			return false
		}
	}
	return true
}

// teamWord reports whether the text calls name a team.
func (ad *advert) teamWord(name string) bool {
	want := lowers(tokenise(name))
	for _, s := range ad.sentences {
		for i := 0; i+len(want) < len(s.words); i++ {
			if equalWords(s.words[i:i+len(want)], want) && teamNouns[s.words[i+len(want)]] {
				return true
			}
		}
	}
	return false
}

var teamNouns = english.WordSet("team teams squad tribe group department chapter abteilung guild équipe l'équipe equipo")

func equalWords(a, b []string) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func shareWord(a, b string) bool {
	for _, x := range tokenise(a) {
		for _, y := range tokenise(b) {
			if x.lower == y.lower && len(x.lower) > 2 {
				return true
			}
		}
	}
	return false
}

// leadOvers gives the headings that are half a sentence: "As an intern on the Firmware
// team, you'll:".
func (ad *advert) leadOvers() []*sentence {
	var out []*sentence
	for i := range ad.lines {
		if l := &ad.lines[i]; l.heading && endsColon(l.text) && len(l.words()) > 5 {
			out = append(out, newSentence(l.text, l, true))
		}
	}
	return out
}

// teamInProse reads "join the Teleport team", "our Technical Operations Team".
func (ad *advert) teamInProse(p *Posting) Field {
	for _, s := range append(ad.leadOvers(), ad.sentences...) {
		if s.line.prompt || s.line.section.setAside() {
			continue
		}
		for i, w := range s.words {
			if !teamNouns[w] || i == 0 || w == "group" && s.tokens[i].capital { // a Group is a company
				continue
			}
			if i+2 < len(s.words) && s.words[i+1] == "de" && s.tokens[i+2].capital && ad.language != "en" && i > 0 {
				end := nameEnd(s.text, s.tokens, i+2)
				return Field{Value: s.text[s.tokens[i+2].start:s.tokens[end-1].end], Quote: s.line.text}
			}
			if i+1 < len(s.words) && s.tokens[i+1].capital && (ad.language == "de" && leadDeterminers[s.words[i-1]] || strings.HasPrefix(w, "l'") || ad.language != "en" && ad.language != "de" && i > 0 && leadDeterminers[s.words[i-1]]) {
				end := nameEnd(s.text, s.tokens, i+1)
				return Field{Value: s.text[s.tokens[i+1].start:s.tokens[end-1].end], Quote: s.line.text}
			}
			from := i
			for from > 0 && i-from < 4 && (s.tokens[from-1].capital || inTeamName[s.words[from-1]] && from-1 > 0) &&
				(from == i || !strings.ContainsAny(s.text[s.tokens[from-1].end:s.tokens[from].start], ",.;:()")) {
				from--
			}
			if from == 0 && i > 0 && s.tokens[0].capital && leadDeterminers[s.words[0]] {
				from = 1
			}
			for from < i && leadDeterminers[s.words[from]] {
				from++
			}
			if from == i || from == 0 || !teamLead(s.words, from) || otherTeam(s.words[i:]) {
				continue
			}
			if strings.ContainsAny(s.text[s.tokens[i-1].end:s.tokens[i].start], ",.;:()") {
				continue
			}
			name := trimTeam(s.text[s.tokens[from].start:s.tokens[i-1].end])
			if ad.notTeam(name, p) || ordinaryTeam[strings.ToLower(name)] {
				continue
			}
			return Field{Value: name, Quote: s.line.text}
		}
	}
	return Field{}
}

var (
	leadDeterminers = english.WordSet("the our a an your this that unserer unsere unser unserem unseres dein ihr die der notre la el nuestro nossa nosso o")
	inTeamName      = english.WordSet("billing payments search data platform infrastructure security growth core mobile risk checkout identity logistics operations analytics developer experience reliability")
	ordinaryTeam    = english.WordSet("engineering development product remote small great growing global distributed technical software backend our the tech international it leadership management talent hr people hiring recruiting recruitment acquisition agile scrum dev data experience core support operations security developer")
)

var teamAdjectives = english.WordSet("growing small new expanding talented core existing remote distributed fast-growing amazing global international central")

// otherTeam reports whether the words after "team" offer a further job.
func otherTeam(rest []string) bool {
	for i, w := range rest {
		if i < 4 && w == "also" {
			return true
		}
	}
	return false
}

// teamLead reports whether the words before a team's name make it the reader's team:
// "join the … team", "engineer on the … team", "the … team is".
func teamLead(words []string, from int) bool {
	for from > 1 && teamAdjectives[words[from-1]] {
		from--
	}
	prev := words[from-1]
	if prev != "the" && prev != "our" && prev != "unserer" && prev != "unsere" && prev != "notre" && prev != "der" {
		return false
	}
	if from < 2 {
		return true
	}
	switch words[from-2] {
	case "join", "joining", "on", "in", "within", "of", "to", "strengthen", "for", "with", "lead", "grow", "growing", "von", "at", "as":
		return true
	}
	return false
}
