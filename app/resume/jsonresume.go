package resume

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vouchsafe/app/document"
	"vouchsafe/app/fault"
)

// jsonResume is the part of the JSON Resume schema (jsonresume.org/schema,
// 1.0.0) that a letter can use. Older names of fields are read too: company,
// website, position without a name.
type jsonResume struct {
	Basics struct {
		Name, Label, Email, Phone, URL, Website, Summary string
		Location                                         struct {
			Address, PostalCode, City, Region, CountryCode string
		}
		Profiles []struct{ Network, Username, URL string }
	}
	Work      []jsonWork
	Volunteer []jsonWork
	Projects  []struct {
		Name, Description, StartDate, EndDate, Entity string
		Highlights                                    []string
	}
	Education []struct {
		Institution, Area, StudyType, EndDate string
	}
	Skills []struct {
		Name, Level string
		Keywords    []string
	}
	Languages []struct{ Language, Fluency string }
	Awards    []struct{ Title, Awarder, Summary string }
	// What a letter has no place for is kept as unplaced.
	Certificates []struct{ Name, Issuer string }
	Publications []struct{ Name, Publisher, Summary string }
	Interests    []struct {
		Name     string
		Keywords []string
	}
}

type jsonWork struct {
	Name, Company, Organization, Position, Location, Description string
	StartDate, EndDate, Summary                                  string
	Highlights                                                   []string
}

// ParseJSON reads a JSON Resume. Page and box of its texts are zero. Faults:
// bad_json, no_resume_in_json, too_large; the Resume is nil with them.
func ParseJSON(data []byte) (*Resume, error) {
	var in jsonResume
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := json.Unmarshal(data, &in); err != nil {
		f := fault.BadInput("bad_json", "the JSON cannot be read", err.Error(), "Check it against the schema on jsonresume.org")
		f.Err = err
		return nil, f
	}
	if n := in.entries(); n > mostEntries {
		return nil, fault.BadInput("too_large", "the JSON holds too much", fmt.Sprintf("it has %d entries, and %d is the most that is read", n, mostEntries),
			"Give only the resume itself")
	}
	r := in.resume()
	if r.Contact.Name == "" && len(r.Jobs) == 0 && len(r.Projects) == 0 && len(r.Skills) == 0 && len(r.Summary) == 0 {
		return nil, fault.BadInput("no_resume_in_json", "there is no resume in the JSON", "none of basics, work, projects and skills is in it",
			"Give a JSON Resume (jsonresume.org), or the resume itself as PDF")
	}
	r.judgeParts()
	return r, nil
}

// mostEntries is many times what the longest resume has.
const mostEntries = 2000

func (in jsonResume) entries() int {
	n := len(in.Work) + len(in.Volunteer) + len(in.Projects) + len(in.Education) + len(in.Skills)
	for _, w := range slices.Concat(in.Work, in.Volunteer) {
		n += len(w.Highlights)
	}
	for _, p := range in.Projects {
		n += len(p.Highlights)
	}
	for _, s := range in.Skills {
		n += len(s.Keywords)
	}
	return n
}

func (in jsonResume) resume() *Resume {
	b := in.Basics
	r := &Resume{Version: Version}
	r.Contact = Contact{Name: document.Tidy(b.Name), Email: document.Tidy(b.Email), Phone: document.Tidy(b.Phone), Place: in.place()}
	for _, u := range []string{b.URL, b.Website} {
		if u = document.Tidy(u); u != "" {
			r.Contact.addLink(u)
		}
	}
	for _, p := range b.Profiles {
		if u := document.Tidy(p.URL); u != "" {
			r.Contact.addLink(u)
		}
	}
	r.Summary = texts(b.Summary)
	r.unplace(texts(b.Label))
	for _, w := range append(in.Work, in.Volunteer...) {
		r.Jobs = append(r.Jobs, w.job())
	}
	for _, p := range in.Projects {
		r.Projects = append(r.Projects, Project{Name: document.Tidy(p.Name), Head: plain(p.Name), Bullets: append(texts(p.Description), texts(p.Highlights...)...)})
	}
	for _, e := range in.Education {
		degree := strings.Join(nonEmpty(document.Tidy(e.StudyType), document.Tidy(e.Area)), ", ")
		r.Education = append(r.Education, School{School: document.Tidy(e.Institution), Degree: degree, End: jsonDate(e.EndDate)})
	}
	for _, s := range in.Skills {
		r.addSkills(s.Name, s.Level, s.Keywords)
	}
	for _, l := range in.Languages {
		r.Languages = append(r.Languages, Language{Name: document.Tidy(l.Language), Level: document.Tidy(l.Fluency)})
	}
	in.rest(r)
	r.Language = languageOf(r.allText())
	return r
}

// rest keeps what no field takes.
func (in jsonResume) rest(r *Resume) {
	for _, a := range in.Awards {
		r.unplace(texts(a.Title, a.Summary))
	}
	for _, c := range in.Certificates {
		r.unplace(texts(strings.Join(nonEmpty(document.Tidy(c.Name), document.Tidy(c.Issuer)), ", ")))
	}
	for _, p := range in.Publications {
		r.unplace(texts(p.Name, p.Summary))
	}
	for _, i := range in.Interests {
		r.unplace(texts(i.Name))
	}
}

func (in jsonResume) place() string {
	l := in.Basics.Location
	return strings.Join(nonEmpty(document.Tidy(l.City), document.Tidy(l.Region), document.Tidy(l.CountryCode)), ", ")
}

func (w jsonWork) job() Job {
	employer := append(nonEmpty(document.Tidy(w.Name), document.Tidy(w.Company), document.Tidy(w.Organization)), "")[0]
	j := Job{Employer: employer, Title: document.Tidy(w.Position), Place: document.Tidy(w.Location), Start: jsonDate(w.StartDate), End: jsonDate(w.EndDate)}
	j.Head = plain(strings.Join(nonEmpty(j.Title, j.Employer), ", "))
	if j.Start != "" && strings.TrimSpace(w.EndDate) == "" {
		j.End = "present" // the schema's way to say so
	}
	j.Blurb = texts(w.Description)
	for _, t := range texts(w.Summary) {
		j.addProse(t)
	}
	j.Bullets = append(j.Bullets, texts(w.Highlights...)...)
	return j
}

func (r *Resume) addSkills(name, level string, keywords []string) {
	how := levelOf(level)
	if how == "" {
		how = "used"
	}
	names := keywords
	if len(names) == 0 {
		names = []string{name}
	}
	for _, n := range names {
		if n = document.Tidy(n); n == "" {
			continue
		}
		from := n
		if label := document.Tidy(name); label != "" && label != n {
			from = label + ": " + n
		}
		r.Skills = append(r.Skills, Skill{Name: n, Level: how, From: plain(from)})
	}
}

// jsonDate keeps the year and month of an ISO date, or reads what else was written.
func jsonDate(s string) string {
	sp := spans(strings.TrimSpace(s))
	switch {
	case len(sp) == 0:
		return ""
	case sp[0].end == "present":
		return "present"
	}
	return sp[0].start
}

func plain(s string) Text { return Text{Text: document.Tidy(s)} }

// texts gives the non-empty texts.
func texts(ss ...string) []Text {
	var out []Text
	for _, s := range ss {
		if s = document.Tidy(s); s != "" {
			out = append(out, Text{Text: s})
		}
	}
	return out
}

func nonEmpty(ss ...string) []string {
	out := ss[:0]
	for _, s := range ss {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
