//go:build !dev

package app

import "context"

// scripted answers a dialog in the builds that browser tests drive, and in those only.
func scripted(string) (path string, ok bool) { return "", false }

// measured counts the window's frames in those builds.
func measured(context.Context) {}

// paced slows the work down in those builds, so that its states can be seen.
func paced(d Desk) Desk { return d }
