package llm

import (
	"os"
	"path/filepath"
	"runtime"
)

// usableCores is the number of threads worth using: one for each physical core
// this process may run on, since two on one core only get in each other's way.
func usableCores() int {
	allowed := runtime.GOMAXPROCS(0)
	siblings, _ := filepath.Glob("/sys/devices/system/cpu/cpu[0-9]*/topology/thread_siblings_list")
	cores := map[string]bool{}
	for _, file := range siblings {
		if b, err := os.ReadFile(file); err == nil {
			cores[string(b)] = true
		}
	}
	if len(cores) > 0 {
		return min(allowed, len(cores))
	}
	if runtime.GOARCH == "amd64" && allowed > 4 {
		return allowed / 2
	}
	return allowed
}
