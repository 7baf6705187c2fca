package posting

import (
	"regexp"
	"strings"
)

var recruiterName = regexp.MustCompile(`(?i)\b(?:recruit\w*|resourcing|staffing|personaldienst\w*|zeitarbeit|interim management|headhunt\w*|personalberatung|personalvermittlung|executive search|talent (?:solutions|partners))\b`)

var (
	agencyCue   = regexp.MustCompile(`(?i)\b(?:my client|(?:i am|i'm|i’m) an? (?:\w+ ){0,2}(?:recruiter|talent partner|headhunter|recruitment consultant)|share (?:the|their|its) name|working (?:exclusively )?(?:with|for) an? |inside ir35|outside ir35|name on application|employment (?:agency|business)|arbeitnehmerüberlassung|undisclosed client|(?:for|by|with) (?:our|a|an|my) (?:\w+[ -]){0,3}client\b|on behalf of (?:our|a|my|an)|our client(?: is| has| are|,| needs| seeks| requires|'s|’s)|one of our clients|client of ours|(?:für|im auftrag) (?:unseren|unserer|einen|eines|unseres|einer)\s(?:\w+\s){0,2}(?:kunden|mandant\w*|auftraggeber\w*)|unser (?:kunde|mandant|auftraggeber)|notre client(?:,| est| recherche|\s)|pour (?:le compte de|notre client|l'un de nos clients)|nuestro cliente|para nuestro cliente|nosso cliente|para um cliente)`)
	clientNamed = regexp.MustCompile(`(?:[Oo]ur|[Mm]y|OUR) client,? ((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4})(?:,| is\b| are\b| has\b| needs\b| seeks\b|\(|$)|[Uu]nser(?:en)? (?:Kunden?|Mandant(?:en|in)?),? (?:die |der |das )?((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4})(?:,| ist\b| sucht\b|$)|[Nn]otre client,? (?:la société |l['’]entreprise |le groupe )?((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4})(?:,| est\b| recherche\b|$)|[Oo]n behalf of(?: our client)?,? ((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4})(?:,|\.| we\b| is\b|$)|((?:\p{Lu}[\p{L}\d&.'’-]*\s?){1,4}), (?:our|my) client\b`)
)

func (ad *advert) placedByAgency() bool {
	for _, s := range ad.sentences {
		if !s.line.prompt && speaksOfClient(s.words) && agencyCue.MatchString(s.text) {
			return true
		}
	}
	return false
}

func speaksOfClient(words []string) bool {
	for _, w := range words {
		switch w {
		case "recruiter", "talent", "headhunter", "recruitment", "share", "exclusively", "ir35", "application", "agency", "undisclosed", "arbeitnehmerüberlassung", "client", "clients", "client's", "behalf", "mandant", "mandanten", "mandantin", "kunde", "kunden", "auftraggeber", "auftraggebers", "cliente":
			return true
		}
	}
	return false
}

var clientLabel = map[string]bool{"client": true, "end client": true, "direct client": true, "hiring company": true}

// agencyLabel reads "Vendor: TekBridge Solutions".
func (ad *advert) agencyLabel() Field {
	for i := range ad.lines {
		if l := &ad.lines[i]; l.fact == "agency" && !l.prompt && couldBeCompany(l.value) {
			return Field{Value: strings.TrimRight(l.value, ". "), Quote: l.text}
		}
	}
	return Field{}
}

// client is the employer an agency names.
func (ad *advert) client() Field {
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.section == furniture {
			continue
		}
		if l.fact == "company" && clientLabel[l.label] && len(tokenise(l.value)) <= 5 {
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
