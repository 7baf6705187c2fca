package models

import (
	"encoding/base64"
	"encoding/hex"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestCatalogIsComplete(t *testing.T) {
	if _, err := parse(catalogYAML); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	once := func(what, name string) {
		if name == "" || seen[what+name] {
			t.Errorf("%s %q is empty or there twice", what, name)
		}
		seen[what+name] = true
	}
	for _, m := range All() {
		once("model", m.Name)
		once("role", m.Role)
		once("file", m.File)
		if sum, err := hex.DecodeString(m.SHA256); err != nil || len(sum) != 32 {
			t.Errorf("%s: SHA-256 %q", m.Name, m.SHA256)
		}
		if m.Size <= 0 || m.Memory <= m.Size || m.Parameters <= 0 || m.Context <= 0 || m.Licence == "" || m.Publisher == "" {
			t.Errorf("%s: incomplete: %+v", m.Name, m)
		}
		if filepath.Base(m.File) != m.File || m.Wheels.Count < 1 {
			t.Errorf("%s: %+v", m.Name, m)
		}
	}
	for _, l := range Libraries() {
		once("set", l.Name)
		sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(l.Integrity, "sha512-"))
		if err != nil || len(sum) != 64 {
			t.Errorf("%s: integrity %q", l.Name, l.Integrity)
		}
		if len(l.Links) != 2 || l.Size <= 0 || l.Licence == "" {
			t.Errorf("%s: incomplete: %+v", l.Name, l)
		}
		if l.Tested && l.LlamaCpp != LlamaCpp {
			t.Errorf("%s: llama.cpp %s cannot be tested with bindings of %s", l.Name, l.LlamaCpp, LlamaCpp)
		}
	}
	if Default().Role != "default" {
		t.Errorf("first model is %q", Default().Role)
	}
}

func TestCatalogRefusesUnknownKeys(t *testing.T) {
	if _, err := parse([]byte("models:\n  - name: a\n    sha265: b\n")); err == nil {
		t.Fatal("a misspelt key was taken")
	}
}

func TestParts(t *testing.T) {
	w := Wheels{Package: "p{n}", Version: "1", Member: "p{n}/part{nn}.bin", Count: 12}
	parts := w.Parts()
	if len(parts) != 12 || parts[8] != (Part{"p9", "1", "p9/part09.bin"}) || parts[11] != (Part{"p12", "1", "p12/part12.bin"}) {
		t.Errorf("%+v", parts)
	}
}

func TestFindModel(t *testing.T) {
	byRole, ok := Find("default")
	byName, ok2 := Find(Default().Name)
	if !ok || !ok2 || byRole.Name != byName.Name {
		t.Errorf("%v %v", byRole, byName)
	}
	if _, ok := Find("no such model"); ok {
		t.Error("found a model that is not there")
	}
}

func TestFindLibraryByDevice(t *testing.T) {
	for _, c := range []struct{ name, os, arch, want string }{
		{"cpu", "linux", "amd64", "linux-x64"},
		{"vulkan", "linux", "amd64", "linux-x64-vulkan"},
		{"cuda", "linux", "amd64", "linux-x64-cuda"},
		{"cpu", "linux", "arm64", "linux-arm64"},
		{"cpu", "windows", "amd64", ""}, // another release of llama.cpp: by name only
		{"win-x64", "linux", "amd64", "win-x64"},
		{"metal", "linux", "amd64", ""},
	} {
		if l, _ := findLibrary(c.name, c.os, c.arch); l.Name != c.want {
			t.Errorf("%s on %s/%s: %q, want %q", c.name, c.os, c.arch, l.Name, c.want)
		}
	}
}

// The app links this package, so neither it nor what it stands on may reach out.
func TestNothingHereCanDownload(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if len(deps) < 20 {
		t.Fatalf("go list gave only %v", deps)
	}
	for _, d := range deps {
		if d == "net" || strings.HasPrefix(d, "net/") || d == "os/exec" {
			t.Errorf("vouchsafe/models depends on %s", d)
		}
	}
}
