package posting

import (
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
)

// sentence is one sentence of a line of content.
type sentence struct {
	text   string
	tokens []token
	words  []string
	line   *line
	first  bool // of its line
	is     meaning.PostingMeaning
	taken  *Task // what taskOf found, once asked
	isTask bool
}

func newSentence(text string, l *line, first bool) *sentence {
	tokens := tokenise(text)
	return &sentence{text: text, tokens: tokens, words: lowers(tokens), line: l, first: first}
}

func (ad *advert) splitSentences() {
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.heading || l.section == furniture || l.text == "" {
			continue
		}
		text := l.text
		if l.label != "" && l.fact != "info" && l.fact != "stack" {
			text = l.value
		}
		for j, s := range sentences(text) {
			ad.sentences = append(ad.sentences, newSentence(s, l, j == 0))
		}
	}
}

// sentences splits prose, minding abbreviations of other languages.
func sentences(text string) []string {
	var out []string
	for _, s := range english.Sentences(text) {
		if n := len(out); n > 0 {
			last := strings.ToLower(out[n-1])
			if i := strings.LastIndexAny(last, " (/"); abbreviations[last[i+1:]] {
				out[n-1] += " " + s
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

var abbreviations = english.WordSet("z.b. bzw. ca. o.ä. u.a. d.h. inkl. ggf. evtl. zzgl. usw. p.ex. p.e. ej. por ej. núm. av. dra. sra. sr. min. max. mind. std. u.s. u.k.")
