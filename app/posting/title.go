package posting

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/playbook"
)

// headline is the line that names the job, taken apart.
type headline struct {
	role  Field
	roles []Field
	line  int     // its index, -1 where none is
	pipes bool    // a one-liner with bars between its parts
	names []Field // parts that may name a company, in order; before the role first
	after []Field // parts after the role that may name a team
	place Field
}

var (
	brackets   = regexp.MustCompile(`[(\[{]([^()\[\]{}]*)[)\]}]`)
	separators = regexp.MustCompile(`\s*[|•·»›]+\s*|\|\s*|\s+[-–—]+\s+|\s*;\s+|\s+//\s+|\s*[–—]\s*|\s+~\s+`)
	gender     = regexp.MustCompile(`(?i)\s*[(\[]?\b(?:[mwfdxhg](?:\s*[/|,.]\s*[mwfdxhgv*]){1,3}|all genders|gn|m/w/divers)\b[)\]]?\s*$|\s*[(\[]\s*(?:[mwfdxhg](?:\s*[/|,.*]\s*[mwfdxhgv*]){1,3}|all genders?|gn)\s*[)\]]`)
	handle     = regexp.MustCompile(`(?:^|\s)@\w+`)
	address    = regexp.MustCompile(`https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+`)
	money      = regexp.MustCompile(`[$€£¥₹]\s?\d|\d\s?[$€£]|\d+k\b|\bUSD\b|\bEUR\b|\bGBP\b`)
)

// headline finds the job's name: a labelled line, the first line that heads the
// page with a role in it, or a sentence that says whom they look for.
func (ad *advert) headline() (h headline) {
	h.line = -1
	for i := range ad.lines {
		if l := &ad.lines[i]; l.fact == "role" && !l.prompt && len(l.words()) <= 16 && (hasRole(l.value) || i < 12) {
			h.parse(l.value, l.text)
			if h.role.Value == "" && len(tokenise(l.value)) <= 6 && !strings.HasSuffix(l.value, ".") {
				h.role = Field{Value: cleanRole(l.value), Quote: l.text}
			}
			if h.role.Value != "" {
				h.line = i
				break
			}
		}
	}
	defer func() { h.roles = append(h.roles, ad.furtherRoles(h.role.Value)...) }()
	seen := 0
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.section == furniture || l.prompt || l.label != "" {
			continue
		}
		if seen++; seen > 8 {
			break
		}
		if !titleLike(l) {
			continue
		}
		t := headline{line: i}
		t.parse(l.text, l.text)
		if t.role.Value == "" && !t.pipes {
			continue
		}
		if h.role.Value != "" {
			// The label named the role; the line may still name team and place.
			h.names, h.after, h.pipes = append(h.names, t.names...), append(h.after, t.after...), t.pipes
			if h.place.Value == "" {
				h.place = t.place
			}
			if h.line < 0 || t.line < h.line {
				h.line = t.line
			}
		} else {
			h = t
		}
		break
	}
	if h.role.Value == "" {
		ad.openingRole(&h)
	}
	if h.role.Value == "" {
		h.role = ad.roleFromSentence()
		if m := brackets.FindStringSubmatch(h.role.Quote); m != nil {
			h.setPlace(m[1], h.role.Quote)
		}
	}
	return h
}

// furtherRoles reads "Roles: Staff Rust Engineer, Embedded Engineer".
func (ad *advert) furtherRoles(first string) []Field {
	var out []Field
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.fact != "roles" || l.prompt {
			continue
		}
		for _, part := range strings.Split(l.value, ",") {
			if r := cleanRole(part); r != "" && hasRole(r) && r != first {
				out = append(out, Field{Value: r, Quote: l.text})
			}
		}
	}
	return out
}

