package letter

import (
	"slices"
	"strings"

	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
)

// picked is a few tools of one kind and where the resume names them.
type picked struct {
	Names   []string
	Sources []Source
}

// pick takes at most n tools of some kinds, of those that deeds of the running job name
// and that the letter has not named: what the posting asks for before its equals.
func pick(e *evidence.Evidence, kinds []string, n int, wanted, named map[string]bool) (out picked) {
	for _, theirs := range []bool{true, false} {
		for _, s := range e.Skills {
			if len(out.Names) < n && slices.Contains(kinds, s.Tool.Kind) && s.Now && ran(s) && wanted[s.Tool.Name] == theirs && !generic[s.Tool.Name] && !named[s.Tool.Name] {
				out.Names = append(out.Names, called(s))
				out.Sources = append(out.Sources, s.Source)
			}
		}
	}
	return out
}

// ran reports whether a deed of a job vouches for a tool: a bare entry of a list says
// nothing of a day.
func ran(s evidence.Skill) bool {
	return s.Count > 0 && s.Level == "production" && !s.Weak && strings.Contains(strings.ToLower(s.Source.Quote), strings.ToLower(s.As))
}

// called is a tool's name as the resume has it; "python" is Python.
func called(s evidence.Skill) string {
	if strings.EqualFold(s.As, s.Tool.Name) {
		return s.Tool.Name
	}
	return s.As
}

// generic names say nothing about what someone runs; markup is no daily language
// of a letter.
var generic = map[string]bool{"NoSQL": true, "SQL": true, "HTML": true, "CSS": true, "RDS": true, "Bash": true, "PowerShell": true, "MATLAB": true, "R": true, "LaTeX": true}

// list writes names as one says them.
func list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	case 2:
		return names[0] + " and " + names[1]
	}
	var s strings.Builder
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			s.WriteString(" and ")
		default:
			s.WriteString(", ")
		}
		s.WriteString(n)
	}
	return s.String()
}

// wantedTools are the tools that the posting names.
func wantedTools(p *posting.Posting) map[string]bool {
	out := map[string]bool{}
	for _, s := range p.Stack {
		for _, m := range playbook.Tools(s) {
			out[m.Name] = true
		}
	}
	return out
}

// namedTools are the tools that the letter has named so far.
func (w *writer) namedTools(l *Letter) map[string]bool {
	out := map[string]bool{}
	for _, n := range mentions(body(l)) {
		out[n] = true
	}
	return out
}

func mentions(text string) []string {
	var out []string
	for _, m := range playbook.Tools(text) {
		out = append(out, m.Name)
	}
	return out
}

// dayToDay tells what the writer keeps running, where a claim does, else at most two
// databases that they ran, with the languages written against them; and what they watch
// it with. A language alone tells nothing, and the letter does without.
func (d *drafted) dayToDay(runs *worded) {
	if runs != nil {
		d.claim(DayToDay, runs, "")
	}
	wanted := wantedTools(d.w.req.Posting)
	named := d.w.namedTools(d.l) // the letter has them already, in their place
	langs := pick(d.w.ev, d.w.pack.Day["languages"], 2, wanted, nil)
	if d.had {
		langs = picked{} // they stand among what the posting asks for
	}
	dbs := pick(d.w.ev, d.w.pack.Day["databases"], 2, nil, named)
	obs := pick(d.w.ev, d.w.pack.Day["observability"], 2, nil, named)
	slot := DayToDay
	if n := len(d.l.Paragraphs); runs == nil && n > 0 && d.l.Paragraphs[n-1].Slot == Proof && wordCount(d.l.Paragraphs[n-1].Text()) < 45 {
		slot = Proof // one short sentence is no paragraph
	}
	put := func(key string, lists ...picked) bool {
		f := map[string]string{"languages": list(langs.Names), "databases": list(dbs.Names), "list": list(lists[len(lists)-1].Names)}
		var src []Source
		for _, p := range lists {
			src = append(src, p.Sources...)
		}
		return d.put(slot, "day", key, f, unique(src)...)
	}
	has := func(p picked) bool { return len(p.Names) > 0 }
	switch {
	case runs != nil:
	case has(langs) && has(dbs) && has(obs) && put("day_all", langs, dbs, obs):
		return
	case has(langs) && has(dbs):
		put("day_both", langs, dbs)
	case has(dbs):
		put("day_databases", dbs)
	}
	if has(obs) {
		put("day_observability", obs)
	}
}
