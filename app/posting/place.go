package posting

import (
	"strings"

	"vouchsafe/app/english"
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
		parts := strings.FieldsFunc(text, func(r rune) bool { return ornament(r) || r == '·' || r == '|' })
		for _, by := range []string{" / ", " - ", " – "} {
			if placeIn(text) == "" {
				parts = append(parts, strings.Split(text, by)...)
			}
		}
		for _, part := range parts {
			if p := placeIn(strings.TrimSpace(part)); p != "" && len(l.words()) <= 24 {
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
			if (w == "remote" || w == "remotely" || w == "fully-remote") && (i+1 < len(s.words) && remoteNouns[s.words[i+1]] || i > 0 && (s.words[i-1] == "fully" || s.words[i-1] == "100%")) {
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
		case "looking", "hiring", "seeking", "office", "based", "room", "sit", "team", "need", "needs", "recruiting", "sucht", "recherche", "busca":
			return true
		}
	}
	return false
}

var remoteNouns = english.WordSet("position role job within in from anywhere first-team contract opportunity")
