package folders

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vouchsafe/app/fault"
)

// What this program puts into a data folder: files and their side files by the
// beginning of their names, the rest by its whole name, because the folder may be one
// of the person's choosing with things of theirs in it.
var (
	oursFrom = []string{"vouchsafe.db", "vouchsafe.lock", "vouchsafe.log", halfWritten}
	ours     = []string{"backups", "damaged", "states", "models", "tried", "print", "window.json", "window.json.half"}
	// What the web view keeps for itself where the platform has it keep that, which
	// is where the data folder is unless it was moved: salts, no word of the person.
	webViews = []string{"hsts-storage.sqlite", "mediakeys", "storage", "localstorage", "databases", "deviceidhashsalts", "serviceworkers", "itp"}
)

// Forget removes all that this program put into the data folder, and the folder
// itself where nothing else lies in it. It gives what remains, by path: other
// programs' files in a folder of the person's choosing, and what could not be
// removed, which is the fault then (not_forgotten).
func Forget(data string) (remains []string, err error) {
	entries, err := os.ReadDir(data)
	if os.IsNotExist(err) {
		return []string{}, nil
	}
	if err != nil {
		return nil, fault.Broken("not_forgotten", "the data folder cannot be read", err, "Check its permissions: "+data)
	}
	var first error
	for _, e := range entries {
		if !isOurs(data, e.Name()) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(data, e.Name())); err != nil && first == nil {
			first = err
		}
	}
	_ = os.Remove(data) // succeeds only where nothing is left in it
	remains = []string{}
	err = filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			remains = append(remains, path)
		}
		return nil // what cannot be read is not ours: ours could be removed
	})
	if first == nil {
		first = err
	}
	if first != nil {
		return remains, fault.Broken("not_forgotten", "not everything could be removed", first, "Remove it yourself: "+data)
	}
	return remains, nil
}

func isOurs(data, name string) bool {
	for _, o := range oursFrom {
		if strings.HasPrefix(name, o) {
			return true
		}
	}
	return slices.Contains(ours, name) || data == platformsOwn() && slices.Contains(webViews, name)
}
