package main

import (
	"os"
	"syscall"
)

// peakMemory is the most memory a finished process had resident, in bytes.
func peakMemory(p *os.ProcessState) float64 {
	if use, ok := p.SysUsage().(*syscall.Rusage); ok {
		return float64(use.Maxrss) * 1024
	}
	return 0
}
