//go:build !linux

package llm

// availableMemory is unknown here.
func availableMemory() uint64 { return 0 }
