package posting

import (
	"sort"
	"strings"
)

// An advertisement speaks of fewer names than this.
const mostNames = 200

// ballot counts what speaks for each name.
type ballot struct {
	ad     *advert
	byName map[string]*candidate
	order  []string
}

func (b *ballot) add(name, quote string, weight float64, rank int) {
	name = strings.Trim(name, " ,;:-–—|.*\"'()")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	if rank < 3 && !couldBeCompany(name) || name == "" || placeIn(name) != "" {
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
				if name := strings.TrimRight(l.text[tokens[i+1].start:], " ?:!."); nameShaped(name) {
					b.add(name, l.text, 5, 1)
				}
			}
		}
	}
}

// nameShaped reports whether every word of s begins with a capital or joins names.
func nameShaped(s string) bool {
	for _, t := range tokenise(s) {
		if !t.capital && !joinsNames[t.lower] && !hasDigit(t.lower) {
			return false
		}
	}
	return true
}

var joinsNames = wordSet("of and the de du des la für und et y")

// prose reads names in sentences, by the words around them.
func (b *ballot) prose(l *line) {
	tokens := tokenise(l.text)
	for i := 0; i < len(tokens); i++ {
		if !tokens[i].capital && !strings.Contains(tokens[i].lower, ".") {
			continue
		}
		if known().notCompany[tokens[i].lower] && i+1 < len(tokens) && tokens[i+1].capital {
			continue // "Die Lernwolke eG", "At Acme"
		}
		end := nameEnd(l.text, tokens, i)
		name := l.text[tokens[i].start:tokens[end-1].end]
		bare := strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
		weight := 0.0
		if bare != name {
			weight += 1
		}
		starts := i == 0 || strings.ContainsAny(l.text[tokens[i-1].end:tokens[i].start], ".!?:")
		weight += before(tokens, i, starts) + after(l.text, tokens, end, starts)
		if weight > 0 && known().suffix[tokens[end-1].lower] && end-i > 1 {
			weight += 2
		} else if legalForm[tokens[end-1].lower] && end-i > 1 {
			weight += 4
		}
		if weight > 0 && !isTool(bare) || weight >= 3 {
			b.add(bare, l.text, weight, 0)
		}
		i = end - 1
	}
}

var legalForm = wordSet("eg gmbh inc inc. llc ltd ltd. ag se corp corp. plc bv b.v. sas sarl s.a. srl ltda oy ab mbh")

// nameEnd gives the end of the run of capitalised words that begins at i.
func nameEnd(text string, tokens []token, i int) int {
	end := i + 1
	for end < len(tokens) && end-i < 5 {
		gap := text[tokens[end-1].end:tokens[end].start]
		if gap != " " && gap != " & " || strings.HasSuffix(tokens[end-1].lower, "'s") {
			break
		}
		if !tokens[end].capital && !known().suffix[tokens[end].lower] {
			break
		}
		end++
	}
	return end
}

var officers = wordSet("cto ceo coo cfo founder cofounder co-founder head vp director president owner")

// before weighs the words in front of a name.
func before(tokens []token, i int, starts bool) float64 {
	if i == 0 || starts {
		return 0
	}
	prev := tokens[i-1].lower
	two := ""
	if i > 1 {
		two = tokens[i-2].lower
	}
	switch prev {
	case "at", "@", "bei", "chez":
		switch {
		case i == 1 && i < len(tokens)-1:
			return 5
		case two == "team" || two == "work" || two == "working" || two == "role" || two == "careers" || isRole(two) || two == "us" || two == "life" || two == "here":
			return 4
		}
		return 2
	case "join", "joining", "rejoindre", "rejoignez":
		return 3
	case "for":
		if two == "work" || two == "working" || two == "process" {
			return 2
		}
	case "of":
		if officers[two] {
			return 5
		}
	case "called", "named":
		return 2
	case "about":
		if i == 1 {
			return 3
		}
	}
	return 0
}

// after weighs the words behind a name.
func after(text string, tokens []token, end int, starts bool) float64 {
	if end >= len(tokens) || strings.ContainsAny(text[tokens[end-1].end:tokens[end].start], ".!?:;") {
		return 0
	}
	next := tokens[end].lower
	two := ""
	if end+1 < len(tokens) {
		two = tokens[end+1].lower
	}
	switch next {
	case "is", "are", "ist", "est", "es", "é", "sucht", "recherche", "busca":
		switch two {
		case "hiring", "looking", "seeking", "searching", "recruiting", "growing", "building", "expanding":
			return 6
		case "a", "an", "the", "ein", "eine", "un", "une", "uma", "one", "how", "where":
			if starts {
				return 3
			}
		default:
			if starts && next == "is" {
				return 1.5
			}
		}
		if next == "sucht" || next == "recherche" || next == "busca" {
			return 4
		}
	case "seeks", "hires":
		return 5
	case "was":
		if two == "founded" || two == "started" {
			return 5
		}
	case "does", "will":
		if starts {
			return 2
		}
	case "has", "offers", "provides", "builds", "helps", "enables", "develops", "connects", "betreibt", "sind", "macht", "makes", "gives", "operates", "runs", "powers", "aide", "verfolgt", "bietet", "entwickelt", "delivers", "allows", "combines", "brings", "lets", "serves", "believes", "started", "began":
		if starts {
			return 1.5
		}
	case "platform", "infrastructure", "products", "app", "engineering", "customers", "codebase", "stack":
		return 2.5
	case "team":
		return 1
	}
	return 0
}

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
				total[i] = total[i] + other.score
			}
		}
	}
	for i := range out {
		own := out[i].score
		out[i].score = total[i]
		if isTool(out[i].name) && out[i].rank == 0 {
			out[i].score -= 3
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
