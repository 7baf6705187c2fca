package resume

import (
	"fmt"
	"strings"
	"unicode"

	"vouchsafe/app/document"
)

// judge sets the verdict over a document: good, or weak with what looks wrong,
// or no_text. Thin and garbled text is told from what can be drafted from.
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
	if words == 0 {
		r.Verdict, r.VerdictWhy = "no_text", "there is no text in it"
		return
	}
	var why []string
	if odd*12 > words {
		why = append(why, fmt.Sprintf("about %d of %d words look garbled", odd, words))
	}
	why = append(why, r.doubts(words)...)
	hidden := 0
	for _, l := range doc.Hidden {
		hidden += len(strings.Fields(l.Text))
	}
	if hidden >= 5 {
		why = append(why, fmt.Sprintf("%d words in it cannot be seen on the page and were left out", hidden))
	}
	r.settleVerdict(why)
}

// judgeParts is judge where there is no document: the parts alone.
func (r *Resume) judgeParts() {
	r.settleVerdict(r.doubts(len(strings.Fields(r.allText()))))
	r.fill()
}

func (r *Resume) settleVerdict(why []string) {
	r.Verdict = "good"
	if len(why) > 0 {
		r.Verdict, r.VerdictWhy = "weak", strings.Join(why, "; ")
	}
}

// fill makes empty lists of missing ones: in JSON they are [], never null.
func (r *Resume) fill() {
	r.Contact.Links = listed(r.Contact.Links)
	r.Summary, r.Jobs, r.Projects, r.Education = listed(r.Summary), listed(r.Jobs), listed(r.Projects), listed(r.Education)
	r.Skills, r.Languages, r.Unplaced = listed(r.Skills), listed(r.Languages), listed(r.Unplaced)
	for i := range r.Jobs {
		r.Jobs[i].Bullets, r.Jobs[i].Blurb = listed(r.Jobs[i].Bullets), listed(r.Jobs[i].Blurb)
	}
	for i := range r.Projects {
		r.Projects[i].Bullets = listed(r.Projects[i].Bullets)
	}
}

func listed[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// doubts says what is too little to write from.
func (r *Resume) doubts(words int) []string {
	var why []string
	if words < 120 {
		why = append(why, fmt.Sprintf("it has only %d words", words))
	}
	own := 0
	for _, j := range r.Jobs {
		own += len(j.Bullets)
	}
	for _, p := range r.Projects {
		own += len(p.Bullets)
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
	return why
}

// allText is all that was read, for counting words.
func (r *Resume) allText() string {
	var b strings.Builder
	add := func(ts ...Text) {
		for _, t := range ts {
			b.WriteString(t.Text + "\n")
		}
	}
	add(r.Summary...)
	for _, j := range r.Jobs {
		add(j.Head)
		add(j.Blurb...)
		add(j.Bullets...)
	}
	for _, p := range r.Projects {
		add(p.Head)
		add(p.Bullets...)
	}
	for _, s := range r.Skills {
		b.WriteString(s.Name + "\n")
	}
	add(r.Unplaced...)
	return b.String()
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
