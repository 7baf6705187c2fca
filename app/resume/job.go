package resume

import (
	"slices"
	"strings"

	"vouchsafe/app/document"
)

// jobsOf reads the entries of a section of work.
func jobsOf(s section, edge map[spot]float64) []Job {
	es := entries(s.lines, edge)
	heads := make([]head, len(es))
	asides := make([][]Text, len(es)) // what the lines between the names say of the employer
	for i, e := range es {
		es[i].head = slices.DeleteFunc(slices.Clone(e.head), func(l document.Line) bool {
			if saysYear(l) {
				asides[i] = append(asides[i], textOf([]document.Line{l}))
				return true
			}
			return false
		})
		es[i].head = joinWrapped(es[i].head, edge)
		heads[i] = readHead(es[i].head)
		heads[i].fromBody(e.body)
	}
	settle(heads)
	for i := range heads {
		heads[i].employer = withoutDepartment(heads[i].employer)
	}
	placesAtEnd(heads)
	style, banner := bannerStyle(es, heads), false
	var out []Job
	for i, e := range es {
		h := heads[i]
		kept, about := h.setAside(e.head)
		e.head, about = kept, append(asides[i], about...)
		j := Job{Blurb: about, Employer: h.employer, Title: h.title, Place: h.place, Start: h.span.start, End: h.span.end, Head: textOf(e.head)}
		if h.span.single && h.span.end == "present" {
			j.Start = ""
		}
		if bannered(e, h) {
			banner = true
		} else if j.Employer != "" {
			if banner && len(out) > 0 && teamOf(e, h, style) {
				j.Title, j.Employer = withTeam(e, h), ""
			} else {
				banner = j.nameOnly() // its roles stand below
			}
		}
		if j.Employer == "" && j.Title != "" && (!banner || employerScore(j.Place) > 0) {
			j.employerInPlace()
		}
		if len(e.head) == 0 && len(out) > 0 {
			last := &out[len(out)-1]
			last.Blurb = append(last.Blurb, about...)
			last.addBody(e.body)
			continue
		}
		if j.Employer == "" && len(out) > 0 && j.Title != "" {
			// A further role under the same employer.
			last := out[len(out)-1]
			j.Employer = last.Employer
			if j.Place == "" {
				j.Place = last.Place
			}
			if last.nameOnly() {
				// Its roles, each with its own dates, stand below the employer's name.
				j.Head = Text{Text: last.Head.Text + " " + j.Head.Text, Page: last.Head.Page, Box: last.Head.Box}
				if e.head[0].Page == last.Head.Page {
					j.Head.Box = last.Head.Box.Union(textOf(e.head).Box)
				}
				j.Blurb = append(last.Blurb, j.Blurb...)
				out = out[:len(out)-1]
			}
		}
		if len(out) > 0 && partOfJob(e, es[:i], j) {
			// "Replay storage", a level below the jobs: something of the job above.
			last := &out[len(out)-1]
			last.Blurb = append(last.Blurb, j.Head)
			last.addBody(e.body)
			continue
		}
		j.addBody(e.body)
		if j.Employer == "" && j.Title == "" && len(j.Bullets) == 0 && len(j.Blurb) == 0 {
			continue
		}
		out = append(out, j)
	}
	return out
}

// partOfJob tells the heading of one thing done in a job from the head of the next job:
// it stands at a lower level of headings, and has neither dates nor a title.
func partOfJob(e entry, before []entry, j Job) bool {
	level := headLevel(e)
	if level == 0 || j.Start+j.End != "" || titleScore(j.Head.Text) > 0 || employerScore(j.Head.Text) > 0 {
		return false
	}
	for _, b := range slices.Backward(before) {
		if l := headLevel(b); l > 0 && slices.ContainsFunc(b.head, hasSpan) {
			return level > l
		}
	}
	return false
}

// headLevel is the level of the heading that an entry begins with, 0 without one.
func headLevel(e entry) int {
	if len(e.head) == 0 {
		return 0
	}
	return e.head[0].Header
}

// nameOnly reports whether nothing but the employer is told.
func (j Job) nameOnly() bool { return j.Title == "" && j.Start+j.End == "" && len(j.Bullets) == 0 }

// engagements reads roles besides a job, volunteering or research: those with
// a date and something said about them stand beside the jobs, the others are
// left unplaced.
func engagements(s section, edge map[spot]float64) (jobs []Job, rest []Text) {
	for _, j := range jobsOf(s, edge) {
		if j.Start+j.End != "" && len(j.Bullets)+len(j.Blurb) > 0 && j.Employer != "" {
			jobs = append(jobs, j)
			continue
		}
		if j.Head.Text != "" {
			rest = append(rest, j.Head)
		}
		rest = append(append(rest, j.Blurb...), j.Bullets...)
	}
	return jobs, rest
}

func (j *Job) addBody(body []unit) {
	for _, u := range body {
		t := u.text()
		if u.bullet() {
			j.Bullets = append(j.Bullets, t)
			continue
		}
		if toolLine(u) {
			j.Blurb = append(j.Blurb, t)
			continue
		}
		j.addProse(t)
	}
}

// addProse files running text: what the person did becomes bullets, a sentence
// each; what describes the employer, or tells of no deed, is a blurb.
func (j *Job) addProse(t Text) {
	sentences := splitSentences(t.Text)
	first := -1 // where the deeds begin
	for i, s := range sentences {
		about := describes.MatchString(s) || j.Employer != "" && strings.HasPrefix(s, j.Employer)
		if about {
			first = -1
		} else if first < 0 && deed(s) {
			first = i
			// What leads to a deed in the same breath goes with it.
			for first > 0 && !describes.MatchString(sentences[first-1]) && (j.Employer == "" || !strings.HasPrefix(sentences[first-1], j.Employer)) {
				first--
			}
		}
	}
	if first < 0 {
		j.Blurb = append(j.Blurb, t)
		return
	}
	if first > 0 {
		j.Blurb = append(j.Blurb, Text{Text: strings.Join(sentences[:first], " "), Page: t.Page, Box: t.Box})
	}
	for _, s := range sentences[first:] {
		j.Bullets = append(j.Bullets, Text{Text: s, Page: t.Page, Box: t.Box})
	}
}
