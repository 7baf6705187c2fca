package posting

import (
	"regexp"
	"sort"
	"strings"
	"unicode"

	"vouchsafe/app/playbook"
)

// A company is believed when what speaks for it weighs this much.
const enough = 5.0

// candidate is a name that may be the employer's.
type candidate struct {
	name  string
	score float64 // of all names of the company
	own   float64 // of this name
	quote string
	rank  int // 3 where a label names it, 2 where the head of the page does, 1 where a heading does
}

// employer fills Company, Aliases and Agency. A text that speaks of "our client"
// was placed by an agency: then the name found is the agency's, and the client's
// only where the text names it.
func (ad *advert) employer(p *Posting) {
	found := ad.candidates()
	client := ad.client()
	if client.Value != "" {
		p.Company = client
	}
	var best *candidate
	for i := range found {
		if c := &found[i]; c.score >= enough && (client.Value == "" || !sameName(c.name, client.Value)) {
			best = c
			break
		}
	}
	if best == nil {
		return
	}
	f := Field{Value: ad.ownCase(best.name, best.quote), Quote: best.quote}
	if ad.placedByAgency() || agencyName(best.name) && client.Value == "" && ad.mentionsClient() {
		p.Agency = f
		return
	}
	if client.Value != "" {
		p.Agency = f
		return
	}
	if agencyName(best.name) && !strings.EqualFold(best.name, "") && ad.head.line >= 0 && recruiterName.MatchString(best.name) {
		p.Agency = f
		return
	}
	p.Company = f
	for _, c := range found {
		if c.name != best.name && sameName(c.name, best.name) && (len(c.name) < len(best.name) || lastIsSuffix(c.name)) {
			p.Aliases = append(p.Aliases, c.name)
		}
	}
	sort.Strings(p.Aliases)
}

var recruiterName = regexp.MustCompile(`(?i)\b(?:recruit\w*|staffing|headhunt\w*|personalberatung|personalvermittlung|executive search|talent (?:solutions|partners))\b`)

// ownCase takes a name out of a line set in capitals: as the text writes it
// elsewhere, else word by word. Names keep their case in every other line.
func (ad *advert) ownCase(name, quote string) string {
	if !allCaps(name) || !allCaps(quote) || len(name) < 5 {
		return name
	}
	for i := range ad.lines {
		text := ad.lines[i].text
		if j := strings.Index(strings.ToUpper(text), name); j >= 0 && len(strings.ToUpper(text)) == len(text) && !allCaps(text[j:j+len(name)]) {
			return text[j : j+len(name)]
		}
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return name
	}
	for i, w := range words {
		words[i] = lowerRest(w)
	}
	return strings.Join(words, " ")
}

