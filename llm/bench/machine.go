package main

import (
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// machine describes where a run took place.
func machine() map[string]any {
	name := runtime.GOARCH
	if b, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(b)) {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
				name = strings.TrimSpace(value)
				break
			}
		}
	}
	load := ""
	if b, err := os.ReadFile("/proc/loadavg"); err == nil {
		load, _, _ = strings.Cut(string(b), " ")
	}
	return map[string]any{"processor": name, "cores": runtime.NumCPU(), "os": runtime.GOOS, "load_at_end": load,
		"date": time.Now().Format(time.DateOnly)}
}

// readBandwidth is how many bytes a second n threads read from memory together:
// each sums a block of its own, far larger than any cache.
func readBandwidth(n int) float64 {
	const size = 256 << 20
	blocks := make([][]uint64, n)
	for i := range blocks {
		blocks[i] = make([]uint64, size/8)
		for k := range blocks[i] {
			blocks[i][k] = uint64(k)
		}
	}
	best := 0.0
	for range 5 {
		var wg sync.WaitGroup
		start := time.Now()
		for _, b := range blocks {
			wg.Go(func() { sink.Add(sum(b)) })
		}
		wg.Wait()
		best = max(best, float64(n)*size/time.Since(start).Seconds())
	}
	return best
}

// sink keeps the sums from being left out as unused.
var sink atomic.Uint64

func sum(b []uint64) uint64 {
	var a, c, d, e uint64
	for ; len(b) >= 8; b = b[8:] {
		a += b[0] + b[4]
		c += b[1] + b[5]
		d += b[2] + b[6]
		e += b[3] + b[7]
	}
	return a + c + d + e
}
