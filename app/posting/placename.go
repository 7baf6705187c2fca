package posting

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vouchsafe/app/english"
)

var (
	cityState  = regexp.MustCompile(`^\p{Lu}[\p{L}.'’ -]{1,28}, (?:[A-Z]{2}|[A-Z]{2} \d{5})$`)
	ukPostcode = regexp.MustCompile(`^\p{Lu}\p{Ll}{2}[\p{L}.'’ -]{0,28},? [A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?$`)
)

// placeIn gives text as a place where it names one and little else; else "".
func placeIn(text string) string {
	text = strings.TrimSpace(strings.Trim(text, " ,;|·•-–"))
	if m := money.FindAllStringIndex(text, -1); m != nil {
		// "USD $117,600~$252,000 Remote, Canada"
		rest := strings.TrimLeft(text[m[len(m)-1][1]:], "0123456789,.kK~-– ")
		if rest == "" || strings.ContainsAny(rest, "/") {
			return ""
		}
		text = rest
	}
	if text == "" || len(text) > 90 || strings.ContainsAny(text, "!?") {
		return ""
	}
	if _, last, ok := strings.Cut(text, " - "); ok && cityState.MatchString(last) && !ukPostcode.MatchString(last) {
		return ""
	}
	if cityState.MatchString(text) || ukPostcode.MatchString(text) {
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

var beforePlace = regexp.MustCompile(`\s*[,(|·•–—]\s*|\s+-\s+|\s+in\s+`)

// splitPlace parts a name from the place behind it: "Acme, Leeds", "Acme (Leeds)", "Acme in
// Leeds". The place is "" where none stands there.
func splitPlace(name string) (short, place string) {
	for _, m := range beforePlace.FindAllStringIndex(name, -1) {
		before, behind := name[:m[0]], name[m[1]:]
		if strings.Contains(name[m[0]:m[1]], "(") {
			behind = strings.TrimRight(behind, " ).")
		}
		if before != "" && (nameShaped(before) || !strings.Contains(before, " ")) && placeIn(behind) != "" {
			return before, behind
		}
	}
	return name, ""
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
		if len(tokens) == 0 || len(tokens) > 3 || !nameShaped(p) || endsCompany(p[tokens[len(tokens)-1].start:tokens[len(tokens)-1].end]) {
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
	remoteWords  = english.WordSet("remote remotely remoto remota télétravail homeoffice")
	placeFillers = english.WordSet("candidates only based + & greater area metro city region central downtown preferred eligible employees within of")
)

func isUpperCode(s string) bool {
	return len(s) == 2 && unicode.IsUpper(rune(s[0])) && unicode.IsUpper(rune(s[1]))
}

// onlyEmployment reports whether a part of a place says how one is employed.
func onlyEmployment(part string) bool {
	for _, t := range tokenise(part) {
		if !known().Employment[t.lower] || remoteWords[t.lower] || t.lower == "hybrid" || t.lower == "híbrido" || strings.HasPrefix(t.lower, "on") {
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
