package folders

import (
	"os"
	"path/filepath"
	"testing"

	"vouchsafe/app/fault"
)

func TestDataFollowsHomeAndIsPrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "data")
	t.Setenv(Home, dir)
	got, err := Data()
	if err != nil || got != dir {
		t.Fatalf("Data() = %q, %v; want %q", got, err, dir)
	}
	added, err := Models()
	if err != nil || added != filepath.Join(dir, "models") {
		t.Fatalf("Models() = %q, %v", added, err)
	}
	for _, d := range []string{dir, added} {
		info, err := os.Stat(d)
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: mode %v, %v; want 0700", d, info.Mode(), err)
		}
	}
}

func TestDataTakesOthersRightsAway(t *testing.T) {
	for was, want := range map[os.FileMode]os.FileMode{0o755: 0o700, 0o700: 0o700, 0o555: 0o500} {
		dir := t.TempDir()
		if err := os.Chmod(dir, was); err != nil {
			t.Fatal(err)
		}
		t.Setenv(Home, dir)
		if _, err := Data(); err != nil {
			t.Fatal(err)
		}
		if info, _ := os.Stat(dir); info.Mode().Perm() != want {
			t.Errorf("%o became %o, want %o", was, info.Mode().Perm(), want)
		}
	}
}

func TestDataPathTouchesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	t.Setenv(Home, dir)
	if DataPath() != dir {
		t.Errorf("DataPath() = %q", DataPath())
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made")
	}
}

func TestRelativeHomeIsMadeAbsolute(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv(Home, "here")
	if !filepath.IsAbs(DataPath()) {
		t.Errorf("DataPath() = %q", DataPath())
	}
}

func TestAFileInTheWayIsAFault(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(Home, path)
	_, err := Data()
	if f := fault.Of(err); f.Code != "folder_unusable" || f.Kind != fault.System {
		t.Errorf("got %v", err)
	}
}
