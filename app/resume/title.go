package resume

import (
	"regexp"
	"strings"

	"vouchsafe/app/company"
)

// Words that tell a job title, an employer or a place, in five languages.
var (
	titleWords = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:engineer|developer|programmer|architect|manager|director|lead|leader|head of|chief|officer|c[teoif]o|ciso|vp|svp|evp|vice president|president|founder|co-?founder|owner|partner|analyst|consultant|specialist|administrator|admin|sysadmin|technician|designer|scientist|researcher|research(?:er| assistant| associate| intern| fellow)|intern|internship|trainee|apprentice|assistant|associate|coordinator|supervisor|advisor|adviser|instructor|teacher|tutor|lecturer|professor|fellow|postdoc|student|clerk|employee|cashier|server|waiter|waitress|barista|sales|representative|agent|accountant|nurse|editor|writer|author|blogger|contributor|maintainer|creator|evangelist|advocate|freelancer?|contractor|self[- ]employed|volunteer|member|subscriber|mentor|coach|operator|tester|qa|sre|devops|swe|sde|dba|staff|principal|member of technical staff|webmaster|scrum master|product owner|strategist|planner|buyer|recruiter|secretary|executive|worker|guide|driver|cook|chef|host|crew|attendant|handler|support|help ?desk|journalist|photographer|artist|producer|model|speaker|organi[sz]er|investor|board member|chairman|chairwoman|chair|trustee|entwickler(?:in)?|software-?entwickler(?:in)?|ingenieur(?:in)?|leiter(?:in)?|teamleiter(?:in)?|berater(?:in)?|architekt(?:in)?|praktikant(?:in)?|werkstudent(?:in)?|projektleiter(?:in)?|geschäftsführer(?:in)?|mitarbeiter(?:in)?|techniker(?:in)?|auszubildende[rn]?|wissenschaftliche[rn]?|verkäufer(?:in)?|fachinformatiker(?:in)?|ingénieure?|développeu(?:r|se)|chef de projet|responsable|consultante?|stagiaire|directeur|directrice|technicien(?:ne)?|architecte|chargée? de|alternante?|administrateur|ingenier[oa]|desarrollador(?:a)?|programador(?:a)?|jef[ea]|gerente|analista|becari[oa]|técnic[oa]|director(?:a)?|consultor(?:a)?|arquitect[oa]|engenheir[oa]|desenvolvedor(?:a)?|líder|estagiári[oa]|diretor(?:a)?|coordenador(?:a)?|arquitet[oa]|puesto|ninja|guru|evangelista)(?:s|en|es)?(?:[^\pL]|$)`)
	titleLead  = regexp.MustCompile(`(?i)^(?:senior|junior|sr\.?|jr\.?|staff|principal|lead|chief|mid-?level|entry-?level|founding|full[- ]?stack|back[- ]?end|front[- ]?end|software|web|mobile|data|cloud|site reliability|platform|devops|systems?|security|machine learning|ml|ai|qa|test)\b`)

	employerWords = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:company|bank|university|université|universität|universidad|universidade|college|institute|institut|instituto|school|hospital|clinic|laborator(?:y|ies)|ministry|department of|council|foundation|holdings?|bakery|café|restaurant|hotel)(?:[^\pL]|$)`)
	employerHints = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:labs?|group|studios?|solutions|technologies|consulting|partners|ventures|capital|agency|association|society|press|media|games|networks|industries|international|store|shop|enterprises?|logistics|airlines?|insurance|energy|pharma|health|robotics|analytics|startup|academy)(?:[^\pL]|$)`)

	remote   = regexp.MustCompile(`(?i)^\(?(?:fully |100 ?% )?(?:remote|hybrid|on-?site|home ?office|télétravail|remoto|à distance)(?:\s*[-/(,].*)?\)?$`)
	kindWord = regexp.MustCompile(`(?i)^\(?(?:full[- ]?time|part[- ]?time|contract|permanent|temporary|internship|freelance|vollzeit|teilzeit|festanstellung|cdi|cdd|temps plein|temps partiel|jornada completa|tempo integral|clt|seasonal|self-employed)\)?$`)
	urlExpr  = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s|,;<>"')]+|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|co|me|ai|app|edu|gov|de|fr|es|pt|br|uk|us|eu|ch|at|tech|info|xyz|cloud|in|land|ie|nl|pl|it|se|ca|au|nz|jp|kr|sh|page|site|online|link|blog|design)(?:/[^\s|,;<>"')]*)?`)
)

