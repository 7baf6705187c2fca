package resume

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"vouchsafe/app/document"
)

// judge sets the verdict over a document: good, or weak with what looks wrong
// and where, or no_text. Thin and garbled text is told from what can be drafted
// from.
func (r *Resume) judge(doc *document.Document) {
	words, foreign, odd := 0, 0, map[int][]string{}
	for _, l := range doc.Lines {
		for w := range strings.FieldsSeq(l.Text + " " + l.Right) {
			words++
			if garbled(w) {
				odd[l.Page] = append(odd[l.Page], w)
			} else if foreignScript(w) {
				foreign++
			}
		}
	}
	if words == 0 {
		r.Verdict, r.VerdictWhy = "no_text", "there is no text in it"
		return
	}
	var why []string
	if bad, page := most(odd); bad*12 > words {
		example := odd[page][0]
		if len(example) > 24 {
			example = string([]rune(example)[:min(24, len([]rune(example)))]) + "…"
		}
		why = append(why, fmt.Sprintf("about %d of %d words look garbled%s, such as “%s”", bad, words, onPage(page), example))
	}
	if doc.Unread*20 > doc.Letters {
		why = append(why, fmt.Sprintf("its fonts do not say what %d of its %d characters mean", doc.Unread, doc.Letters))
	}
	if n := len(doc.Misread); n > 0 {
		why = append(why, fmt.Sprintf("its fonts name wrong letters in at least %d words, such as “%s”", n, doc.Misread[0]))
	}
	if foreign*2 > words {
		why = append(why, "most of it is in a script that is not read here")
	}
	why = append(why, r.doubts(words)...)
	hidden, pages := 0, map[int]int{}
	for _, l := range doc.Hidden {
		n := len(strings.Fields(l.Text))
		hidden += n
		pages[l.Page] += n
		r.Hidden = append(r.Hidden, Text{Text: l.Text, Page: l.Page, Box: l.Box})
	}
	if hidden >= 5 {
		first := slices.Min(slices.Collect(maps.Keys(pages)))
		why = append(why, fmt.Sprintf("%d words in it cannot be seen%s and were left out", hidden, onPage(first)))
	}
	r.settleVerdict(why)
}

// most counts all words, and gives the page that has most of them.
func most(byPage map[int][]string) (all, page int) {
	for p, ws := range byPage {
		all += len(ws)
		if best := len(byPage[page]); len(ws) > best || len(ws) == best && p < page {
			page = p
		}
	}
	return all, page
}

func onPage(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" on page %d", n)
}

// setGarbledAside moves texts that are garbled to the unplaced, so that they
// speak for nobody and reach no model.
func (r *Resume) setGarbledAside() {
	for _, list := range r.lists(false) {
		if list == &r.Unplaced {
			continue
		}
		*list = slices.DeleteFunc(*list, func(t Text) bool {
			n, bad := 0, 0
			for w := range strings.FieldsSeq(t.Text) {
				n++
				if garbled(w) {
					bad++
				}
			}
			if 4*bad < n || bad == 0 {
				return false
			}
			r.unplace([]Text{t})
			return true
		})
	}
}

// judgeParts is judge where there is no document: the parts alone.
func (r *Resume) judgeParts() {
	r.setGarbledAside()
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
	r.Skills, r.Languages, r.Unplaced, r.Hidden = listed(r.Skills), listed(r.Languages), listed(r.Unplaced), listed(r.Hidden)
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
	return append(why, r.misread()...)
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

// garbled tells words that no language makes that is read here.
func garbled(w string) bool {
	if foreignScript(w) {
		return false
	}
	letters, vowels, marks := 0, 0, 0
	for _, r := range w {
		switch {
		case unicode.IsLetter(r):
			letters++
			if strings.ContainsRune("aeiouyAEIOUYäöüáéíóúâêôãõàèìòùåæøœůěýąęıāēīōū", r) {
				vowels++
			}
		case unicode.IsDigit(r), unicode.IsMark(r):
		case strings.ContainsRune(".,;:!?'’‘\"“”„«»()[]{}/\\-–—&@%+$€£#*•·|<>=_~→←↑↓×≈≤≥±°²³…™®©", r):
		default:
			marks++
		}
	}
	lower := strings.ToLower(w) == w
	return marks > 0 && letters > 0 && marks*2 >= letters || marks >= 3 || letters >= 6 && vowels == 0 && lower || letters > 34 && !strings.ContainsAny(w, "./-@")
}

// foreignScript tells words in another script than Latin.
func foreignScript(w string) bool {
	other, latin := 0, 0
	for _, r := range w {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	return other > latin
}
