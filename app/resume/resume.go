// Package resume turns a document (or a JSON Resume) into a Resume: contact,
// sections, jobs with employer, title and dates, bullets, each with its place.
//
// What fits nowhere is kept as unplaced. Nothing is guessed: a field that the
// resume does not have is empty.
package resume

import "vouchsafe/app/document"

// Version of the JSON that read --json prints.
const Version = 1

// Text is a stretch of the resume with its place; Page is 0 and Box zero where
// the format has no pages.
type Text struct {
	Text string       `json:"text"`
	Page int          `json:"page"`
	Box  document.Box `json:"box"`
}

// Resume is what a person would find in the file.
type Resume struct {
	Version    int            `json:"version"`
	Verdict    string         `json:"verdict"` // "good", "weak", "no_text"
	VerdictWhy string         `json:"verdict_why"`
	Pages      int            `json:"pages"`
	Language   string         `json:"language"` // BCP 47: "en", "de", …
	Contact    Contact        `json:"contact"`
	Summary    []Text         `json:"summary"`
	Jobs       []Job          `json:"jobs"` // in the order of the resume
	Projects   []Project      `json:"projects"`
	Education  []School       `json:"education"`
	Skills     []Skill        `json:"skills"`
	Languages  []Language     `json:"languages"` // spoken ones
	Unplaced   []Text         `json:"unplaced"`
	Hidden     []Text         `json:"hidden"` // what nobody can see on the page; it speaks for nobody
	Looks      document.Looks `json:"looks"`  // how it is set; a letter can take after it
}

// Contact is the block at the head of the resume.
type Contact struct {
	Name  string   `json:"name"`
	Email string   `json:"email"`
	Phone string   `json:"phone"`
	Place string   `json:"place"`
	Links []string `json:"links"`
}

// Job is one position. Start and End are "2021-03", "2021" or empty; End is
// "present" while it runs.
type Job struct {
	Employer string `json:"employer"`
	Title    string `json:"title"`
	Start    string `json:"start"`
	End      string `json:"end"`
	Place    string `json:"place"`
	Bullets  []Text `json:"bullets"`
	Head     Text   `json:"head"`  // the line or lines that name employer and title, verbatim
	Blurb    []Text `json:"blurb"` // prose about the employer or the role that is no bullet
}

// Current reports whether the job still runs.
func (j Job) Current() bool { return j.End == "present" }

// Project is work outside a job.
type Project struct {
	Name    string `json:"name"`
	Bullets []Text `json:"bullets"`
	Head    Text   `json:"head"`
}

// School is one entry of the education section.
type School struct {
	School string `json:"school"`
	Degree string `json:"degree"`
	End    string `json:"end"`
}

// Skill is one listed skill. Level is "production", "used" or "read_about"; a
// bare list entry is "used".
type Skill struct {
	Name  string `json:"name"`
	Level string `json:"level"`
	From  Text   `json:"from"`
}

// Language is a spoken language and how well, in the resume's own words.
type Language struct {
	Name  string `json:"name"`
	Level string `json:"level"`
}
