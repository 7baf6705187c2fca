package posting

import (
	"regexp"
	"sort"
	"strings"

	"vouchsafe/app/english"
)

// makers are tools that go by the name of the company that sells them.
var makers = english.WordSet("datadog fastly cloudflare elastic mongodb confluent snowflake databricks hashicorp grafana gitlab github twilio stripe sentry vercel netlify supabase neon planetscale cockroach redis clickhouse timescale influxdata splunk dynatrace pagerduty docker jetbrains figma salesforce heroku digitalocean linode algolia segment fivetran airbyte dbt okta auth0 launchdarkly circleci buildkite postman retool sap oracle vmware nvidia intel adobe shopify")

// A company is believed when what speaks for it weighs this much.
const enough = 5.0

// candidate is a name that may be the employer's.
type candidate struct {
	name  string
	score float64 // of all names of the company
	own   float64 // of this name
	quote string
	loud  float64 // the most that one mention weighs
	rank  int     // 3 where a label names it, 2 where the head of the page does, 1 where a heading does
}

// employer fills Company, Aliases and Agency. A text that speaks of "our client"
// was placed by an agency: then the name found is the agency's, and the client's
// only where the text names it.
func (ad *advert) employer(p *Posting) {
	found := ad.candidates()
	client := ad.client()
	if agency := ad.agencyLabel(); agency.Value != "" {
		p.Company, p.Agency = client, agency
		return
	}
	p.Company = client
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
	f := Field{Value: ad.withoutRegion(ad.ownCase(best.name, best.quote)), Quote: best.quote}
	if client.Value != "" || ad.placedByAgency() || recruiterName.MatchString(best.name) {
		p.Agency = f
		return
	}
	p.Company = f
	for _, c := range found {
		if !strings.EqualFold(c.name, f.Value) && sameName(c.name, f.Value) && (len(c.name) < len(f.Value) || lastIsSuffix(c.name)) {
			p.Aliases = append(p.Aliases, c.name)
		}
	}
	sort.Strings(p.Aliases)
}

// candidates collects every name that something speaks for, best first.
func (ad *advert) candidates() []candidate {
	b := ballot{ad: ad, byName: map[string]*candidate{}}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.section == furniture {
			continue
		}
		if l.fact == "company" && !clientLabel[l.label] {
			name, place := splitPlace(l.value)
			ad.head.setPlace(place, l.text)
			name, _, _ = strings.Cut(name, ",")
			name = strings.TrimSpace(strings.TrimRight(name, "."))
			if len(tokenise(name)) <= 9 && !strings.ContainsAny(name, "[]{}<>") && !strings.Contains(name, "://") && !placeholder[strings.ToLower(name)] && !described.MatchString(name) {
				b.add(name, l.text, 10, 3)
			}
		}
	}
	ad.headNames(&b)
	ad.institution(&b)
	ad.nextLines(&b)
	for i := range ad.lines {
		l := &ad.lines[i]
		if name, ok := pageOf(l); ok {
			b.add(name, l.text, 5, 1)
		}
		if l.prompt || l.section == furniture {
			continue
		}
		if l.heading {
			b.heading(l)
			continue
		}
		b.prose(l)
	}
	if n := len(ad.lines); n > 6 {
		// Below the name of who signs stands whom they sign for.
		if l := &ad.lines[n-1]; !l.prompt && !l.bullet && l.section != furniture && len(l.words()) <= 4 && nameShaped(l.text) && ad.occurrences(l.text, n-1) > 0 {
			b.add(l.text, l.text, 2, 0)
		}
	}
	b.addresses()
	return b.count()
}

// pageOf reads whose page the text was taken from: "Acme Home Page", "Acme logo".
func pageOf(l *line) (string, bool) {
	for _, end := range []string{" Home Page", " home page", " logo", " Logo"} {
		if name, ok := strings.CutSuffix(l.text, end); ok && nameShaped(name) && len(strings.Fields(name)) <= 4 {
			return name, true
		}
	}
	return "", false
}

var placeholder = english.WordSet("confidential undisclosed anonymous n/a company name stealth - tbd private description")

// described finds a client told by its kind and size instead of its name: "Large UK Bank".
var described = regexp.MustCompile(`(?i)^(?:an? |our |the )?(?:(?:large|leading|major|global|top|big|well[- ]known|international|multinational|confidential|prestigious|renowned|tier[- ]?(?:1|one)|fortune \d+|ftse ?\d*|uk|us|european|german|swiss|dutch|british|american|investment|retail|fast[- ]growing|exciting)[ -]+)+(?:(?:investment|retail|private|commercial|online|public sector|insurance|financial services|consulting|software|technology|tech|media|fashion|energy) )*(?:bank|company|client|retailer|insurer|consultancy|firm|organi[sz]ation|corporation|start-?up|scale-?up|business|broker|airline|university|agency|group|fintech|brand|provider|institution)$`)

func lastIsSuffix(name string) bool {
	t := tokenise(name)
	return len(t) > 0 && endsCompany(name[t[len(t)-1].start:t[len(t)-1].end])
}

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
		if l.fact == "company" && clientLabel[l.label] && len(tokenise(l.value)) <= 5 && !described.MatchString(strings.TrimRight(l.value, ". ")) {
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
