//go:build soak

package drafting

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/letter"
	"vouchsafe/models"
)

func TestSoakDamagedFiles(t *testing.T) { readDamaged(t, 500, 23) }

// Two hundred letters in one process, with models opened and closed between them
// and every seventh stopped at a random moment: memory, goroutines and open files
// are after the last what they were after the tenth.
func TestSoakLettersLeakNothing(t *testing.T) {
	m, ok := models.Find("smollm2-135m")
	if !ok {
		t.Fatal("the catalog has no small model")
	}
	if _, err := os.Stat(m.Path()); err != nil {
		t.Skip("the small model is not installed: make test fetches it")
	}
	const letters = 200
	random := rand.New(rand.NewPCG(9, 9))
	resumes := []string{"maren-tolliver.pdf", "jorn-hakestad.pdf", "darian-whitlock.pdf"}
	postings := []string{"amberquay.txt", "fathomgrid-hn.txt", "norrhaven.txt"}
	data := t.TempDir()
	var d *Desk
	var first, tenth, last held
	stopped := 0
	for i := 1; i <= letters; i++ {
		if d == nil || i%20 == 0 {
			if d != nil {
				if err := d.Close(); err != nil {
					t.Fatal(err)
				}
			}
			d = New(Options{DataDir: data, Model: m.Name, NoModel: i%40 == 0})
		}
		read(t, d, "../../samples/resumes/"+resumes[i%3], "../../samples/postings/"+postings[random.IntN(3)])
		ctx, cancel := context.WithCancel(context.Background())
		if i%7 == 0 {
			time.AfterFunc(time.Duration(random.IntN(3000))*time.Millisecond, cancel)
		}
		if _, err := d.Draft(ctx, letter.Options{Seed: uint64(i)}, nil); err != nil {
			if ctx.Err() == nil {
				t.Fatalf("letter %d: %v", i, err)
			}
			stopped++
		}
		cancel()
		switch i {
		case 1:
			first = measure(t)
		case 10:
			tenth = measure(t)
		}
	}
	last = measure(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d letters, %d stopped; after the first: %v; the tenth: %v; the last: %v", letters, stopped, first, tenth, last)
	if stopped == 0 {
		t.Error("none was stopped in its middle")
	}
	if last.resident > tenth.resident+48<<20 || last.goroutines > tenth.goroutines+4 || last.files > tenth.files+4 {
		t.Error("something grew")
	}
}

// held is what the process has: bytes resident, goroutines, open files.
type held struct {
	resident          int64
	goroutines, files int
}

func (h held) String() string {
	return fmt.Sprintf("%d MB, %d goroutines, %d files", h.resident>>20, h.goroutines, h.files)
}

func measure(t *testing.T) held {
	t.Helper()
	runtime.GC()
	debug.FreeOSMemory()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	h := held{goroutines: runtime.NumGoroutine()}
	for line := range strings.Lines(string(status)) {
		var kb int64
		if n, _ := fmt.Sscanf(line, "VmRSS: %d kB", &kb); n == 1 {
			h.resident = kb << 10
		}
	}
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	h.files = len(files)
	return h
}
