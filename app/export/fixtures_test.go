package export

import (
	"encoding/json"
	"os"
	"strings"

	"vouchsafe/app/letter"
)

// sample is a letter as the pipeline makes them, of invented people.
func sample() *letter.Letter {
	data, err := os.ReadFile("testdata/letter.json")
	if err != nil {
		panic(err)
	}
	l := &letter.Letter{}
	if err := json.Unmarshal(data, l); err != nil {
		panic(err)
	}
	return l
}

// letterOf is sample's letter with other paragraphs, greeting first, signature last.
func letterOf(paragraphs ...string) *letter.Letter {
	slots := []string{letter.Greeting, letter.Lead, letter.Proof, letter.DayToDay, letter.Plan, letter.Close}
	l := sample()
	l.Paragraphs = nil
	for i, text := range paragraphs {
		slot := letter.Signature
		if i+1 < len(paragraphs) {
			slot = slots[min(i, len(slots)-1)]
		}
		p := letter.Paragraph{Slot: slot}
		for s := range strings.SplitSeq(text, "\n") {
			p.Sentences = append(p.Sentences, letter.Sentence{Text: s})
		}
		l.Paragraphs = append(l.Paragraphs, p)
	}
	return l
}
