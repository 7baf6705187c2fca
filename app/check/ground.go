package check

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"vouchsafe/app/company"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// Parts of a resume that a line can stand in.
const (
	partSummary   = "summary"
	partHead      = "head"
	partBullet    = "bullet"
	partProject   = "project"
	partSkill     = "skill"
	partEducation = "education"
	partContact   = "contact"
	partAnswer    = "answer"
	partOther     = "other"
)

// Line is one line that can vouch for a sentence, read once.
type Line struct {
	evidence.Source
	Part string
	Job  int // index into Ground.Jobs, -1 for none

	terms    map[string]bool
	figures  []figure
	ordinals []figure          // "41st" counts nothing
	tools    map[string]string // name to kind
	verbs    map[string]bool   // bases of all its verbs
	team     bool              // done with others, by the person's own word
	order    []string          // its terms in order
}

// Job is what a sentence may say of where and when.
type Job struct {
	Employer, Title string
	Start, End      int // months since year 0; 0 where the resume does not say
	Current, Past   bool
}

// Ground is all that can vouch for a letter whose sentences carry no source.
// The zero Ground vouches for nothing.
type Ground struct {
	Lines    []Line
	Posting  []Line
	Jobs     []Job
	Withheld []string // employers that the person does not want named
	Company  []string // how the posting calls the company and the team

	now         int      // months since year 0
	names       []string // every way to name an employer, the longest first
	own, theirs string
	lower       string // both, in lower case
	df          map[string]int
}

// NewGround reads every line of a resume, of the answers and of a posting. The
// posting may be nil.
func NewGround(r *resume.Resume, a evidence.Answers, p *posting.Posting) *Ground {
	g := &Ground{now: time.Now().Year()*12 + int(time.Now().Month()) - 1}
	put := func(part string, job int, t resume.Text) {
		if strings.TrimSpace(t.Text) != "" {
			l := readLine(evidence.Source{Kind: evidence.FromResume, Quote: t.Text, Page: t.Page, Box: t.Box}, part, job)
			l.team = a.Preferences[evidence.Key(t.Text)].WithTeam
			g.Lines = append(g.Lines, l)
		}
	}
	for _, t := range r.Summary {
		put(partSummary, -1, t)
	}
	for i, j := range r.Jobs {
		g.Jobs = append(g.Jobs, Job{Employer: j.Employer, Title: j.Title, Start: months(j.Start), End: months(j.End), Current: j.Current(), Past: !j.Current() && j.End != ""})
		put(partHead, i, j.Head)
		put(partHead, i, resume.Text{Text: strings.Trim(j.Title+", "+j.Employer+", "+j.Place, ", "), Page: j.Head.Page, Box: j.Head.Box})
		for _, t := range j.Blurb {
			put(partOther, i, t)
		}
		for _, t := range j.Bullets {
			put(partBullet, i, t)
		}
	}
	for _, pr := range r.Projects {
		put(partProject, -1, pr.Head)
		for _, t := range pr.Bullets {
			put(partProject, -1, t)
		}
	}
	seen := map[string]bool{}
	for _, s := range r.Skills {
		if !seen[s.From.Text] {
			seen[s.From.Text] = true
			put(partSkill, -1, s.From)
		}
		if !strings.Contains(s.From.Text, s.Name) {
			put(partSkill, -1, resume.Text{Text: s.Name, Page: s.From.Page, Box: s.From.Box})
		}
	}
	for _, e := range r.Education {
		put(partEducation, -1, resume.Text{Text: strings.Trim(e.Degree+", "+e.School+" "+e.End, ", ")})
	}
	for _, l := range r.Languages {
		put(partSkill, -1, resume.Text{Text: strings.TrimSpace(l.Name + " " + l.Level)})
	}
	for _, t := range r.Unplaced {
		put(partOther, -1, t)
	}
	c := r.Contact
	put(partContact, -1, resume.Text{Text: strings.Join(append([]string{c.Name, c.Email, c.Phone, c.Place}, c.Links...), " · ")})
	answer := func(s string) {
		if s != "" {
			g.Lines = append(g.Lines, readLine(evidence.Source{Kind: evidence.FromAnswer, Quote: s}, partAnswer, -1))
		}
	}
	for _, s := range a.Facts {
		answer(s)
	}
	for _, story := range slices.Concat([]map[string]string{a.Story}, a.Stories) {
		for _, s := range story {
			answer(s)
		}
	}
	for employer, said := range a.Confidential {
		answer(said)
		if said != "" {
			g.Withheld = append(g.Withheld, employer)
		}
	}
	for _, s := range a.ByKey {
		answer(s)
	}
	if p != nil {
		for _, l := range p.Lines {
			g.Posting = append(g.Posting, readLine(evidence.Source{Kind: evidence.FromPosting, Quote: l}, partOther, -1))
		}
		for _, n := range append([]string{p.Company.Value, p.Team.Value}, p.Aliases...) {
			if len(n) > 2 {
				g.Company = append(g.Company, n)
			}
		}
	}
	g.count()
	return g
}

// given makes a ground of the sources of one sentence: nothing else vouches for it.
func given(sources []evidence.Source, employers []string) *Ground {
	g := &Ground{}
	for _, e := range employers {
		g.Jobs = append(g.Jobs, Job{Employer: e})
	}
	for _, s := range sources {
		if s.Kind == evidence.FromPosting || s.Kind == evidence.FromPack {
			g.Posting = append(g.Posting, readLine(s, partOther, -1))
			continue
		}
		part := partBullet
		if s.Kind == evidence.FromAnswer {
			part = partAnswer
		}
		g.Lines = append(g.Lines, readLine(s, part, -1))
	}
	g.count()
	return g
}