// lowerRest writes a word of capitals with one capital; short ones may be letters.
func lowerRest(w string) string {
	r := []rune(strings.ToLower(w))
	if len(r) < 3 || len(r) == 3 && !known().suffix[string(r)] {
		return w
	}
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

func agencyName(name string) bool { return recruiterName.MatchString(name) }

var (
	agencyCue   = regexp.MustCompile(`(?i)\b(?:my client|(?:for|by|with) (?:our|a|an|my) (?:\w+[ -]){0,3}client\b|on behalf of (?:our|a|my|an)|our client(?: is| has| are|,| needs| seeks| requires|'s|’s)|one of our clients|client of ours|(?:für|im auftrag) (?:unseren|unserer|einen|eines|unseres|einer)\s(?:\w+\s){0,2}(?:kunden|mandant\w*|auftraggeber\w*)|unser (?:kunde|mandant|auftraggeber)|notre client(?:,| est| recherche|\s)|pour (?:le compte de|notre client|l'un de nos clients)|nuestro cliente|para nuestro cliente|nosso cliente|para um cliente)`)
	clientNamed = regexp.MustCompile(`(?:[Oo]ur|[Mm]y|OUR) client,? ((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4})(?:,| is\b| are\b| has\b| needs\b| seeks\b|\(|$)|[Uu]nser(?:en)? (?:Kunden?|Mandant(?:en|in)?),? (?:die |der |das )?((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4})(?:,| ist\b| sucht\b|$)|[Nn]otre client,? ((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4})(?:,| est\b| recherche\b|$)|[Oo]n behalf of(?: our client)?,? ((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4})(?:,|\.| we\b| is\b|$)|((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4}), (?:our|my) client\b`)
)

func (ad *advert) placedByAgency() bool {
	for _, s := range ad.sentences {
		if !s.line.prompt && speaksOfClient(s.words) && agencyCue.MatchString(s.text) {
			return true
		}
	}
	return false
}

func (ad *advert) mentionsClient() bool {
	for _, s := range ad.sentences {
		if speaksOfClient(s.words) {
			return true
		}
	}
	return false
}

func speaksOfClient(words []string) bool {
	for _, w := range words {
		switch w {
		case "client", "clients", "client's", "behalf", "mandant", "mandanten", "mandantin", "kunde", "kunden", "auftraggeber", "auftraggebers", "cliente":
			return true
		}
	}
	return false
}

// client is the employer an agency names.
func (ad *advert) client() Field {
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.section == furniture {
			continue
		}
		if l.fact == "company" && (l.label == "client" || l.label == "hiring company") && len(tokenise(l.value)) <= 5 {
			return Field{Value: strings.TrimRight(l.value, ". "), Quote: l.text}
		}
		if !speaksOfClient(l.words()) {
			continue
		}
		for _, m := range clientNamed.FindAllStringSubmatch(l.text, -1) {
			for _, name := range m[1:] {
				if name = strings.TrimSpace(name); name != "" && couldBeCompany(name) && placeIn(name) == "" {
					return Field{Value: strings.TrimRight(name, "."), Quote: l.text}
				}
			}
		}
	}
	return Field{}
}

// candidates collects every name that something speaks for, best first.
func (ad *advert) candidates() []candidate {
	b := ballot{ad: ad, byName: map[string]*candidate{}}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.section == furniture {
			continue
		}
		if l.fact == "company" && l.label != "client" {
			name, _, _ := strings.Cut(l.value, ",")
			name = strings.TrimSpace(strings.TrimRight(name, "."))
			if len(tokenise(name)) <= 6 && !strings.ContainsAny(name, "[]{}<>") && !strings.Contains(name, "://") && placeholder[strings.ToLower(name)] == false {
				b.add(name, l.text, 10, 3)
			}
		}
	}
	ad.headNames(&b)
	ad.nextLines(&b)
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.section == furniture {
			continue
		}
		if l.heading {
			b.heading(l)
			continue
		}
		b.prose(l)
	}
	return b.count()
}

var placeholder = wordSet("confidential undisclosed anonymous n/a company name stealth - tbd private description")

// headNames offers what stands in the headline beside the role.
func (ad *advert) headNames(b *ballot) {
	for i, n := range ad.head.names {
		weight := 6.0
		if i > 0 {
			weight = 3
		}
		b.add(n.Value, n.Quote, weight, 2)
	}
	if len(ad.head.names) > 0 || len(ad.head.after) == 0 {
		return
	}
	if first := ad.head.after[0]; ad.head.pipes {
		b.add(first.Value, first.Quote, 5, 2)
	} else {
		b.add(first.Value, first.Quote, 1, 0)
	}
}

