package resume

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	"vouchsafe/app/document"
)

// Parse reads the structure of a document that is a resume.
func Parse(doc *document.Document) *Resume {
	r := &Resume{Version: Version, Pages: len(doc.Pages), Language: language(doc.Lines), Looks: doc.Looks}
	all := sections(doc)
	r.Contact = contactOf(all, doc)
	for _, s := range all {
		if s.kind != header && s.kind != contact {
			s.lines = r.withoutContact(s.lines)
		}
		r.read(s)
	}
	r.setGarbledAside()
	r.judge(doc)
	r.fill()
	return r
}

// read files one section. What none of its fields takes is unplaced.
func (r *Resume) read(s section) {
	edge := edges(s.lines)
	switch s.kind {
	case header, contact:
		r.unplace(headerRest(s.lines, r.Contact, &r.Summary))
	case summary:
		for _, u := range units(s.lines, edge) {
			r.Summary = append(r.Summary, u.text())
		}
	case experience:
		r.Jobs = append(r.Jobs, jobsOf(s, edge)...)
	case engagement:
		jobs, rest := engagements(s, edge)
		r.Jobs = append(r.Jobs, jobs...)
		r.unplace(rest)
	case projects:
		found := projectsOf(s, edge)
		r.Projects = append(r.Projects, found...)
		r.unplace(leftOver(s.lines, projectTexts(found)))
	case education:
		found := schoolsOf(s, edge)
		r.Education = append(r.Education, found...)
		r.unplace(leftOver(s.lines, schoolTexts(found)))
	case skills:
		found := skillsOf(s, edge)
		r.Skills = append(r.Skills, found...)
		r.unplace(leftOver(s.lines, skillTexts(found)))
	case languages:
		found := languagesOf(s, edge)
		r.Languages = append(r.Languages, found...)
		r.unplace(leftOver(s.lines, languageTexts(found)))
	case unnamed:
		r.readUnnamed(s, edge)
	default:
		for _, u := range units(s.lines, edge) {
			r.Unplaced = append(r.Unplaced, u.text())
		}
	}
}

// readUnnamed reads a section under a heading that is in no list ("Where I have
// been"): roles with a title and a date are jobs under any name.
func (r *Resume) readUnnamed(s section, edge map[spot]float64) {
	jobs, rest := engagements(s, edge)
	for _, j := range jobs {
		if j.Title == "" || titleScore(j.Title) == 0 {
			for _, u := range units(s.lines, edge) {
				r.Unplaced = append(r.Unplaced, u.text())
			}
			return
		}
	}
	r.Jobs = append(r.Jobs, jobs...)
	r.unplace(rest)
}

// withoutContact takes lines out that repeat the contact data, as footers of
// single pages do.
func (r *Resume) withoutContact(lines []document.Line) []document.Line {
	var out []document.Line
	for _, l := range lines {
		if !l.Bullet && (r.Contact.Email != "" && strings.Contains(l.Text, r.Contact.Email) || r.Contact.Phone != "" && strings.Contains(l.Text, r.Contact.Phone)) {
			r.Unplaced = append(r.Unplaced, Text{Text: l.Text, Page: l.Page, Box: l.Box})
			continue
		}
		out = append(out, l)
	}
	return out
}

// Read reads a resume from the bytes of a file: JSON Resume where the content
// is JSON, any format of package document otherwise. The Document is nil for
// JSON. On error both results are nil.
func Read(ctx context.Context, name string, data []byte, o document.Options) (*Resume, *document.Document, error) {
	if looksJSON(name, data) {
		r, err := ParseJSON(data)
		return r, nil, err
	}
	doc, err := document.Read(ctx, name, data, o)
	if err != nil {
		return nil, nil, err
	}
	return Parse(doc), doc, nil
}

func looksJSON(name string, data []byte) bool {
	t := strings.TrimLeft(string(data[:min(len(data), 512)]), "\ufeff \t\r\n")
	return strings.HasPrefix(t, "{") && (strings.EqualFold(filepath.Ext(name), ".json") || json.Valid(data))
}

func (r *Resume) unplace(ts []Text) { r.Unplaced = append(r.Unplaced, ts...) }

// textOf joins lines into one text with its place. The box is that of the
// lines on the first page.
func textOf(lines []document.Line) Text {
	if len(lines) == 0 {
		return Text{}
	}
	t := Text{Text: document.Join(lines), Page: lines[0].Page}
	for _, l := range lines {
		if l.Page == t.Page {
			t.Box = t.Box.Union(l.Box)
		}
	}
	return t
}