// titleLike reports whether a line can be the headline of an advertisement.
func titleLike(l *line) bool {
	words := l.words()
	if strings.Count(l.text, "|") >= 2 && !l.bullet {
		return true
	}
	if len(words) > 18 || len(words) == 0 || l.bullet && !hasRole(l.text) {
		return false
	}
	if strings.HasSuffix(l.text, ".") || strings.HasSuffix(l.text, "!") && len(words) > 7 || strings.HasSuffix(l.text, "?") {
		return false
	}
	for _, w := range words {
		switch w {
		case "we", "we're", "you", "you'll", "our", "is", "are", "wir", "suchen", "nous", "looking", "seeking", "hiring", "experience", "your", "as", "will":
			return false
		}
	}
	if !hasRole(l.text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(l.text)
	return !unicode.IsLower(first)
}

// hasRole reports whether text names a job.
func hasRole(text string) bool {
	for _, t := range tokenise(text) {
		if isRole(t.lower) {
			return true
		}
	}
	return false
}

func isRole(w string) bool {
	k := known()
	if k.role[w] || k.role[strings.TrimSuffix(w, "s")] {
		return true
	}
	if i := strings.LastIndexAny(w, "-/"); i >= 0 && i+1 < len(w) {
		return k.role[w[i+1:]] || k.role[w[:i]]
	}
	for _, end := range []string{"entwickler", "entwicklerin", "ingenieur", "ingenieurin", "architekt", "berater", "techniker"} {
		if strings.HasSuffix(w, end) && len(w) > len(end) {
			return true
		}
	}
	return false
}

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
	text = gender.ReplaceAllString(text, " | ")
	text = strings.ReplaceAll(address.ReplaceAllString(text, " "), ")-", ") -")
	text = handle.ReplaceAllString(text, " ")
	var levels, special []string
	roleSeen := false
	for _, part := range splitOutside(text) {
		part = strings.Trim(strings.Join(strings.Fields(part), " "), " ,;:-–—|")
		if part == "" {
			continue
		}
		if !hasRole(part) && h.setPlace(part, quote) {
			continue
		}
		for _, aside := range asides(part) {
			h.setPlace(aside[1], quote)
		}
		part = strings.Trim(strings.Join(strings.Fields(brackets.ReplaceAllString(part, " ")), " "), " ,;:-–—|")
		if part == "" {
			continue
		}
		if hasRole(part) && !(roleSeen && h.pipes && placeIn(part) != "") {
			if roleSeen {
				if r := cleanRole(part); r != "" && h.pipes {
					h.roles = append(h.roles, Field{Value: r, Quote: quote})
				}
				continue
			}
			roleSeen = h.rolePart(part, quote)
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
				h.names = append(h.names, Field{part, quote})
			}
		}
	}
	switch {
	case roleSeen && len(levels) > 0 && !hasLevel(h.role.Value):
		h.role.Value = levels[0] + " " + h.role.Value
	case roleSeen && afterGender && len(special) > 0 && !strings.Contains(strings.ToLower(h.role.Value), strings.ToLower(special[0])):
		h.role.Value += " " + special[0] // "Softwareentwickler (m/w/d) Backend"
	case !roleSeen && h.pipes && len(special) > 0:
		h.role = Field{Value: strings.Join(append(levels, special...), " "), Quote: quote}
	}
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
		case hasRole(after) && !hasRole(before):
			h.names = append(h.names, Field{strings.TrimSpace(before), quote})
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
			name, rest, _ := strings.Cut(after, ",")
			h.names = append(h.names, Field{strings.TrimSpace(name), quote})
			h.extra(rest, quote)
			part = before
		}
	}
	for _, in := range []string{" in ", " à ", " en "} {
		if before, after, ok := strings.Cut(part, in); ok && hasRole(before) && placeIn(after) != "" {
			part = before
			h.setPlace(after, quote)
		}
	}
	pieces := strings.Split(part, ",")
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
			h.names = append(h.names, Field{p, quote})
		}
	}
	h.extra(strings.Join(pieces[at+1:], ","), quote)
	h.role = Field{Value: cleanRole(pieces[at]), Quote: quote}
	return h.role.Value != ""
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
	for _, piece := range strings.Split(rest, ", ") {
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
	if len(tokens) == 0 || money.MatchString(part) {
		return "noise"
	}
	k := known()
	level, employment, special := 0, 0, 0
	for _, t := range tokens {
		if k.level[t.lower] {
			level++
		}
		if k.employment[t.lower] || k.placeWords[t.lower] {
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
	case employment == n:
		return "noise"
	case techOnly(part):
		return "noise"
	case n > 7 || !tokens[0].capital && !strings.ContainsAny(tokens[0].lower, ".0123456789"):
		return "noise"
	}
	return ""
}

var specialities = wordSet("backend back-end frontend front-end fullstack full-stack devops sre data infrastructure infra mobile ios android security platform ml ai qa embedded cloud systems")

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

func hasLevel(role string) bool {
	for _, t := range tokenise(role) {
		if known().level[t.lower] {
			return true
		}
	}
	return false
}

// cleanRole writes a role as one would in a sentence.
func cleanRole(part string) string {
	part = gender.ReplaceAllString(part, " ")
	part = brackets.ReplaceAllString(part, " ")
	part = strings.Trim(strings.Join(strings.Fields(part), " "), " ,;:-–—|/*•.!?")
	words := strings.Fields(part)
	k := known()
	for len(words) > 1 && k.employment[strings.ToLower(strings.Trim(words[0], ",-"))] && !isRole(strings.ToLower(words[0])) {
		words = words[1:]
	}
	for len(words) > 1 {
		w := strings.ToLower(strings.Trim(words[len(words)-1], ",-"))
		if w == "role" || w == "position" || w == "job" || w == "needed" || w == "wanted" || w == "required" || k.employment[w] && !isRole(w) || w == "m/w/d" {
			words = words[:len(words)-1]
			continue
		}
		break
	}
	words = levelFirst(words)
	for i, w := range words {
		words[i] = properCase(w, part)
	}
	if len(words) > 8 {
		return ""
	}
	return singular(strings.Join(words, " "))
}

// levelFirst turns "Back-end Developer Senior Golang" into "Senior Back-end Developer".
func levelFirst(words []string) []string {
	at := -1
	for i, w := range words {
		if isRole(strings.ToLower(w)) {
			at = i
		}
	}
	if at < 0 || at == len(words)-1 {
		return words
	}
	head, tail := words[:at+1], words[at+1:]
	if techOnly(strings.Join(tail, " ")) && at > 0 {
		return head
	}
	low := strings.ToLower(tail[0])
	if known().level[low] && len(low) > 3 && at > 0 && !hasLevel(strings.Join(head, " ")) && (len(tail) == 1 || techOnly(strings.Join(tail[1:], " "))) {
		return append([]string{tail[0]}, head...)
	}
	return words
}

// properCase takes capitals off words of a title set in capitals; names keep theirs.
func properCase(w, title string) string {
	if utf8.RuneCountInString(w) < 2 || strings.ToUpper(w) != w || strings.ToLower(w) == w {
		return w
	}
	low := strings.ToLower(w)
	if low == "sr" || low == "jr" || low == "sr." || low == "jr." {
		return w[:1] + low[1:]
	}
	if acronyms[low] || len(playbook.Tools(w)) > 0 || !allCaps(title) && !known().level[low] {
		return w
	}
	if low == "and" || low == "of" || low == "for" || low == "the" {
		return low
	}
	r, n := utf8.DecodeRuneInString(low)
	return string(unicode.ToUpper(r)) + low[n:]
}

var acronyms = wordSet("sre qa ui ux api it hr ai ml ios ii iii iv vp cto ceo cfo coo cio dba bi crm erp seo ci cd hpc gpu iot sdet sdk r&d etl php sql aws gcp sap")

// openingRole reads a headline that runs on into the text: "Backend Engineer at
// Acme (Remote) Acme plans deliveries …".
func (ad *advert) openingRole(h *headline) {
	for i := range ad.sentences {
		s := ad.sentences[i]
		if s.line.prompt || s.line.section == furniture || len(s.tokens) == 0 {
			continue
		}
		f, ok := roleRun(s, 0)
		if !ok {
			return
		}
		end := strings.Index(s.text, f.Value)
		if end < 0 {
			return
		}
		rest := s.text[end+len(f.Value):]
		trimmed := strings.TrimLeft(rest, " ")
		if name, ok := strings.CutPrefix(trimmed, "at "); ok {
			tokens := tokenise(name)
			if len(tokens) > 0 && tokens[0].capital {
				h.names = append(h.names, Field{name[:tokens[nameEnd(name, tokens, 0)-1].end], s.line.text})
			}
		} else if trimmed == "" || !strings.ContainsAny(trimmed[:1], "(-–|,:@") {
			return
		}
		if m := brackets.FindStringSubmatch(rest); m != nil {
			h.setPlace(m[1], s.line.text)
		}
		h.role, h.line = f, s.line.at
		return
	}
}

// roleFromSentence reads "we are looking for a Senior Go Developer".
func (ad *advert) roleFromSentence() Field {
	for _, s := range ad.sentences {
		if s.line.prompt || s.line.section.setAside() {
			continue
		}
		for i, w := range s.words {
			if i+2 >= len(s.words) {
				break
			}
			next := i + 1
			german := false
			switch w {
			case "for", "seeking", "hiring", "seeks", "as", "need", "needs", "want", "join", "be":
			case "suchen", "sucht", "recherchons", "recherche", "buscamos", "busca", "procuramos", "em", "en":
				german = true
			default:
				continue
			}
			for j := next; german && j < min(i+9, len(s.words)); j++ {
				if s.words[j] == "einen" || s.words[j] == "eine" { // "suchen wir zum 1. März einen …"
					next = j
					break
				}
			}
			for start := next; next < min(len(s.words), start+4) && (determiners[s.words[next]] || isNumber(s.words[next])); {
				next++
			}
			if next == i+1 && w != "hiring" && w != "seeking" && w != "suchen" {
				continue
			}
			if f, ok := roleRun(s, next); ok {
				return f
			}
		}
	}
	return Field{}
}

var determiners = wordSet("a an the our some another one us as einen eine un une uma um in experienced talented skilled passionate motivated new first another additional two three several great exceptional strong second third sole only next")

// roleRun reads a run of capitalised words that ends in a role noun, from words[i].
func roleRun(s *sentence, i int) (Field, bool) {
	end := -1
	for j := i; j < len(s.tokens) && j < i+7; j++ {
		t := s.tokens[j]
		if isRole(t.lower) && (t.capital || end < 0 && j > i) {
			end = j
		}
		if !t.capital && !isRole(t.lower) && !known().level[t.lower] && !specialities[t.lower] && t.lower != "software" && t.lower != "site" && t.lower != "reliability" && t.lower != "of" {
			break
		}
	}
	if end < 0 {
		return Field{}, false
	}
	value := s.text[s.tokens[i].start:s.tokens[end].end]
	if strings.ContainsAny(value, ".,;:!?") {
		return Field{}, false
	}
	value = cleanRole(value)
	if value == "" || !s.tokens[i].capital && !hasCapital(value) {
		value = strings.ToLower(value)
	}
	return Field{Value: value, Quote: s.line.text}, value != ""
}

func hasCapital(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// singular takes the plural off the last word of a role.
func singular(role string) string {
	for _, end := range []string{"ngineers", "evelopers", "rogrammers", "rchitects", "nalysts", "cientists", "dministrators", "esigners", "onsultants", "anagers"} {
		if strings.HasSuffix(role, end) {
			return role[:len(role)-1]
		}
	}
	return role
}
