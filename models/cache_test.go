package models

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"
)

func emptyCache(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	t.Cleanup(xdg.Reload) // runs after Setenv's own clean-up
	t.Setenv("XDG_CACHE_HOME", home)
	xdg.Reload()
	return home
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestCacheFollowsXDG(t *testing.T) {
	home := emptyCache(t)
	want := filepath.Join(home, "vouchsafe", "weights", Default().File)
	if got := Default().Path(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// install puts a small set where the catalog's would be.
func install(t *testing.T, l Library) {
	t.Helper()
	for _, file := range l.Links {
		write(t, filepath.Join(l.Dir(), file), file)
	}
	for plain, file := range l.Links {
		if err := os.Symlink(file, filepath.Join(l.Dir(), plain)); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Seal(l.Dir()); err != nil {
		t.Fatal(err)
	}
}

func TestInstalled(t *testing.T) {
	emptyCache(t)
	l, _ := findLibrary("linux-x64", "", "")
	if l.Installed() {
		t.Fatal("installed in an empty cache")
	}
	install(t, l)
	if !l.Installed() {
		t.Fatal("not installed")
	}
	other := l
	other.Integrity = "sha512-other"
	if other.Installed() {
		t.Error("another tarball counts as installed")
	}
	write(t, filepath.Join(l.Dir(), l.Links["libllama.so"]), "longer than it was before")
	if l.Installed() {
		t.Error("a changed file went unnoticed")
	}
}

func TestFindLibraries(t *testing.T) {
	emptyCache(t)
	program := filepath.Join(t.TempDir(), "bin", "vouchsafe")
	find := func() string { return findLibraries(program, "linux", "amd64") }
	get := func(name string) Library {
		l, ok := findLibrary(name, "", "")
		if !ok {
			t.Fatal(name)
		}
		return l
	}
	expect := func(what, want string) {
		t.Helper()
		if got := find(); got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}

	expect("nothing", "")
	install(t, get("linux-arm64"))
	install(t, get("win-x64"))
	expect("other platforms only", "")
	install(t, get("linux-x64"))
	expect("cpu set", get("linux-x64").Dir())
	packaged := filepath.Join(filepath.Dir(program), "..", "lib", "vouchsafe")
	write(t, filepath.Join(packaged, "libllama.so"), "")
	expect("installed with the program", packaged)
	install(t, get("linux-x64-vulkan"))
	expect("vulkan set", get("linux-x64-vulkan").Dir())
	install(t, get("linux-x64-cuda"))
	expect("cuda set", get("linux-x64-cuda").Dir())
}
