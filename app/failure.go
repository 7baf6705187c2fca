package app

import (
	"html/template"
	"net/http"
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
	_ = wails.Run(&options.App{
		Title: Title, Width: 640, Height: 360,
		AssetServer: &assetserver.Options{Handler: failureHandler(f)},
		Linux:       &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: "vouchsafe"},
		Logger:      quiet{},
	})
}

func failureHandler(f *fault.Fault) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = failurePage.Execute(w, f) // it was said on standard error already
	})
}

// hasDisplay reports whether there is anything to open a window on.
func hasDisplay() bool { return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" }
