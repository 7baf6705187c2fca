package letter

import (
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

// pick takes at most n tools of a kind: what the deeds name before what is only
// listed, what the posting asks for before the rest, never what was only read
// about. Daily is true where deeds of the running job name them all.
func pick(e *evidence.Evidence, kind string, n int, wanted map[string]bool) (out picked, daily bool) {
	skip := map[string]bool{}
	daily = true
	take := func(ok func(evidence.Skill) bool) {
		for _, s := range e.Skills {
			if len(out.Names) == n || s.Tool.Kind != kind || s.Level == "read_about" || generic[s.Tool.Name] || skip[s.Tool.Name] || !ok(s) {
				continue
			}
			skip[s.Tool.Name] = true
			out.Names = append(out.Names, s.As)
			out.Sources = append(out.Sources, s.Source)
			daily = daily && s.Now
		}
	}
	take(func(s evidence.Skill) bool { return wanted[s.Tool.Name] && s.Now })
	take(func(s evidence.Skill) bool { return s.Now })
	if len(out.Names) > 0 {
		return out, true // what is used every day stands alone
	}
	take(func(s evidence.Skill) bool { return wanted[s.Tool.Name] && s.Count > 0 })
	take(func(s evidence.Skill) bool { return s.Count > 0 && s.Level == "production" })
	take(func(s evidence.Skill) bool { return wanted[s.Tool.Name] })
	take(func(evidence.Skill) bool { return true })
	return out, daily
}

// generic names say nothing about what someone runs; markup is no daily language
// of a letter.
var generic = map[string]bool{"NoSQL": true, "SQL": true, "HTML": true, "CSS": true, "RDS": true, "Bash": true, "PowerShell": true, "MATLAB": true, "R": true}

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

func mentions(text string) []string {
	var out []string
	for _, m := range playbook.Tools(text) {
		out = append(out, m.Name)
	}
	return out
}
