package export

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"vouchsafe/app/fault"
	"vouchsafe/internal/smalldisk"
)

func TestADiskThatIsFullAtAnyPage(t *testing.T) {
	smalldisk.Run(t, 4<<20, func(d *smalldisk.Disk) {
		path := filepath.Join(d.Dir, "letter.pdf")
		old := bytes.Repeat([]byte("old "), 5000)
		full := 0
		for pages := 0; ; pages++ {
			if err := os.WriteFile(path, old, 0o600); err != nil {
				t.Fatal(err)
			}
			d.Leave(pages * smalldisk.Page)
			err := Write(context.Background(), sample(), path, Options{Force: true})
			if left := d.Left(); !slices.Equal(left, []string{"letter.pdf"}) {
				t.Fatalf("with %d pages: left %v", pages, left)
			}
			now, readErr := os.ReadFile(path)
			if readErr != nil {
				t.Fatal(readErr)
			}
			d.Empty()
			if err == nil {
				if !bytes.HasPrefix(now, []byte("%PDF-")) {
					t.Fatalf("with %d pages it was said to be written", pages)
				}
				break
			}
			if full++; code(err) != "disk_full" || fault.Of(err).Do == "" || !bytes.Equal(now, old) {
				t.Fatalf("with %d pages: %v, and the old file has %d bytes", pages, err, len(now))
			}
		}
		if full < 3 {
			t.Errorf("the disk was full only %d times", full)
		}
	})
}
