// Package leak looks at what this process holds, memory, goroutines and open files, for
// the long runs that look for leaks. Only tests use it.
package leak

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
)

// Held is what the process has.
type Held struct {
	Resident          int64 // bytes of memory
	Goroutines, Files int
}

func (t Held) String() string {
	return fmt.Sprintf("%d MB, %d goroutines, %d files", t.Resident>>20, t.Goroutines, t.Files)
}

// Now gives back what is unused and looks at what is left.
func Now() (Held, error) {
	runtime.GC()
	debug.FreeOSMemory()
	t := Held{Goroutines: runtime.NumGoroutine()}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return t, err
	}
	for line := range strings.Lines(string(status)) {
		var kb int64
		if n, _ := fmt.Sscanf(line, "VmRSS: %d kB", &kb); n == 1 {
			t.Resident = kb << 10
		}
	}
	files, err := os.ReadDir("/proc/self/fd")
	t.Files = len(files)
	return t, err
}
