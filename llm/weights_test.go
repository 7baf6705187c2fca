package llm

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Tests with real weights look where `make model` puts them.
const smallModel = "SmolLM2-135M-Instruct.Q4_1.gguf"

func cacheDir(t testing.TB) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Skip("no cache folder: ", err)
	}
	return filepath.Join(dir, "vouchsafe")
}

// libraries is the folder with the native libraries; without one the test is skipped.
func libraries(t testing.TB) string {
	found, _ := filepath.Glob(filepath.Join(cacheDir(t), "libraries", "*", "libllama.so"))
	if len(found) == 0 {
		t.Skip("no llama.cpp libraries in the cache folder: run `make model` first")
	}
	return filepath.Dir(found[0])
}

// weights is the path of the small model; without it the test is skipped.
func weights(t testing.TB) string {
	path := filepath.Join(cacheDir(t), "weights", smallModel)
	if _, err := os.Stat(path); err != nil {
		t.Skip("no test weights in the cache folder: run `make model` first")
	}
	return path
}

var shared struct {
	sync.Once
	engine *Engine
	err    error
}

// small is an engine that tests share. It has a fixed thread count, so that
// greedy text is the same every time.
func small(t testing.TB) *Engine {
	path, libs := weights(t), libraries(t)
	shared.Do(func() {
		shared.engine, shared.err = Open(context.Background(), path, Options{Libraries: libs, Context: 2048, Threads: 1})
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.engine
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.engine != nil {
		shared.engine.Close()
	}
	os.Exit(code)
}

var assistant = []Message{{"system", "You are a helpful assistant. Answer in one short sentence."}}

func prefix(t testing.TB, e *Engine) *Prefix {
	t.Helper()
	p, err := e.Prefix(context.Background(), assistant, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// write generates, failing the test on any error.
func write(t testing.TB, e *Engine, p *Prefix, jobs ...Job) [][]Result {
	t.Helper()
	out, err := e.Generate(context.Background(), p, jobs, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
