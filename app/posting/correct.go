package posting

import (
	"slices"
	"strings"

	"vouchsafe/app/fault"
	"vouchsafe/app/meaning"
)

// Corrections are what a person says of an advertisement where the reader was
// wrong. Nil leaves what was read; an empty word says that it is not named. They
// are kept with the posting they were made to, so that storing it stores them.
type Corrections struct {
	Company *string `json:"company,omitempty"`
	Role    *string `json:"role,omitempty"`
	Team    *string `json:"team,omitempty"`
	Person  *string `json:"person,omitempty"`
	Place   *string `json:"place,omitempty"`
	Problem *string `json:"problem,omitempty"` // the words to answer, verbatim from the advertisement; "" for none
	Task    *string `json:"task,omitempty"`    // the duty to plan for, verbatim from the advertisement; "" for none
}

// Correct gives the posting as the person says it is; p, a posting as it was read,
// is left alone. Problem and Task must be words of the advertisement that can be
// quoted or planned for (faults not_in_posting, cannot_be_quoted, no_task).
func (p *Posting) Correct(c Corrections) (*Posting, error) {
	out := *p
	out.Corrections = c
	for _, f := range []struct {
		says *string
		set  *Field
	}{{c.Company, &out.Company}, {c.Role, &out.Role}, {c.Team, &out.Team}, {c.Person, &out.Person}, {c.Place, &out.Place}} {
		if f.says != nil {
			value := strings.Join(strings.Fields(*f.says), " ")
			*f.set = Field{Value: value, Quote: p.lineWith(value)}
		}
	}
	if c.Company != nil {
		out.Aliases = []string{}
	}
	if err := out.correctProblem(c.Problem); err != nil {
		return nil, err
	}
	if err := out.correctTask(c.Task); err != nil {
		return nil, err
	}
	out.Verdict, out.VerdictWhy = verdict(&out)
	return &out, nil
}

// lineWith gives the line of the advertisement that holds the words, or "".
func (p *Posting) lineWith(words string) string {
	want := strings.ToLower(words)
	for _, l := range p.Lines {
		if words != "" && strings.Contains(strings.ToLower(l), want) {
			return l
		}
	}
	return ""
}

// A person's own choice goes before whatever the reader found.
const chosen = 100

func (p *Posting) correctProblem(says *string) error {
	if says == nil {
		return nil
	}
	if p.Problems = slices.Clone(p.Problems); *says == "" {
		p.Problems = []Problem{}
		return nil
	}
	s, err := p.chosenWords(*says)
	if err != nil {
		return err
	}
	first := Problem{Quote: s.text, Score: chosen, Why: "you chose it"}
	if t, ok := taskOf(s); ok {
		first.Task = t.Task
	}
	if len(s.words) <= hookWords+2 {
		first.Hook = strings.TrimRight(s.text, ".,;:! ")
	}
	if first.Hook == "" && first.Task == "" {
		return fault.BadInput("cannot_be_quoted", "this line is too long to quote and is no task", "",
			"Mark at most twelve words of it")
	}
	p.Problems = slices.DeleteFunc(p.Problems, func(x Problem) bool { return x.Quote == s.text })
	for i := range p.Problems {
		p.Problems[i].Hook = "" // theirs is the one to quote
	}
	p.Problems = append([]Problem{first}, p.Problems...)
	return nil
}

func (p *Posting) correctTask(says *string) error {
	if says == nil {
		return nil
	}
	p.Problems = slices.Clone(p.Problems)
	for i := range p.Problems {
		p.Problems[i].Task = ""
	}
	if *says == "" {
		p.Tasks = []Task{}
		return nil
	}
	s, err := p.chosenWords(*says)
	if err != nil {
		return err
	}
	t, ok := taskOf(s)
	if !ok {
		return fault.BadInput("no_task", "this line is nothing one could plan to do", "a task begins with a verb, such as “migrate”",
			"Choose a line that says what is to be done")
	}
	t.Score, t.Why = chosen, "you chose it"
	p.Tasks = append([]Task{t}, slices.DeleteFunc(slices.Clone(p.Tasks), func(x Task) bool { return x.Task == t.Task })...)
	return nil
}

// chosenWords makes a sentence of words that the person marked in the advertisement.
func (p *Posting) chosenWords(words string) (*sentence, error) {
	words = strings.Join(strings.Fields(words), " ")
	if p.lineWith(words) == "" || len(tokenise(words)) == 0 {
		return nil, fault.BadInput("not_in_posting", "these words are not in the advertisement", "",
			"Mark words of one line as they stand there")
	}
	s := newSentence(words, &line{text: words, section: duties, bullet: true}, true)
	s.is = meaning.PostingMeaning{Label: meaning.Task, Weight: 3}
	return s, nil
}
