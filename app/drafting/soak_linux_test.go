//go:build soak

package drafting

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/letter"
	"vouchsafe/internal/leak"
	"vouchsafe/models"
)

// Two hundred letters in one process, as a window that stays open for weeks drafts
// them: models are exchanged between them and every seventh is stopped at a random
// moment. Memory, goroutines and open files are after the last what they were after
// the tenth, when each model had been in once.
func TestSoakLettersLeakNothing(t *testing.T) {
	small := installed("smollm2-135m")
	if small == "" {
		t.Skip("the small model is not installed: make test fetches it")
	}
	const letters = 200
	random := rand.New(rand.NewPCG(9, 9))
	resumes := []string{"maren-tolliver.pdf", "jorn-hakestad.pdf", "darian-whitlock.pdf"}
	postings := []string{"amberquay.txt", "fathomgrid-hn.txt", "norrhaven.txt"}
	d := New(Options{DataDir: t.TempDir(), Model: small, Device: "cpu"})
	defer d.Close()
	var first, tenth, last leak.Held
	var plot []string
	drafted := map[string]int{}
	stopped := 0
	for i := 1; i <= letters; i++ {
		model := small
		switch i % 20 {
		case 3, 4:
			model = installed("qwen2.5-coder-0.5b")
		case 6:
			model = installed(models.Default().Name)
		case 8:
			model = ""
		}
		if d.options.NoModel = model == ""; !d.options.NoModel {
			d.Use(model, "cpu")
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
		drafted[model]++
		if i != 1 && i%10 != 0 {
			continue
		}
		now, err := leak.Now()
		if err != nil {
			t.Fatal(err)
		}
		plot = append(plot, fmt.Sprintf("%d: %v", i, now))
		if last = now; i == 1 {
			first = now
		} else if i == 10 {
			tenth = now
		}
	}
	t.Logf("%v, %d stopped; after letter\n%s", drafted, stopped, strings.Join(plot, "\n"))
	t.Logf("first %v; tenth %v; last %v", first, tenth, last)
	if stopped == 0 {
		t.Error("none was stopped in its middle")
	}
	if last.Resident > tenth.Resident+48<<20 || last.Goroutines > tenth.Goroutines || last.Files > tenth.Files {
		t.Error("something grew")
	}
}

func TestSoakDraftingWithStrangeModels(t *testing.T) { openStrange(t, nil) }

// installed gives the name of a model of the catalog, "" where it is not here.
func installed(name string) string {
	m, ok := models.Find(name)
	if !ok {
		return ""
	}
	if _, err := os.Stat(m.Path()); err != nil {
		return ""
	}
	return m.Name
}
