package main

import (
	"testing"

	"vouchsafe/app/resume"
)

// Floors in per cent, over the files of testdata; raise them when reading gets better.
var floors = map[string]float64{
	fieldName: 100, fieldContact: 97, fieldEmployer: 91, fieldTitle: 100, fieldDates: 100,
	fieldPlace: 75, fieldBullet: 100, fieldSkill: 100, fieldSchool: 83, fieldExtra: 78,
}

// What went into a few kept resumes comes out again; build/layouts/keep made them.
func TestKept(t *testing.T) {
	readings, err := readAll("testdata")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]share{}
	for _, r := range readings {
		for _, m := range r.marks {
			s := all[m.field]
			s.All++
			if m.right {
				s.Right++
			} else {
				t.Logf("%s: %s: want %q, got %q", r.File, m.field, m.want, m.got)
			}
			all[m.field] = s
		}
	}
	for _, f := range fields {
		s := all[f]
		t.Logf("%-12s %5s %%", f, s)
		if s.All == 0 || 100*float64(s.Right) < floors[f]*float64(s.All) {
			t.Errorf("%s: %d of %d are right, want %v %%", f, s.Right, s.All, floors[f])
		}
	}
}

// Every kind of error is an error to the measure, and how quotes and dashes are set is none.
func TestCompare(t *testing.T) {
	went := truth{Name: "Ida d'Arc", Phone: "(937) 555-0118", Skills: []string{"Go", "SQL"}, Jobs: []truthJob{
		{Employer: "Lathe & Lumen", Title: "Engineer – Tools", Start: "2019-03", End: "present", Bullets: []string{"Kept the print queue alive through two moves", "Wrote the runbook"}},
		{Employer: "Furrow", Title: "Developer", Start: "2017", End: "2017", Bullets: []string{"Counted furrows"}},
	}}
	bullets := func(ts ...string) (out []resume.Text) {
		for _, s := range ts {
			out = append(out, resume.Text{Text: s})
		}
		return out
	}
	found := func() *resume.Resume {
		return &resume.Resume{
			Contact: resume.Contact{Name: "Ida d’Arc", Phone: "(937)  555 0118"},
			Skills:  []resume.Skill{{Name: "SQL"}, {Name: "Go"}},
			Jobs: []resume.Job{
				{Employer: "Lathe & Lumen", Title: "Engineer - Tools", Start: "2019-03", End: "present", Bullets: bullets("Kept the print queue alive through two moves", "Wrote the runbook")},
				{Employer: "Furrow", Title: "Developer", Start: "2017", Bullets: bullets("Counted furrows")},
			},
		}
	}
	for what, c := range map[string]struct {
		spoil func(*resume.Resume)
		wrong string // the only field that is wrong then
	}{
		"nothing":              {func(*resume.Resume) {}, ""},
		"name in another case": {func(r *resume.Resume) { r.Contact.Name = "Ida D’Arc" }, fieldName},
		"phone cut":            {func(r *resume.Resume) { r.Contact.Phone = "555-0118" }, fieldContact},
		"employer with place":  {func(r *resume.Resume) { r.Jobs[1].Employer = "Furrow, Hull" }, fieldEmployer},
		"title cut":            {func(r *resume.Resume) { r.Jobs[0].Title = "Engineer" }, fieldTitle},
		"open end lost":        {func(r *resume.Resume) { r.Jobs[0].End = "" }, fieldDates},
		"bullet cut":           {func(r *resume.Resume) { r.Jobs[0].Bullets = bullets("Wrote the runbook") }, fieldBullet},
		"a job too many":       {func(r *resume.Resume) { r.Jobs = append(r.Jobs, resume.Job{Employer: "two moves"}) }, fieldExtra},
		"a bullet too many":    {func(r *resume.Resume) { r.Jobs[1].Bullets = append(r.Jobs[1].Bullets, bullets("2.")...) }, fieldExtra},
		"a skill too few":      {func(r *resume.Resume) { r.Skills = r.Skills[:1] }, fieldSkill},
		"jobs in other order":  {func(r *resume.Resume) { r.Jobs[0], r.Jobs[1] = r.Jobs[1], r.Jobs[0] }, ""},
	} {
		r := found()
		c.spoil(r)
		wrong := map[string]bool{}
		for _, m := range compare(went, r) {
			if !m.right {
				wrong[m.field] = true
			}
		}
		if len(wrong) > 1 || c.wrong != "" && !wrong[c.wrong] || c.wrong == "" && len(wrong) > 0 {
			t.Errorf("%s: wrong are %v, want %q", what, wrong, c.wrong)
		}
	}
}
