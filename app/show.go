package app

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/godbus/dbus/v5"

	"vouchsafe/app/fault"
)

// What the program wrote is shown by the desktop's own programs, asked over its bus
// so that they run outside our lock; where nobody answers, by the opener that the
// desktop brings, which runs inside.

// ShowInFolder opens the folder of a file that was exported, with the file marked
// where the file manager can.
func (a *App) ShowInFolder(path string) error {
	a.mu.Lock()
	ours := a.exported[path]
	a.mu.Unlock()
	if !ours {
		return fault.BadInput("not_exported", "only what was exported here can be shown", "", "Export the letter first")
	}
	if _, err := os.Stat(path); err != nil {
		return fault.BadInput("file_gone", filepath.Base(path)+" is no longer there", "", "Export it again")
	}
	if err := a.outside.ShowFile(a.ctx, path); err != nil {
		return fault.Broken("no_file_manager", "no file manager answers here", err, "The file is "+path)
	}
	return nil
}

func (wails2) ShowFile(ctx context.Context, path string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	address := (&url.URL{Scheme: "file", Path: path}).String()
	if bus, err := dbus.ConnectSessionBus(dbus.WithContext(ctx)); err == nil {
		defer bus.Close()
		manager := bus.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
		if manager.CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{address}, "").Err == nil {
			return nil
		}
	}
	return exec.CommandContext(ctx, "xdg-open", filepath.Dir(path)).Run() //nolint:gosec // a path of ours
}

func (wails2) OpenDocument(ctx context.Context, path string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return exec.CommandContext(ctx, "xdg-open", path).Run() //nolint:gosec // a path of ours
}
