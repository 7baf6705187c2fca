package posting

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// needs lists what the advertiser asks of the applicant. What the text says is not
// needed is left out; what it calls a plus is no must.
func (ad *advert) needs() []Need {
	var out []Need
	seen := map[string]int{}
	addNeed := func(text, quote string, must bool) {
		key := strings.ToLower(text)
		if text == "" {
			return
		}
		if i, ok := seen[key]; ok {
			out[i].Must = out[i].Must || must
			return
		}
		seen[key] = len(out)
		out = append(out, Need{Text: text, Quote: quote, Must: must})
	}
	for i := 0; i < len(ad.sentences); i++ {
		s := ad.sentences[i]
		if s.line.prompt || len(s.words) == 0 || s.line.section.setAside() || s.line.section == apply || s.line.section == place {
			continue
		}
		listed := s.line.section == needs || s.line.section == nice
		if !listed && !(ad.statesNeed(s) && s.line.section != duties) {
			continue
		}
		if k := boilerplateKind(s.words); k == legal || k == puff && !s.line.bullet && !ad.statesNeed(s) {
			continue
		}
		if listed && !s.line.bullet && !ad.statesNeed(s) && !noVerbSentence(s) {
			continue
		}
		if known().negated.has(s.words) && !known().niceCue.has(s.words) || webAddress.MatchString(s.text) && len(s.words) < 6 {
			continue
		}
		if endsColon(s.text) && len(s.words) <= 14 && ad.introducesList(s) {
			continue
		}
		must := s.line.section != nice && !niceSentence(s.words)
		if next := i + 1; next < len(ad.sentences) && ad.sentences[next].line == s.line && listed && known().negated.has(ad.sentences[next].words) {
			must = false
		}
		text := s.text
		for _, aside := range brackets.FindAllStringSubmatch(text, -1) {
			words := lowers(tokenise(aside[1]))
			if niceSentence(words) {
				text = strings.Replace(text, aside[0], "", 1)
				addNeed(shortNeed(aside[1]), s.line.text, false)
			}
		}
		parts := []string{text}
		if strings.Count(text, ";") >= 1 && listed {
			parts = strings.Split(text, ";")
		}
		for _, part := range parts {
			addNeed(shortNeed(part), s.line.text, must)
		}
	}
	return out
}

func endsColon(s string) bool { return strings.HasSuffix(strings.TrimSpace(s), ":") }

// introducesList reports whether s only leads over to the bullets below it.
func (ad *advert) introducesList(s sentence) bool {
	for i := range ad.lines {
		if &ad.lines[i] == s.line {
			return i+1 < len(ad.lines) && ad.lines[i+1].bullet
		}
	}
	return false
}

func niceSentence(words []string) bool { return known().niceCue.has(words) }

// statesNeed reports whether a sentence outside a list asks something of the applicant.
func (ad *advert) statesNeed(s sentence) bool {
	return known().needCue.has(s.words) || known().niceCue.has(s.words) && len(s.words) < 25 && (s.line.section == needs || s.line.section == nice)
}

// noVerbSentence reports whether s is an item rather than a sentence about the team.
func noVerbSentence(s sentence) bool {
	for _, w := range s.words {
		switch w {
		case "we", "we're", "our", "us", "wir", "nous", "unser", "unsere", "notre", "nos":
			return false
		}
	}
	return len(s.words) <= 30
}

var years = regexp.MustCompile(`(?i)\b(?:at least |minimum (?:of )?|over |more than |mindestens |au moins |mínimo (?:de )?)?\d{1,2}\s?(?:\+|-|–|to|à|bis|a)?\s?(?:\d{1,2}\s?\+?)?\s?(?:years?|yrs?|ans|jahre?|años|anos)\b`)

// shortNeed shortens a requirement to what it is about, at most ten words.
func shortNeed(text string) string {
	text = strings.TrimSpace(strings.Trim(text, " ,;:.•*-–—!?"))
	if i := strings.Index(text, " ("); i > 12 {
		text = text[:i] + brackets.ReplaceAllString(text[i:], "")
	}
	tokens := tokenise(text)
	if len(tokens) == 0 {
		return ""
	}
	words := lowers(tokens)
	from, to := 0, len(words)
	hasYears := years.MatchString(text)
	if !hasYears {
		from = skipLead(words)
	}
	if from >= len(words) {
		from = 0
	}
	to = from + trimTail(words[from:])
	if to-from > 10 {
		to = from + cutAt(text, tokens[from:], 10)
	}
	if to <= from {
		return ""
	}
	end := tokens[to-1].end
	for end < len(text) && (text[end] == ')' && strings.Count(text[tokens[from].start:end], "(") > strings.Count(text[tokens[from].start:end], ")")) {
		end++
	}
	short := strings.TrimSpace(text[tokens[from].start:end])
	short = strings.TrimRight(short, " ,;:-–—(")
	return dropDangling(short)
}

// skipLead counts the words that only say "experience with" in one way or another.
func skipLead(words []string) int {
	at := 0
	for at < len(words) {
		step := 0
		for _, m := range known().needLead.find(words[at:min(at+4, len(words))]) {
			if m.start == 0 && m.end > step {
				step = m.end
			}
		}
		if step == 0 || at+step >= len(words) {
			break
		}
		at += step
	}
	return at
}

// trimTail gives how many words remain without "is a plus", "or similar", ….
func trimTail(words []string) int {
	n := len(words)
	for {
		cut := n
		for _, m := range known().needTail.find(words[:n]) {
			if m.end == n && m.start > 0 {
				cut = min(cut, m.start)
			}
		}
		if cut == n {
			return n
		}
		n = cut
	}
}

// cutAt finds a boundary at which a text of many words may end: a mark or a
// joining word, at most limit words in.
func cutAt(text string, tokens []token, limit int) int {
	best := 0
	for i := 3; i < len(tokens) && i <= limit; i++ {
		between := text[tokens[i-1].end:tokens[i].start]
		if strings.ContainsAny(between, ",;:.–—(") || cutWords[tokens[i].lower] {
			best = i
		}
	}
	if best == 0 {
		best = min(limit, len(tokens))
	}
	return best
}

var cutWords = wordSet("and or with including such that which who while for to in using e.g i.e so as und oder mit et ou avec y o con e com")

// dropDangling takes joining words off the end.
func dropDangling(s string) string {
	for {
		words := strings.Fields(s)
		if len(words) == 0 {
			return ""
		}
		last := strings.ToLower(strings.Trim(words[len(words)-1], ",;:.()"))
		if !danglers[last] {
			return capitalKept(strings.TrimRight(s, " ,;:.-–—&/"))
		}
		s = strings.TrimRight(strings.TrimSpace(strings.TrimSuffix(s, words[len(words)-1])), " ,;:")
	}
}

var danglers = wordSet("and or with in of for to the a an using including such as that which who while on at by from into is are e.g i.e etc und oder mit der die das et ou avec de des la le y o con e com & about like our your my their we you across via over per than so because both either whether")

// capitalKept leaves s as it stands; a short form is not a sentence.
func capitalKept(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsPrint(r) {
		return ""
	}
	return s
}
