package app

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"vouchsafe/app/evidence"
	"vouchsafe/app/fault"
	"vouchsafe/app/store"
)

// Settings are the person's own, for every letter.
type Settings struct {
	Name         string   `json:"name"` // signs letters where the resume has none
	Greeting     string   `json:"greeting"`
	SignOff      string   `json:"sign_off"`
	Avoid        []string `json:"avoid"` // words that no letter may use
	Paper        string   `json:"paper"` // "a4", "letter"; "" by locale
	Style        string   `json:"style"`
	Accent       string   `json:"accent"`
	Typeface     string   `json:"typeface"`
	Tone         string   `json:"tone"`
	Model        string   `json:"model"`  // "" is the default one
	Device       string   `json:"device"` // "auto", "cpu", a device's name
	Theme        string   `json:"theme"`  // "system", "light", "dark"
	Zoom         int      `json:"zoom"`   // of the window, in per cent; 0 is 100
	ExportFolder string   `json:"export_folder"`
}

// Story is one story in its five boxes.
type Story struct {
	ID         int64  `json:"id"` // 0 for a new one
	Trouble    string `json:"trouble"`
	Found      string `json:"found"`
	Call       string `json:"call"`
	Result     string `json:"result"`
	LeftBehind string `json:"left_behind"`
}

// Fact is a sentence that the person stated.
type Fact struct {
	ID   int64  `json:"id"`
	Text string `json:"text"`
}

// PersonView is what belongs to the person and not to one resume or letter.
type PersonView struct {
	Settings     Settings          `json:"settings"`
	Stories      []Story           `json:"stories"` // the first is told first
	Answers      map[string]string `json:"answers"` // by the question's key
	Facts        []Fact            `json:"facts"`
	Confidential map[string]string `json:"confidential"` // employer: what stands for it
	Lost         []LostClaim       `json:"lost"`
}

// LostClaim is a claim that the person said something of and that the resume no
// longer has. What they said stays, and holds again when the claim comes back.
type LostClaim struct {
	Key   string `json:"key"`
	Quote string `json:"quote"`
}

// claimWish is what the store keeps of a claim.
type claimWish struct {
	evidence.Preference        // Wordings: the latest first
	Quote               string `json:"quote"`
}

// person is the shelf in memory. App.mu guards it; its parts are replaced, never
// changed, so that a copy can be handed out.
type person struct {
	settings     Settings
	stories      []store.Story
	answers      map[string]string
	facts        []store.Fact
	confidential map[string]string
	claims       map[string]claimWish
}

// Keys of settings in the store.
const (
	settingsKey     = "person"
	confidentialKey = "confidential"
)

// loadPerson reads the shelf from the store.
func loadPerson(ctx context.Context, st *store.Store) (p person, err error) {
	if _, err = st.LoadSetting(ctx, settingsKey, &p.settings); err != nil {
		return p, err
	}
	if _, err = st.LoadSetting(ctx, confidentialKey, &p.confidential); err != nil {
		return p, err
	}
	if p.stories, err = st.Stories(ctx); err != nil {
		return p, err
	}
	if p.facts, err = st.Facts(ctx); err != nil {
		return p, err
	}
	if p.answers, err = st.Answers(ctx); err != nil {
		return p, err
	}
	kept, err := st.Preferences(ctx)
	p.claims = map[string]claimWish{}
	for key, text := range kept {
		var w claimWish
		if err := json.Unmarshal(text, &w); err != nil {
			return p, err
		}
		p.claims[key] = w
	}
	return p, err
}

// evidence is what the person told, as the readers of evidence want it.
func (p person) evidence() evidence.Answers {
	a := evidence.Answers{ByKey: maps.Clone(p.answers), Confidential: maps.Clone(p.confidential), Preferences: map[string]evidence.Preference{}}
	for _, s := range p.stories {
		if a.Story == nil {
			a.Story = s.Boxes
		} else {
			a.Stories = append(a.Stories, s.Boxes)
		}
	}
	for _, f := range p.facts {
		a.Facts = append(a.Facts, f.Text)
	}
	for key, w := range p.claims {
		a.Preferences[key] = w.Preference
	}
	return a
}

// view is the shelf as the page shows it, beside what the resume vouches for.
func (p person) view(u Understanding, resumeThere bool) *PersonView {
	v := &PersonView{Settings: p.settings, Answers: map[string]string{}, Confidential: map[string]string{}}
	maps.Copy(v.Answers, p.answers)
	maps.Copy(v.Confidential, p.confidential)
	for _, s := range p.stories {
		story := storyOf(s.Boxes)
		story.ID = s.ID
		v.Stories = append(v.Stories, story)
	}
	for _, f := range p.facts {
		v.Facts = append(v.Facts, Fact{f.ID, f.Text})
	}
	if !resumeThere {
		return v
	}
	for _, key := range slices.Sorted(maps.Keys(p.claims)) {
		said := p.claims[key].Preference
		if said.Wordings = nil; said.Empty() {
			continue // a wording alone says nothing of the claim
		}
		if u.quote(key) == "" {
			v.Lost = append(v.Lost, LostClaim{key, p.claims[key].Quote})
		}
	}
	return v
}

func storyOf(b map[string]string) Story {
	return Story{0, b["trouble"], b["found"], b["call"], b["result"], b["left_behind"]}
}

func (s Story) boxes() map[string]string {
	out := map[string]string{}
	for key, text := range map[string]string{"trouble": s.Trouble, "found": s.Found, "call": s.Call, "result": s.Result, "left_behind": s.LeftBehind} {
		if text = strings.TrimSpace(text); text != "" {
			out[key] = text
		}
	}
	return out
}

// tellDesk gives the desk what the person told and has the resume understood again.
// A draft that runs is begun anew with it; a letter that is there is older than it.
func (a *App) tellDesk() {
	a.mu.Lock()
	a.session.revs.Person++
	redraft := a.drafting()
	a.mu.Unlock()
	a.begin(Reading, Person, func(ctx context.Context) error {
		if err := a.know(ctx); err != nil {
			return err
		}
		a.mu.Lock()
		choices := a.session.choices
		if a.session.letters.now() != nil {
			a.session.stale = true
			a.session.revs.Letter++
		}
		a.mu.Unlock()
		if redraft {
			a.Draft(choices)
		}
		return nil
	})
}

// know hands the shelf to the desk. It runs in a job.
func (a *App) know(ctx context.Context) error {
	a.mu.Lock()
	p, there := a.person, a.session.resume != nil
	a.mu.Unlock()
	a.desk.Know(Knowledge{Answers: p.evidence(), Settings: p.settings})
	if !there {
		return nil
	}
	u, err := a.desk.Understood(ctx)
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.session.understood = u
	a.session.revs.Resume++
	a.session.revs.Person++
	a.changed()
	return nil
}

// onShelf changes the shelf in the store, where there is one, and in memory.
func (a *App) onShelf(inStore func(context.Context, *store.Store) error, inMemory func(*person)) error {
	if st, err := a.shelf(); err == nil {
		if err := inStore(context.Background(), st); err != nil {
			return fault.Of(err)
		}
	}
	a.mu.Lock()
	inMemory(&a.person)
	a.mu.Unlock()
	a.tellDesk()
	return nil
}
