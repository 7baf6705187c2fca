package resume

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"vouchsafe/app/document"
)

// quotes gives all texts of a resume that quote the document.
func quotes(r *Resume) []string {
	var out []string
	add := func(ts ...Text) {
		for _, t := range ts {
			out = append(out, t.Text)
		}
	}
	add(r.Summary...)
	for _, j := range r.Jobs {
		out = append(out, j.Employer, j.Title, j.Place)
		add(j.Head)
		add(j.Blurb...)
		add(j.Bullets...)
	}
	for _, p := range r.Projects {
		out = append(out, p.Name)
		add(p.Head)
		add(p.Bullets...)
	}
	for _, s := range r.Skills {
		out = append(out, s.Name)
	}
	add(r.Unplaced...)
	return append(out, r.Contact.Email, r.Contact.Phone, r.Contact.Place)
}

// bare keeps letters and digits: joining lines changes only what is between them.
func bare(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s))
}

// FuzzParse: every word of a resume is in the text it was read from, whatever
// the text.
func FuzzParse(f *testing.F) {
	f.Add("Ida Roth\nida@example.com\n\nEXPERIENCE\nEngineer, Acme GmbH   2019 - 2021\n- Ran it\n  well\n\nSKILLS\nGo, SQL (basic)\n\nEDUCATION\nBSc, Example University, 2015")
	f.Add("Berufserfahrung\n03/2019 – heute   Entwickler bei Bolt GmbH\n• Betrieb der\n  Anlage\nSprachen\nDeutsch (nativ)")
	f.Add("# A\n\n## Projects\n\n**X** | 2020\n\n* did\n\n## Languages\n\n| a | b |\n|--|--|\n| c | d |")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := document.Read(context.Background(), "a.txt", []byte(text), document.Options{})
		if err != nil {
			return
		}
		var all strings.Builder
		for _, l := range doc.Lines {
			all.WriteString(l.Text + " " + l.Right + " ")
		}
		have := bare(all.String())
		r := Parse(doc)
		for _, q := range quotes(r) {
			for w := range strings.FieldsSeq(q) {
				if !strings.Contains(have, bare(w)) {
					t.Errorf("%q of %q is not in the text", w, q)
				}
			}
		}
		if r.Verdict == "" || r.Verdict != "good" && r.VerdictWhy == "" {
			t.Errorf("verdict %q, why %q", r.Verdict, r.VerdictWhy)
		}
	})
}

// FuzzParseJSON: what is read is in the JSON; an error leaves no resume; what is
// read can be written and read as JSON again.
func FuzzParseJSON(f *testing.F) {
	f.Add([]byte(jsonSample))
	f.Add([]byte(`{"basics":{"name":"A"},"work":[{"name":"B","startDate":"2020-13-99","endDate":"present"}]}`))
	f.Add([]byte(`{"skills":[{"name":"x","keywords":["y",""]}],"projects":[{}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ParseJSON(data)
		if err != nil {
			if r != nil {
				t.Error("an error and a resume")
			}
			return
		}
		var in any
		if err := json.Unmarshal(data, &in); err != nil {
			return // a byte order mark
		}
		have := bare(strings.Join(stringsIn(in), " "))
		for _, q := range quotes(r) {
			for w := range strings.FieldsSeq(q) {
				if !strings.Contains(have, bare(w)) {
					t.Errorf("%q of %q is not in the JSON", w, q)
				}
			}
		}
		out, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var again Resume
		if err := json.Unmarshal(out, &again); err != nil {
			t.Error(err)
		}
	})
}

func stringsIn(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		out = append(out, document.Tidy(v))
	case []any:
		for _, e := range v {
			out = append(out, stringsIn(e)...)
		}
	case map[string]any:
		for _, e := range v {
			out = append(out, stringsIn(e)...)
		}
	}
	return out
}
