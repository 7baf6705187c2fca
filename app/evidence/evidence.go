// Package evidence turns a resume, the person's answers and a pack into claims:
// what they did, with quantities, tools, employer, period, story and source.
//
// What a line means (its kind, worth, signals, story) comes from the reader; figures,
// tools, levels and whose it is are read here. It is deterministic, and each claim
// says why it counts. A line that tells no deed (an employer's blurb, a summary,
// filler) gives no claim.
package evidence

import (
	"vouchsafe/app/document"
	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
)

// Source is a verbatim stretch of what the person gave.
type Source struct {
	Kind  string       `json:"kind"` // "resume", "posting", "answer", "pack"
	Quote string       `json:"quote"`
	Page  int          `json:"page"`
	Box   document.Box `json:"box"`
}

// Kinds of source.
const (
	FromResume  = "resume"
	FromPosting = "posting"
	FromAnswer  = "answer"
	FromPack    = "pack"
)

// Signals are the five a hiring manager looks for.
type Signals struct {
	Load          bool `json:"load"`
	Incident      bool `json:"incident"`
	Database      bool `json:"database"`
	Numbers       bool `json:"numbers"`
	Observability bool `json:"observability"`
}

// Union lights what either lights.
func (s Signals) Union(o Signals) Signals {
	return Signals{s.Load || o.Load, s.Incident || o.Incident, s.Database || o.Database, s.Numbers || o.Numbers, s.Observability || o.Observability}
}

// Names lists the lit signals in the playbook's order.
func (s Signals) Names() []string {
	out := []string{}
	for _, k := range []struct {
		lit  bool
		name string
	}{{s.Load, "load"}, {s.Incident, "incident"}, {s.Database, "database"}, {s.Numbers, "numbers"}, {s.Observability, "observability"}} {
		if k.lit {
			out = append(out, k.name)
		}
	}
	return out
}

// Strengths of a verb, strongest claim first.
const (
	Operated = "operated"
	OnCall   = "on_call"
	Led      = "led"
	Built    = "built"
	Designed = "designed"
	TookPart = "took_part"
)

// Stories a claim can tell.
const (
	Incident  = "incident"
	Migration = "migration"
	Cost      = "cost"
)

// Claim is one deed that the person's own words vouch for.
type Claim struct {
	Key      string // of the deed's own words, the same in every version of a resume that has them
	Text     string // the sentence of the source, bullet mark and short forms undone
	Source   Source // the whole bullet, verbatim
	Head     Source // the line that names employer and title; zero for projects and answers
	Employer string
	Title    string
	Project  string
	Period   string // "2021-03/present" as read
	Current  bool   // the job still runs
	Recency  int    // 0 for the latest job, then 1, 2, …

	WithTeam bool   // the person says others did it with them
	Prefer   bool   // the person wants it told before others
	Withheld string // the employer's name where the person wants it described: it must not be told

	Meaning    meaning.Meaning // of the text that was read: the bullet, or one sentence of several
	Passage    Passage         // what a writer may tell it from
	Deed       Deed            // empty where no rule can tell it
	Strength   string
	Quantities []Quantity
	Tools      []playbook.Mention
	Signals    Signals
	Story      string // "", "incident", "migration", "cost"
	Beats      []Beat // of a story told in boxes; empty for a bullet
	Why        string // why it counts, for people
	Score      float64
}

// Passage is a text as the resume has it, and the pieces that the reader found in it. A
// claim that the person wants told otherwise has its own words here, and no pieces.
type Passage struct {
	Text  string
	Spans map[string]meaning.Span
}

// Beat is one part of a story told in the boxes.
type Beat struct {
	Key      string // "trouble", "found", "call", "result", "left_behind"
	Text     string
	Sentence string // Text as one or more sentences in the first person: "310k jobs, queue blew up" told decently
	Source   Source
}

// Deed is the sentence of a claim taken apart: "Designed and implemented" +
// "real-time fraud detection pipeline processing 50K+ transactions per second" +
// tails "reducing fraudulent charges by 18%".
type Deed struct {
	Verb   english.Verb
	Form   english.Form
	Verbs  string // the verb or verbs as written: "Designed and implemented"
	Object string // what follows the verbs, up to the first tail
	Tails  []Tail
	Being  bool     // Verbs are what the person was: "on call", "responsible for", "lead nurse"
	After  []string // independent clauses behind a semicolon or colon: "importer tickets dropped from 45 to 8 a month"

	// Narrative is set for a line that tells its deed as prose ("… grew to 310,000
	// jobs; I put a circuit breaker in front"): its clauses, in order. The other
	// fields are empty then.
	Narrative []string
}

// Told reports whether a rule can tell the deed.
func (d Deed) Told() bool { return d.Verbs != "" || len(d.Narrative) > 0 }

// Tail is a trailing participle clause.
type Tail struct {
	Text       string // as written, without the comma: "reducing fraudulent charges by 18%"
	Verb       english.Verb
	Rest       string // after the participle
	Quantities []Quantity
}

// Line is one line of the resume and what the reader understood, whether or not it
// became a claim.
type Line struct {
	Key        string // of its words
	Source     Source
	Meaning    meaning.Meaning
	Story      string
	Signals    Signals
	Quantities []Quantity
	Tools      []playbook.Mention
	Why        string // why it counts, for people
}

// Evidence is all that vouches for a letter.
type Evidence struct {
	Claims  []Claim
	Lines   []Line // every line of jobs and projects, in the order of the resume
	Signals Signals
	Skills  []Skill // tools listed as skills, in the order of the resume
	Answers Answers
}

// Skill is a tool with the strongest level the resume gives it, and where it says so.
type Skill struct {
	Tool   playbook.Tool
	As     string // as the resume writes it
	Level  string // "production", "used", "read_about"
	Source Source
	Count  int  // claims that name it
	Weak   bool // only deeds that claim little name it: it was used around them
	Now    bool // a deed of the running job names it, or the resume says it is daily
}
