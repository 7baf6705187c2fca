package resume

import (
	"regexp"
	"strings"
	"unicode"

	"vouchsafe/app/document"
)

// kind is what a section of a resume holds.
type kind int

const (
	header kind = iota // what stands before the first heading: name and contact
	contact
	summary
	experience
	projects
	education
	skills
	languages
	engagement // roles besides a job: volunteering, research, leadership, service
	other      // named, but of no use to a letter: awards, publications, interests
	unnamed    // under a heading that is in no list
)

// headings are the names of sections in seven languages, squashed to letters.
var headings = func() map[string]kind {
	m := map[string]kind{}
	add := func(k kind, names ...string) {
		for _, n := range names {
			m[squash(n)] = k
		}
	}
	add(contact, "contact", "contact info", "contact information", "contact details", "contacts", "contact me", "personal information",
		"personal info", "personal details", "personal data", "details", "kontakt", "kontaktdaten", "persönliche daten", "persönliche angaben", "coordonnées",
		"informations personnelles", "contacto", "datos personales", "información personal", "contato", "dados pessoais", "links", "find me online", "social", "websites", "info", "online", "profiles", "social profiles", "social media", "networks", "reach me",
		"contactgegevens", "persoonlijke gegevens", "personalia", "dane kontaktowe", "dane osobowe")
	add(summary, "summary", "profile", "about", "about me", "objective", "career objective", "career summary", "professional summary", "executive summary",
		"professional profile", "personal statement", "summary statement", "career profile", "overview", "bio", "biography", "introduction", "who i am", "my story", "statement", "summary of qualifications",
		"qualifications summary", "personal profile", "profil", "über mich", "zusammenfassung", "kurzprofil", "berufsprofil", "ziel", "à propos", "à propos de moi", "résumé", "profil professionnel",
		"objectif", "perfil", "resumen", "sobre mí", "acerca de mí", "perfil profesional", "objetivo", "resumo", "sobre", "sobre mim", "perfil profissional", "resumo profissional", "extracto", "highlights", "career highlights",
		"profiel", "persoonlijk profiel", "over mij", "samenvatting", "profil zawodowy", "o mnie", "podsumowanie", "podsumowanie zawodowe", "cel zawodowy")
	add(experience, "experience", "experiences", "work experience", "work experiences", "professional experience", "employment", "employment history", "work history", "work", "career",
		"career history", "job history", "relevant experience", "professional background", "industry experience", "positions", "positions held", "internships", "internship experience", "internship", "contracts", "contract work", "contract experience", "freelance", "freelance work", "freelance experience", "consulting", "consulting experience", "clients", "client work", "assignments",
		"selected experience", "engineering experience", "technical experience", "experience and employment", "professional history", "recent experience", "additional experience", "other experience", "related experience", "vocational", "professional appointments", "appointments", "academic appointments",
		"other employment", "past experience", "previous experience", "early career", "earlier experience", "work and experience", "software experience", "employment experience", "experience highlights", "career experience", "industry", "jobs", "vocational", "vocacional",
		"berufserfahrung", "berufliche erfahrung", "beruflicher werdegang", "werdegang", "erfahrung", "berufspraxis", "praktika", "berufliche laufbahn", "arbeitserfahrung", "beruflicher hintergrund", "berufliche stationen", "stationen",
		"expérience", "expériences", "expérience professionnelle", "expériences professionnelles", "parcours professionnel", "parcours", "stages", "emplois",
		"experiencia", "experiencia laboral", "experiencia profesional", "historial laboral", "trayectoria", "trayectoria profesional", "empleo", "prácticas",
		"experiência", "experiência profissional", "experiências", "experiências profissionais", "histórico profissional", "trajetória profissional", "percurso profissional",
		"werkervaring", "ervaring", "loopbaan", "arbeidsverleden", "doświadczenie", "doświadczenie zawodowe", "przebieg kariery", "przebieg pracy zawodowej", "historia zatrudnienia", "praktyki", "staże")
	add(projects, "projects", "project", "personal projects", "side projects", "selected projects", "open source", "open source projects", "open source contributions", "open source experience", "key projects", "project experience", "notable projects", "academic projects", "technical projects",
		"project highlights", "projects and open source", "open source work", "software projects", "software", "contributions", "relevant projects", "independent projects", "portfolio", "projekte", "eigene projekte", "projets", "projets personnels", "proyectos", "proyectos personales", "projetos", "projetos pessoais", "projecten", "projekty", "projekty własne")
	add(education, "education", "educational background", "academic background", "education and training", "education and certifications", "education and qualifications", "academic history", "studies", "training", "academics", "academic qualifications", "qualifications", "degrees", "schooling",
		"ausbildung", "bildung", "studium", "schulbildung", "bildungsweg", "akademische ausbildung", "aus- und weiterbildung", "formation", "formations", "études", "éducation", "diplômes", "educación", "formación", "formación académica", "estudios", "educação", "formação", "formação acadêmica", "formação académica", "escolaridade",
		"opleiding", "opleidingen", "studie", "onderwijs", "scholing", "wykształcenie", "edukacja", "studia")
	add(skills, "skills", "technical skills", "skill", "skill set", "skillset", "core skills", "top skills", "main skills", "key skills", "technologies", "technology", "tech stack", "stack", "tools", "tools and technologies", "technologies and tools", "core competencies", "competencies",
		"competences", "areas of expertise", "expertise", "programming", "programming languages", "programming skills", "computer skills", "it skills", "software skills", "technical expertise", "technical proficiencies", "proficiencies", "technical knowledge", "knowledge", "skills and technologies",
		"skills and tools", "languages and technologies", "technical", "abilities", "strengths", "skills and expertise", "professional skills", "hard skills", "soft skills", "skills summary", "technical summary", "skills and abilities", "additional skills", "skills and awards", "skills and interests", "skills and certifications", "technical background", "technical strengths", "specialties", "featured skills", "skills and languages", "languages and tools", "technical stack", "toolbox",
		"kenntnisse", "fähigkeiten", "fachkenntnisse", "it-kenntnisse", "edv-kenntnisse", "technische kenntnisse", "kompetenzen", "technologien", "compétences", "compétences techniques", "compétences informatiques", "technologies et outils", "outils",
		"habilidades", "habilidades técnicas", "competencias", "competencias técnicas", "conocimientos", "tecnologías", "aptitudes", "conocimientos técnicos", "conocimientos informáticos", "competências", "competências técnicas", "habilidades e competências", "conhecimentos", "tecnologias", "aptidões",
		"vaardigheden", "kennis", "kennis en vaardigheden", "competenties", "umiejętności", "umiejętności techniczne", "kompetencje", "technologie", "narzędzia")
	add(languages, "languages", "language skills", "spoken languages", "sprachen", "sprachkenntnisse", "langues", "idiomas", "línguas", "lenguas", "talen", "talenkennis", "języki", "języki obce", "znajomość języków")
	add(engagement, "research experience", "teaching experience", "volunteer", "volunteering", "volunteer experience", "volunteer work", "activities", "extracurricular activities", "extracurricular", "leadership", "leadership and activities", "leadership experience", "community", "community involvement", "service", "research", "teaching", "military service", "ehrenamt", "engagement", "bénévolat", "voluntariado", "volunteering experience", "volunteer and leadership", "leadership and involvement", "campus involvement", "on campus involvement", "involvement", "student activities",
		"activities and leadership", "clubs and organizations", "student organizations", "community service", "military experience", "military", "governance", "ehrenamtliches engagement", "ehrenamtliche tätigkeit", "ehrenamtliche tätigkeiten", "engagements", "vie associative", "trabalho voluntário", "experiencia voluntaria", "vrijwilligerswerk", "wolontariat", "działalność społeczna")
	add(other, "awards", "award", "honors", "honours", "honors and awards", "honors-awards", "awards and honors", "awards and honours", "awards and achievements", "achievements", "accomplishments", "certifications", "certificates", "certification", "licenses and certifications", "certifications and training", "courses", "coursework",
		"relevant coursework", "publications", "selected publications", "papers", "patents", "talks", "presentations", "invited talks", "speaking", "interests", "hobbies", "hobbies and interests", "interests and hobbies", "references", "referees",
		"memberships", "professional memberships", "affiliations", "professional affiliations", "press", "recognition", "scholarships", "grants", "conferences", "workshops",
		"writing", "additional information", "miscellaneous", "other", "testimonials", "test scores", "societies", "personal", "most proud of", "my life philosophy", "a day of my life", "life philosophy", "training and certifications", "research interests", "professional development", "selected honors", "honors", "favorites",
		"auszeichnungen", "zertifikate", "zertifizierungen", "weiterbildung", "weiterbildungen", "veröffentlichungen", "publikationen", "interessen", "hobbys", "referenzen", "sonstiges", "fortbildung",
		"certifications et formations", "centres d'intérêt", "loisirs", "intérêts", "références", "distinctions", "prix", "divers",
		"certificaciones", "certificados", "cursos", "premios", "publicaciones", "intereses", "aficiones", "referencias", "logros", "otros",
		"certificações", "certificados", "prêmios", "publicações", "interesses", "referências", "conquistas", "outros", "títulos", "tesis", "tesis de maestría", "tese", "thesis", "master thesis", "dissertation",
		"certificaten", "cursussen", "interesses", "referenties", "publicaties", "prijzen", "certyfikaty", "kursy", "szkolenia", "kursy i szkolenia", "zainteresowania", "referencje", "publikacje", "nagrody", "osiągnięcia")
	return m
}()

