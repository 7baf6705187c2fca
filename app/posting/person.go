package posting

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

var (
	emailAddress = regexp.MustCompile(`[\w.+-]+(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]+(?:(?:\.|\s?\[dot\]\s?)[\w-]+)+`)
	webAddress   = regexp.MustCompile(`https?://[^\s)>\]"']+`)
	personName   = `(\p{Lu}[\p{L}'’-]+(?: (?:(?:van|von|de|der|da|dos|del|di|la|le|bin|al) ){0,2}\p{Lu}[\p{L}'’.-]*){0,3})`
	nameAndMail  = regexp.MustCompile(personName + `(?:\s*[(<\[|,:–—-]+\s*| (?:at|an|via) )(?:mailto:)?[\w.+-]+@[\w-]+\.`)
	askFor       = regexp.MustCompile(`(?:^|[ (])(?:[Cc]ontact|[Rr]each out to|[Ww]rite to|[Ee]mail|[Mm]essage|[Pp]ing|[Aa]sk for|[Aa]sk|[Ss]peak (?:to|with)|[Tt]alk to|[Tt]urn to|[Cc]all|[Hh]iring manager(?: is|,)?|[Rr]ecruiter(?: is|,)|[Aa]nsprechpartner(?:in)?(?: ist|:)?|[Ff]ragen (?:an|beantwortet)(?: (?:Ihnen|dir))?(?: gerne?)?|[Cc]ontactez|[Cc]ontacta con|[Aa]ttn:?|[Aa]ttention:?|wenden Sie sich (?:bitte )?an|[Ss]enden Sie Ihre (?:vollständigen )?(?:Bewerbungs)?[Uu]nterlagen(?: bitte)? an|zu Händen(?: von)?|z\.\s?Hd\.|ao cuidado de|candidature à|a/c|à l'attention de|a la atención de|all'attenzione di|melde dich bei)(?: our (?:\w+ ){0,3})?:? (?:(?:Frau|Herrn?|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Professor|Prof\.?|M\.|Mme) )*` + personName)
	sendTo       = regexp.MustCompile(`\b(?:[Ss]end|[Aa]pply|[Aa]pplications?|[Mm]ail|[Rr]esumes?|CVs?)\b[^.!?]{0,80}? to ` + personName + `(?:,| who\b| at\b| by\b| before\b| no later\b|:| \()`)
	iAm          = regexp.MustCompile(`(?:^|[\s,(])(?:I'm|I am|I’m|[Mm]y name is) ` + personName)
	thisIs       = regexp.MustCompile(`(?:^|[.!?,] )(?:This is|this is) ` + personName + ` (?:from|at|with) \p{Lu}`)
	signed       = regexp.MustCompile(`^[–—-]?\s*` + personName + `\s*[,|(–—-]+\s*(?:\w+ )*(?:CTO|CEO|COO|VP|Head|Founder|Co-[Ff]ounder|Director|Manager|Lead|Recruiter|Partner|Talent)\b`)
	announces    = english.WordSet("email e-mail contact write questions question call message ask send mail to recruiter manager partner hr")
	courtesy     = english.WordSet("frau herr herrn mr mr. ms ms. mrs mrs. dr dr. prof prof. professor m mme sra sr sra. sr.")
)

// person finds a named contact. Names of companies, tools and places are none.
func (ad *advert) person(p *Posting) Field {
	try := func(name, quote string, whole bool) (Field, bool) {
		name = trimName(name)
		if name == "" || !ad.isPerson(name, p, whole) {
			return Field{}, false
		}
		return Field{Value: name, Quote: quote}, true
	}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.fact == "person" && !l.prompt && !l.legal {
			name, _, _ := strings.Cut(l.value, ",")
			name, _, _ = strings.Cut(name, " (")
			name, _, _ = strings.Cut(name, " <")
			name, _, _ = strings.Cut(name, " - ")
			name, _, _ = strings.Cut(name, " | ")
			if f, ok := try(name, l.text, true); ok && personShaped(f.Value) {
				return f
			}
		}
	}
	for i := range ad.lines { // "Herr Thorsten Wiegand" on a line of its own
		l := &ad.lines[i]
		if n := len(l.words()); n >= 3 && n <= 4 && courtesy[l.words()[0]] && !l.prompt && !l.legal && personShaped(l.text) {
			if f, ok := try(l.text, l.text, true); ok && strings.Contains(f.Value, " ") {
				return f
			}
		}
	}
	if f := ad.mailbox(); f.Value != "" {
		if g, ok := try(f.Value, f.Quote, true); ok {
			return g
		}
	}
	after := 0 // lines since a contact was announced
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.legal || l.text == "" {
			continue
		}
		low := strings.ToLower(l.text)
		for _, re := range []*regexp.Regexp{nameAndMail, askFor, sendTo, iAm, thisIs} {
			if re == nameAndMail && !strings.Contains(l.text, "@") {
				continue
			}
			if re == askFor && !asks(l.words()) || re == iAm && !introduces(l.words()) {
				continue
			}
			if m := re.FindStringSubmatch(l.text); m != nil {
				alone := re != askFor || strings.Contains(strings.ToLower(m[0]), "ask for") && endsThere(l.text, m[0])
				if f, ok := try(m[1], l.text, alone); ok {
					return f
				}
			}
		}
		announced := l.section == apply && l.heading || strings.Contains(low, "hiring team") || strings.Contains(low, "job poster") || strings.Contains(low, "posted by") ||
			strings.HasSuffix(low, "an:") || closing[strings.Trim(low, " ,.!")] || strings.Contains(low, "ansprechperson") || strings.HasSuffix(low, "contact:") || strings.Contains(low, "ansprechpartner") || strings.Contains(low, "interlocuteur")
		if announced {
			after = 4
			continue
		}
		if after > 0 || i >= len(ad.lines)-4 {
			after--
			if m := signed.FindStringSubmatch(l.text); m != nil && len(l.words()) <= 12 {
				if f, ok := try(m[1], l.text, true); ok {
					return f
				}
			}
			if after >= 0 && len(l.words()) >= 2 && len(l.words()) <= 4 && personShaped(l.text) && !l.heading {
				if f, ok := try(l.text, l.text, true); ok && strings.Contains(f.Value, " ") {
					return f
				}
			}
		}
	}
	return Field{}
}

