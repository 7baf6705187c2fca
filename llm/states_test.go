package llm

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// another opens the small model once more, with its own folder of states.
func another(t *testing.T, dir string, o Options) *Engine {
	t.Helper()
	o.Libraries, o.StateDir = libraries(t), dir
	if o.Context == 0 {
		o.Context = 1024
	}
	if o.Threads == 0 {
		o.Threads = 1
	}
	e, err := Open(context.Background(), weights(t), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func stateFiles(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "prefixes", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestPrefixComesBackFromDisk(t *testing.T) {
	dir := t.TempDir()
	job := Job{User: "What is the capital of France?", MaxTokens: 12}
	a := another(t, dir, Options{})
	p := prefix(t, a)
	want := write(t, a, p, job)[0][0]
	a.Close()

	files := stateFiles(t, dir)
	if len(files) != 1 {
		t.Fatalf("saved %q", files)
	}
	for path, mode := range map[string]os.FileMode{files[0]: 0o600, filepath.Dir(files[0]): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s has mode %v (%v)", path, info.Mode().Perm(), err)
		}
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}

	for name, c := range map[string]struct {
		file   []byte
		cached bool
	}{
		"as it was saved": {whole, true},
		"cut short":       {whole[:len(whole)/2], false},
		"foreign":         {[]byte(strings.Repeat("not a state ", 5000)), false},
	} {
		if err := os.WriteFile(files[0], c.file, 0o600); err != nil {
			t.Fatal(err)
		}
		e := another(t, dir, Options{})
		p := prefix(t, e)
		st := e.Stats()
		if got := st.CachedTokens == p.Tokens() && st.PrefillTokens == 0; got != c.cached {
			t.Errorf("%s: %d of %d tokens from disk, %d read", name, st.CachedTokens, p.Tokens(), st.PrefillTokens)
		}
		if got := write(t, e, p, job)[0][0]; got != want {
			t.Errorf("%s: wrote %+v, want %+v", name, got, want)
		}
		e.Close()
		if now, err := os.ReadFile(files[0]); err != nil || len(now) != len(whole) {
			t.Errorf("%s: %d bytes on disk afterwards (%v)", name, len(now), err)
		}
	}
}

// The library dies of a damaged state, so nothing damaged may pass.
func TestOnlyWholeStatesPass(t *testing.T) {
	s := newStates(t.TempDir(), 0, "a model")
	tokens := []llamaToken{1, 2, 70000}
	whole := s.seal(tokens, []byte("what the model remembers"))
	got, err := s.open(whole, tokens)
	if err != nil || string(got) != "what the model remembers" {
		t.Fatalf("read %q, %v", got, err)
	}
	for i := range whole {
		if _, err := s.open(flip(whole, i), tokens); err == nil {
			t.Errorf("a bit turned in byte %d passed", i)
		}
		if _, err := s.open(whole[:i], tokens); err == nil {
			t.Errorf("cut to %d bytes it passed", i)
		}
	}
	if _, err := s.open(append(whole, 0), tokens); err == nil {
		t.Error("with a byte more it passed")
	}
	if _, err := s.open(whole, []llamaToken{1, 2, 3}); err == nil {
		t.Error("the state of another prefix passed")
	}
	if _, err := newStates("", 0, "another model").open(whole, tokens); err == nil {
		t.Error("the state of another model passed")
	}
}

func flip(b []byte, at int) []byte {
	b = append([]byte{}, b...)
	b[at] ^= 0x40
	return b
}

func TestStatesUnusedLongestGoFirst(t *testing.T) {
	s := newStates(t.TempDir(), 250, "x")
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	name := func(i int) string { return filepath.Join(s.dir, string(rune('a'+i))+stateEnding) }
	for i := range 4 {
		if err := os.WriteFile(name(i), make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
		when := time.Now().Add(time.Duration(i-10) * time.Hour)
		if i == 0 {
			when = time.Now() // used again since
		}
		if err := os.Chtimes(name(i), when, when); err != nil {
			t.Fatal(err)
		}
	}
	s.trim(name(3))
	for i, stays := range []bool{true, false, false, true} {
		if _, err := os.Stat(name(i)); (err == nil) != stays {
			t.Errorf("state %d there: %v, want %v", i, err == nil, stays)
		}
	}
}
