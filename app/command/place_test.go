package command

import (
	"os"
	"path/filepath"
	"testing"

	"vouchsafe/app/fault"
)

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func put(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAllTargetsOrNone(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	put(t, at("old.txt"), "old", 0o640)
	if err := os.Mkdir(at("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	list := []target{
		{path: at("new.txt"), data: []byte("new")},
		{path: at("old.txt"), data: []byte("newer")},
		{path: at("folder"), data: []byte("became a folder meanwhile")},
	}
	s := new(shell)
	if err := s.place(list, true); err == nil {
		t.Fatalf("got %v", err)
	}
	if got := files(t, dir); len(got) != 2 || content(t, at("old.txt")) != "old" {
		t.Errorf("left behind: %v, old.txt holds %q", got, content(t, at("old.txt")))
	}

	if err := s.place(list[:2], true); err != nil {
		t.Fatal(err)
	}
	if content(t, at("new.txt")) != "new" || content(t, at("old.txt")) != "newer" || len(files(t, dir)) != 3 {
		t.Errorf("written: %v", files(t, dir))
	}
	if info, _ := os.Stat(at("old.txt")); info.Mode().Perm() != 0o640 {
		t.Errorf("the replaced file has mode %o", info.Mode().Perm())
	}
}

func TestAFileThatAppearedMeanwhileStays(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	put(t, path, "theirs", 0o600)
	err := new(shell).place([]target{{path: filepath.Join(dir, "b.txt"), data: []byte("b")}, {path: path, data: []byte("mine")}}, false)
	if f := fault.Of(err); err == nil || f.Code != "file_exists" {
		t.Fatalf("got %v", err)
	}
	if got := files(t, dir); len(got) != 1 || content(t, path) != "theirs" {
		t.Errorf("left behind: %v", got)
	}
}

func TestALinkStaysALink(t *testing.T) {
	dir := t.TempDir()
	behind, link := filepath.Join(dir, "real.txt"), filepath.Join(dir, "link.txt")
	put(t, behind, "old", 0o600)
	if err := os.Symlink("real.txt", link); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := new(shell).place([]target{{path: link, data: []byte("new")}}, true); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 || content(t, behind) != "new" {
		t.Errorf("%v, the file behind it holds %q", info.Mode(), content(t, behind))
	}
}
