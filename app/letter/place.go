package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/check"
)

// Braces find what nobody has filled in: "{Your name}".
var Braces = regexp.MustCompile(`\{\p{Lu}[^{}\n]{0,60}\}`)

// Of says which sentence of the letter findings are of.
func Of(paragraph, sentence int, list []Finding) []Finding {
	for i := range list {
		list[i].At.Paragraph, list[i].At.Sentence = paragraph, sentence
	}
	return list
}

// find gives the first place of words, none where they stand nowhere.
func (l *Letter) find(words string) check.Place {
	for p := range l.Paragraphs {
		for s, x := range l.Paragraphs[p].Sentences {
			if at, found := check.Find(x.Text, words); found {
				at.Paragraph, at.Sentence = p, s
				return at
			}
		}
	}
	return check.Place{}
}

// moved gives the findings of another letter that are of sentences which stand in this
// one too, or of the whole of it.
func (l *Letter) moved(from *Letter) []Finding {
	out := []Finding{}
	for _, f := range from.Findings {
		if f.At.End == 0 {
			out = append(out, f)
			continue
		}
		text := from.Paragraphs[f.At.Paragraph].Sentences[f.At.Sentence].Text
		for p := range l.Paragraphs {
			for s, x := range l.Paragraphs[p].Sentences {
				if x.Text == text {
					f.At.Paragraph, f.At.Sentence = p, s
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// Unfilled is the finding of a sentence that waits for a fact. Without a name, or without
// one thing done, the text is the skeleton of a letter, and that blocks it.
func Unfilled(paragraph, sentence int, text string) Finding {
	f := check.Advise("placeholder_left", text, "nobody has given this fact", "fill it in before you send the letter")
	switch {
	case strings.Contains(text, yourName):
		f.Tier, f.Code, f.Why, f.Fix = check.Blocking, "no_name", "no name was read in the resume", "put your name in, or give it with --name"
	case strings.Contains(text, yourDeed):
		f.Tier, f.Code, f.Why, f.Fix = check.Blocking, "nothing_to_tell", "no line of the resume tells a deed that a letter could stand on", "tell one thing you did, in the window or in a file for --facts"
	}
	f.At = check.Place{Paragraph: paragraph, Sentence: sentence, End: len(text)}
	return f
}