// squash keeps the letters of s in lower case, so that "C O N TAC T" and "edu
// cation" read as the words they are; "&" counts as "and".
func squash(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "&", " and ")
	s = strings.ReplaceAll(s, " + ", " and ")
	s = strings.ReplaceAll(s, "/", " and ")
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// ownWords are headings in the person's own words: "Where I have worked".
var ownWords = regexp.MustCompile(`^(?:what|where|how|things|places|some)\s(?:[\pL'’]+\s){0,4}(?:(work(?:ed)?|been|jobs)|(stud(?:y|ied)|learn(?:ed|t)|educated)|(use|know)|(built|made|build))(?:\s(?:at|with|on|so far|before|before now))?$`)

// headingKind looks s up as the name of a section.
func headingKind(s string) (kind, bool) {
	s = strings.TrimSpace(s)
	if n := len([]rune(s)); n < 3 || n > 60 || strings.ContainsAny(s, "@0123456789") {
		return 0, false
	}
	if i := strings.IndexByte(s, ':'); i >= 0 && strings.TrimSpace(s[i+1:]) != "" {
		return 0, false
	}
	q := squash(s)
	if k, ok := headings[q]; ok {
		return k, true
	}
	for _, other := range []string{q + "s", strings.TrimSuffix(q, "s")} {
		if k, ok := headings[other]; ok {
			return k, true
		}
	}
	for _, and := range []string{"and", "und", "et", "y", "e"} {
		// "Education and Awards": the first name decides, if both are names.
		for at := 3; ; {
			i := strings.Index(q[min(at, len(q)):], and)
			if i < 0 {
				break
			}
			i += at
			a, okA := headings[q[:i]]
			_, okB := headings[q[i+len(and):]]
			if okA && okB {
				return a, true
			}
			at = i + 1
		}
	}
	if m := ownWords.FindStringSubmatch(strings.ToLower(s)); m != nil {
		for i, k := range []kind{experience, education, skills, projects} {
			if m[i+1] != "" {
				return k, true
			}
		}
	}
	for _, front := range []string{"my", "selected", "relevant", "other", "additional", "professional", "technical", "recent", "work", "campus", "general", "key", "core", "main"} {
		if rest, ok := strings.CutPrefix(q, front); ok {
			if k, ok := headings[rest]; ok {
				return k, true
			}
		}
	}
	return 0, false
}

// look is how a line is set; headings of one resume share it.
type look struct {
	size float64
	bold bool
	caps bool
	head int
}

func lookOf(l document.Line) look {
	return look{float64(int(l.Size*2+0.5)) / 2, l.Bold, allCaps(l.Text), l.Header}
}

func allCaps(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3
}
