package app

import (
	"context"
	"maps"
	"slices"
	"strings"

	"vouchsafe/app/evidence"
	"vouchsafe/app/fault"
	"vouchsafe/app/store"
)

// What the person puts on the shelf holds for every letter from now on.

// SaveStory keeps a story, a new one where its ID is 0, and gives its ID. One
// without a word is taken off the shelf.
func (a *App) SaveStory(s Story) (int64, error) {
	kept := store.Story{ID: s.ID, Boxes: s.boxes()}
	if len(kept.Boxes) == 0 {
		return 0, a.RemoveStory(s.ID)
	}
	err := a.onShelf(func(ctx context.Context, st *store.Store) (err error) {
		kept.ID, err = st.SaveStory(ctx, kept)
		return err
	}, func(p *person) {
		if kept.ID == 0 {
			kept.ID = a.unkept()
		}
		if i := slices.IndexFunc(p.stories, func(x store.Story) bool { return x.ID == kept.ID }); i >= 0 {
			p.stories = slices.Clone(p.stories)
			p.stories[i] = kept
			return
		}
		p.stories = append([]store.Story{kept}, p.stories...)
	})
	return kept.ID, err
}

// RemoveStory takes a story off the shelf.
func (a *App) RemoveStory(id int64) error {
	return a.onShelf(func(ctx context.Context, st *store.Store) error { return st.RemoveStory(ctx, id) },
		func(p *person) {
			p.stories = slices.DeleteFunc(slices.Clone(p.stories), func(x store.Story) bool { return x.ID == id })
		})
}

// SaveAnswer keeps the answer to the question of that key; "" takes it back.
func (a *App) SaveAnswer(key, text string) error {
	text = strings.TrimSpace(text)
	return a.onShelf(func(ctx context.Context, st *store.Store) error { return st.SaveAnswer(ctx, key, text) },
		func(p *person) { p.answers = with(p.answers, key, text) })
}

// SaveFact keeps a sentence the person states, a new one where id is 0, and gives
// its number.
func (a *App) SaveFact(id int64, text string) (int64, error) {
	kept := store.Fact{ID: id, Text: strings.Join(strings.Fields(text), " ")}
	if kept.Text == "" {
		return 0, a.RemoveFact(id)
	}
	err := a.onShelf(func(ctx context.Context, st *store.Store) (err error) {
		kept.ID, err = st.SaveFact(ctx, kept)
		return err
	}, func(p *person) {
		if kept.ID == 0 {
			kept.ID = a.unkept()
		}
		p.facts = slices.Clone(p.facts)
		if i := slices.IndexFunc(p.facts, func(x store.Fact) bool { return x.ID == kept.ID }); i >= 0 {
			p.facts[i] = kept
			return
		}
		p.facts = append(p.facts, kept)
	})
	return kept.ID, err
}

// RemoveFact takes a sentence back.
func (a *App) RemoveFact(id int64) error {
	return a.onShelf(func(ctx context.Context, st *store.Store) error { return st.RemoveFact(ctx, id) },
		func(p *person) {
			p.facts = slices.DeleteFunc(slices.Clone(p.facts), func(x store.Fact) bool { return x.ID == id })
		})
}

// SaveSettings keeps the person's settings. Those of looks alone leave the letter as
// it is.
func (a *App) SaveSettings(s Settings) error {
	if a.settings().drafting() == s.drafting() {
		return a.saveLooks(s)
	}
	return a.onShelf(func(ctx context.Context, st *store.Store) error { return st.SaveSetting(ctx, settingsKey, s) },
		func(p *person) { p.settings = s })
}

// drafting is what of the settings a draft depends on.
func (s Settings) drafting() string {
	return strings.Join(append([]string{s.Name, s.Greeting, s.SignOff, s.Tone, s.Model, s.Device}, s.Avoid...), "\x00")
}

func (a *App) saveLooks(s Settings) error {
	if st, err := a.shelf(); err == nil {
		if err := st.SaveSetting(context.Background(), settingsKey, s); err != nil {
			return fault.Of(err)
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.person.settings = s
	a.session.revs.Person++
	a.changed()
	return nil
}

// SetConfidential has an employer, as the resume names it, described instead of
// named; "" names it again.
func (a *App) SetConfidential(employer, description string) error {
	a.mu.Lock()
	all := with(a.person.confidential, employer, strings.TrimSpace(description))
	a.mu.Unlock()
	return a.onShelf(func(ctx context.Context, st *store.Store) error { return st.SaveSetting(ctx, confidentialKey, all) },
		func(p *person) { p.confidential = all })
}

// SetClaim says what is to be done with a claim or a line of the resume, by its key.
func (a *App) SetClaim(key string, wish evidence.Preference) error {
	a.mu.Lock()
	w := a.person.claims[key]
	if quote := a.session.understood.quote(key); quote != "" {
		w.Quote = quote
	}
	a.mu.Unlock()
	wish.Wordings = w.Wordings // they are kept by editing
	w.Preference = wish
	return a.saveClaim(key, w)
}

func (a *App) saveClaim(key string, w claimWish) error {
	var value any = w
	none := w.Empty()
	if none {
		value = nil
	}
	return a.onShelf(func(ctx context.Context, st *store.Store) error { return st.SavePreference(ctx, key, value) },
		func(p *person) {
			claims := maps.Clone(p.claims)
			if claims == nil {
				claims = map[string]claimWish{}
			}
			claims[key] = w
			if none {
				delete(claims, key)
			}
			p.claims = claims
		})
}

// unkept numbers what no store numbers. App.mu is held.
func (a *App) unkept() int64 {
	a.unkeptIDs--
	return a.unkeptIDs
}

// with gives a copy of m in which key stands for text; "" takes the key out.
func with(m map[string]string, key, text string) map[string]string {
	out := maps.Clone(m)
	if out == nil {
		out = map[string]string{}
	}
	out[key] = text
	if text == "" {
		delete(out, key)
	}
	return out
}
