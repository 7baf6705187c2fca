package playbook

// software is how many tools of the trade make a text one about software.
const software = 3

// For picks the pack for a role: the one whose titles the role names first; else
// one that calls it kin; else, by the tools that the lines around it name, the
// software engineer's; else Default.
func For(role string, lines ...string) string {
	best, first := "", len(role)
	for _, p := range all() {
		if m := p.Roles.Find(role); len(m) > 0 && m[0] < first {
			best, first = p.Name, m[0]
		}
	}
	if best != "" {
		return best
	}
	for _, p := range all() {
		if p.Kin.In(role) {
			return p.Name
		}
	}
	if len(trade(lines)) >= software {
		return "backend"
	}
	return Default
}

// all loads the packs; those that do not load are a test's business.
func all() []*Pack {
	var out []*Pack
	for _, name := range Names() {
		if p, err := Load(name); err == nil {
			out = append(out, p)
		}
	}
	return out
}

// trade lists the tools that only software people name.
func trade(lines []string) map[string]bool {
	out := map[string]bool{}
	for _, l := range lines {
		for _, m := range Tools(l) {
			switch m.Kind {
			case "language", "database", "cache", "queue", "cloud", "orchestration", "infrastructure", "framework", "protocol", "observability":
				out[m.Name] = true
			}
		}
	}
	return out
}
