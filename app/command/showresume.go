package command

import (
	"fmt"
	"slices"
	"strings"

	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// resume prints what was understood, the way a person would tell it.
func (p *page) resume(name string, r reading, pack *playbook.Pack) {
	verdict := r.Verdict
	if r.VerdictWhy != "" {
		verdict += ": " + r.VerdictWhy
	}
	p.flow(name+" — ", "  ", verdict, nil)
	p.line("%s", p.faint(fmt.Sprintf("%s, language %s", count(r.Pages, "page"), r.Language)))

	p.line("\n%s", p.bold(orNone(r.Contact.Name, "no name found")))
	contact := append([]string{r.Contact.Email, r.Contact.Phone, r.Contact.Place}, r.Contact.Links...)
	p.flow("", "", join(" · ", contact...), nil)

	p.bullets(r.Summary, "")
	for _, j := range r.Jobs {
		p.heading(join(", ", j.Title, j.Employer))
		p.line("%s", p.faint(join(", ", period(j.Start, j.End), j.Place)))
		p.bullets(j.Blurb, "  ")
		p.bullets(j.Bullets, "  • ")
	}
	for _, x := range r.Projects {
		p.heading(orNone(x.Name, "project"))
		p.bullets(x.Bullets, "  • ")
	}
	if len(r.Education) > 0 {
		p.heading("Education")
		for _, e := range r.Education {
			p.flow("  ", "    ", join(", ", e.Degree, e.School, e.End), nil)
		}
	}
	p.skills(r.Skills)
	if len(r.Languages) > 0 {
		var names []string
		for _, l := range r.Languages {
			names = append(names, join(", ", l.Name, l.Level))
		}
		p.heading("Languages")
		p.flow("  ", "  ", strings.Join(names, "; "), nil)
	}
	if len(r.Unplaced) > 0 {
		p.heading("Not placed anywhere")
		p.bullets(r.Unplaced, "  ")
	}
	if len(r.Hidden) > 0 {
		p.heading("Nobody can see this on the page, so it was left out")
		p.bullets(r.Hidden, "  ")
	}
	p.signals(r, pack)
}

func (p *page) bullets(list []resume.Text, mark string) {
	for _, t := range list {
		p.flow(mark, strings.Repeat(" ", len([]rune(mark))), t.Text, nil)
	}
}

// skills prints them in one paragraph, with the level of those that were more, or
// less, than used.
func (p *page) skills(list []resume.Skill) {
	if len(list) == 0 {
		return
	}
	var names []string
	for _, s := range list {
		switch s.Level {
		case "production":
			names = append(names, s.Name+" (in production)")
		case "read_about":
			names = append(names, s.Name+" (read about)")
		default:
			names = append(names, s.Name)
		}
	}
	p.heading("Skills")
	p.flow("  ", "  ", strings.Join(names, ", "), nil)
}

// signals prints the five with the line that lights each, or the question that
// would.
func (p *page) signals(r reading, pack *playbook.Pack) {
	p.heading("Five signals")
	lit := r.Signals.Names()
	for _, n := range signalNames {
		on := slices.Contains(lit, n.key)
		p.line("  %s %s", mark(on), n.label)
		if c := r.lights(n.key); on && c != nil {
			p.flow("      ", "      ", c.Why, nil)
			p.flow("      ", "        ", "“"+c.Quote+"”", p.faint)
		} else if q := question(pack, n.key); q != "" {
			p.flow("      ", "      ", q, p.faint)
		}
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}

func orNone(s, none string) string {
	if s == "" {
		return none
	}
	return s
}

func period(start, end string) string { return join(" to ", start, end) }
