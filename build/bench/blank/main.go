// Command blank opens the smallest window that Wails can: what the product's own
// window is measured beside (make bench-window).
package main

import (
	"embed"
	"log"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

//go:embed index.html
var assets embed.FS

func main() {
	err := wails.Run(&options.App{
		Title: "Blank", Width: 1280, Height: 800,
		BackgroundColour: options.NewRGB(0xef, 0xec, 0xe4),
		AssetServer:      &assetserver.Options{Assets: assets},
		Linux:            &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: "blank"},
	})
	if err != nil {
		log.Fatal(err)
	}
}
