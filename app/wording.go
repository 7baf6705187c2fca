package app

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// mostWordings is how many of the person's wordings of one claim are kept.
const mostWordings = 5

// keepWording remembers how the person wants a claim told, as the sentence they just
// edited or picked has it, with the claim's other sentences beside it. It comes first
// when the claim is chosen again. Failing to remember costs nothing in this letter.
func (a *App) keepWording(paragraph, sentence int) {
	a.mu.Lock()
	s := sentenceOf(a.session.letters.now(), paragraph, sentence)
	if s == nil || s.Key == "" {
		a.mu.Unlock()
		return
	}
	var words []string
	for _, x := range a.session.letters.now().Paragraphs[paragraph].Sentences {
		if x.Key == s.Key {
			words = append(words, x.Text)
		}
	}
	text := strings.Join(words, " ")
	w := a.person.claims[s.Key]
	if w.Quote == "" && len(s.Sources) > 0 {
		w.Quote = s.Sources[0].Quote
	}
	w.Wordings = slices.DeleteFunc(slices.Clone(w.Wordings), func(x string) bool { return x == text })
	w.Wordings = append([]string{text}, w.Wordings...)
	w.Wordings = w.Wordings[:min(len(w.Wordings), mostWordings)]
	claims := maps.Clone(a.person.claims)
	if claims == nil {
		claims = map[string]claimWish{}
	}
	claims[s.Key] = w
	a.person.claims = claims
	key := s.Key
	a.mu.Unlock()
	if st, err := a.shelf(); err == nil {
		_ = st.SavePreference(context.Background(), key, w)
	}
}
