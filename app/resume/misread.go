package resume

import (
	"fmt"
	"strings"

	"vouchsafe/app/english"
)

// misread says what cannot stand so in the file: a job of nobody, a bullet without its end.
func (r *Resume) misread() []string {
	var why []string
	nameless := 0
	for _, j := range r.Jobs {
		if j.Employer == "" && j.Title == "" {
			nameless++
		}
	}
	if nameless > 0 {
		why = append(why, fmt.Sprintf("neither employer nor title was found of %d of %d jobs", nameless, len(r.Jobs)))
	}
	for _, list := range r.lists(true) {
		for _, b := range *list {
			if breaksOff(b.Text) {
				words := strings.Fields(b.Text)
				return append(why, fmt.Sprintf("“…%s”%s ends in the middle", strings.Join(words[max(0, len(words)-4):], " "), onPage(b.Page)))
			}
		}
	}
	return why
}

// endWords are the words of the closed classes that end sentences well enough: "the tool
// that others log in", "what it was before".
var endWords = english.WordSet("in on up down out off over about around under after before within without through across behind beyond since toward towards near at to for with by while when where though against among so nor yet although until")

// breaksOff tells a text without its end: a word that wants another stands last, or a bracket
// or a hyphen is left open.
func breaksOff(s string) bool {
	s = strings.TrimSpace(s)
	last := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
	if last == s || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") {
		return false // one word; cut short by its writer
	}
	if strings.HasSuffix(s, ",") || strings.HasSuffix(s, "-") && len(last) > 2 || strings.LastIndexByte(s, '(') > strings.LastIndexByte(s, ')') {
		return true
	}
	return (english.IsArticle(last) || english.IsPreposition(last) || english.IsConjunction(last)) && !endWords[last]
}
