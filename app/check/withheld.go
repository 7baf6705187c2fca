package check

// withheldRule finds an employer that the person asked not to be named.
func withheldRule(r *reading) (out []Finding) {
	for _, e := range r.ground.Withheld {
		for _, n := range employerNames(e) {
			if hasName(r.text, n) {
				out = append(out, *block("confidential", n, "you asked for this employer not to be named", "describe it as you chose to"))
				break
			}
		}
	}
	return out
}
