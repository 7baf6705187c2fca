package app

import (
	"os"
	"path/filepath"
	"strings"

	"vouchsafe/app/export"
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

// Formats a letter can be exported in, by file ending.
var formats = []string{"pdf", "docx", "md", "txt"}

// Exported says where a letter went; Path is empty when the person cancelled.
type Exported struct {
	Path string `json:"path"`
	Name string `json:"name"`
}

var errNoLetter = fault.BadInput("no_letter", "there is no letter yet", "", "Draft one first")

// Export asks where, writes the letter there in a format of "pdf", "docx", "md" or
// "txt", and returns when what was written has been read back.
func (a *App) Export(format string) (Exported, error) {
	l := a.letter()
	if l == nil {
		return Exported{}, errNoLetter
	}
	path, err := a.outside.SaveFile(a.ctx, "Export the letter", export.FileName(l, format))
	if err != nil || path == "" {
		return Exported{}, err
	}
	if full := withEnding(path, format); full != path {
		if _, err := os.Lstat(full); err == nil {
			return Exported{}, fault.BadInput("export_exists", filepath.Base(full)+" is already there", "",
				"Export again and choose it with its ending, or another name")
		}
		path = full
	}
	if err := a.desk.Export(a.ctx, l, path); err != nil {
		return Exported{}, fault.Of(err)
	}
	return Exported{Path: path, Name: filepath.Base(path)}, nil
}

// Copy puts the letter on the clipboard as plain text.
func (a *App) Copy() error {
	l := a.letter()
	if l == nil {
		return nil
	}
	text, err := a.desk.Text(a.ctx, l)
	if err != nil {
		return err
	}
	return a.outside.Copy(a.ctx, text)
}

func (a *App) letter() *letter.Letter {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.session.letters.now()
}

// withEnding adds the format's ending, which the system's dialog does not do. A
// name that already ends in a format keeps it.
func withEnding(path, format string) string {
	for _, f := range formats {
		if strings.EqualFold(filepath.Ext(path), "."+f) {
			return path
		}
	}
	return path + "." + format
}
