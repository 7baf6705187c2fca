package posting

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

// A need in short has at most so many words.
const needWords = 12

var years = regexp.MustCompile(`(?i)\b(?:at least |minimum (?:of )?|over |more than |mindestens |au moins |mínimo (?:de )?)?\d{1,2}\s?(?:\+|-|–|to|à|bis|a)?\s?(?:\d{1,2}\s?\+?)?\s?(?:years?|yrs?|ans|jahre?|años|anos)\b`)

// shortNeed shortens a requirement to what it is about.
func shortNeed(text string) string {
	text = strings.Trim(strings.TrimSpace(text), " ,;:.•*-–—!?")
	if rest, ok := cutAny(text, "d'", "d’", "l'", "l’"); ok {
		text = rest
	}
	if len(tokenise(text)) > needWords {
		text = brackets.ReplaceAllString(text, " ")
	}
	text = strings.Join(strings.Fields(text), " ")
	if i := strings.Index(text, " to join "); i > 0 {
		text = text[:i]
	}
	if m := years.FindStringIndex(text); len(m) > 0 && m[0] > 0 && len(tokenise(text)) > needWords {
		text = text[m[0]:]
	}
	tokens := tokenise(text)
	if len(tokens) == 0 {
		return ""
	}
	words := lowers(tokens)
	from := 0
	if !years.MatchString(text) {
		from = skipLead(words)
	}
	to := len(words)
	for _, m := range known().NeedTail.find(words) {
		// "Kubernetes is a big plus, especially if …"
		if m.start > from && (m.end-m.start >= 3 || predicate[words[m.start]]) && m.end < len(words) {
			to = m.start
			break
		}
	}
	if !strings.Contains(text, "(") {
		to = from + trimTail(words[from:to])
	}
	if to-from > needWords {
		to = from + cutAt(text, tokens[from:], needWords)
	}
	end := tokens[to-1].end
	short := text[tokens[from].start:end]
	if strings.Count(short, "(") > strings.Count(short, ")") {
		if i := strings.IndexByte(text[end:], ')'); i >= 0 && i < 6 {
			short = text[tokens[from].start : end+i+1]
		} else {
			short = short[:strings.LastIndexByte(short, '(')]
		}
	}
	if strings.HasSuffix(short, ")") {
		return short
	}
	if to == len(words) {
		return stranded(dropDangling(short), short)
	}
	return dropDangling(short)
}

// predicate begins what is said of a need: "Finnish | is a must, as …".
var predicate = english.WordSet("is are ist sind wäre wären would")

// asides gives what stands in brackets, with and without them.
func asides(text string) [][]string {
	if !strings.ContainsAny(text, "([{") {
		return nil
	}
	return brackets.FindAllStringSubmatch(text, -1)
}

// skipLead counts the words that only say "experience with" in one way or another.
func skipLead(words []string) int {
	at := 0
	for at < len(words) {
		step := 0
		for _, m := range known().NeedLead.find(words[at:min(at+4, len(words))]) {
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
		for _, m := range known().NeedTail.find(words[:n]) {
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

var cutWords = english.WordSet("and or with including such that which who while we for to in on by at across within using e.g i.e so as und oder mit et ou avec y o con e com")

// dropDangling takes joining words and marks off the end.
func dropDangling(s string) string {
	for {
		words := strings.Fields(s)
		if len(words) == 0 {
			return ""
		}
		last := words[len(words)-1]
		if !danglers[strings.ToLower(strings.Trim(last, ",;:.()"))] {
			return strings.TrimRight(s, " ,;:.-–—&/")
		}
		s = strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(s), last), " ,;:")
	}
}

var danglers = english.WordSet("ist sind wäre wären serait est and or with in of for to the a an using including such as that which who while on at by from into is are e.g i.e etc und oder mit der die das et ou avec de des la le y o con e com & about like our your my their we you across via over per than so because both either whether")
