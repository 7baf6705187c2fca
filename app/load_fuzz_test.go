package app

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"

	"vouchsafe/app/fault"
	"vouchsafe/app/store"
)

// Whatever is kept as the state of an application: it opens and can be worked with, or
// it is refused with an error, and the window is there.
func FuzzLoad(f *testing.F) {
	ctx := context.Background()
	st, err := store.Open(ctx, filepath.Join(f.TempDir(), "data"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { st.Close() })
	first, err := st.SaveLetter(ctx, store.Letter{Letter: twoSentences()})
	if err != nil {
		f.Fatal(err)
	}
	id, err := st.SaveApplication(ctx, store.Application{Letter: first.ID})
	if err != nil {
		f.Fatal(err)
	}
	whole, _ := json.Marshal(deskState{Versions: []int{1, 0}, At: 1, Unsaved: twoSentences(), Why: "edited"})
	for _, seed := range []string{
		string(whole), `{"versions":[1],"at":0}`, `{"versions":[0],"at":0}`, `{"versions":[1,1,7,-3],"at":99}`, `{"versions":[0,0],"at":-1,"unsaved":{}}`,
		`{"unsaved":{"paragraphs":[{}]},"versions":[0]}`, `{"choices":{"words":-5}}`, `[]`, `null`, `{"versions":{}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, state []byte) {
		if _, err := st.SaveApplication(ctx, store.Application{ID: id, Letter: first.ID, State: state}); err != nil {
			return // the store takes JSON alone
		}
		a := New(&fakeDesk{}, &fakeOutside{}, "", nil)
		a.keeper.store = st
		close(a.keeper.opened)
		a.ctx = ctx
		if err := a.load(ctx, id); err != nil {
			if f := (&fault.Fault{}); errors.As(err, &f) && f.Code == "unexpected" {
				t.Fatal(err)
			}
			return
		}
		a.Changes(Revs{})
		for range 3 {
			a.Undo()
		}
		a.Redo()
		if l := a.letter(); l != nil && len(l.Paragraphs) > 0 && len(l.Paragraphs[0].Sentences) > 0 {
			a.Lock(0, 0, true)
		}
		if err := a.write(false); err != nil {
			t.Fatalf("it opened and cannot be kept: %v", err)
		}
	})
}
