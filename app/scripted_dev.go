//go:build dev

package app

import (
	"os"
	"path/filepath"
	"strings"
)

// scripted answers a dialog with the path written in the file "open" or "save" of
// the folder VOUCHSAFE_DIALOGS: a browser test cannot reach the system's dialogs.
func scripted(dialog string) (path string, ok bool) {
	dir := os.Getenv("VOUCHSAFE_DIALOGS")
	if dir == "" {
		return "", false
	}
	answer, err := os.ReadFile(filepath.Join(dir, dialog))
	return strings.TrimSpace(string(answer)), err == nil
}
