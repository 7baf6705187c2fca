package posting

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

var (
	brackets   = regexp.MustCompile(`[(\[{]([^()\[\]{}]*)[)\]}]`)
	separators = regexp.MustCompile(`\s*[|•»›]+\s*|\s+·\s*|·\s+|\|\s*|\s+[-–—]+\s+|\s*;\s+|\s+//\s+|\s+>\s+|\s*[–—]\s*|\s+~\s+`)
	gender     = regexp.MustCompile(`(?i)\s*[(\[]?\b(?:[mwfdxhg](?:\s*[/|,.]\s*[mwfdxhgv*]){1,3}|all genders|gn|m/w/divers)\b[)\]]?\s*$|\s*[(\[]\s*(?:[mwfdxhg](?:\s*[/|,.*]\s*[mwfdxhgv*]){1,3}|all genders?|gn)\s*[)\]]`)
	workload   = regexp.MustCompile(`\(?\b\d{2,3}\s?(?:%?\s?[-–]\s?\d{2,3}\s?)?%\)?`) // "80-100%"
	handle     = regexp.MustCompile(`(?:^|\s)@\w+`)
	address    = regexp.MustCompile(`https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+`)
	money      = regexp.MustCompile(`[$€£¥₹]\s?\d|\d\s?[$€£]|\d+k\b|\bUSD\b|\bEUR\b|\bGBP\b`)
)

// parse takes a headline apart; quote is the line it stands in.
func (h *headline) parse(text, quote string) {
	h.pipes = strings.Count(text, "|") >= 2
	text = strings.Map(func(r rune) rune {
		if ornament(r) {
			return '•'
		}
		return r
	}, text)
	afterGender := gender.MatchString(text)
	text = workload.ReplaceAllString(text, " ")
	text = gender.ReplaceAllString(text, " | ")
	text = strings.ReplaceAll(address.ReplaceAllString(text, " "), ")-", ") -")
	text = handle.ReplaceAllString(text, " ")
	var levels, special []string
	roleSeen := false
	parts := splitOutside(text)
	for _, part := range parts {
		part = strings.Trim(strings.Join(strings.Fields(part), " "), " ,;:-–—|")
		if part == "" {
			continue
		}
		if !hasRole(part) && h.setPlace(part, quote) {
			continue
		}
		for _, aside := range asides(part) {
			if words := lowers(tokenise(aside[1])); !h.setPlace(aside[1], quote) && len(words) > 1 && teamNouns[words[len(words)-1]] && words[0] != "part" && words[0] != "member" {
				h.after = append(h.after, Field{aside[1], quote})
			}
		}
		part = strings.Trim(strings.Join(strings.Fields(brackets.ReplaceAllString(part, " ")), " "), " ,;:-–—|")
		if part == "" {
			continue
		}
		if hasRole(part) && (!roleSeen || !h.pipes || placeIn(part) == "") {
			if roleSeen {
				if r := cleanRole(part); r != "" && h.pipes {
					h.roles = append(h.roles, Field{Value: r, Quote: quote})
				}
				continue
			}
			if len(parts) > 1 && fields[strings.ToLower(part)] {
				continue // "Engineering", where the page files the job
			}
			roleSeen = h.rolePart(part, quote)
			continue
		}
		if name, ok := cutAny(part, "bei ", "at ", "chez ", "@ "); ok {
			h.addName(name, quote)
			continue
		}
		switch h.classify(part) {
		case "place":
			h.setPlace(part, quote)
		case "level":
			levels = append(levels, part)
		case "special":
			special = append(special, part)
		case "":
			if roleSeen {
				h.after = append(h.after, Field{part, quote})
			} else {
				h.addName(part, quote)
			}
		}
	}
	switch {
	case roleSeen && len(levels) > 0 && !hasLevel(h.role.Value):
		h.role.Value = levels[0] + " " + h.role.Value
	case roleSeen && afterGender && len(special) > 0 && specialOf(h.role.Value):
		h.after = append(h.after, Field{special[0], quote}) // "DevOps Engineer (w/m/d) Cloud Platform"
	case roleSeen && afterGender && len(special) > 0 && !strings.Contains(strings.ToLower(h.role.Value), strings.ToLower(special[0])):
		h.role.Value += " " + special[0] // "Softwareentwickler (m/w/d) Backend"
	case !roleSeen && h.pipes && len(special) > 0:
		h.role = Field{Value: strings.Join(append(levels, special...), " "), Quote: quote}
	}
}

