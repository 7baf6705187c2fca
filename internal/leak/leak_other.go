//go:build !linux

// Package leak looks at what this process holds; only on Linux. Only tests use it.
package leak
