// Package testreader opens the taught reader once for the tests of a package. Only
// tests use it.
package testreader

import (
	"context"
	"sync"
	"testing"

	"vouchsafe/app/meaning"
	"vouchsafe/models"
)

var open = sync.OnceValues(func() (*meaning.Reader, error) { return meaning.Open(context.Background()) })

// Open gives the reader that the tests of a process share; without the llama.cpp
// libraries the test is skipped.
func Open(t testing.TB) *meaning.Reader {
	t.Helper()
	if models.FindLibraries() == "" {
		t.Skip("no llama.cpp libraries in the cache folder: run `make model` first")
	}
	r, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return r
}
