package models

import (
	"encoding/json"
	"os"
	"path/filepath"

	"vouchsafe/models/verified"
)

// manifestName is the file, beside the libraries, that says which tarball they
// came from and what each file was when it was unpacked. It is written last: a
// folder without it is not installed.
const manifestName = "installed.json"

type manifest struct {
	Integrity string                    `json:"integrity"`
	Files     map[string]verified.Stamp `json:"files"`
}

// Installed says whether the whole set lies in the cache, unchanged since it was
// unpacked from the tarball that the catalog names.
func (l Library) Installed() bool {
	text, err := os.ReadFile(filepath.Join(l.Dir(), manifestName))
	if err != nil {
		return false
	}
	var m manifest
	if json.Unmarshal(text, &m) != nil || m.Integrity != l.Integrity || len(m.Files) == 0 {
		return false
	}
	for name, was := range m.Files {
		info, err := os.Lstat(filepath.Join(l.Dir(), name))
		if err != nil || verified.StampOf(info, "") != was {
			return false
		}
	}
	for name := range l.Links {
		if _, err := os.Stat(filepath.Join(l.Dir(), name)); err != nil {
			return false
		}
	}
	return true
}

// Seal records the files in dir as the content of the set's tarball. Whoever
// unpacked it calls this last.
func (l Library) Seal(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	m := manifest{Integrity: l.Integrity, Files: make(map[string]verified.Stamp, len(entries))}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return err
		}
		if e.Name() != manifestName {
			m.Files[e.Name()] = verified.StampOf(info, "")
		}
	}
	text, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestName), append(text, '\n'), 0o644)
}
