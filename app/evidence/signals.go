package evidence

import (
	"strings"

	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
)

// light gives the signals that a line shows to a reader of the pack's trade, and why,
// in words for people.
func light(m meaning.Meaning, p *playbook.Pack) (lit Signals, why string) {
	var said []string
	for _, s := range p.Signals {
		for _, by := range s.Shown {
			if shows(m, by) {
				lit = lit.Union(signal(s.Key))
				said = append(said, s.LitWhy)
				break
			}
		}
	}
	return lit, strings.Join(said, "; ")
}

// shows reports whether the reader found what a pack names: a signal, "kind people",
// "span why".
func shows(m meaning.Meaning, by string) bool {
	what, name, ok := strings.Cut(by, " ")
	switch {
	case !ok:
		return m.Shows(what)
	case what == "kind":
		return m.Kind == name
	}
	return m.Has(name)
}

func signal(key string) Signals {
	return Signals{Load: key == "load", Incident: key == "incident", Database: key == "database", Numbers: key == "numbers", Observability: key == "observability"}
}
