package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vouchsafe/models"
	"vouchsafe/models/verified"
)

func TestUnpacksLibraries(t *testing.T) {
	r := newRegistry(t)
	l := r.library()
	if said, err := get(t, libraries{l}); err != nil {
		t.Fatal(err, said)
	}
	want := []string{
		"LICENSE", "_nlcBuildMetadata.json", "escaped.so", "installed.json", "libggml-cpu-a.so",
		"libggml.so", "libggml.v1.so", "libllama.so", "libllama.v1.so",
	}
	if got := files(t, l.Dir()); !slices.Equal(got, want) {
		t.Errorf("unpacked %v, want %v", got, want)
	}
	if got := content(t, filepath.Join(l.Dir(), "libllama.so")); got != "llama" {
		t.Errorf("libllama.so is %q", got)
	}
	if !l.Installed() {
		t.Error("not installed")
	}
	if got := files(t, models.LibrariesDir()); len(got) != 1 {
		t.Errorf("libraries: %v", got)
	}
	nothingLeft(t)

	r.asked()
	r.set("down", true)
	if _, err := get(t, libraries{l}); err != nil || len(r.asked()) != 0 {
		t.Errorf("second run: %v", err)
	}
}

func TestDamagedLibrariesAreReplaced(t *testing.T) {
	r := newRegistry(t)
	l := r.library()
	if _, err := get(t, libraries{l}); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(l.Dir(), "libggml-cpu-a.so")); err != nil {
		t.Fatal(err)
	}
	if _, err := get(t, libraries{l}); err != nil || !l.Installed() {
		t.Errorf("%v, installed: %v", err, l.Installed())
	}
}

func TestWrongTarballIsRefused(t *testing.T) {
	r := newRegistry(t)
	l := r.library()
	r.put(libraries{l}.tarball(), tarballOf(t, map[string]string{"package/bins/x/libllama.v1.so": "evil"}))
	if _, err := get(t, libraries{l}); !errors.Is(err, verified.ErrChecksum) {
		t.Fatalf("%v", err)
	}
	if got := files(t, models.LibrariesDir()); len(got) != 0 {
		t.Errorf("libraries: %v", got)
	}
	nothingLeft(t)
}

func TestTarballSuppliedByHand(t *testing.T) {
	r := newRegistry(t)
	l := libraries{r.library()}
	r.set("down", true)
	_, err := get(t, l)
	if err == nil || !strings.Contains(err.Error(), l.givenPath()) || !strings.Contains(err.Error(), "npm pack @somebody/x@1.0") {
		t.Fatalf("does not say how to supply it: %v", err)
	}
	r.asked()
	if err := os.MkdirAll(models.LibrariesDir(), 0o755); err != nil {
		t.Fatal(err)
	}
	tgz := content(t, filepath.Join(r.dir, l.tarball()))
	if err := os.WriteFile(l.givenPath(), []byte(tgz), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := get(t, l); err != nil {
		t.Fatal(err, said)
	}
	if len(r.asked()) != 0 || !l.Installed() || len(files(t, models.LibrariesDir())) != 1 {
		t.Error("not taken from the file")
	}
}

func TestWrongTarballSuppliedByHandIsRemoved(t *testing.T) {
	r := newRegistry(t)
	l := libraries{r.library()}
	if err := os.MkdirAll(models.LibrariesDir(), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(l.givenPath(), []byte("something else"), 0o644); err != nil {
		t.Fatal(err)
	}
	said, err := get(t, l)
	if err != nil || !strings.Contains(said, "wrong checksum") {
		t.Errorf("%v %q", err, said)
	}
	if !l.Installed() || len(files(t, models.LibrariesDir())) != 1 {
		t.Error("not replaced by the right one")
	}
}
