package resume

import (
	"fmt"
	"strings"
	"unicode"

	"vouchsafe/app/document"
)

// judge sets the verdict: good, or weak with what looks wrong, or no_text.
func (r *Resume) judge(doc *document.Document) {
	words, odd := 0, 0
	for _, l := range doc.Lines {
		for _, w := range strings.Fields(l.Text) {
			words++
			if garbled(w) {
				odd++
			}
		}
	}
	bullets := 0
	for _, j := range r.Jobs {
		bullets += len(j.Bullets)
	}
	own := bullets
	for _, p := range r.Projects {
		own += len(p.Bullets)
	}
	var why []string
	switch {
	case words == 0:
		r.Verdict, r.VerdictWhy = "no_text", "there is no text in it"
		return
	case odd*12 > words:
		why = append(why, fmt.Sprintf("about %d of %d words look garbled", odd, words))
	}
	if words < 120 {
		why = append(why, fmt.Sprintf("it has only %d words", words))
	}
	switch {
	case len(r.Jobs) == 0 && len(r.Projects) == 0:
		why = append(why, "no jobs or projects were found in it")
	case len(r.Jobs) == 0:
		why = append(why, "no jobs were found in it")
	case own == 0:
		why = append(why, "nothing is told about what was done in the jobs")
	case own < 3:
		why = append(why, "little is told about what was done in the jobs")
	}
	if r.Contact.Name == "" {
		why = append(why, "no name was found")
	}
	if len(doc.Hidden) > 0 {
		n := 0
		for _, l := range doc.Hidden {
			n += len(strings.Fields(l.Text))
		}
		if n >= 5 {
			why = append(why, fmt.Sprintf("%d words in it cannot be seen on the page and were left out", n))
		}
	}
	r.Verdict = "good"
	if len(why) > 0 {
		r.Verdict, r.VerdictWhy = "weak", strings.Join(why, "; ")
	}
}

// garbled tells words that no writing system of the five languages makes.
func garbled(w string) bool {
	letters, vowels, marks, other := 0, 0, 0, 0
	for _, r := range w {
		switch {
		case unicode.IsLetter(r):
			letters++
			if strings.ContainsRune("aeiouyAEIOUYäöüáéíóúâêôãõàèìòùåæøœ", r) {
				vowels++
			}
			if r > 0x24f && !unicode.Is(unicode.Latin, r) {
				other++
			}
		case unicode.IsDigit(r):
		case strings.ContainsRune(".,;:!?'’\"“”()[]/-–—&@%+$€#*•·|<>=_~→", r):
		default:
			marks++
		}
	}
	lower := strings.ToLower(w) == w
	return marks > 0 && letters > 0 && marks*2 >= letters || letters >= 6 && vowels == 0 && lower || letters > 34 && !strings.ContainsAny(w, "./-@")
}
