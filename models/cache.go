package models

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/adrg/xdg"
)

// The cache holds nothing personal and may be deleted at any time:
//
//	weights/FILE.gguf             models of the catalog
//	libraries/SET-VERSION/        llama.cpp
//	pdfium/                       the compiled PDF module
//	reader/                       the taught reader, out of the program itself
//	fetching/                     what a fetch has not finished
const application = "vouchsafe"

// CacheDir is the folder of all that can be fetched or computed again. It
// follows XDG_CACHE_HOME, and otherwise the habit of the platform.
func CacheDir() string { return filepath.Join(xdg.CacheHome, application) }

// WeightsDir is the folder of the catalog's models in the cache.
func WeightsDir() string { return filepath.Join(CacheDir(), "weights") }

// LibrariesDir is the folder of the library sets in the cache.
func LibrariesDir() string { return filepath.Join(CacheDir(), "libraries") }

// PDFiumDir is the folder of the compiled PDF module.
func PDFiumDir() string { return filepath.Join(CacheDir(), "pdfium") }

// TaughtDir is the folder of what was taught, which the program writes there itself.
func TaughtDir() string { return filepath.Join(CacheDir(), "taught") }

// Path is where the model's file lies in the cache once it is there.
func (m Model) Path() string { return filepath.Join(WeightsDir(), m.File) }

// Dir is where the set lies in the cache once it is there.
func (l Library) Dir() string {
	return filepath.Join(LibrariesDir(), l.Name+"-"+l.Version)
}

// FindLibraries gives the folder to load llama.cpp from: a set fetched for a
// graphics processor, else the libraries installed beside the program, else the
// set for the plain processor. Sets of another platform or another release of
// llama.cpp do not count. It gives "" when there is none.
func FindLibraries() string {
	program, err := os.Executable()
	if err == nil {
		program, err = filepath.EvalSymlinks(program)
	}
	if err != nil {
		program = ""
	}
	return findLibraries(program, runtime.GOOS, runtime.GOARCH)
}

// HasGPU says whether the set of libraries in dir drives graphics processors.
func HasGPU(dir string) bool {
	for _, kind := range []string{"vulkan", "cuda", "metal", "hip", "sycl"} {
		if found, _ := filepath.Glob(filepath.Join(dir, "*ggml-"+kind+"*")); len(found) > 0 {
			return true
		}
	}
	return false
}

func findLibraries(program, goos, goarch string) string {
	var plain string
	best := -1
	for i, l := range loaded().Libraries {
		if l.OS != goos || l.Arch != goarch || l.LlamaCpp != LlamaCpp || !l.Installed() {
			continue
		}
		switch {
		case l.Device == "cpu":
			plain = l.Dir()
		case best < 0 || l.Device == "cuda":
			best = i
		}
	}
	if best >= 0 {
		return loaded().Libraries[best].Dir()
	}
	if dir := beside(program); dir != "" {
		return dir
	}
	return plain
}

// beside looks where packages put libraries: lib/ next to the program (an
// unpacked archive) and ../lib/vouchsafe (a system package).
func beside(program string) string {
	if program == "" {
		return ""
	}
	folder := filepath.Dir(program)
	for _, dir := range []string{
		filepath.Join(folder, "lib"),
		filepath.Join(folder, "..", "lib", application),
	} {
		for _, name := range []string{"libllama.so", "libllama.dylib", "llama.dll"} {
			if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
				return dir
			}
		}
	}
	return ""
}
