package posting

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	cityState = regexp.MustCompile(`^\p{Lu}[\p{L}.'’ -]{1,28}, (?:[A-Z]{2}|[A-Z]{2} \d{5})$`)
	postal    = regexp.MustCompile(`\b\d{4,5} \p{Lu}\p{L}+`)
)

// place finds where the work is done.
func (ad *advert) place() Field {
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.fact == "place" && !l.prompt && l.section != furniture && len(l.words()) <= 24 {
			value := l.value
			if j := strings.Index(value, ". "); j > 0 {
				value = value[:j]
			}
			if strings.ContainsAny(value, "[]{}<>") {
				continue
			}
			if value != "" && (placeIn(value) != "" || len(tokenise(value)) <= 6) {
				return Field{Value: tidyPlace(value), Quote: l.text}
			}
		}
	}
	for i := range ad.lines {
		if l := &ad.lines[i]; l.fact == "info" && !l.prompt && ad.head.place.Value == "" {
			for _, w := range lowers(tokenise(l.value)) {
				if remoteWords[w] {
					return Field{Value: "Remote", Quote: l.text}
				}
			}
		}
	}
	if ad.head.place.Value != "" {
		if f, ok := ad.placeLine(ad.head.line); ok && ad.head.line >= 0 && len(f.Value) > len(ad.head.place.Value) {
			return f
		}
		return ad.head.place
	}
	if f, ok := ad.placeLine(ad.head.line); ok {
		return f
	}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.section == place && !l.heading && len(l.words()) <= 16 && !l.prompt {
			return Field{Value: tidyPlace(l.text), Quote: l.text}
		}
	}
	return ad.placeSentence()
}

// placeLine looks at the lines next to the headline.
func (ad *advert) placeLine(head int) (Field, bool) {
	from := max(head, 0)
	for i := from; i < len(ad.lines) && i <= from+5; i++ {
		l := &ad.lines[i]
		if i == head || l.prompt || l.label != "" {
			continue
		}
		text := l.text
		// A line of facts: "USD $117,600~$252,000 🌎 Remote, Canada", "Acme · Berlin · 2 days ago".
		for _, part := range strings.FieldsFunc(text, func(r rune) bool { return ornament(r) || r == '·' || r == '|' }) {
			if p := placeIn(strings.TrimSpace(part)); p != "" {
				return Field{Value: p, Quote: l.text}, true
			}
		}
	}
	return Field{}, false
}

// placeSentence reads "This is a remote position", "based in Berlin".
func (ad *advert) placeSentence() Field {
	for _, s := range ad.sentences {
		if s.line.prompt || s.line.section.setAside() || s.line.section == about {
			continue
		}
		for i, w := range s.words {
			if w == "in" && i+1 < len(s.words) && tellsOfHiring(s.words) {
				for _, m := range known().places.find(s.words[i+1 : min(i+4, len(s.words))]) {
					if t := s.tokens[i+1+m.start]; m.start == 0 && t.capital {
						return Field{Value: s.text[t.start:s.tokens[i+m.end].end], Quote: s.line.text}
					}
				}
			}
			if w == "standort" && i+1 < len(s.words) && s.tokens[i+1].capital {
				return Field{Value: s.text[s.tokens[i+1].start:s.tokens[i+1].end], Quote: s.line.text}
			}
			if w != "based" && w != "office" && w != "offices" && w != "located" && w != "standort" && w != "hub" || i+2 >= len(s.words) || s.words[i+1] != "in" && s.words[i+1] != "is" {
				continue
			}
			for _, m := range known().places.find(s.words) {
				if m.start >= i+2 && m.start <= i+4 && s.tokens[m.start].capital {
					return Field{Value: s.text[s.tokens[m.start].start:s.tokens[m.end-1].end], Quote: s.line.text}
				}
			}
		}
	}
	for _, s := range ad.sentences {
		if s.line.prompt || s.line.section.setAside() || s.line.section == about {
			continue
		}
		for i, w := range s.words {
			if (w == "remote" || w == "remotely" || w == "fully-remote") && i+1 < len(s.words) && remoteNouns[s.words[i+1]] {
				return Field{Value: "Remote", Quote: s.line.text}
			}
		}
	}
	return Field{}
}

// tellsOfHiring reports whether a sentence speaks of the job or of where the team sits.
func tellsOfHiring(words []string) bool {
	for _, w := range words {
		switch w {
		case "looking", "hiring", "seeking", "office", "based", "room", "sit", "team", "sucht", "recherche", "busca":
			return true
		}
	}
	return false
}

