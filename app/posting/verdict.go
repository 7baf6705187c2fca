package posting

import "fmt"

// verdict says what the advertisement gives a letter to hold on to.
func verdict(p *Posting) (string, string) {
	switch {
	case len(p.Problems) > 0:
		return "problem", fmt.Sprintf("it names a real problem: “%s” (%s)", p.Problems[0].Quote, p.Problems[0].Why)
	case len(p.Tasks) > 0:
		return "duties", fmt.Sprintf("it lists duties but no trouble; the most concrete is “%s”", p.Tasks[0].Quote)
	case len(p.Duties) >= 1:
		return "duties", "it lists duties in general words and names no trouble"
	case len(p.Needs) > 0:
		return "boilerplate", "it asks for skills but does not say what the work is"
	}
	return "boilerplate", "it does not say what the work is"
}
