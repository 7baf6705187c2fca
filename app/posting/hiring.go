package posting

import (
	"strings"
	"unicode"

	"vouchsafe/app/english"
)

// openingRole reads a headline that runs on into the text: "Backend Engineer at
// Acme (Remote) Acme plans deliveries …".
func (ad *advert) openingRole(h *headline) {
	for i := range ad.sentences {
		s := ad.sentences[i]
		if s.line.prompt || s.line.section == furniture || len(s.tokens) == 0 {
			continue
		}
		f, ok := roleRun(s, 0)
		if !ok && len(s.words) <= 2 { // "Hiring!"
			continue
		}
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
		} else if next, _, _ := strings.Cut(trimmed, " "); trimmed == "" || !strings.ContainsAny(trimmed[:1], "(-–|,:@") && !afterRole[next] {
			return
		}
		if m := brackets.FindStringSubmatch(rest); m != nil {
			h.setPlace(m[1], s.line.text)
		}
		h.role, h.line = f, s.line.at
		return
	}
}

var afterRole = english.WordSet("needed wanted required sought for to with who position role job")

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
			case "suchen", "sucht", "recherchons", "recherche", "recrute", "recrutons", "buscamos", "busca", "procuramos", "procura", "cerchiamo", "cerca", "em", "en":
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
			bare := seekers[w] || w == "as" && i == 0 && s.tokens[next].capital // "As Cloud Engineer you …"
			if next == i+1 && !bare {
				continue
			}
			if f, ok := roleRun(s, next); ok {
				return f
			}
		}
	}
	return Field{}
}

var determiners = english.WordSet("a an the our some another one us as einen eine un une uma um in experienced talented skilled passionate motivated new first another additional two three several great exceptional strong second third sole only next")

// seekers need no article before the role.
var seekers = english.WordSet("hiring seeking suchen sucht procura busca recherche recrute")

// roleRun reads a run of capitalised words that ends in a role noun, from words[i].
func roleRun(s *sentence, i int) (Field, bool) {
	end := -1
	for j := i; j < len(s.tokens) && j < i+7; j++ {
		t := s.tokens[j]
		if isRole(t.lower) && (t.capital || end < 0 && j > i) {
			end = j
		}
		if !t.capital && !isRole(t.lower) && !known().Level[t.lower] && !specialities[t.lower] && t.lower != "software" && t.lower != "site" && t.lower != "reliability" && t.lower != "of" {
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
