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
	r := &Resume{Version: Version, Pages: len(doc.Pages), Language: language(doc.Lines)}
	all := sections(doc)
	r.Contact = contactOf(all, doc)
	for _, s := range all {
		edge := edges(s.lines)
		if s.kind == header {
			r.unplace(headerRest(s.lines, r.Contact, &r.Summary))
			continue
		}
		switch s.kind {
		case contact:
			r.unplace(unread(s.lines, r.Contact))
		case summary:
			for _, u := range units(s.lines, edge) {
				r.Summary = append(r.Summary, u.text())
			}
		case experience:
			r.Jobs = append(r.Jobs, jobsOf(s, edge)...)
		case projects:
			r.Projects = append(r.Projects, projectsOf(s, edge)...)
		case education:
			r.Education = append(r.Education, schoolsOf(s, edge)...)
		case skills:
			r.Skills = append(r.Skills, skillsOf(s)...)
		case languages:
			r.Languages = append(r.Languages, languagesOf(s)...)
		default:
			for _, u := range units(s.lines, edge) {
				r.Unplaced = append(r.Unplaced, u.text())
			}
		}
	}
	r.judge(doc)
	return r
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
