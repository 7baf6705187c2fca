//go:build !linux

package app

// keepNoRecentFiles does nothing: here the dialogs are the system's own, and what it
// remembers of them is not a program's to say.
func keepNoRecentFiles() {}
