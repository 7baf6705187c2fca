package app

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/wailsapp/wails/v2/pkg/menu/keys"
)

func TestTenSecondsAreCountedAsThePageCounts(t *testing.T) {
	a, _ := drafted(t, &fakeDesk{})
	a.Edit(0, 1, "In “Zürich” 😀 I cut it from 40 to 12 minutes.")
	reaches(t, a, Done)
	got := a.TenSeconds()
	first := Stretch{0, 0, 0, len("I kept 12 queues running.")}
	if len(got) < 3 || got[0] != first {
		t.Fatalf("got %+v", got)
	}
	// "In “Zürich” " is 12 units, the face two more, " I cut it from " 15.
	if got[1].From != 29 || got[1].Sentence != 1 {
		t.Errorf("the number stands at %+v", got[1])
	}
	if slices.ContainsFunc(got, func(s Stretch) bool { return s.Paragraph == 1 }) {
		t.Error("a signature is no reading")
	}
}

// What the menu shows beside an item is the key that the page knows it by.
func TestMenuAndPageHaveTheSameKeys(t *testing.T) {
	source, err := os.ReadFile("../frontend/src/lib/shortcuts.ts")
	if err != nil {
		t.Fatal(err)
	}
	page := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^  (\w+): "(\S+)",$`).FindAllStringSubmatch(string(source), -1) {
		page[m[1]] = m[2]
	}
	for _, m := range menus {
		for _, it := range m.items {
			if it.key != nil && it.action != "quit" && page[it.action] != spelled(it.key) {
				t.Errorf("%s: the menu has %s, the page %s", it.label, spelled(it.key), page[it.action])
			}
		}
	}
}

func spelled(k *keys.Accelerator) string {
	name := map[string]string{"return": "Enter"}[k.Key]
	if name == "" {
		name = strings.ToUpper(k.Key)
	}
	if slices.Contains(k.Modifiers, keys.ShiftKey) {
		name = "Shift+" + name
	}
	return "Ctrl+" + name
}
