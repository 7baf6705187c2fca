package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"vouchsafe/models"
)

// journal says how far an interrupted fetch came. It is written after each part,
// so a part that was cut short is fetched again.
type journal struct {
	SHA256 string `json:"sha256"` // of the file that is being made
	Parts  int    `json:"parts"`  // joined
	Bytes  int64  `json:"bytes"`  // these parts together
}

func journalPath(m models.Model) string {
	return filepath.Join(fetchingDir(), m.File+".json")
}

// readJournal gives the empty journal where there is none for this very file.
func readJournal(m models.Model) journal {
	var j journal
	text, err := os.ReadFile(journalPath(m))
	if err != nil || json.Unmarshal(text, &j) != nil || j.SHA256 != m.SHA256 ||
		j.Parts < 0 || j.Parts > m.Wheels.Count || j.Bytes < 0 || j.Bytes > m.Size {
		return journal{SHA256: m.SHA256}
	}
	return j
}

func (j journal) write(m models.Model) error {
	text, err := json.Marshal(j)
	if err != nil {
		return err
	}
	next := journalPath(m) + ".next"
	if err := os.WriteFile(next, append(text, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(next, journalPath(m))
}
