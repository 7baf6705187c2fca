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
	path, err := a.outside.SaveFile(a.ctx, "Export the letter", a.exportFolder(), export.FileName(l, format))
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
	if err := a.desk.Export(a.ctx, l, path, a.settings()); err != nil {
		a.logged("export refused", "code", fault.Of(err).Code)
		return Exported{}, fault.Of(err)
	}
	a.logged("exported", "format", format)
	a.rememberExport(path)
	return Exported{Path: path, Name: filepath.Base(path)}, nil
}

func (a *App) settings() Settings {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.person.settings
}

// exportFolder is where the dialog opens: the folder of the last export, as long as
// it is there.
func (a *App) exportFolder() string {
	dir := a.settings().ExportFolder
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return ""
	}
	return dir
}

func (a *App) rememberExport(path string) {
	a.mu.Lock()
	a.exported[path] = true
	a.person.settings.ExportFolder = filepath.Dir(path)
	a.session.revs.Person++
	s := a.person.settings
	a.changed()
	a.mu.Unlock()
	if st := a.keeper.store; st != nil {
		_ = st.SaveSetting(a.ctx, settingsKey, s) // a folder not remembered costs a click
	}
}

// ClipboardTexts is the letter as programs take it from the clipboard.
type ClipboardTexts struct {
	HTML  string `json:"html"`
	Plain string `json:"plain"`
}

// Clipboard gives the letter for the page to put on the clipboard, rich and plain:
// the system's own way knows only plain text.
func (a *App) Clipboard() (ClipboardTexts, error) {
	l := a.letter()
	if l == nil {
		return ClipboardTexts{}, errNoLetter
	}
	html, err := a.desk.Text(a.ctx, l, "html")
	if err != nil {
		return ClipboardTexts{}, fault.Of(err)
	}
	plain, err := a.desk.Text(a.ctx, l, "txt")
	return ClipboardTexts{html, plain}, faultOf(err)
}

// Copy puts the letter on the clipboard as plain text.
func (a *App) Copy() error {
	texts, err := a.Clipboard()
	if err != nil {
		return err
	}
	return a.outside.Copy(a.ctx, texts.Plain)
}

// Print opens the letter, as it is exported, in the desktop's own viewer, from which
// it is printed; where there is none, it prints what the page shows.
func (a *App) Print() error {
	l := a.letter()
	if l == nil {
		return errNoLetter
	}
	dir := filepath.Join(a.dataDir, "print")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fault.Broken("print_failed", "the letter could not be written for the printer", err, "Export it, and print the file")
	}
	path := filepath.Join(dir, "letter.pdf") // the viewer may put its name into the desktop's list of recent files
	// A file that is there keeps its mode: this one is private, as all in its folder.
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		return fault.Broken("print_failed", "the letter could not be written for the printer", err, "Export it, and print the file")
	}
	if err := a.desk.Export(a.ctx, l, path, a.settings()); err != nil {
		return fault.Of(err)
	}
	if a.outside.OpenDocument(a.ctx, path) != nil {
		a.outside.PrintPage(a.ctx)
	}
	return nil
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