// titleScore is above 0 where s carries the words of a job title.
func titleScore(s string) int {
	n := len(titleWords.FindAllString(" "+s+" ", -1))
	if n > 0 && titleLead.MatchString(s) {
		n++
	}
	return n
}

// employerScore is 2 for each word that only an employer's name has ("Inc."),
// 1 for one that it often has ("Labs").
func employerScore(s string) int {
	s = " " + s + " "
	return 2*(len(employerWords.FindAllString(s, -1))+company.Count(s)) + len(employerHints.FindAllString(s, -1))
}

const usStates = ` AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON BC QC AB MB NS NSW VIC QLD `

// countries and regions that follow a city, lower case, in the languages read.
var countries = func() map[string]bool {
	m := map[string]bool{}
	for c := range strings.SplitSeq(`usa|u.s.a|u.s.a.|us|u.s.|united states|united states of america|uk|u.k.|united kingdom|england|scotland|wales|ireland|northern ireland|germany|deutschland|austria|österreich|switzerland|schweiz|suisse|france|spain|españa|portugal|brazil|brasil|italy|italia|netherlands|the netherlands|nederland|belgium|belgique|belgië|luxembourg|denmark|danmark|sweden|sverige|norway|norge|finland|suomi|iceland|poland|polska|czech republic|czechia|slovakia|hungary|romania|bulgaria|greece|croatia|slovenia|serbia|ukraine|russia|belarus|estonia|latvia|lithuania|turkey|türkiye|israel|egypt|morocco|tunisia|algeria|nigeria|kenya|ghana|south africa|ethiopia|india|pakistan|bangladesh|sri lanka|nepal|china|hong kong|taiwan|japan|south korea|korea|republic of korea|s.korea|s. korea|singapore|malaysia|indonesia|vietnam|thailand|philippines|australia|new zealand|canada|mexico|méxico|colombia|argentina|chile|peru|perú|uruguay|venezuela|ecuador|costa rica|panama|uae|united arab emirates|saudi arabia|qatar|lebanon|jordan|iran|iraq|california|new york|texas|washington|oregon|massachusetts|illinois|florida|georgia|colorado|virginia|north carolina|pennsylvania|ohio|michigan|arizona|utah|minnesota|wisconsin|tennessee|indiana|maryland|missouri|connecticut|new jersey|oklahoma|nevada|kentucky|alabama|louisiana|kansas|iowa|nebraska|ontario|quebec|québec|british columbia|alberta|bayern|bavaria|hessen|sachsen|catalonia|cataluña|madrid|são paulo|rio de janeiro|minas gerais|sp|rj|mg|pr|rs|sc|bengaluru|bangalore|karnataka|maharashtra|tamil nadu|telangana|new south wales|victoria|queensland|d.c.|dc|europe|emea|remote`, "|") {
		m[c] = true
	}
	return m
}()

