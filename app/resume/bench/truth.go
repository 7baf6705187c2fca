package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vouchsafe/app/resume"
)

// truth is what went into a file: build/layouts/resume.py writes it. A field that the
// layout does not show is empty.
type truth struct {
	File, Producer, Layout, Language string

	Set       string   // "seen" or "aside"
	Capitals  []string // fields that are set in capitals, so that nobody can tell their case
	Name      string
	Email     string
	Phone     string
	Place     string
	Jobs      []truthJob
	Skills    []string
	Education []struct{ School, Degree, End string }
}

// truthJob is one job. Start and End are as in resume.Job.
type truthJob struct {
	Employer, Title, Start, End, Place string
	Bullets                            []string
}

// Fields, in the order of the tables.
const (
	fieldName     = "name"
	fieldContact  = "contact"
	fieldEmployer = "employer"
	fieldTitle    = "title"
	fieldDates    = "dates"
	fieldPlace    = "place"
	fieldBullet   = "bullet"
	fieldSkill    = "skill"
	fieldSchool   = "school"
	fieldExtra    = "nothing more" // jobs, bullets and skills that nobody put in
)

var fields = []string{fieldName, fieldContact, fieldEmployer, fieldTitle, fieldDates, fieldPlace, fieldBullet, fieldSkill, fieldSchool, fieldExtra}

var structural = map[string]bool{fieldName: true, fieldEmployer: true, fieldTitle: true, fieldDates: true, fieldBullet: true, fieldExtra: true}

// mark is one value of a file: what it should be, what was found, and whether that is right.
type mark struct {
	field, want, got string
	right            bool
}

// compare holds what was found against what went in. Jobs are paired by what they have
// in common, so that one that is missing does not make all others wrong.
func compare(want truth, got *resume.Resume) []mark {
	var marks []mark
	add := func(field, want, got string, right bool) {
		marks = append(marks, mark{field, want, got, right})
	}
	text := func(field, want, got string, capitals bool) {
		if want != "" {
			add(field, want, got, same(want, got) || capitals && strings.EqualFold(plain(want), plain(got)))
		}
	}
	text(fieldName, want.Name, got.Contact.Name, slices.Contains(want.Capitals, fieldName))
	text(fieldContact, want.Email, got.Contact.Email, false)
	if want.Phone != "" {
		add(fieldContact, want.Phone, got.Contact.Phone, digits(want.Phone) == digits(got.Contact.Phone))
	}
	text(fieldContact, want.Place, got.Contact.Place, false)

	extra := slices.Clone(got.Jobs)
	for i, partner := range pair(want.Jobs, got.Jobs) {
		w := want.Jobs[i]
		var g resume.Job
		if partner >= 0 {
			g = got.Jobs[partner]
			extra[partner] = resume.Job{}
		}
		text(fieldEmployer, w.Employer, g.Employer, slices.Contains(want.Capitals, fieldEmployer))
		text(fieldTitle, w.Title, g.Title, slices.Contains(want.Capitals, fieldTitle))
		add(fieldDates, w.Start+".."+w.End, g.Start+".."+g.End, datesRight(w, g))
		text(fieldPlace, w.Place, g.Place, false)
		have := texts(g.Bullets)
		for _, b := range w.Bullets {
			at := slices.IndexFunc(have, func(h string) bool { return same(b, h) })
			if at >= 0 {
				have = slices.Delete(have, at, at+1)
				add(fieldBullet, b, b, true)
			} else {
				add(fieldBullet, b, nearest(b, have), false)
			}
		}
		for _, h := range have {
			add(fieldExtra, "", "bullet: "+h, false)
		}
	}
	for _, j := range extra {
		if j.Employer+j.Title+j.Start != "" || len(j.Bullets) > 0 {
			add(fieldExtra, "", "job: "+j.Employer+" | "+j.Title+" | "+j.Start, false)
		}
	}
	marks = append(marks, skillsAndSchools(want, got)...)
	if !slices.ContainsFunc(marks, func(m mark) bool { return m.field == fieldExtra }) {
		add(fieldExtra, "", "", true)
	}
	return marks
}

func skillsAndSchools(want truth, got *resume.Resume) []mark {
	var marks []mark
	have := map[string]string{}
	for _, s := range got.Skills {
		have[plain(s.Name)] = s.Name
	}
	for _, s := range want.Skills {
		_, ok := have[plain(s)]
		delete(have, plain(s))
		marks = append(marks, mark{fieldSkill, s, "", ok})
	}
	if len(want.Skills) > 0 {
		for _, s := range have {
			marks = append(marks, mark{fieldExtra, "", "skill: " + s, false})
		}
	}
	for i, s := range want.Education {
		var g resume.School
		if i < len(got.Education) {
			g = got.Education[i]
		}
		marks = append(marks, mark{fieldSchool, s.School + " | " + s.Degree + " | " + s.End, g.School + " | " + g.Degree + " | " + g.End,
			same(s.School, g.School) && same(s.Degree, g.Degree) && strings.HasPrefix(g.End, s.End)})
	}
	return marks
}

// datesRight takes a job within one year or month as its one date, as it stands there.
func datesRight(w truthJob, g resume.Job) bool {
	return w.Start == g.Start && (w.End == g.End || w.Start == w.End && g.End == "")
}

// pair gives, for each job that went in, the index of the one found that has most in
// common with it, or -1. No job found is given twice.
func pair(want []truthJob, got []resume.Job) []int {
	out := slices.Repeat([]int{-1}, len(want))
	taken := make([]bool, len(got))
	for {
		best, bi, bj := 0, -1, -1
		for i := range want {
			for j := range got {
				if out[i] >= 0 || taken[j] {
					continue
				}
				if c := inCommon(want[i], got[j]); c > best {
					best, bi, bj = c, i, j
				}
			}
		}
		if bi < 0 {
			return out
		}
		out[bi], taken[bj] = bj, true
	}
}

func inCommon(w truthJob, g resume.Job) int {
	n := 0
	for _, ok := range []bool{same(w.Employer, g.Employer), same(w.Title, g.Title), w.Start == g.Start, w.End == g.End} {
		if ok {
			n += 2
		}
	}
	have := texts(g.Bullets)
	for _, b := range w.Bullets {
		if slices.ContainsFunc(have, func(h string) bool { return same(b, h) }) {
			n += 3
		} else if nearest(b, have) != "" {
			n++
		}
	}
	return n
}

// nearest is the text that begins as s does, or ends as it does; "" if none does.
func nearest(s string, have []string) string {
	p := plain(s)
	part := p[:min(len(p), 16)]
	tail := p[max(0, len(p)-16):]
	for _, h := range have {
		if q := plain(h); strings.HasPrefix(q, part) || strings.HasSuffix(q, tail) || strings.Contains(q, part) {
			return h
		}
	}
	return ""
}

func texts(ts []resume.Text) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.Text)
	}
	return out
}

// same compares texts but for white space and for how quotes, dashes and ligatures are set.
func same(a, b string) bool { return plain(a) == plain(b) }

var typographic = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "−", "-", "‐", "-", "‑", "-", "\u00ad", "", "…", "...")

func plain(s string) string {
	return strings.Join(strings.Fields(typographic.Replace(norm.NFKC.String(s))), " ")
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '+' {
			return r
		}
		return -1
	}, s)
}
