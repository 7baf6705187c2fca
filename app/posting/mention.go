package posting

import (
	"strings"

	"vouchsafe/app/english"
)

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
	if _, form, ok := english.LookupVerb(next); starts && ok && form == english.Third {
		return 2
	}
	return 0
}
