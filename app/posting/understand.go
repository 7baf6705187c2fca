package posting

import (
	"context"
	"slices"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
)

// Reader tells what sentences of a posting mean; that of package meaning is one.
type Reader interface {
	Posting(ctx context.Context, lines []meaning.PostingLine) ([]meaning.PostingMeaning, error)
}

// understand gives every sentence its meaning. The reader was taught English; of
// another language the headings tell what stands under them.
func (ad *advert) understand(ctx context.Context, reader Reader) error {
	if ad.language != "en" {
		for _, s := range ad.sentences {
			s.is = meaning.PostingMeaning{Label: labelUnder[s.line.section], Weight: 1}
		}
		return nil
	}
	lines := make([]meaning.PostingLine, len(ad.sentences))
	for i, s := range ad.sentences {
		lines[i] = meaning.PostingLine{Heading: s.line.under, Text: s.text}
	}
	got, err := reader.Posting(ctx, lines)
	for i := range got {
		ad.sentences[i].is = under(got[i], ad.sentences[i].line.section)
	}
	return err
}

// findLegal marks the lines of which most sentences say what the law asks for: whom they
// name is there for that, and not for applications.
func (ad *advert) findLegal() {
	of := map[*line]int{}
	for _, s := range ad.sentences {
		unsure := s.is.Label == meaning.Apply && s.is.Confidence < sureEnough
		if s.is.Label == meaning.Legal || legalCase(s.words) || unsure && namesLaw(s.words) {
			of[s.line]++
		} else {
			of[s.line]--
		}
	}
	for l, more := range of {
		l.legal = more > 0
	}
}

// legalCase reports whether a sentence begins with the case it is for, and that one is the
// law's: "If you need an accommodation, …", "To request our privacy notice, …".
func legalCase(words []string) bool {
	if len(words) == 0 || !english.IsConjunction(words[0]) && !english.IsPreposition(words[0]) {
		return false
	}
	return namesLaw(words)
}

// namesLaw reports whether a sentence has the words of a legal heading.
func namesLaw(words []string) bool {
	return slices.ContainsFunc(known().sections.find(words), func(m match) bool { return section(m.entry) == legal })
}

// sureEnough is how sure the reader must be of an answer that nothing beside it announces.
const sureEnough = 0.7

// under corrects a meaning by the heading that a sentence stands under, where that says
// more than its words: what is asked for under "Nice to have" is no must, and a perk is
// none of the needs.
func under(m meaning.PostingMeaning, part section) meaning.PostingMeaning {
	asked := m.Label == meaning.Need || m.Label == meaning.Nice
	switch {
	case part == nice && (asked || m.Label == meaning.Stack), part == needs && (m.Label == meaning.Need || m.Label == meaning.Stack):
		m.Label = labelUnder[part]
	case part == duties && asked && m.Confidence < sureEnough:
		m.Label, m.Weight = meaning.Task, min(m.Weight, concrete-1)
	case part != needs && part != nice && asked && m.Confidence < sureEnough:
		m.Label = labelUnder[part]
	case part.setAside() && (asked || m.Label == meaning.Problem || m.Label == meaning.Task):
		m.Label, m.Weight = labelUnder[part], 0
	}
	return m
}

// labelUnder is what the lines of a part are where nothing but its heading tells.
var labelUnder = map[section]string{duties: meaning.Task, needs: meaning.Need, nice: meaning.Nice, stackList: meaning.Stack, about: meaning.About,
	team: meaning.About, opening: meaning.About, benefits: meaning.Offer, pay: meaning.Offer, legal: meaning.Legal, apply: meaning.Apply,
	place: meaning.TitleLine, info: meaning.TitleLine, furniture: meaning.Furniture, puff: meaning.About}

// work reports whether a sentence tells what they want done.
func (s *sentence) work() bool {
	return !s.line.prompt && (s.is.Label == meaning.Problem || s.is.Label == meaning.Task)
}