func (g *Ground) count() {
	var own, theirs strings.Builder
	g.df = map[string]int{}
	for _, l := range g.Lines {
		own.WriteString(l.Quote + "\n")
		for t := range l.terms {
			g.df[t]++
		}
	}
	for _, l := range g.Posting {
		theirs.WriteString(l.Quote + "\n")
	}
	for _, j := range g.Jobs {
		g.names = append(g.names, employerNames(j.Employer)...)
	}
	sort.SliceStable(g.names, func(a, b int) bool { return len(g.names[a]) > len(g.names[b]) })
	g.own, g.theirs = own.String(), theirs.String()
	g.lower = strings.ToLower(straight(g.own + "\n" + g.theirs))
}

func readLine(s evidence.Source, part string, job int) Line {
	words := english.Words(s.Quote)
	l := Line{Source: s, Part: part, Job: job, tools: map[string]string{}, verbs: map[string]bool{}, terms: map[string]bool{}}
	for _, f := range figures(s.Quote) {
		if f.meant&ordinal != 0 {
			l.ordinals = append(l.ordinals, f)
		} else if part != partHead && part != partContact { // dates and telephones measure nothing
			l.figures = append(l.figures, f)
		}
	}
	l.order = termList(words)
	for _, t := range l.order {
		l.terms[t] = true
	}
	for _, m := range playbook.Tools(s.Quote) {
		l.tools[m.Name] = m.Kind
	}
	for _, w := range words {
		if v, _, ok := english.LookupVerb(w.Lower); ok {
			l.verbs[v.Base] = true
		}
	}
	return l
}

var monthRe = regexp.MustCompile(`^(\d{4})(?:-(\d{2}))?`)

// months since year 0 of "2021-03" or "2021"; 0 for anything else.
func months(s string) int {
	m := monthRe.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	return y*12 + max(mo-1, 0)
}

// said gives the employer of the resume that text names, the longest first; -1
// for none. An employer who is also the addressee is none.
func (g *Ground) said(text string) int {
	best, length := -1, 0
	for i, j := range g.Jobs {
		for _, n := range employerNames(j.Employer) {
			if !hasName(text, n) {
				continue
			}
			size := len(n)
			switch {
			case joinedName(text, n):
				size += 2000
			case onlyPast(text, n):
				continue
			case atName(text, n):
				size += 1000
			}
			if size > length {
				best, length = i, size
			}
		}
	}
	return best
}

// joinedName: "I joined X in May 2020 after three years at Y" speaks of X.
func joinedName(text, name string) bool {
	i := strings.Index(text, name)
	return i > 0 && joinsRe.MatchString(text[:i])
}

// onlyPast: "Before X I was …" speaks of what was before.
func onlyPast(text, name string) bool {
	i := strings.Index(text, name)
	return i > 0 && beforeRe.MatchString(text[:i]) && !strings.Contains(text[i+len(name):], name)
}

var (
	joinsRe  = regexp.MustCompile(`(?i)\b(?:joined|came to|moved to|started (?:at|with)|hired by|left|leaving)(?: the)? $`)
	beforeRe = regexp.MustCompile(`(?i)\b(?:before|prior to|until)(?: (?:joining|i joined|i came to|coming to))?(?: the)? $`)
)

// atName: whoever stands behind "at" is where it was.
func atName(text, name string) bool {
	low := strings.ToLower(name)
	return hasName(strings.ToLower(text), "at "+low) || hasName(strings.ToLower(text), "at the "+strings.TrimPrefix(low, "the "))
}

func (g *Ground) saidAt(text string, job int) bool {
	for _, n := range employerNames(g.Jobs[job].Employer) {
		if atName(text, n) {
			return true
		}
	}
	return false
}

// employerNames are the ways one may name an employer: in full, without its legal
// form, without asides, and by its first word where that is no plain word.
func employerNames(s string) []string {
	var out []string
	add := func(n string) {
		n = strings.Trim(n, " ,.;–—-|()")
		if len(n) > 2 {
			out = append(out, n)
		}
	}
	add(s)
	if i := strings.IndexAny(s, "(,|–—"); i > 2 {
		s = s[:i]
		add(s)
	}
	s = company.WithoutForm(strings.TrimSpace(s))
	add(s)
	first, rest, two := strings.Cut(s, " ")
	if two && rest != "" && len(first) > 3 && !commonWord(first) {
		add(first)
	}
	return out
}

func commonWord(w string) bool {
	low := strings.ToLower(w)
	_, _, verb := english.LookupVerb(low)
	return verb || english.IsFunction(low) || englishWords[low]
}

// englishWords begin names of employers and mean something by themselves.
var englishWords = english.WordSet("north south east west new old royal city county state national general first united saint university college school hospital house home bank central royal the green blue red white black silver golden great grand little big high lower upper river lake hill mill mount park bright open global international european american british german digital data cloud smart tech software systems health care energy water power food light media press post air sea sun moon star stone iron steel wood mountain forest field garden market street road bridge port harbour harbor island bay coast valley")

func hasName(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		i += at
		if (i == 0 || !isWordByte(text[i-1])) && (i+len(name) == len(text) || !isWordByte(text[i+len(name)]) || text[i+len(name)] >= 0x80) {
			return true
		}
		at = i + len(name)
	}
}

// knows reports whether a source has a word, in whatever case.
func (g *Ground) knows(word string) bool { return hasName(g.lower, strings.ToLower(word)) }

// sameEmployer: two jobs at one employer vouch for each other.
func (g *Ground) sameEmployer(a, b int) bool {
	return a == b || a >= 0 && b >= 0 && strings.EqualFold(g.Jobs[a].Employer, g.Jobs[b].Employer)
}
