package llm

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
)

// availableMemory is how many bytes can be taken without anything being killed,
// 0 where that cannot be told: what the kernel calls available, or what the
// control group leaves.
func availableMemory() uint64 {
	var free uint64
	b, _ := os.ReadFile("/proc/meminfo")
	for line := range bytes.Lines(b) {
		if n, _ := fmt.Sscanf(string(line), "MemAvailable: %d kB", &free); n == 1 {
			free <<= 10
			break
		}
	}
	limit, err := readNumber("/sys/fs/cgroup/memory.max")
	if err != nil {
		return free
	}
	used, err := readNumber("/sys/fs/cgroup/memory.current")
	if err != nil || used > limit {
		return free
	}
	return min(free, limit-used)
}

func readNumber(file string) (uint64, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	return strconv.ParseUint(string(bytes.TrimSpace(b)), 10, 64)
}
