package posting

// languageOf is the code of the language most of the words belong to, by the
// commonest words of each; "en" where the text says too little.
func languageOf(lines []line) string {
	counts := map[string]int{}
	for i := range lines {
		for _, w := range lines[i].words() {
			for language, common := range known().Stopwords {
				if common[w] {
					counts[language]++
				}
			}
		}
	}
	best := "en"
	for language, n := range counts {
		if n > counts[best] || n == counts[best] && language < best {
			best = language
		}
	}
	if counts[best] < 4 {
		return "en"
	}
	return best
}
