//go:build !linux

// Package held says what this process holds; only on Linux. Only tests use it.
package held
