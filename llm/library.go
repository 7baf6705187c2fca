package llm

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/ebitengine/purego"
	"github.com/hybridgroup/yzma/pkg/llama"
	"github.com/hybridgroup/yzma/pkg/loader"
)

// libraryVersion is the llama.cpp release whose structs yzma v1.27.0 mirrors.
// Another one would be called with the wrong layout, so it is refused.
const libraryVersion = "0.5.0"

// library is the one set of native libraries a process can hold: the bindings
// keep their function table in package variables.
var library struct {
	sync.Mutex
	dir     string
	version string
	err     error
	abort   uintptr // C function pointer, see stopSign
	load    uintptr // C function pointer, see loadSign
}

// loadLibrary makes the libraries in dir callable, once per process.
func loadLibrary(dir string) error {
	library.Lock()
	defer library.Unlock()
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fail(LibraryMissing, err)
	}
	if library.dir != "" {
		if library.dir != dir {
			return fail(LibraryUnsuitable, fmt.Errorf("llama.cpp is already loaded from %s", library.dir))
		}
		return library.err
	}
	version, err := inspectLibrary(dir)
	if err != nil {
		return err
	}
	library.dir, library.version = dir, version
	if err := callable(dir); err != nil {
		library.err = fail(LibraryUnsuitable, fmt.Errorf("llama.cpp libraries in %s: %w", dir, err))
	}
	return library.err
}

// callable loads the libraries and installs the process-wide callbacks. Those
// are made exactly once, because callbacks are never freed.
func callable(dir string) error {
	if err := llama.Load(dir); err != nil {
		return err
	}
	llama.LogSet(purego.NewCallback(func(level int32, text *byte, _ uintptr) uintptr {
		remember(level, text)
		return 0
	}))
	library.abort = purego.NewCallback(func(slot uintptr) uintptr {
		nodeSigns[slot%maxEngines].Add(1)
		return uintptr(stopSigns[slot%maxEngines].Load())
	})
	var p llama.ModelParams
	p.SetProgressCallback(func(done float32, slot uintptr) uint8 {
		loadSigns[slot%maxEngines].Store(int32(done * 1000))
		return uint8(1 - min(1, stopSigns[slot%maxEngines].Load()))
	})
	library.load = p.ProgressCallback
	llama.BackendInit()
	if err := llama.GGMLBackendLoadAllFromPath(dir); err != nil {
		return err
	}
	if llama.GGMLBackendDeviceCount() == 0 {
		return errors.New("no processor library suits this machine")
	}
	return nil
}

// maxEngines bounds how many engines a process may hold open at once.
const maxEngines = 64

// The callbacks that native threads run only ever read or write these, at the
// slot of their engine: nothing in them can block, allocate or be freed.
var (
	stopSigns [maxEngines]atomic.Uint32
	loadSigns [maxEngines]atomic.Int32
	nodeSigns [maxEngines]atomic.Uint32 // steps of decodes so far
	slotsUsed [maxEngines]atomic.Bool
)

func takeSlot() (int, error) {
	for i := range slotsUsed {
		if slotsUsed[i].CompareAndSwap(false, true) {
			stopSigns[i].Store(0)
			loadSigns[i].Store(0)
			return i, nil
		}
	}
	return 0, fail(EngineFailed, fmt.Errorf("more than %d engines open", maxEngines))
}

// inspectLibrary checks that dir holds a set of libraries this package can call
// and gives their llama.cpp version, "" where the folder does not tell.
func inspectLibrary(dir string) (string, error) {
	for _, name := range []string{"ggml", "ggml-base", "llama"} {
		file := loader.GetLibraryFilename(dir, name)
		if _, err := os.Stat(file); err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				err = fmt.Errorf("no %s in %s", filepath.Base(file), dir)
			}
			return "", fail(LibraryMissing, err)
		}
	}
	version := versionOf(dir)
	if version != "" && version != libraryVersion {
		return "", fail(LibraryUnsuitable, fmt.Errorf(
			"llama.cpp %s in %s is untested here; this program is built for %s", version, dir, libraryVersion))
	}
	return version, nil
}

var (
	release       = regexp.MustCompile(`^v?(\d+(?:\.\d+)+)$`)
	versionInName = regexp.MustCompile(`^(?:lib)?llama(?:\.[a-z0-9-]+)?\.v(\d+(?:\.\d+)+)\.(?:so|dylib|dll)$`)
)

// versionOf reads the release from the metadata beside the libraries or from
// their full names.
func versionOf(dir string) string {
	b, err := os.ReadFile(filepath.Join(dir, "_nlcBuildMetadata.json"))
	if err == nil {
		var meta struct {
			BuildOptions struct {
				LlamaCpp struct{ Release string }
			}
		}
		if json.Unmarshal(b, &meta) == nil {
			if m := release.FindStringSubmatch(meta.BuildOptions.LlamaCpp.Release); m != nil {
				return m[1]
			}
		}
	}
	entries, _ := os.ReadDir(dir)
	for _, entry := range entries {
		if m := versionInName.FindStringSubmatch(entry.Name()); m != nil {
			return m[1]
		}
	}
	return ""
}

// cpuVariant names the processor library that was picked, such as "haswell".
func cpuVariant() string {
	if runtime.GOOS == "linux" {
		b, _ := os.ReadFile("/proc/self/maps")
		if m := regexp.MustCompile(`libggml-cpu-([a-z0-9_]+)\.so`).FindSubmatch(b); m != nil {
			return string(m[1])
		}
	}
	return runtime.GOARCH
}

// libraryIdentity tells these libraries from others that compute differently.
func libraryIdentity() string {
	var id strings.Builder
	id.WriteString(library.version + " " + cpuVariant())
	for _, name := range []string{"ggml", "ggml-base", "llama"} {
		if info, err := os.Stat(loader.GetLibraryFilename(library.dir, name)); err == nil {
			fmt.Fprint(&id, " ", info.Size())
		}
	}
	return id.String()
}

// multipliesMatrices tells whether a processor library has instructions for whole
// matrices, with which sixteen rows cost hardly more than four (measured).
func multipliesMatrices(variant string) bool { return variant == "sapphirerapids" }

// worksByFours tells whether a processor library multiplies four rows at a time
// so much better that three cost more: measured so on icelake, whose instructions
// the others share, and not so on haswell.
func worksByFours(variant string) bool {
	return slices.Contains([]string{"cascadelake", "cooperlake", "icelake", "sapphirerapids", "zen4"}, variant)
}
