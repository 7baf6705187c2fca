package posting

import (
	"vouchsafe/app/english"
)

// duties lists what the job will do, verbatim.
func (ad *advert) duties() []string {
	var out []string
	seen := map[string]bool{}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.heading || l.section == furniture || seen[l.text] || l.label != "" && !l.inline {
			continue
		}
		verbFirst := false
		if l.bullet && l.section == opening && len(l.words()) > 3 {
			_, verbFirst = baseOf(l.words()[0])
		}
		if verbFirst || l.section == duties && boilerplateKind(l.words()) != legal && len(l.words()) >= 2 || l.section != needs && l.section != nice && !l.section.setAside() && saysYouWill(l.words()) && !ad.boilerplate(l) {
			seen[l.text] = true
			out = append(out, l.text)
		}
	}
	return out
}

// saysYouWill reports whether words tell what the reader will do there.
func saysYouWill(words []string) bool {
	for i, w := range words {
		if w == "you'd" && i+2 < len(words) || (w == "candidate" || w == "holder" || w == "incumbent") && i+2 < len(words) && words[i+1] == "will" {
			return true
		}
		if w == "you'll" || w == "you" && i+1 < len(words) && words[i+1] == "will" {
			if i+2 < len(words) {
				next := words[i+1]
				if w == "you" {
					next = words[i+2]
				}
				_, form, ok := english.LookupVerb(next)
				return next == "be" || next == "own" || next == "help" || ok && form == english.Base
			}
		}
	}
	return false
}
