package english

import (
	"strings"
	"sync"
)

// spelled are words of resumes that are often written wrong, beside the verbs and
// nouns that this package knows.
const spelled = `accessibility accommodate accountability achievement achievements acquisition administration administrative administrator analysis analyst analysts
application applications appropriate approximately architecture assessment assessments assistance assistant associate automation available availability
bachelor beginning business businesses calendar capability capacity category certificate certificates certification challenge challenges colleague colleagues
committee commercial communication community comparison compatibility competence competent complete complexity compliance component components conscience
consistency consistent continuous coordination corporate correspondence curriculum customer customers database databases deadline definitely department
departments dependency dependencies description design detailed development difference different discipline documentation education effective efficiency
efficient electronic employee employees employment encryption engineering enterprise environment environments equipment especially essential excellent
existing experience experienced experiment familiar february feedback financial flexible foreign foundation framework frameworks frequency frequently
functionality fundamental government graduate guarantee guidance hardware hierarchy hospital immediately implementation improvement improvements
independent independently individual infrastructure initiative initiatives innovation installation institute insurance integration integrity intelligence
international interview inventory investigation knowledge laboratory language languages latency leadership learning liaison library licence logistics
maintenance management manufacturing marketing material materials maximum measurement mechanical mechanism medical methodology microservice microservices
migration migrations millennium miscellaneous mobile monitoring necessary negotiation network networks noticeable objective occasion occasionally occurred
occurrence operating operation operations opportunity optimisation optimization organisation original participation particular partner
performance permanent permission personal personnel pharmacy physical pipeline pipelines planning platform platforms portfolio possession practical
precision presence presentation previous previously principal principle priority priorities privilege procedure procedures production productivity
profession professional proficiency proficient programming project projects proposal prototype publication quality quarterly questionnaire receipt
recommendation reference references regression regulatory relationship relevant reliability reliable remote requirement requirements research resource
resources responsibilities responsibility responsible restaurant rhythm scalability scalable schedule scheduling scientific secretary security
separate separately sergeant service services significant similar software solution solutions specific specifically specification standard standards
statistics strategic strategies strategy structure student students subsequent successful successfully sufficient supervision supervisor surveillance
sustainability technical technician technique techniques technology technologies telecommunications temporary therapy thorough throughout throughput
tomorrow training transaction transactions transition transparency university unnecessary utility vehicle vehicles version volunteer warehouse website
instilled weekly welcome wednesday workflow workflows workshop workshops`

// sound are good words that look like a slip for one of the others.
const sound = `through patient patients patience stating states stimulate stimulates pointed pointing decode decodes decoded decoding compliant compliance
spelling spellings complies exiting licensee licensees scheme schemes relying conform conforms conforming freeing filling tricked refusing casting spacing
diagnosis modulus exciting contract contracts contracted wishing stepping handing bootstrapped bootstrapping synching botched manpages contact contacts conversation conversations adoption
adaptation reform reforms personal personnel moral morale cantina statute statutes stature formally formerly lightning lightening`

// dictionary is every word of seven letters or more that is sure to be spelled right,
// by its first letter; true where another can be meant for it.
var dictionary = sync.OnceValue(func() map[byte]map[string]bool {
	out := map[byte]map[string]bool{}
	add := func(w string, meant bool) {
		if len(w) < 7 || strings.ContainsAny(w, "-'") {
			return
		}
		if out[w[0]] == nil {
			out[w[0]] = map[string]bool{}
		}
		out[w[0]][w] = out[w[0]][w] || meant
	}
	for w := range strings.FieldsSeq(spelled) {
		add(w, true)
	}
	for w := range verbs {
		add(w, true)
	}
	for w := range countNouns {
		add(w, true)
		add(plural(w), true)
	}
	for w := range strings.FieldsSeq(sound) {
		add(w, false)
	}
	return out
})

// Misspelt finds the word that a long one is a slip of the pen for: one letter too
// many or too few, two changed about, or a wrong vowel, inside the word. It says
// nothing of words that nobody here knows, and of what is only spelled the British or
// the American way.
func Misspelt(word string) (meant string, ok bool) {
	if len(word) < 7 || strings.IndexFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 || agent(word) {
		return "", false
	}
	known := dictionary()[word[0]]
	for _, form := range []string{word, strings.TrimSuffix(word, "s"), strings.TrimSuffix(word, "ly")} {
		if _, right := known[form]; right {
			return "", false
		}
	}
	if _, _, verb := LookupVerb(word); verb {
		return "", false
	}
	for w, may := range known {
		if may && slip(word, w) && (meant == "" || w < meant) {
			meant = w
		}
	}
	return meant, meant != ""
}

// agent: "planners" is no slip for "planned".
func agent(w string) bool {
	for _, end := range []string{"er", "ers", "or", "ors", "ist", "ists", "less", "ness"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// slip reports whether one slip inside the word turns b into a.
func slip(a, b string) bool {
	if a[len(a)-1] != b[len(b)-1] {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) == len(b)+1: // one too many
		return a[i+1:] == b[i:] && !variant(a, i)
	case len(a)+1 == len(b): // one too few
		return a[i:] == b[i+1:] && !variant(b, i)
	case len(a) != len(b) || i >= len(a)-1:
		return false
	case a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]: // changed about
		pair := a[i : i+2]
		return pair != "re" && pair != "er"
	}
	return a[i+1:] == b[i+1:] && isVowel(a[i]) && isVowel(b[i])
}

// variant: the letter at i is there in one of two good spellings: "labelled",
// "behaviour", "programme".
func variant(w string, i int) bool {
	return w[i] == 'l' && (w[i-1] == 'l' || i+1 < len(w) && w[i+1] == 'l') || w[i] == 'u' && w[i-1] == 'o' || w[i] == 'e' && i > 1 && strings.HasPrefix(w[i-2:], "dgem") || w[i] == 's' && i == len(w)-1
}
