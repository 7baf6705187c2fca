package resume

import (
	"strings"

	"vouchsafe/app/document"
	"vouchsafe/app/english"
)

// Frequent small words; the language with the most of them is that of the text.
var smallWords = map[string]map[string]bool{
	"en": english.WordSet("the and of to in for with on by from as at is was were an our into using across that it"),
	"de": english.WordSet("und der die das mit für von im in den des zur zum bei auf ein eine als durch sowie ist wurde"),
	"fr": english.WordSet("et de la le les des du en pour avec dans une sur par au aux un est à mise ainsi que"),
	"es": english.WordSet("y de la el los las en para con del una por al un que como desde es más su mediante"),
	"pt": english.WordSet("e de da do dos das em para com uma no na por ao um que como os as mais através"),
}

// language gives the BCP 47 code of the language a resume is written in.
func language(lines []document.Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.Text + "\n")
	}
	return languageOf(b.String())
}

func languageOf(text string) string {
	score := map[string]int{}
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = strings.Trim(w, ".,;:()")
		for code, set := range smallWords {
			if set[w] {
				score[code]++
			}
		}
	}
	best := "en"
	for _, code := range []string{"de", "fr", "es", "pt"} {
		if score[code] > score[best] {
			best = code
		}
	}
	return best
}
