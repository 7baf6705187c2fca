//go:build !linux

// Package smalldisk gives a test a disk of its own that can be filled; only on Linux.
// Only tests use it.
package smalldisk