// specialOf reports whether a role says its kind of work already.
func specialOf(role string) bool {
	for _, t := range tokenise(role) {
		if specialities[t.lower] {
			return true
		}
	}
	return false
}

// cutAny takes the first of the prefixes that s has.
func cutAny(s string, prefixes ...string) (string, bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}

// splitOutside parts a headline at its separators, but not inside brackets.
func splitOutside(text string) []string {
	masked := brackets.ReplaceAllStringFunc(text, func(s string) string {
		return s[:1] + strings.Repeat("x", len(s)-2) + s[len(s)-1:]
	})
	var out []string
	from := 0
	for _, m := range separators.FindAllStringIndex(masked, -1) {
		out = append(out, text[from:m[0]])
		from = m[1]
	}
	return append(out, text[from:])
}

// rolePart reads the part that holds the role: a company before a colon or after
// "at", a team after a comma.
func (h *headline) rolePart(part, quote string) bool {
	if before, after, ok := strings.Cut(part, ": "); ok {
		switch {
		case hasRole(after) && !hasRole(before) && lastWordIn(before, labelWords):
			part = strings.TrimSpace(after)
		case hasRole(after) && !hasRole(before):
			h.addName(strings.TrimSpace(before), quote)
			part = strings.TrimSpace(after)
		case hasRole(before) && !strings.Contains(before, ","):
			part = before
			h.extra(after, quote)
		}
	}
	for _, at := range []string{" at ", " @ ", " bei ", " chez ", " na ", " for "} {
		before, after, ok := strings.Cut(part, at)
		if !ok || !hasRole(before) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(after); unicode.IsUpper(r) {
			name, place := splitPlace(after)
			name, rest, _ := strings.Cut(name, ",")
			h.addName(strings.TrimSpace(name), quote)
			h.setPlace(place, quote)
			h.extra(rest, quote)
			part = before
		}
	}
	for _, purpose := range []string{" for a ", " for an ", " for our ", " for the ", " to "} {
		if before, _, ok := strings.Cut(part, purpose); ok && hasRole(before) {
			part = before
		}
	}
	for _, in := range []string{" in ", " à ", " en "} {
		if before, after, ok := strings.Cut(part, in); ok && hasRole(before) && placeIn(after) != "" {
			part = before
			h.setPlace(after, quote)
		}
	}
	if before, after, ok := strings.Cut(part, " / "); ok && hasRole(before) && !hasRole(after) {
		h.extra(after, quote)
		part = before
	}
	pieces := strings.Split(part, ",")
	if len(pieces) > 1 && h.pipes && h.classify(strings.TrimSpace(pieces[0])) == "special" {
		h.many = true
	}
	at := -1
	for i, p := range pieces {
		if hasRole(p) {
			at = i
			break
		}
	}
	if at < 0 {
		return false
	}
	for i, p := range pieces[:at] {
		if p = strings.TrimSpace(p); h.classify(p) == "" && i == 0 {
			h.addName(p, quote)
		}
	}
	if at == 0 && len(pieces) > 1 && officeOnly(pieces[0]) && placeIn(pieces[1]) == "" {
		// "Vice President, Java Development": the office means nothing without its field.
		pieces = append([]string{pieces[0] + "," + pieces[1]}, pieces[2:]...)
	}
	h.extra(strings.Join(pieces[at+1:], ","), quote)
	h.role = Field{Value: cleanRole(pieces[at]), Quote: quote}
	return h.role.Value != ""
}

