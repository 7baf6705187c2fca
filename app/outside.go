package app

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// ChangedEvent tells the page that Changes has something for it. It carries nothing.
const ChangedEvent = "changed"

// wails2 is the world outside through Wails' runtime.
type wails2 struct{}

func (wails2) Nudge(ctx context.Context) { runtime.EventsEmit(ctx, ChangedEvent) }

func (wails2) Copy(ctx context.Context, text string) error {
	return runtime.ClipboardSetText(ctx, text)
}

func (wails2) OpenFile(ctx context.Context, title string, kinds []FileKind) (string, error) {
	if path, ok := scripted("open"); ok {
		return path, nil
	}
	o := runtime.OpenDialogOptions{Title: title}
	for _, k := range kinds {
		o.Filters = append(o.Filters, runtime.FileFilter{DisplayName: k.Name, Pattern: k.Pattern})
	}
	return runtime.OpenFileDialog(ctx, o)
}

func (wails2) Front(ctx context.Context) {
	runtime.WindowUnminimise(ctx)
	runtime.Show(ctx)
}

func (wails2) PrintPage(ctx context.Context) { runtime.WindowPrint(ctx) }

func (wails2) SaveFile(ctx context.Context, title, dir, name string) (string, error) {
	if path, ok := scripted("save"); ok {
		return path, nil
	}
	return runtime.SaveFileDialog(ctx, runtime.SaveDialogOptions{Title: title, DefaultDirectory: dir, DefaultFilename: name})
}

// quiet keeps Wails' messages, which may quote what the page sent, out of every log.
type quiet struct{}

func (quiet) Print(string)   {}
func (quiet) Trace(string)   {}
func (quiet) Debug(string)   {}
func (quiet) Info(string)    {}
func (quiet) Warning(string) {}
func (quiet) Error(string)   {}
func (quiet) Fatal(string)   {}
