package letter

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// A letter that says so many words of its writer before the day, the plan and the
// close needs no filling up.
const fewWords = 65

// thin tells who the writer is where the resume has hardly a deed to tell: how long
// in this job, the jobs before, the degree, what of the posting's list they have
// used, the languages they speak. Each is one plain fact of the resume.
func (d *drafted) thin() {
	if d.w.plan.Lead != nil || d.w.otherField() && len(d.w.claims) > 1 {
		return
	}
	for _, tell := range []func(){d.here, d.before, func() {
		if !d.schooled && len(d.w.req.Resume.Jobs) > 0 {
			d.school(Proof, len(d.w.claims) > 1)
		}
	}, d.have, d.speak} {
		if wordCount(body(d.l)) >= fewWords {
			return
		}
		tell()
	}
}

// here says since when the running job runs.
func (d *drafted) here() {
	for _, j := range d.w.req.Resume.Jobs {
		at, year := decent(shortName(d.w.described(j.Employer))), yearIn(j.Start, j.Head.Text)
		if !j.Current() || d.beside(j) || !sayable(at) || year == "" || strings.Contains(body(d.l), year) {
			continue
		}
		key := "since"
		told := slices.DeleteFunc(slices.Clone(d.w.claims), func(c *worded) bool { return c.Slot == DayToDay })
		if n := len(told); n > 0 && told[n-1].Claim.Head.Quote == j.Head.Text {
			key = "since_there"
		} else if n > 1 {
			return // behind an earlier job it would read as that one's
		}
		d.put(Proof, "who", key, map[string]string{"employer": at, "year": year}, head(j))
		return
	}
}

// before names up to two earlier jobs, the latest first and offices in clubs last: by
// their title where it can be said, else by their years.
func (d *drafted) before() {
	told := 0
	jobs := slices.Clone(d.w.req.Resume.Jobs)
	if !slices.ContainsFunc(jobs, func(j resume.Job) bool { return j.End == "" }) {
		slices.SortStableFunc(jobs, func(a, b resume.Job) int { return strings.Compare(b.End, a.End) })
	}
	jobs = slices.DeleteFunc(jobs, func(j resume.Job) bool { return clubRe.MatchString(j.Employer) && len(jobs) > 1 })
	for _, j := range jobs {
		title, at := spokenTitle(d.w.req.Resume.TitleInEnglish(j)), decent(shortName(d.w.described(j.Employer)))
		if j.Current() || d.beside(j) || !sayable(at) || strings.Contains(body(d.l), at) || told == 2 {
			continue
		}
		start, end := yearIn(j.Start, j.Head.Text), yearIn(j.End, j.Head.Text)
		switch {
		case title != "" && d.w.titled && told == 0:
			g := map[string]string{"title": post(title), "employer": at, "now": d.w.employer}
			told += one(d.put(Proof, "who", "who_before", g, append([]Source{head(j)}, d.w.who...)...))
		case title != "" && told > 0:
			told += one(d.put(Proof, "who", "who_before_that", map[string]string{"title": post(title), "employer": at}, head(j)))
		case title != "":
			f := map[string]string{"title": post(title), "employer": at}
			if start != "" && end != "" && start != end {
				f["year"], f["end"] = start, end
			}
			told += one(d.put(Proof, "who", "who_earlier", f, head(j)))
		case start != "" && end != "" && start != end:
			told += one(d.put(Proof, "who", "was_at", map[string]string{"employer": at, "year": start, "end": end}, head(j)))
		}
	}
}

// clubRe finds what one belongs to beside the work.
var clubRe = regexp.MustCompile(`(?i)\b(?:club|society|association|fraternity|sorority|choir|orchestra|committee|student (?:union|council|government))\b`)

// beside reports whether a job is of another trade than the posting and the projects
// that speak for the writer.
func (d *drafted) beside(j resume.Job) bool {
	return d.w.in.trade && !trade.MatchString(j.Title) && len(d.w.req.Resume.Projects) > 0
}

// have names at most four of the posting's tools that the resume has and the letter
// has not named, in the resume's order.
func (d *drafted) have() {
	wanted, named := wantedTools(d.w.req.Posting), d.w.namedTools(d.l)
	var got picked
	asked := map[string]bool{}
	for _, s := range d.w.ev.Skills {
		if len(got.Names) < 4 && wanted[s.Tool.Name] && !named[s.Tool.Name] && s.Level != "read_about" && strings.Contains(strings.ToLower(s.Source.Quote), strings.ToLower(s.As)) {
			got.Names = append(got.Names, called(s))
			got.Sources = append(got.Sources, s.Source)
			asked[s.Tool.Name] = true
		}
	}
	if len(got.Names) < 2 {
		return
	}
	src := unique(got.Sources)
	for _, n := range d.w.req.Posting.Needs {
		for _, m := range playbook.Tools(n.Text) {
			if asked[m.Name] {
				src = append(src, Source{Kind: evidence.FromPosting, Quote: n.Quote})
				asked[m.Name] = false
			}
		}
	}
	d.had = d.put(Proof, "day", "have", map[string]string{"list": list(got.Names)}, unique(src)...)
}

// spokenNames are the languages that a letter names in English.
var spokenNames = map[string]bool{"english": true, "german": true, "french": true, "spanish": true, "italian": true, "portuguese": true, "polish": true, "dutch": true, "swedish": true,
	"norwegian": true, "danish": true, "finnish": true, "czech": true, "slovak": true, "hungarian": true, "romanian": true, "greek": true, "turkish": true, "arabic": true, "hindi": true,
	"urdu": true, "bengali": true, "punjabi": true, "mandarin": true, "cantonese": true, "chinese": true, "japanese": true, "korean": true, "ukrainian": true, "russian": true, "welsh": true,
	"irish": true, "catalan": true, "basque": true, "hebrew": true, "vietnamese": true, "tamil": true, "swahili": true, "yoruba": true, "igbo": true}

// speak names the languages of somebody who speaks more than English.
func (d *drafted) speak() {
	var names, quotes []string
	for _, l := range d.w.req.Resume.Languages {
		if name := english.Capital(strings.ToLower(l.Name)); spokenNames[strings.ToLower(l.Name)] {
			names = append(names, name)
			quotes = append(quotes, strings.TrimSpace(l.Name+" "+l.Level))
		}
	}
	if len(names) < 2 || len(names) > 4 {
		return
	}
	d.put(Proof, "who", "speak", map[string]string{"list": list(names)}, Source{Kind: evidence.FromResume, Quote: strings.Join(quotes, ", ")})
}

func head(j resume.Job) Source {
	return Source{Kind: evidence.FromResume, Quote: j.Head.Text, Page: j.Head.Page, Box: j.Head.Box}
}

// sayable names are short enough for a sentence and cut nowhere.
func sayable(employer string) bool {
	n := wordCount(employer)
	return n > 0 && n <= 5 && len(lastWord(employer)) > 1
}

// yearIn is the year of a date, where the quoted line has it.
func yearIn(date, quoted string) string {
	if len(date) < 4 || date == "present" || !strings.Contains(quoted, date[:4]) {
		return ""
	}
	return date[:4]
}

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}
