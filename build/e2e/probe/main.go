// Command probe opens the product's window on a page that tries every way a page
// has to reach a server, and says on standard output when it has tried them all.
// build/e2e/page.py listens for what arrives.
//
//	probe [--without-network-lock] SERVER POLICY
//
// SERVER is host:port; POLICY is the content of the page's Content-Security-Policy,
// empty for a page without one.
package main

import (
	_ "embed"
	"fmt"
	"html"
	"os"
	"strings"
	"testing/fstest"

	"vouchsafe/app"
	"vouchsafe/app/lock"
)

//go:embed page.html
var page string

//go:embed probe.js
var script string

func main() {
	args, without := lock.Leave(os.Args[1:])
	if len(args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: probe [--without-network-lock] SERVER POLICY")
		os.Exit(2)
	}
	if !without {
		if err := lock.Network(); err != nil {
			fmt.Fprintln(os.Stderr, "probe:", err)
			os.Exit(3)
		}
	}
	policy := ""
	if args[1] != "" {
		policy = `<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(args[1]) + `">`
	}
	fill := strings.NewReplacer("%POLICY%", policy, "%SERVER%", args[0])
	assets := fstest.MapFS{
		"frontend/dist/index.html": {Data: []byte(fill.Replace(page))},
		"frontend/dist/probe.js":   {Data: []byte(fill.Replace(script))},
	}
	if err := app.Open(assets, nil); err != nil {
		fmt.Fprintln(os.Stderr, "probe:", err)
		os.Exit(3)
	}
}
