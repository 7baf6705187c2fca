// Package models knows which weights and llama.cpp libraries this program is
// made for, where on this machine they lie, and whether what lies there is what
// the catalog says. It downloads nothing and imports nothing that could: fetching
// is the separate program in models/fetch.
package models

import (
	_ "embed"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

// LlamaCpp is the release of llama.cpp whose structures the bindings mirror.
// Libraries of another one would be called with the wrong layout.
const LlamaCpp = "v0.5.0"

//go:embed catalog.yaml
var catalogYAML []byte

// Model is one GGUF file of the catalog.
type Model struct {
	Name       string `yaml:"name"`
	Role       string `yaml:"role"` // "default", "large" or "test"
	Title      string `yaml:"title"`
	File       string `yaml:"file"` // base name in the cache
	Licence    string `yaml:"licence"`
	Size       int64  `yaml:"size"`   // bytes
	SHA256     string `yaml:"sha256"` // of the whole file, lower-case hex
	Parameters int64  `yaml:"parameters"`
	Context    int    `yaml:"context"`   // tokens it was trained for
	Memory     int64  `yaml:"memory"`    // resident bytes a draft needs
	Publisher  string `yaml:"publisher"` // repository of whoever made the file
	Wheels     Wheels `yaml:"wheels"`
}

// Wheels says which Python packages carry a file, cut into Count members that
// are joined in order.
type Wheels struct {
	Package string `yaml:"package"` // {n} and {nn} stand for the number
	Version string `yaml:"version"`
	Member  string `yaml:"member"`
	Count   int    `yaml:"count"`
}

// Part is one member of one wheel.
type Part struct{ Package, Version, Member string }

// Parts lists the members in the order in which they are joined.
func (w Wheels) Parts() []Part {
	parts := make([]Part, w.Count)
	for i := range parts {
		number := strings.NewReplacer("{n}", strconv.Itoa(i+1), "{nn}", fmt.Sprintf("%02d", i+1))
		parts[i] = Part{number.Replace(w.Package), w.Version, number.Replace(w.Member)}
	}
	return parts
}

// Library is one set of llama.cpp libraries, as an npm package carries it.
type Library struct {
	Name      string            `yaml:"name"`
	OS        string            `yaml:"os"`   // as GOOS
	Arch      string            `yaml:"arch"` // as GOARCH
	Device    string            `yaml:"device"`
	Package   string            `yaml:"package"`
	Version   string            `yaml:"version"`
	LlamaCpp  string            `yaml:"llama_cpp"` // release, such as "v0.5.0"
	Licence   string            `yaml:"licence"`
	Size      int64             `yaml:"size"`      // bytes of the packed tarball
	Integrity string            `yaml:"integrity"` // of the tarball: "sha512-" and base64
	Links     map[string]string `yaml:"links"`     // plain name to the file it stands for
	Needs     string            `yaml:"needs"`     // what the machine must have besides
	Tested    bool              `yaml:"tested"`    // false: this project never ran it
}

type catalog struct {
	Models    []Model   `yaml:"models"`
	Libraries []Library `yaml:"libraries"`
}

func parse(text []byte) (catalog, error) {
	var c catalog
	err := yaml.UnmarshalWithOptions(text, &c, yaml.Strict())
	return c, err
}

var loaded = sync.OnceValue(func() catalog {
	c, err := parse(catalogYAML)
	if err != nil {
		panic("models: embedded catalog: " + err.Error()) // a test parses it
	}
	return c
})

// All lists the models of the catalog, the default first.
func All() []Model { return append([]Model(nil), loaded().Models...) }

// Find gives the model of that name or role.
func Find(name string) (Model, bool) {
	for _, m := range loaded().Models {
		if m.Name == name || m.Role == name {
			return m, true
		}
	}
	return Model{}, false
}

// Known finds the model whose file has a checksum.
func Known(sha256 string) (Model, bool) {
	for _, m := range loaded().Models {
		if m.SHA256 == sha256 {
			return m, true
		}
	}
	return Model{}, false
}

// Default is the model that drafts when none is named.
func Default() Model { return loaded().Models[0] }

// Libraries lists the library sets of the catalog, of all platforms.
func Libraries() []Library { return append([]Library(nil), loaded().Libraries...) }

// FindLibrary gives the set of that name, or the set for that device ("cpu",
// "vulkan", "cuda", "metal") on this operating system and processor. A set whose
// release is not LlamaCpp is given only by its name.
func FindLibrary(name string) (Library, bool) {
	return findLibrary(name, runtime.GOOS, runtime.GOARCH)
}

func findLibrary(name, goos, goarch string) (Library, bool) {
	for _, l := range loaded().Libraries {
		if l.Name == name ||
			l.Device == name && l.OS == goos && l.Arch == goarch && l.LlamaCpp == LlamaCpp {
			return l, true
		}
	}
	return Library{}, false
}