// Cities that stand alone often enough to be known.
var cities = func() map[string]bool {
	m := map[string]bool{}
	for c := range strings.SplitSeq(`new york|new york city|nyc|san francisco|sf bay area|bay area|los angeles|seattle|boston|chicago|austin|denver|portland|atlanta|miami|dallas|houston|philadelphia|san diego|san jose|palo alto|mountain view|menlo park|sunnyvale|cupertino|oakland|washington dc|toronto|vancouver|montreal|montréal|london|manchester|edinburgh|dublin|berlin|munich|münchen|hamburg|frankfurt|cologne|köln|stuttgart|düsseldorf|leipzig|dresden|vienna|wien|zurich|zürich|geneva|genève|basel|paris|lyon|toulouse|nantes|lille|bordeaux|marseille|madrid|barcelona|valencia|sevilla|bilbao|málaga|lisbon|lisboa|porto|coimbra|braga|amsterdam|rotterdam|utrecht|brussels|bruxelles|copenhagen|stockholm|oslo|helsinki|warsaw|krakow|prague|budapest|bucharest|athens|rome|milan|milano|turin|istanbul|tel aviv|dubai|cairo|lagos|nairobi|cape town|johannesburg|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|pune|singapore|hong kong|shanghai|beijing|shenzhen|tokyo|seoul|taipei|sydney|melbourne|brisbane|auckland|são paulo|sao paulo|rio de janeiro|belo horizonte|curitiba|porto alegre|recife|florianópolis|buenos aires|santiago|bogotá|bogota|medellín|lima|mexico city|ciudad de méxico|guadalajara|monterrey|quito|montevideo|karlsruhe|nürnberg|nuremberg|bremen|hannover|bonn|bergen|trondheim|stavanger|gothenburg|göteborg|malmö|uppsala|aarhus|odense|tampere|turku|espoo|tallinn|riga|vilnius|gdansk|gdańsk|wroclaw|wrocław|poznan|poznań|katowice|brno|bratislava|zagreb|ljubljana|belgrade|sofia|cluj|cluj-napoca|iași|timisoara|kyiv|kiev|lviv|minsk|leeds|sheffield|bristol|birmingham|glasgow|liverpool|newcastle|nottingham|cardiff|belfast|cambridge|oxford|brighton|reading|cork|galway|limerick|eindhoven|the hague|den haag|antwerp|ghent|gent|leuven|strasbourg|rennes|grenoble|montpellier|nice|sophia antipolis|aix-en-provence|annecy|bern|lausanne|lucerne|graz|linz|salzburg|innsbruck|potsdam|mannheim|heidelberg|freiburg|münster|dortmund|essen|aachen|augsburg|kiel|rostock|jena|erfurt|braunschweig|darmstadt|wiesbaden|mainz|ulm|regensburg|würzburg|zaragoza|granada|murcia|alicante|valladolid|santander|a coruña|vigo|aveiro|évora|funchal|campinas|fortaleza|salvador|brasília|goiânia|manaus|vitória|joinville|blumenau|bologna|florence|firenze|naples|napoli|palermo|padova|thessaloniki|ankara|izmir|haifa|jerusalem|amman|beirut|riyadh|doha|abu dhabi|karachi|lahore|islamabad|dhaka|colombo|kathmandu|kolkata|ahmedabad|noida|gurgaon|gurugram|kochi|jaipur|bangkok|hanoi|ho chi minh city|jakarta|bandung|manila|kuala lumpur|osaka|kyoto|busan|pangyo|guangzhou|hangzhou|chengdu|perth|adelaide|canberra|wellington|ottawa|calgary|edmonton|quebec city|québec|waterloo|pittsburgh|columbus|cleveland|cincinnati|detroit|ann arbor|minneapolis|milwaukee|madison|st. louis|kansas city|nashville|charlotte|raleigh|durham|tampa|orlando|phoenix|tucson|salt lake city|las vegas|sacramento|santa clara|santa monica|irvine|redmond|bellevue|boulder|san antonio|new orleans|baltimore|brooklyn|manhattan|jersey city|hoboken|buffalo|rochester|ithaca|princeton|new haven|providence|hartford|indianapolis|louisville|omaha|albuquerque|boise|honolulu|anchorage|puebla|querétaro|tijuana|cali|barranquilla|cartagena|valparaíso|concepción|córdoba|rosario|mendoza|asunción|la paz|caracas|san juan|panama city|guatemala city|accra|casablanca|rabat|tunis|algiers|alexandria|addis ababa|kampala|kigali|dar es salaam|durban|pretoria|online|worldwide|california|texas|florida|remote`, "|") {
		m[c] = true
	}
	return m
}()

var placeShape = regexp.MustCompile(`^[\pL.'’\- ]{2,40},\s*[\pL.'’\- ]{2,40}(?:,\s*[\pL.'’\- ]{2,30})?(?:\s+\d{4,5}(?:-\d{4})?)?$`)

// placeLike reports whether s is nothing but a place.
func placeLike(s string) bool {
	s = strings.Trim(strings.TrimSpace(s), "()[]|,;·•")
	if s == "" || len(s) > 70 || titleScore(s) > 0 && !strings.Contains(s, ",") {
		return false
	}
	low := strings.ToLower(s)
	if remote.MatchString(s) || cities[low] || countries[low] {
		return true
	}
	if a, b, ok := strings.Cut(s, " & "); ok {
		return placeLike(a) && placeLike(b)
	}
	if !placeShape.MatchString(s) {
		return false
	}
	parts := strings.Split(s, ",")
	last := strings.TrimRight(strings.TrimSpace(parts[len(parts)-1]), "0123456789 -")
	city := strings.ToLower(strings.TrimSpace(parts[0]))
	if len(parts) > 2 {
		mid := strings.ToLower(strings.TrimSpace(parts[1]))
		return countries[strings.ToLower(last)] && (countries[mid] || cities[mid]) || countries[mid] && cities[city]
	}
	if low := strings.ToLower(last); cities[low] && !cities[city] {
		return false // "Pixelaria Studio, Madrid": Madrid is a region too
	}
	return len(last) == 2 && strings.Contains(usStates, " "+last+" ") || countries[strings.ToLower(last)] || cities[city]
}
