package llm

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"vouchsafe/internal/smalldisk"
)

// A state that there is no room for is no state: nothing half written stays, and the
// one that was there does.
func TestAStateOnADiskThatIsFullAtAnyPage(t *testing.T) {
	smalldisk.Run(t, 4<<20, func(d *smalldisk.Disk) {
		path := filepath.Join(d.Dir, "prefixes", "a"+stateEnding)
		old, state := []byte("old"), bytes.Repeat([]byte("what the model remembers"), 4000)
		if err := writePrivate(path, old); err != nil {
			t.Fatal(err)
		}
		full := 0
		for pages := 0; ; pages++ {
			d.Leave(pages * smalldisk.Page)
			err := writePrivate(path, state)
			now, _ := os.ReadFile(path)
			if left := d.Left(); !slices.Equal(left, []string{"prefixes/a" + stateEnding}) {
				t.Fatalf("with %d pages: left %v", pages, left)
			}
			if err == nil {
				if !bytes.Equal(now, state) {
					t.Errorf("with %d pages it was said to be written", pages)
				}
				break
			}
			if full++; !bytes.Equal(now, old) {
				t.Fatalf("with %d pages the old state has %d bytes", pages, len(now))
			}
		}
		if full < 3 {
			t.Errorf("the disk was full only %d times", full)
		}
	})
}
