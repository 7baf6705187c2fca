package app

import (
	"context"
	"maps"
	"slices"
	"strings"

	"vouchsafe/app/letter"
)

// mostWordings is how many of the person's wordings of one claim are kept.
const mostWordings = 5

// remember keeps how the letter shown tells claims in the person's own words: so they
// are told first when they are chosen again. Words that the letter no longer has, since
// they were typed over, given back, undone or left with their version, are forgotten.
// Failing to remember costs nothing in this letter.
func (a *App) remember() {
	a.mu.Lock()
	was, now := a.session.typed, typedIn(a.session.letters.now())
	a.session.typed = now
	claims := maps.Clone(a.person.claims)
	if claims == nil {
		claims = map[string]claimWish{}
	}
	changed := map[string]claimWish{}
	for key, text := range was {
		if now[key] != text {
			w := claims[key]
			w.Wordings = without(w.Wordings, text)
			claims[key], changed[key] = w, w
		}
	}
	for key, text := range now {
		if was[key] != text {
			w := claims[key]
			w.Wordings = append([]string{text}, without(w.Wordings, text)...)
			w.Wordings = w.Wordings[:min(len(w.Wordings), mostWordings)]
			if w.Quote == "" {
				w.Quote = a.session.understood.quote(key)
			}
			claims[key], changed[key] = w, w
		}
	}
	a.person.claims = claims
	a.mu.Unlock()
	if len(changed) == 0 {
		return
	}
	if st, err := a.shelf(); err == nil {
		for key, w := range changed {
			var value any = w
			if w.Empty() {
				value = nil
			}
			_ = st.SavePreference(context.Background(), key, value)
		}
	}
}

func without(list []string, text string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == text })
}

// typedIn gives, by its key, each claim of a letter of which the person typed a
// sentence, with the sentences beside it.
func typedIn(l *letter.Letter) map[string]string {
	out := map[string]string{}
	if l == nil {
		return out
	}
	for _, p := range l.Paragraphs {
		words, typed := map[string][]string{}, map[string]bool{}
		for _, s := range p.Sentences {
			words[s.Key] = append(words[s.Key], s.Text)
			typed[s.Key] = typed[s.Key] || s.Composed != nil
		}
		for key := range typed {
			if key != "" && typed[key] {
				out[key] = strings.Join(words[key], " ")
			}
		}
	}
	return out
}
