package app

import (
	"vouchsafe/app/letter"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
)

// How a need of the posting stands to the resume. What names no tool is not judged.
const (
	met     = "met"
	missing = "missing"
)

// matched gives how each need stands, by its text, as the letter's gaps have it.
func matched(p *posting.Posting, gaps []letter.Gap) map[string]string {
	out := map[string]string{}
	if p == nil {
		return out
	}
	lacking := map[string]bool{}
	for _, g := range gaps {
		for _, tool := range playbook.Tools(g.Need) {
			lacking[tool.Name] = true
		}
	}
	for _, n := range p.Needs {
		for _, tool := range playbook.Tools(n.Text) {
			if lacking[tool.Name] {
				out[n.Text] = missing
				break
			}
			out[n.Text] = met
		}
	}
	return out
}
