package evidence

import (
	"regexp"

	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

var levelRe = regexp.MustCompile(`(?i)\b(familiar|exposure|basic|beginner|learning|read about|studied|coursework)\b`)

// leftBehindRe ends before a tool that a deed moved away from or decided against.
var leftBehindRe = regexp.MustCompile(`(?i)\b(from|off|over|instead of|rather than|replac\w+|retir\w+|decommission\w+|away from)( (?:a|an|the|our|new|old|legacy|self-hosted))*( \w+[- ])?\s*$`)

var dailyRe = regexp.MustCompile(`(?i)^\W*(daily|day[- ]to[- ]day|every day|currently)\b`)

// skills lists the tools of the skills section with their level, those that the
// deeds name first in rank by how often they do.
func skills(r *resume.Resume, claims []Claim) []Skill {
	var out []Skill
	at := map[string]int{}
	add := func(m playbook.Mention, level string, src Source) {
		if i, ok := at[m.Name]; ok {
			if level == "production" && out[i].Level == "used" {
				out[i].Level = level
			}
			return
		}
		at[m.Name] = len(out)
		out = append(out, Skill{Tool: m.Tool, As: m.As, Level: level, Source: src})
	}
	for _, s := range r.Skills {
		level := s.Level
		if level == "" {
			level = "used"
		}
		if levelRe.MatchString(s.From.Text) && level == "used" && levelRe.MatchString(s.Name) {
			level = "read_about"
		}
		src := Source{Kind: FromResume, Quote: s.From.Text, Page: s.From.Page, Box: s.From.Box}
		if src.Quote == "" {
			src.Quote = s.Name
		}
		for _, m := range playbook.Tools(s.Name) {
			add(m, level, src)
			if dailyRe.MatchString(s.From.Text) {
				out[at[m.Name]].Now = true
			}
		}
	}
	for _, cl := range claims {
		for _, m := range cl.Tools {
			if leftBehindRe.MatchString(cl.Text[:m.Start]) {
				continue
			}
			level := "used"
			if cl.Employer != "" && (cl.Strength == Operated || cl.Strength == OnCall || cl.Strength == Built || cl.Strength == Led) {
				level = "production"
			}
			_, listed := at[m.Name]
			add(m, level, cl.Source)
			switch k := &out[at[m.Name]]; {
			case !listed:
				k.Weak = cl.Strength == TookPart
			case k.Weak && cl.Strength != TookPart:
				k.Weak, k.Source, k.As = false, cl.Source, m.As
			}
			out[at[m.Name]].Count++
			out[at[m.Name]].Now = out[at[m.Name]].Now || cl.Current && cl.Strength != TookPart
		}
	}
	return out
}
