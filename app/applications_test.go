package app

import (
	"context"
	"testing"
)

func TestWhatIsDeletedStaysDeletedAndCanBeHadBack(t *testing.T) {
	dir := t.TempDir()
	a := kept(t, &fakeDesk{}, dir)
	inputs(t, a)
	id := must(a.Applications())[0].ID
	// Killed at once: the window is still kept as it stood.
	if err := a.keeper.store.PutApplicationAway(context.Background(), id, true); err != nil {
		t.Fatal(err)
	}

	b := kept(t, &fakeDesk{}, dir)
	v := reaches(t, b, Empty)
	if v.Letter != nil || v.Open.ID == id || v.Resume == nil {
		t.Errorf("it opened again: %+v", v.Open)
	}
	if list := must(b.Applications()); len(list) != 1 || !list[0].Deleted {
		t.Errorf("listed as %+v", list)
	}
	if err := b.UndeleteApplication(id); err != nil {
		t.Fatal(err)
	}
	b.OpenApplication(id)
	if v := reaches(t, b, Done); v.Open.ID != id {
		t.Errorf("had back: %+v", v.Open)
	}
}

func TestACopyHasANameOfItsOwn(t *testing.T) {
	a := kept(t, &fakeDesk{}, t.TempDir())
	inputs(t, a)
	id := must(a.Applications())[0].ID
	for range 2 {
		must(a.DuplicateApplication(id))
	}
	names := map[string]bool{}
	for _, x := range must(a.Applications()) {
		names[x.Name] = true
	}
	if !names["Amber (copy)"] || !names["Amber (copy 2)"] {
		t.Errorf("named %v", names)
	}
}