// nextLines offers a short line beside the headline: boards set the company there.
func (ad *advert) nextLines(b *ballot) {
	head := ad.head.line
	if head < 0 || ad.head.pipes {
		return
	}
	for step, i := range []int{ad.beside(head, 1), ad.beside(head, -1), ad.beside(ad.beside(head, 1), 1)} {
		if i < 0 || i >= len(ad.lines) {
			continue
		}
		l := &ad.lines[i]
		if l.prompt || l.section == furniture || l.label != "" || l.bullet || l.heading && sectionKnown(l) {
			continue
		}
		if endsSentence(l.text) || money.MatchString(l.text) || hasRole(l.text) {
			continue
		}
		first := strings.TrimSpace(strings.FieldsFunc(l.text+" ", func(r rune) bool { return r == '·' || r == '|' || r == '•' })[0])
		if !couldBeCompany(first) || placeIn(first) != "" {
			continue
		}
		weight := 3.0
		if step == 2 {
			weight = 1
		}
		if name, rest, ok := strings.Cut(first, ", "); ok && (placeIn(rest) != "" || nameShaped(rest) && len(tokenise(rest)) <= 3 && ad.occurrences(name, i) > 0) {
			first = name
			weight += 2
			if ad.head.place.Value == "" {
				ad.head.place = Field{Value: tidyPlace(rest), Quote: l.text}
			}
		}
		if i+1 < len(ad.lines) && placeIn(ad.lines[i+1].text) != "" || first != l.text {
			weight += 2
		}
		if ad.occurrences(first, i) > 0 {
			weight += 2
		}
		rank := 0
		if weight >= enough {
			rank = 2
		}
		b.add(ad.withoutRegion(first, i), l.text, weight, rank)
	}
}

func lastIsSuffix(name string) bool {
	t := tokenise(name)
	return len(t) > 0 && known().suffix[t[len(t)-1].lower]
}

// beside gives the next line of content above (by = -1) or below line i.
func (ad *advert) beside(i, by int) int {
	for i += by; i >= 0 && i < len(ad.lines); i += by {
		if ad.lines[i].section != furniture {
			return i
		}
	}
	return -1
}

// withoutRegion takes a region off the end of a company's name ("Acme Germany")
// where the text also has the name without it.
func (ad *advert) withoutRegion(name string, at int) string {
	words := strings.Fields(name)
	if len(words) < 2 || placeIn(words[len(words)-1]) == "" {
		return name
	}
	short := strings.Join(words[:len(words)-1], " ")
	for i := range ad.lines {
		if i != at && strings.Contains(ad.lines[i].text, short) {
			return short
		}
	}
	return name
}

func sectionKnown(l *line) bool {
	kind, covered, _ := sectionOf(l.words())
	return kind != opening && covered*2 >= len(l.words())
}

// occurrences counts where else the first word of name stands in the text.
func (ad *advert) occurrences(name string, except int) int {
	first := tokenise(name)
	if len(first) == 0 {
		return 0
	}
	want := first[0].lower
	n := 0
	for i := range ad.lines {
		if i == except {
			continue
		}
		for _, w := range ad.lines[i].words() {
			if w == want || w == want+"'s" {
				n++
			}
		}
	}
	return n
}

// couldBeCompany reports whether name has the shape of a company's name.
func couldBeCompany(name string) bool {
	tokens := tokenise(name)
	if len(tokens) == 0 || len(tokens) > 6 || strings.Contains(name, "@") || strings.Contains(name, "://") {
		return false
	}
	k := known()
	ordinary := 0
	for _, t := range tokens {
		if k.notCompany[t.lower] || k.employment[t.lower] || isRole(t.lower) {
			ordinary++
		}
	}
	if ordinary == len(tokens) || k.notCompany[tokens[0].lower] && len(tokens) > 2 {
		return false
	}
	first := []rune(name)[0]
	return unicode.IsUpper(first) || unicode.IsDigit(first) || strings.ContainsAny(name, ".") || strings.IndexFunc(name, unicode.IsUpper) > 0
}

// sameName reports whether two names can stand for one company: one begins the other.
func sameName(a, b string) bool {
	x, y := lowers(tokenise(a)), lowers(tokenise(b))
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	n := min(len(x), len(y))
	for i := range n {
		if x[i] != y[i] {
			return len(x) == len(y) && i > 0 && i == n-1
		}
	}
	return true
}

// isTool reports whether name is the name of a tool, which companies can bear too.
func isTool(name string) bool {
	m := playbook.Tools(name)
	return len(m) > 0 && m[0].Start == 0 && m[0].End == len(name)
}
