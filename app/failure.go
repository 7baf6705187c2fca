package app

import (
	"archive/zip"
	"bytes"
	"html/template"
	"io/fs"
	"os"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"

	"vouchsafe/app/fault"
)

// A start that fails says so in a window of its own, which can do nothing else: it
// binds nothing, reads nothing and has no script.
var failurePage = template.Must(template.New("failure").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Vouchsafe</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 38rem; margin: 3rem auto; padding: 0 1.5rem }
h1 { font-size: 1.2rem } p { margin: .6rem 0 } small { opacity: .7 }
</style></head>
<body><main role="alert"><h1>Vouchsafe cannot start</h1>
<p>{{.What}}.</p>{{with .Why}}<p>{{.}}</p>{{end}}{{with .Do}}<p>{{.}}.</p>{{end}}
<p><small>{{.Code}}</small></p></main></body></html>
`))

// ShowFailure shows why the program cannot start, where there is a display.
func ShowFailure(f *fault.Fault) {
	if !hasDisplay() {
		return
	}
	assets, err := failureAssets(f)
	if err != nil {
		return // it was said on standard error already
	}
	_ = wails.Run(&options.App{
		Title: Title, Width: 640, Height: 360,
		AssetServer: &assetserver.Options{Assets: assets},
		Linux:       &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: "vouchsafe"},
		Logger:      quiet{},
	})
}

// failureAssets holds the page alone. An archive is the file system in memory that
// the standard library has, and needs no network code of ours as a handler would.
func failureAssets(f *fault.Fault) (fs.FS, error) {
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	page, err := archive.Create("index.html")
	if err != nil {
		return nil, err
	}
	if err := failurePage.Execute(page, f); err != nil {
		return nil, err
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

// hasDisplay reports whether there is anything to open a window on.
func hasDisplay() bool { return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" }
