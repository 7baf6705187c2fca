package resume

import (
	"regexp"
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
	"nl": english.WordSet("de het een van en met voor op te door bij aan naar uit werd als dat die tot"),
	"pl": english.WordSet("i w z na do dla od oraz przez po ze przy jako się o za"),
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
	score := smallWordsIn(text)
	best := "en"
	for _, code := range []string{"de", "fr", "es", "pt", "nl", "pl"} {
		if score[code] > score[best] {
			best = code
		}
	}
	return best
}

// English reports whether a resume is in English, the language of the letters.
func (r *Resume) English() bool { return r.Language == "" || r.Language == "en" }

// InEnglish reports whether a line can be told in an English letter: in a resume of
// another language only those that have more small words of English than of any other.
func (r *Resume) InEnglish(line string) bool {
	if r.English() {
		return true
	}
	score := smallWordsIn(line)
	for code, n := range score {
		if code != "en" && n >= score["en"] {
			return false
		}
	}
	return score["en"] > 0
}

var englishTitle = regexp.MustCompile(`^[A-Za-z ,/&-]*\b(?i:engineer|developer|programmer|architect|manager|analyst|consultant|scientist|designer|director|officer|lead|intern|assistant)$`)

// TitleInEnglish is the title of a job as an English letter can name it, "" where it is
// in another language.
func (r *Resume) TitleInEnglish(j Job) string {
	if r.English() || englishTitle.MatchString(j.Title) {
		return j.Title
	}
	return ""
}

// smallWordsIn counts the small words of each language.
func smallWordsIn(text string) map[string]int {
	score := map[string]int{}
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = strings.Trim(w, ".,;:()")
		for code, set := range smallWords {
			if set[w] {
				score[code]++
			}
		}
	}
	return score
}
