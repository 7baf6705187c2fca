// Package letter turns evidence and a posting into a Letter: code plans, the
// model phrases inside a lock of the source's own words, code verifies. Every
// sentence in a Letter has passed package check; a letter always comes out, with
// or without a model.
package letter

import (
	"slices"
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/document"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// Version of letter.json.
const Version = 1

// The parts of letter.json that other stations define.
type (
	// Source is a verbatim stretch of what the person gave.
	Source = evidence.Source
	// Signals are the five a hiring manager looks for.
	Signals = evidence.Signals
	// Looks is how the resume is set, for an export that takes after it.
	Looks = document.Looks
	// Finding is what the gate says of the letter.
	Finding = check.Finding
	// NeedState is what the resume has for one need of the posting.
	NeedState = evidence.NeedState
	// Question asks for a missing fact.
	Question = playbook.Question
)

// Letter is letter.json: complete enough that export needs nothing else.
type Letter struct {
	Version      int           `json:"version"`
	Company      string        `json:"company"`
	Role         string        `json:"role"`
	Team         string        `json:"team"`
	Opening      string        `json:"opening"` // "incident", "migration", "cost", "role"
	Openings     []Opening     `json:"openings"`
	Model        *string       `json:"model"` // nil when composed by rule alone
	Seed         uint64        `json:"seed"`
	Pack         string        `json:"pack"`
	Form         string        `json:"form"` // "letter", "email", "box", "paragraph"
	Tone         string        `json:"tone"` // "plain", "warm", "brisk"
	Words        int           `json:"words"`
	Language     string        `json:"language"`
	Date         string        `json:"date"` // 2026-11-23
	Sender       Sender        `json:"sender"`
	Looks        Looks         `json:"looks"`
	Recipient    Recipient     `json:"recipient"`
	Subject      string        `json:"subject,omitempty"` // of an e-mail
	Paragraphs   []Paragraph   `json:"paragraphs"`
	Signals      Signals       `json:"signals"`
	Findings     []Finding     `json:"findings"`
	Placeholders []Placeholder `json:"placeholders"`
	Questions    []Question    `json:"questions"`
	Gaps         []Gap         `json:"gaps"`
	Needs        []NeedState   `json:"needs"`
	Timings      Timings       `json:"timings"`

	Falls    map[string]int `json:"-"` // why phrasings of the model were dropped; "" counts those that passed
	Contests []Contest      `json:"-"` // where a wording by rule and one by the model both passed
}

// Contest is one claim that rule and model both put into words, the rest alike.
type Contest struct {
	Rule, Model string
	Won         string // "rule", "model": which of them ranks first
}

// Sender is the applicant's contact block.
type Sender struct {
	Name  string   `json:"name"`
	Email string   `json:"email"`
	Phone string   `json:"phone"`
	Place string   `json:"place"`
	Links []string `json:"links"`
}

// Recipient is whom the letter addresses; fields that are not known are empty.
type Recipient struct {
	Person  string `json:"person"`
	Team    string `json:"team"`
	Company string `json:"company"`
}

// Slots of a letter, in order.
const (
	Greeting  = "greeting"
	Lead      = "opening"
	Proof     = "proof"
	DayToDay  = "day_to_day"
	Plan      = "plan"
	Close     = "close"
	Signature = "signature"
)

// Paragraph is one slot of the outline.
type Paragraph struct {
	Slot      string     `json:"slot"`
	Sentences []Sentence `json:"sentences"`
}

// Text joins the sentences with single spaces.
func (p Paragraph) Text() string {
	var s strings.Builder
	for i, x := range p.Sentences {
		if i > 0 {
			s.WriteString(" ")
		}
		s.WriteString(x.Text)
	}
	return s.String()
}

// Sentence is one sentence and what vouches for it.
type Sentence struct {
	Text         string   `json:"text"`
	By           string   `json:"by"` // "model", "rule", "user"
	Sources      []Source `json:"sources"`
	Alternatives []string `json:"alternatives"`     // each can take this sentence's place, the rest of the letter as it is
	Part         string   `json:"part,omitempty"`   // what it does: "claim", "apply", "hook", "intent", "day", "plan", "close", …
	Key          string   `json:"key,omitempty"`    // of the claim it tells
	Locked       bool     `json:"locked,omitempty"` // the person keeps it as it is

	Composed *Composed `json:"composed,omitempty"` // what stood here before the person typed; nil where they did not
}

// Composed is a sentence as it was written for the person.
type Composed struct {
	Text    string   `json:"text"`
	By      string   `json:"by"`
	Sources []Source `json:"sources"`
}

// Type puts the person's own words in the place of a sentence. What was written for
// them stays an alternative, and typed again it is theirs no longer.
func (s *Sentence) Type(text string) {
	if s.Composed == nil {
		s.Alternatives = instead(s.Alternatives, text, s.Text)
		s.Composed = &Composed{Text: s.Text, By: s.By, Sources: s.Sources}
	}
	if s.Text, s.By = text, "user"; text == s.Composed.Text {
		s.GiveBack()
	}
}

// Own reports whether the person typed the sentence into the letter. One that was made
// of their story or their settings can be made anew.
func (s *Sentence) Own() bool {
	told := len(s.Sources) > 0 && s.Sources[0].Kind == evidence.FromAnswer
	return s.Composed != nil || s.By == "user" && !told
}

// Touched reports whether the person typed any of the letter.
func (l *Letter) Touched() bool {
	for p := range l.Paragraphs {
		for s := range l.Paragraphs[p].Sentences {
			if l.Paragraphs[p].Sentences[s].Own() {
				return true
			}
		}
	}
	return false
}

// GiveBack puts what was written for the person back in the place of their words.
func (s *Sentence) GiveBack() {
	c := s.Composed
	if c == nil {
		return
	}
	s.Text, s.By, s.Sources, s.Composed = c.Text, c.By, c.Sources, nil
	s.Alternatives = slices.DeleteFunc(slices.Clone(s.Alternatives), func(x string) bool { return x == c.Text })
}

// Choose puts an alternative in the place of a sentence, which becomes an alternative.
// The choice makes nothing the person's own; words that they typed are given up for it.
func (s *Sentence) Choose(alternative int) {
	text := s.Alternatives[alternative]
	s.GiveBack()
	if s.Text != text {
		s.Alternatives = instead(s.Alternatives, text, s.Text)
		s.Text = text
	}
}

// instead gives alternatives with text taken out and other put first.
func instead(alternatives []string, text, other string) []string {
	out := []string{other}
	for _, x := range alternatives {
		if x != text && x != other {
			out = append(out, x)
		}
	}
	return out
}

// Opening is one of the four ways to begin, available or with the question that would fill it.
type Opening struct {
	Kind      string `json:"kind"`
	Available bool   `json:"available"`
	Why       string `json:"why"`
	Question  string `json:"question"`
}

// Placeholder is a fact nobody has given and the letter cannot do without.
type Placeholder struct {
	Text string `json:"text"` // "{Your name}"
	Slot string `json:"slot"`
}

// Gap is a need of the posting that the resume does not meet.
type Gap struct {
	Need     string `json:"need"`
	Quote    string `json:"quote"`
	Sentence string `json:"sentence,omitempty"` // an honest one that the person may take into the letter
}

// Timings are in milliseconds.
type Timings struct {
	ReadMS          int64 `json:"read_ms"`
	LoadMS          int64 `json:"load_ms"`
	PrefixMS        int64 `json:"prefix_ms"`
	FirstSentenceMS int64 `json:"first_sentence_ms"`
	DraftMS         int64 `json:"draft_ms"`
	ExportMS        int64 `json:"export_ms"`
	PromptTokens    int   `json:"prompt_tokens"`
	GeneratedTokens int   `json:"generated_tokens"`
}