// mailbox finds the name that an address of the text spells and the text writes out:
// "Dr Hamish Orr" beside hamish.orr@….
func (ad *advert) mailbox() Field {
	for i := range ad.lines {
		if ad.lines[i].prompt || ad.lines[i].legal || !strings.Contains(ad.lines[i].text, "@") {
			continue
		}
		for _, m := range mailboxName.FindAllStringSubmatch(ad.lines[i].text, 5) {
			for j := range ad.lines {
				l := &ad.lines[j]
				tokens := tokenise(l.text)
				for k := 0; k+1 < len(tokens) && !l.prompt; k++ {
					if tokens[k].capital && tokens[k+1].capital && strings.EqualFold(tokens[k].lower, m[1]) && strings.EqualFold(tokens[k+1].lower, m[2]) {
						return Field{l.text[tokens[k].start:tokens[k+1].end], l.text}
					}
				}
			}
		}
	}
	return Field{}
}

var mailboxName = regexp.MustCompile(`(\p{L}{2,})[._](\p{L}{2,})@`)

// closing are the words above the name that a letter ends with.
var closing = map[string]bool{"best": true, "regards": true, "best regards": true, "kind regards": true, "many thanks": true, "thanks": true, "cheers": true, "all the best": true,
	"viele grüße": true, "beste grüße": true, "mit freundlichen grüßen": true, "liebe grüße": true, "cordialement": true, "bien à vous": true, "un saludo": true, "saludos": true, "atenciosamente": true, "abraços": true}

// endsThere reports whether what was found ends a sentence of text.
func endsThere(text, found string) bool {
	_, rest, _ := strings.Cut(text, found)
	return rest == "" || strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "!")
}

// asks reports whether words tell whom to turn to.
func asks(words []string) bool {
	for _, w := range words {
		switch w {
		case "contact", "reach", "write", "email", "message", "ping", "ask", "speak", "talk", "turn", "call", "hiring", "recruiter", "ansprechpartner", "ansprechpartnerin", "fragen", "beantwortet", "contactez", "contacta", "attn", "attention", "wenden", "candidature", "melde", "senden", "händen", "hd", "cuidado", "c", "attenzione", "l'attention", "atención":
			return true
		}
	}
	return false
}

func introduces(words []string) bool {
	for _, w := range words {
		if w == "i'm" || w == "i" || w == "name" {
			return true
		}
	}
	return false
}

// personShaped reports whether every word of s is a name's or a particle of one.
func personShaped(s string) bool {
	for _, t := range tokenise(s) {
		if !t.capital && !particles[t.lower] {
			return false
		}
	}
	return true
}

var particles = english.WordSet("van von der den de da dos del di la le bin al el ter ten zu y e")

func trimName(s string) string {
	words := strings.Fields(strings.Trim(s, " ,;:.-–—()|*"))
	for len(words) > 0 && (courtesy[strings.ToLower(words[0])] || announces[strings.ToLower(words[0])]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// isPerson reports whether a capitalised run can be somebody's name.
func (ad *advert) isPerson(name string, p *Posting, alone bool) bool {
	tokens := tokenise(name)
	if len(tokens) == 0 || len(tokens) > 4 || len(tokens) == 1 && !alone {
		return false
	}
	if sameName(name, p.Company.Value) || sameName(name, p.Agency.Value) || isTool(name) || placeIn(name) != "" {
		return false
	}
	k := known()
	for i, t := range tokens {
		if k.NotCompany[t.lower] || isRole(t.lower) || k.Level[t.lower] || k.Employment[t.lower] || hasDigit(t.lower) || notNames[t.lower] || i == 0 && strings.ContainsAny(t.lower, "/&+.") {
			return false
		}
		if !t.capital && (i == 0 || len(tokens) < 3) {
			return false
		}
		if t.end-t.start > 4 && allCaps(name[t.start:t.end]) && len(tokens) == 1 {
			return false
		}
	}
	if kind, covered, _ := sectionOf(lowers(tokens)); kind != opening && covered == len(tokens) {
		return false
	}
	return true
}

var notNames = english.WordSet("team talent people human resources hr acquisition support sales marketing finance hiring interview us you me him her them anyone someone everyone details question questions resume cv cover letter information send subject technical technology technologies development services solutions systems group labs acceptance google apple amazon microsoft meta app store university institute school college department center centre bank street road avenue drive bs ms phd bachelor master degree computer science")
