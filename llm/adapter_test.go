package llm

import (
	"os"
	"path/filepath"
	"testing"

	"vouchsafe/internal/testmodel"
	"vouchsafe/models"
	"vouchsafe/models/taught"
)

// file writes a file of the test's own.
func file(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.gguf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// An adapter changes what the model finds likely, and only while it is there.
func TestAdapter(t *testing.T) {
	libs := libraries(t)
	path := file(t, testmodel.Model().Bytes())
	likely := func(a Adapter) float64 {
		e, err := Open(t.Context(), path, Options{Libraries: libs, Adapter: a, Threads: 1, Context: 256})
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		if (e.Info().Adapter != "") != (a.Path != "") {
			t.Errorf("told of the adapter %q", e.Info().Adapter)
		}
		p, err := e.Prefix(t.Context(), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		scored, err := e.Score(t.Context(), p, []Job{{User: "abab"}}, []string{"abba"})
		if err != nil {
			t.Fatal(err)
		}
		return scored[0].LogProb
	}
	without, with := likely(Adapter{}), likely(Adapter{Path: file(t, testmodel.Adapter().Bytes())})
	if without == with || without != likely(Adapter{}) {
		t.Errorf("%v without the adapter, %v with it", without, with)
	}
}

func TestForeignAdapters(t *testing.T) {
	libs := libraries(t)
	model := file(t, testmodel.Model().Bytes())
	whole := testmodel.Adapter().Bytes()
	m, _ := models.Find("qwen2.5-coder-0.5b")
	writer, ok := taught.Writer(m)
	if !ok {
		t.Fatal("the program carries no writer")
	}
	for name, c := range map[string]struct {
		adapter Adapter
		sum     string // of the model
		want    Code
	}{
		"missing":          {Adapter{Path: filepath.Join(t.TempDir(), "none.gguf")}, "", FileMissing},
		"text":             {Adapter{Path: file(t, []byte("Dear hiring manager"))}, "", NotGGUF},
		"cut short":        {Adapter{Path: file(t, whole[:len(whole)-40])}, "", FileTruncated},
		"a model":          {Adapter{Path: model}, "", UnsupportedModel},
		"of another model": {Adapter{Path: file(t, writer.Bytes)}, "", UnsupportedModel},
		"of another file":  {Adapter{Path: file(t, testmodel.Adapter().Set(madeFor, "00").Bytes())}, "ff", UnsupportedModel},
		"not what it was":  {Adapter{Path: file(t, whole), SHA256: "00"}, "", ChecksumMismatch},
	} {
		e, err := Open(t.Context(), model, Options{Libraries: libs, Adapter: c.adapter, SHA256: c.sum})
		if e != nil || CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}
