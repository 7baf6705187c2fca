package llm

import (
	"context"
	"flag"
	"os"
	"sync"
	"testing"

	"vouchsafe/models"
)

var otherLibraries = flag.String("libraries", "", "folder of the llama.cpp libraries to test, not the installed ones")

// libraries is the folder with the native libraries; without one the test is skipped.
func libraries(t testing.TB) string {
	t.Helper()
	if *otherLibraries != "" {
		return *otherLibraries
	}
	dir := models.FindLibraries()
	if dir == "" {
		t.Skip("no llama.cpp libraries in the cache folder: run `make model` first")
	}
	return dir
}

// weights is the path of the test model; without its file the test is skipped.
func weights(t testing.TB) string {
	t.Helper()
	m, ok := models.Find(smallModel)
	if !ok {
		t.Fatalf("catalog has no %q", smallModel)
	}
	if _, err := os.Stat(m.Path()); err != nil {
		t.Skipf("no weights of %s in the cache folder: run `make model` first", smallModel)
	}
	return m.Path()
}

const smallModel = "smollm2-135m"

var shared struct {
	sync.Once
	engine *Engine
	err    error
}

// small is an engine that tests share. It has a fixed thread count, so that
// greedy text is the same every time.
func small(t testing.TB) *Engine {
	t.Helper()
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