var remoteNouns = wordSet("position role job within in from anywhere first-team contract opportunity")

// placeIn gives text as a place where it names one and little else; else "".
func placeIn(text string) string {
	text = strings.TrimSpace(strings.Trim(text, " ,;|·•-–"))
	if text == "" || len(text) > 90 || strings.ContainsAny(text, "!?") {
		return ""
	}
	if cityState.MatchString(text) {
		return tidyPlace(text)
	}
	spaced := apart.Replace(text)
	tokens := tokenise(spaced)
	if len(tokens) == 0 {
		return ""
	}
	covered := make([]bool, len(tokens))
	found := false
	for _, m := range known().places.find(lowers(tokens)) {
		if !tokens[m.start].capital && !strings.EqualFold(spaced[tokens[m.start].start:tokens[m.start].end], strings.ToUpper(tokens[m.start].lower)) {
			continue
		}
		found = true
		for j := m.start; j < m.end; j++ {
			covered[j] = true
		}
	}
	if found && withinCountry(text) {
		return tidyPlace(text)
	}
	other := 0
	for i, t := range tokens {
		switch {
		case covered[i]:
		case remoteWords[t.lower]:
			found = true
		case known().placeWords[t.lower] || placeFillers[t.lower]:
		case isUpperCode(spaced[t.start:t.end]):
		default:
			other++
		}
	}
	if !found || other > 0 && other*2 >= len(tokens) || other > 2 {
		return ""
	}
	if other > 0 && !strings.Contains(text, ",") && len(tokens) > 3 {
		return ""
	}
	return tidyPlace(text)
}

var apart = strings.NewReplacer("/", " / ", "(", " ( ", ")", " ) ", "-", " - ", "–", " – ")

// Kinds of place: a country or region, and a town.
const (
	wide = iota
	town
)

// withinCountry reports whether text is a list of names that ends with a country or
// region ("Rotterdam, South Holland, Netherlands"), so that unknown towns count too.
func withinCountry(text string) bool {
	parts := strings.Split(text, ",")
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for i, p := range parts {
		tokens := tokenise(p)
		if len(tokens) == 0 || len(tokens) > 3 || !nameShaped(p) || known().suffix[tokens[len(tokens)-1].lower] {
			return false
		}
		if i < len(parts)-1 {
			continue
		}
		for _, m := range known().places.find(lowers(tokens)) {
			if m.entry == wide && m.start == 0 && m.end == len(tokens) {
				return true
			}
		}
	}
	return false
}

var (
	remoteWords  = wordSet("remote remotely remoto remota télétravail homeoffice")
	placeFillers = wordSet("candidates only based + & greater area metro city region central downtown preferred eligible employees within of")
)

func isUpperCode(s string) bool {
	return len(s) == 2 && unicode.IsUpper(rune(s[0])) && unicode.IsUpper(rune(s[1]))
}

// onlyEmployment reports whether a part of a place says how one is employed.
func onlyEmployment(part string) bool {
	for _, t := range tokenise(part) {
		if !known().employment[t.lower] || remoteWords[t.lower] || t.lower == "hybrid" || t.lower == "híbrido" || strings.HasPrefix(t.lower, "on") {
			return false
		}
	}
	return true
}

var commaTight = regexp.MustCompile(`,(\S)`)

// tidyPlace sets spaces after commas and takes decoration off the ends.
func tidyPlace(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || ornament(r) || strings.ContainsRune("|,;*`", r)
	})
	if !money.MatchString(s) {
		s = commaTight.ReplaceAllString(s, ", $1")
	}
	if parts := strings.Split(s, ", "); len(parts) > 1 {
		var kept []string
		for _, p := range parts {
			if !slices.Contains(kept, p) && !onlyEmployment(p) {
				kept = append(kept, p)
			}
		}
		s = strings.Join(kept, ", ")
	}
	words := strings.Fields(s)
	for i, w := range words {
		if strings.HasPrefix(w, "REMOTE") {
			words[i] = "Remote" + w[6:]
		}
	}
	s = strings.Join(words, " ")
	if allCaps(s) && len(s) > 3 {
		for i, w := range words {
			if core := strings.Trim(w, ",()"); len([]rune(core)) > 3 {
				words[i] = strings.Replace(w, core, lowerRest(core), 1)
			}
		}
		s = strings.Join(words, " ")
	}
	return s
}
