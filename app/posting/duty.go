package posting

// duties lists what the job will do, verbatim.
func (ad *advert) duties() []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range ad.sentences {
		l := s.line
		if !s.work() || seen[l.text] || len(s.words) < 2 || l.label != "" && !l.inline {
			continue
		}
		seen[l.text] = true
		out = append(out, l.text)
	}
	return out
}
