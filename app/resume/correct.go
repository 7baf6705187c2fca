package resume

import (
	"slices"
	"strings"

	"vouchsafe/app/document"
)

// A Correction is one change that the person made to what was read. It is data:
// stored beside the file and applied to every later reading of it. It names what
// it changes by its words, not by its number, so that a better reading does not
// move it to something else; what it no longer finds it leaves alone.
type Correction struct {
	Do    string `json:"do"`              // what to do, one of the constants below
	Job   string `json:"job,omitempty"`   // text of the job's Head; empty: the contact block
	Field string `json:"field,omitempty"` // of Set: employer, title, start, end, place; of the contact block: name, email, phone, place
	Text  string `json:"text,omitempty"`  // the line or bullet, word for word
	Value string `json:"value,omitempty"` // of Set: the new value; of Split: the words that the second part begins with
}

// What a Correction can do.
const (
	Set   = "set"   // give Field of Job (or of the contact block) the Value
	Split = "split" // cut the bullet Text in two before Value
	Merge = "merge" // join the bullet Text and the one after it
	Move  = "move"  // put Text, wherever it stands, under Job as its last bullet
	Drop  = "drop"  // Text is no bullet: keep it as unplaced
	Head  = "head"  // Text is the head of a job: what follows it there is that job's
)

// Corrected applies corrections in their order to a copy of r. It also returns
// those that found nothing to change.
func (r *Resume) Corrected(cs []Correction) (*Resume, []Correction) {
	out := r.clone()
	var missed []Correction
	for _, c := range cs {
		if !out.correct(c) {
			missed = append(missed, c)
		}
	}
	return out, missed
}

func (r *Resume) correct(c Correction) bool {
	switch c.Do {
	case Set:
		f := r.field(c.Job, c.Field)
		if f == nil {
			return false
		}
		*f = strings.TrimSpace(c.Value)
		return true
	case Head:
		return r.makeHead(c.Text)
	case Move:
		j := r.jobAt(c.Job)
		if j == nil {
			return false
		}
		t, ok := r.take(c.Text)
		if ok {
			j.Bullets = append(j.Bullets, t)
		}
		return ok
	}
	list, i := r.bullet(c.Text)
	if list == nil {
		return false
	}
	t := (*list)[i]
	switch c.Do {
	case Split:
		at := strings.Index(t.Text, c.Value)
		if c.Value == "" || at <= 0 {
			return false
		}
		first, second := t, t // where in its box a part stands is not known
		first.Text, second.Text = strings.TrimSpace(t.Text[:at]), t.Text[at:]
		*list = slices.Replace(*list, i, i+1, first, second)
	case Merge:
		if i+1 == len(*list) {
			return false
		}
		next := (*list)[i+1]
		t.Text += " " + next.Text
		if next.Page == t.Page {
			t.Box = t.Box.Union(next.Box)
		}
		*list = slices.Replace(*list, i, i+2, t)
	case Drop:
		*list = slices.Delete(*list, i, i+1)
		r.unplace([]Text{t})
	default:
		return false
	}
	return true
}

// field is the place of one field of a job, or of the contact block.
func (r *Resume) field(job, name string) *string {
	if job == "" {
		return map[string]*string{"name": &r.Contact.Name, "email": &r.Contact.Email, "phone": &r.Contact.Phone, "place": &r.Contact.Place}[name]
	}
	j := r.jobAt(job)
	if j == nil {
		return nil
	}
	return map[string]*string{"employer": &j.Employer, "title": &j.Title, "start": &j.Start, "end": &j.End, "place": &j.Place}[name]
}

func (r *Resume) jobAt(head string) *Job {
	for i := range r.Jobs {
		if r.Jobs[i].Head.Text == head {
			return &r.Jobs[i]
		}
	}
	return nil
}

// lists are all the places where a line of the resume can stand by itself.
func (r *Resume) lists(bulletsOnly bool) []*[]Text {
	var out []*[]Text
	for i := range r.Jobs {
		out = append(out, &r.Jobs[i].Bullets)
	}
	for i := range r.Projects {
		out = append(out, &r.Projects[i].Bullets)
	}
	if bulletsOnly {
		return out
	}
	for i := range r.Jobs {
		out = append(out, &r.Jobs[i].Blurb)
	}
	return append(out, &r.Summary, &r.Unplaced)
}

func (r *Resume) bullet(text string) (*[]Text, int) { return findText(r.lists(true), text) }

func findText(lists []*[]Text, text string) (*[]Text, int) {
	for _, list := range lists {
		for i, t := range *list {
			if t.Text == text && text != "" {
				return list, i
			}
		}
	}
	return nil, 0
}

// take removes the text from where it stands.
func (r *Resume) take(text string) (Text, bool) {
	list, i := findText(r.lists(false), text)
	if list == nil {
		return Text{}, false
	}
	t := (*list)[i]
	*list = slices.Delete(*list, i, i+1)
	return t, true
}

// makeHead makes a job of a line that was read as something else. Where it stood
// among the lines of a job, those after it become the new job's bullets.
func (r *Resume) makeHead(text string) bool {
	for i := range r.Jobs {
		for _, list := range []*[]Text{&r.Jobs[i].Bullets, &r.Jobs[i].Blurb} {
			n := slices.IndexFunc(*list, func(t Text) bool { return t.Text == text })
			if n < 0 || text == "" {
				continue
			}
			job := Job{Head: (*list)[n], Bullets: slices.Clone((*list)[n+1:]), Blurb: []Text{}}
			*list = (*list)[:n]
			if list == &r.Jobs[i].Blurb { // prose comes before the bullets
				job.Bullets = append(job.Bullets, r.Jobs[i].Bullets...)
				r.Jobs[i].Bullets = []Text{}
			}
			job.readHead()
			r.Jobs = slices.Insert(r.Jobs, i+1, job)
			return true
		}
	}
	t, ok := r.take(text)
	if !ok {
		return false
	}
	job := Job{Head: t, Bullets: []Text{}, Blurb: []Text{}}
	job.readHead()
	r.Jobs = append(r.Jobs, job)
	return true
}

func (r *Resume) clone() *Resume {
	out := *r
	out.Contact.Links = slices.Clone(r.Contact.Links)
	out.Summary, out.Unplaced, out.Hidden = slices.Clone(r.Summary), slices.Clone(r.Unplaced), slices.Clone(r.Hidden)
	out.Jobs, out.Projects = slices.Clone(r.Jobs), slices.Clone(r.Projects)
	for i := range out.Jobs {
		out.Jobs[i].Bullets, out.Jobs[i].Blurb = slices.Clone(out.Jobs[i].Bullets), slices.Clone(out.Jobs[i].Blurb)
	}
	for i := range out.Projects {
		out.Projects[i].Bullets = slices.Clone(out.Projects[i].Bullets)
	}
	return &out
}

// readHead reads employer, title, dates and place off a head of one line.
func (j *Job) readHead() {
	h := readHead([]document.Line{{Text: j.Head.Text, Page: j.Head.Page, Box: j.Head.Box}})
	j.Employer, j.Title, j.Place, j.Start, j.End = h.employer, h.title, h.place, h.span.start, h.span.end
	if h.title == "" && h.employer == "" && len(h.pieces) > 0 {
		j.Employer = h.pieces[0].text
	}
}
