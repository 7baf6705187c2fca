package posting

import (
	"regexp"
	"sort"
	"strings"

	"vouchsafe/app/company"
)

// An advertisement speaks of fewer names than this.
const mostNames = 200

// ballot counts what speaks for each name.
type ballot struct {
	ad     *advert
	byName map[string]*candidate
	order  []string
	begun  bool // a line of prose has been read
}

func (b *ballot) add(name, quote string, weight float64, rank int) {
	name, _ = splitPlace(name)
	given := strings.TrimSpace(name)
	name = strings.Trim(name, " ,;:-–—|.*\"'()")
	if last := given[strings.LastIndexByte(given, ' ')+1:]; strings.HasSuffix(given, name+".") && strings.Count(last, ".") > 1 {
		name += "." // "S.r.l."
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	if rank < 3 && !couldBeCompany(name) || name == "" || placeIn(name) != "" && !isInstitution(lowers(tokenise(name))) {
		return
	}
	key := strings.ToLower(name)
	c := b.byName[key]
	if c == nil && len(b.order) >= mostNames {
		return
	}
	if c == nil {
		c = &candidate{name: name, quote: quote}
		b.byName[key] = c
		b.order = append(b.order, key)
	}
	c.score += weight
	c.loud = max(c.loud, weight)
	if rank > c.rank {
		c.rank, c.quote = rank, quote
	}
}

// heading reads "About Acme", "Why Acme?", "Life at Acme".
func (b *ballot) heading(l *line) {
	tokens := tokenise(l.text)
	if len(tokens) < 2 || len(tokens) > 7 {
		return
	}
	for i, t := range tokens {
		switch t.lower {
		case "about", "why", "at", "join", "joining", "über", "bei", "chez", "sobre", "on", "is", "ist", "en":
			if i+1 < len(tokens) && tokens[i+1].capital && (i == 0 || t.lower != "is" || tokens[0].lower == "what" || tokens[0].lower == "who") {
				if name, _ := splitPlace(strings.TrimRight(l.text[tokens[i+1].start:], " ?:!.")); nameShaped(name) {
					b.add(name, l.text, 5, 1)
				}
			}
		}
	}
}

// prose reads names in sentences, by the words around them.
func (b *ballot) prose(l *line) {
	tokens := tokenise(l.text)
	defer func() { b.begun = b.begun || len(tokens) > 8 }()
	for i := 0; i < len(tokens); i++ {
		if !tokens[i].capital && !strings.Contains(tokens[i].lower, ".") {
			continue
		}
		if known().NotCompany[tokens[i].lower] && i+1 < len(tokens) && tokens[i+1].capital {
			continue // "Die Lernwolke eG", "At Acme"
		}
		if _, verb := baseOf(tokens[i].lower); verb && i == 0 && (l.bullet || l.section == duties) && len(tokens) > 1 && tokens[1].capital {
			continue // "Keep Acme's servers up"
		}
		end := nameEnd(l.text, tokens, i)
		name := l.text[tokens[i].start:tokens[end-1].end]
		if end-i == 1 && (isGerund(tokens[i].lower) || b.ad.headTeam(name)) { // "Tracking falls an hour behind"
			continue
		}
		bare := strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
		weight := 0.0
		if bare != name {
			weight++
		}
		starts := i == 0 || strings.ContainsAny(l.text[tokens[i-1].end:tokens[i].start], ".!?:")
		starts = starts || i == 1 && known().NotCompany[tokens[0].lower] && len(tokens[0].lower) == 3
		follows := after(l.text, tokens, end, starts)
		if follows >= 1.5 && starts && end-i > 1 {
			follows++
		}
		if follows >= 1.5 && (i == 0 || i == 1 && known().NotCompany[tokens[0].lower]) && !b.begun {
			follows += 2 // the first thing the text says: "Acme Freight moves …"
		}
		weight += before(l.text, tokens, i) + follows
		if recruiterName.MatchString(bare) && end-i > 1 {
			weight += 3
		}
		if last := l.text[tokens[end-1].start:tokens[end-1].end]; end-i > 1 && weight > 0 && endsCompany(last) {
			weight += 2
		} else if end-i > 1 && company.IsForm(last) {
			weight += 4
		}
		if weight > 0 && !isTool(bare) || weight >= 3 {
			b.add(bare, l.text, weight, 0)
		}
		i = end - 1
	}
}

// addresses lets the mail and web addresses of the text speak for the names they
// spell: jobs@parcelo.example for Parcelo, and for Parcelo Freight too. A name that
// stands alone on a line, as below a letter, needs no other word for it.
func (b *ballot) addresses() {
	domains := map[string]bool{}
	for i := range b.ad.lines {
		l := &b.ad.lines[i]
		if l.prompt || !strings.ContainsAny(l.text, "@/") {
			continue
		}
		for _, a := range domain.FindAllStringSubmatch(l.text, 20) {
			domains[strings.ToLower(strings.ReplaceAll(a[1], "-", ""))] = true
		}
	}
	if len(domains) == 0 {
		return
	}
	spelled := func(name string) bool {
		s := strings.ToLower(squeezed(name))
		if domains[s] {
			return true
		}
		first := strings.ToLower(squeezed(firstWord(name)))
		return domains[first] && len(first) > 4
	}
	for i := range b.ad.lines {
		l := &b.ad.lines[i]
		if l.prompt || l.section == furniture || l.label != "" || len(l.words()) > 60 {
			continue
		}
		tokens := tokenise(address.ReplaceAllStringFunc(l.text, func(s string) string { return strings.Repeat(" ", len(s)) }))
		for j := 0; j < len(tokens); j++ {
			if !tokens[j].capital {
				continue
			}
			end := nameEnd(l.text, tokens, j)
			if name := l.text[tokens[j].start:tokens[end-1].end]; spelled(name) {
				weight := 1.0
				switch {
				case end-j == len(tokens):
					weight = 3
				case i >= len(b.ad.lines)-2 && end == len(tokens):
					weight = 2
				}
				b.add(name, l.text, weight, 0)
			}
			j = end - 1
		}
	}
	for _, c := range b.byName {
		if spelled(c.name) {
			c.score += 3
		}
	}
}

var domain = regexp.MustCompile(`(?:@|://)(?:www\.|jobs\.|careers\.)?([A-Za-z0-9-]{3,40})\.[A-Za-z]`)

// toolDoubt is what speaks against a name that is a tool's: it may be in their stack.
const toolDoubt = 3

// count gives every name the weight of all names of its company and sorts: most
// weight first; of the names of one company the one that heads the page first.
func (b *ballot) count() []candidate {
	out := make([]candidate, 0, len(b.order))
	for _, key := range b.order {
		out = append(out, *b.byName[key])
	}
	total := make([]float64, len(out))
	for i, c := range out {
		for _, other := range out {
			if sameName(c.name, other.name) {
				total[i] += other.score
			}
		}
	}
	for i := range out {
		own := out[i].score
		out[i].score = total[i]
		if isTool(out[i].name) && out[i].rank == 0 {
			out[i].score -= toolDoubt
			if out[i].loud >= enough && makers[strings.ToLower(out[i].name)] { // "At Fastly, we …"
				out[i].score += toolDoubt
			}
		}
		out[i].own = own
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, c := out[i], out[j]
		if !sameName(a.name, c.name) {
			if a.score != c.score {
				return a.score > c.score
			}
			return a.rank > c.rank
		}
		if a.rank != c.rank {
			return a.rank > c.rank
		}
		return a.own > c.own
	})
	return out
}
