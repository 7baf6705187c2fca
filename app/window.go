package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"vouchsafe/app/fault"
	"vouchsafe/app/store"
)

// Title never names a company or a person: titles are seen by every program on
// the desktop.
const Title = "Vouchsafe"

// Window is what a window needs to open.
type Window struct {
	Desk    Desk
	Assets  fs.FS    // with index.html in frontend/dist
	Files   []string // to open at the start
	DataDir string   // one window for each
	Store   func(context.Context) (*store.Store, error)
}

// Show opens the window and returns when it is closed. A second start for the same
// data folder hands its files to the first and returns at once.
func (w Window) Show() (err error) {
	defer func() { // the toolkit panics where there is nothing to open a window on
		if p := recover(); p != nil {
			err = fault.Broken("no_display", "there is no display to open a window on", fmt.Errorf("%v", p),
				"The command line does the same work: vouchsafe --help")
		}
	}()
	if handOver(instanceID(w.DataDir), w.Files) {
		return nil
	}
	keepNoRecentFiles()
	a := New(w.Desk, wails2{}, w.DataDir, w.Store)
	was, known := lastPlace(w.DataDir)
	err = wails.Run(&options.App{
		Title: Title, Width: was.Width, Height: was.Height, MinWidth: leastWidth, MinHeight: leastHeight,
		WindowStartState: was.state(),
		BackgroundColour: options.NewRGB(0xef, 0xec, 0xe4),
		AssetServer:      &assetserver.Options{Assets: w.Assets},
		Menu:             a.appMenu(),
		OnStartup: func(ctx context.Context) {
			runtime.OnFileDrop(ctx, func(_, _ int, paths []string) { a.drops.hold(paths) })
			a.ctx = ctx
		},
		// The page is there: what is heavy begins behind it.
		OnDomReady: func(ctx context.Context) {
			a.once.Do(func() {
				if known {
					was.putBack(ctx)
				}
				a.start(ctx, w.Files)
				measured(ctx)
			})
		},
		OnBeforeClose: func(ctx context.Context) bool {
			if !a.keeper.forgotten {
				placeNow(ctx, was).save(w.DataDir)
			}
			return false
		},
		OnShutdown:     a.stop,
		Bind:           []any{a},
		ErrorFormatter: func(err error) any { return fault.Of(err) },
		DragAndDrop:    &options.DragAndDrop{EnableFileDrop: true},
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               instanceID(w.DataDir),
			OnSecondInstanceLaunch: a.secondStart,
		},
		// Without a policy Wails asks for the GPU always; a letter needs none, and
		// drivers are what most often keeps a webview from painting.
		Linux:  &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: "vouchsafe"},
		Logger: quiet{},
	})
	if err != nil {
		return fault.Broken("window_failed", "the window could not be opened", err,
			"The command line does the same work: vouchsafe --help")
	}
	return nil
}

// secondStart takes the files of a second start and comes to the front.
func (a *App) secondStart(second options.SecondInstanceData) {
	var paths []string
	for _, arg := range second.Args {
		if !filepath.IsAbs(arg) {
			arg = filepath.Join(second.WorkingDirectory, arg)
		}
		if IsFile(arg) {
			paths = append(paths, arg)
		}
	}
	a.outside.Front(a.ctx)
	a.take(zoneNone, paths)
}

// instanceID names the window of a data folder on the session bus, without saying
// which folder it is.
func instanceID(dataDir string) string {
	sum := sha256.Sum256([]byte(filepath.Clean(dataDir)))
	return "vouchsafe_" + hex.EncodeToString(sum[:8])
}
