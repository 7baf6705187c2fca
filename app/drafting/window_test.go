package drafting

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vouchsafe/app/check"
	"vouchsafe/app/letter"
)

// sampled calls do with a letter by rule for every sample of a resume.
func sampled(t *testing.T, do func(t *testing.T, d *Desk, l *letter.Letter)) {
	t.Helper()
	resumes, _ := filepath.Glob("../../samples/resumes/*.pdf")
	if len(resumes) < 3 {
		t.Fatalf("samples: %q", resumes)
	}
	for _, path := range resumes {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".pdf"), func(t *testing.T) {
			d := byRule(t)
			read(t, d, path, samplePosting)
			l, err := d.Draft(context.Background(), letter.Options{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			do(t, d, l)
		})
	}
}

// edited is the letter with one sentence typed over, read again.
func edited(t *testing.T, d *Desk, l *letter.Letter, p, s int, text string) *letter.Letter {
	t.Helper()
	c := *l
	c.Paragraphs = append([]letter.Paragraph(nil), l.Paragraphs...)
	c.Paragraphs[p].Sentences = append([]letter.Sentence(nil), l.Paragraphs[p].Sentences...)
	at := &c.Paragraphs[p].Sentences[s]
	at.Text, at.By = text, "user"
	out, err := d.Check(context.Background(), &c)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var figureRe = regexp.MustCompile(`\d[\d,.]*\d|\d`)

// A figure typed over is flagged in its sentence and at its place, however it is typed,
// and the line beside it has what belongs there.
func TestATypedFigureIsFlaggedWhereItStandsAndPutBack(t *testing.T) {
	tried, back := 0, 0
	sampled(t, func(t *testing.T, d *Desk, l *letter.Letter) {
		t.Helper()
		gate, err := d.gate(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		ground := d.ground()
		for p, par := range l.Paragraphs {
			for s, x := range par.Sentences {
				if x.Part != "claim" || check.Blocked(gate.Trace(x.Text, ground).Findings) {
					continue
				}
				for _, m := range figureRe.FindAllStringIndex(x.Text, -1) {
					before, was, after := x.Text[:m[0]], x.Text[m[0]:m[1]], x.Text[m[1]:]
					if !strings.HasSuffix(before, " ") || !strings.HasPrefix(after, " ") || strings.Contains(was, "20") && len(was) == 4 {
						continue
					}
					if !flagged(edited(t, d, l, p, s, before+"977"+after), p, s, len(before), len(before)+3) {
						t.Errorf("not flagged in the letter: %q", before+"977"+after)
					}
					for _, as := range []string{"977 ", "977", "nine hundred and seventy-seven ", "(977) ", "９７７ ", "9 77 ", "hundreds of millions of "} {
						tried++
						wrong := before + as + after[1:]
						if !flaggedIn(gate.Trace(wrong, ground).Findings, len(before), len(before)+len(as)+1) {
							t.Errorf("not flagged there: %q", wrong)
						}
						if m := gate.Mend(wrong, ground); strings.Contains(m.After, was) {
							back++
						} else {
							t.Logf("%s: %q\n\t→ %q", m.Action, wrong, m.After)
						}
					}
				}
			}
		}
	})
	if t.Logf("%d figures, %d are back", tried, back); tried < 100 || 20*back < 19*tried {
		t.Errorf("too few are back")
	}
}

// flagged reports whether something blocks in that stretch of that sentence, and nothing
// in another.
func flagged(l *letter.Letter, p, s, from, to int) bool {
	var there []check.Finding
	for _, f := range l.Findings {
		if f.Tier != check.Blocking {
			continue
		}
		if f.At.Paragraph != p || f.At.Sentence != s {
			return false
		}
		there = append(there, f)
	}
	return flaggedIn(there, from, to)
}

func flaggedIn(list []check.Finding, from, to int) bool {
	return slices.ContainsFunc(list, func(f check.Finding) bool {
		return f.Tier == check.Blocking && f.At.Start < to && f.At.End > from
	})
}

// What is typed into a greeting, a signature or beside a placeholder is read like all else.
func TestNoPlaceOfTheLetterIsLeftUnread(t *testing.T) {
	d := byRule(t)
	read(t, d, sampleResume, samplePosting)
	l, err := d.Draft(context.Background(), letter.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	last := len(l.Paragraphs) - 1
	for _, c := range []struct {
		p     int
		text  string
		false bool
	}{
		{0, "Hi Rosalind, I wrote 41 postmortems last year.", true},
		{0, "Hello everyone,", false},
		{0, "Dear Ms. Okafor and team,", false},
		{last, "Maren Tolliver, author of 41 postmortems", true},
		{last, "Maren Tolliver, +49 151 2345678", false},
		{last, "Maren Tolliver", false},
		{1, "I wrote 41 postmortems for {The team}.", true},
	} {
		if got := check.Blocked(edited(t, d, l, c.p, 0, c.text).Findings); got != c.false {
			t.Errorf("%q: flagged %v", c.text, got)
		}
	}
}