// lastWordIn reports whether the last word of text is one of a set.
func lastWordIn(text string, set map[string]bool) bool {
	t := tokenise(text)
	return len(t) > 0 && set[t[len(t)-1].lower]
}

// fields of work by which a board files its jobs.
var fields = english.WordSet("engineering development technology product design operations research support")

// labelWords end what a form calls the line of the role: "Post title", "Advertised job".
var labelWords = english.WordSet("title role job post position vacancy opening designation function")

// officeOnly reports whether a title says the rank and nothing of the work.
func officeOnly(title string) bool {
	for _, t := range tokenise(title) {
		if !offices[t.lower] && !known().Level[t.lower] {
			return false
		}
	}
	return true
}

var offices = english.WordSet("vice president vp director head executive manager")

// addName keeps what may be the company, and the place behind it.
func (h *headline) addName(name, quote string) {
	name, place := splitPlace(name)
	h.names = append(h.names, Field{name, quote})
	h.setPlace(place, quote)
}

// setPlace keeps text as the place, if it is one and none is known yet; it reports
// whether it is one.
func (h *headline) setPlace(text, quote string) bool {
	p := placeIn(text)
	if p != "" && h.place.Value == "" {
		h.place = Field{Value: p, Quote: quote}
	}
	return p != ""
}

// extra files what stands after the role.
func (h *headline) extra(rest, quote string) {
	rest = strings.Trim(strings.Join(strings.Fields(rest), " "), " ,;:-–—")
	if rest == "" || h.setPlace(rest, quote) {
		return
	}
	for piece := range strings.SplitSeq(rest, ", ") {
		switch h.classify(piece) {
		case "place":
			h.setPlace(piece, quote)
		case "":
			h.after = append(h.after, Field{strings.TrimSpace(piece), quote})
		}
	}
}

// classify says what a part of a headline is when it is no role: "place", "level",
// "special" (Backend, Data), "noise", or "" for a name.
func (h *headline) classify(part string) string {
	tokens := tokenise(part)
	if len(tokens) == 0 || money.MatchString(part) || speaksTo(tokens) || strings.HasSuffix(part, "!") || strings.HasSuffix(part, "?") {
		return "noise"
	}
	k := known()
	level, employment, special := 0, 0, 0
	for _, t := range tokens {
		if k.Level[t.lower] {
			level++
		}
		if k.Employment[t.lower] || k.placeWords[t.lower] || termWords[t.lower] || hasDigit(t.lower) {
			employment++
		}
		if specialities[t.lower] {
			special++
		}
	}
	switch n := len(tokens); {
	case placeIn(part) != "":
		return "place"
	case level == n:
		return "level"
	case special == n:
		return "special"
	case strings.Contains(tokens[0].lower, ".") && strings.Contains(part, "/"): // an address
		return "noise"
	case employment == n, employment*2 > n && termWords[tokens[n-1].lower]:
		return "noise"
	case techOnly(part):
		return "noise"
	case n > 7 || !tokens[0].capital && !strings.ContainsAny(tokens[0].lower, ".0123456789"):
		return "noise"
	}
	return ""
}

// speaksTo reports whether words are somebody's to somebody: "Join us", "Are you ready".
func speaksTo(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool {
		return t.lower == "us" && !t.capital || t.lower == "our" || t.lower == "we" || t.lower == "you" || t.lower == "your"
	})
}

var specialities = english.WordSet("backend back-end frontend front-end fullstack full-stack devops sre data infrastructure infra mobile ios android security platform ml ai qa embedded cloud systems")

var termWords = english.WordSet("month months year years week weeks hour hours contract fixed term initial")

// techOnly reports whether a part is nothing but names of tools.
func techOnly(part string) bool {
	covered := 0
	for _, m := range playbook.Tools(part) {
		covered += m.End - m.Start
	}
	letters := 0
	for _, t := range tokenise(part) {
		if t.lower != "and" && t.lower != "or" {
			letters += t.end - t.start
		}
	}
	return covered > 0 && covered >= letters
}
