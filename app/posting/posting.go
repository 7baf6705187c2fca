// Package posting turns a job advertisement into a Posting: who asks for what,
// and which of their lines name a real problem, each with its source line.
//
// It refuses texts of fewer than eight words. Where an employer or a role is not
// named the field is empty; it never guesses. Negated needs ("we do not need
// Kubernetes"), page furniture, text that nobody sees and text that speaks to a
// machine are no needs and are never quoted.
//
// What a sentence of it means (a problem, a task, a need, an offer …) the taught reader
// tells. Most of what else it knows of advertisements is data: words and phrases (phrase.go says
// how they are written) in the tables beside this file, loaded by cues.go. A reading
// goes one way, and so do the files:
//
//	the text to lines      text, page, html, front, table, document, wrap, joints, menu; line (labels.yaml)
//	lines to parts         section (sections.yaml, page.yaml), sentence, token
//	what job it is         headline, title, role, hiring (words.yaml)
//	whose it is            company, masthead, ballot, mention, name (company.yaml)
//	where, who, how        team, place, placename (places.yaml), person, apply
//	what they ask for      need, shorten (needs.yaml), stack, duty
//	what a sentence means  understand (the taught reader, package meaning)
//	what a letter answers  problem; task, verbphrase, turn (tasks.yaml)
//	what it is worth       verdict; what the person says of it: correct
package posting

// Field is a value with the line it was read from, verbatim.
type Field struct {
	Value string `json:"value"`
	Quote string `json:"quote"`
}

// Posting is what a careful applicant takes from an advertisement.
type Posting struct {
	Company  Field    `json:"company"`
	Aliases  []string `json:"aliases"` // other names the text has for the company: "Grafana" of "Grafana Labs"
	Role     Field    `json:"role"`    // as one would write it in a sentence: "Senior Backend Engineer"
	Roles    []Field  `json:"roles"`   // further jobs that the same text offers
	Team     Field    `json:"team"`    // "Payments", without the word team
	Place    Field    `json:"place"`
	Person   Field    `json:"person"` // a named contact, "Ana Reis"
	Apply    Field    `json:"apply"`
	Agency   Field    `json:"agency"` // a recruiter advertising for a client
	Language string   `json:"language"`

	Verdict    string `json:"verdict"` // "problem", "duties", "boilerplate"
	VerdictWhy string `json:"verdict_why"`

	Problems    []Problem `json:"problems"` // best first
	Tasks       []Task    `json:"tasks"`    // duties concrete enough for a first-90-days sentence, best first
	Duties      []string  `json:"duties"`   // what the job will do, verbatim lines, furniture removed
	Needs       []Need    `json:"needs"`
	Stack       []string  `json:"stack"` // names of tools as written
	Boilerplate []string  `json:"boilerplate"`
	Lines       []string  `json:"lines"` // every line of content, in order

	Corrections Corrections `json:"corrections"` // what a person said of it, see Correct
}

// Problem is a line that names something that hurts, must change or constrains.
type Problem struct {
	Quote string  `json:"quote"` // verbatim
	Task  string  `json:"task"`  // the quote as an infinitive without "to" where it is a task in the imperative: "make late scans visible before customers call"; else empty
	Hook  string  `json:"hook"`  // at most ten words of the quote, verbatim, that stand by themselves in quotation marks; else empty
	Score float64 `json:"score"`
	Why   string  `json:"why"`
}

// Task is a duty that can be the object of a plan.
type Task struct {
	Quote string  `json:"quote"` // verbatim
	Task  string  `json:"task"`  // bare infinitive, addressed to the company: "migrate your billing jobs to Go"
	Score float64 `json:"score"`
	Why   string  `json:"why"`
}

// Need is one requirement.
type Need struct {
	Text  string `json:"text"` // short: "Kubernetes", "5+ years of Go"
	Quote string `json:"quote"`
	Must  bool   `json:"must"`
}

// fill makes the lists that hold nothing empty ones, so that JSON has [] for them.
func (p *Posting) fill() {
	p.Aliases = append([]string{}, p.Aliases...)
	p.Roles = append([]Field{}, p.Roles...)
	p.Problems = append([]Problem{}, p.Problems...)
	p.Tasks = append([]Task{}, p.Tasks...)
	p.Duties = append([]string{}, p.Duties...)
	p.Needs = append([]Need{}, p.Needs...)
	p.Stack = append([]string{}, p.Stack...)
	p.Boilerplate = append([]string{}, p.Boilerplate...)
	p.Lines = append([]string{}, p.Lines...)
}
