// Vouchsafe drafts a cover letter from a resume and a job posting, on this machine
// and nowhere else. Without arguments, or with files, it opens its window; with a
// command it works on the command line.
package main

import (
	"embed"
	"fmt"
	"os"
	"strings"

	"vouchsafe/app"
	"vouchsafe/app/command"
	"vouchsafe/app/fault"
	"vouchsafe/app/lock"
)

//go:embed all:frontend/dist
var assets embed.FS

func main() { os.Exit(run(os.Args[1:])) }

// run takes the lock before anything else can happen and gives the exit code.
func run(args []string) int {
	args, without := lock.Leave(args)
	if without {
		fmt.Fprintln(os.Stderr, "vouchsafe: "+lock.GivenUp)
	} else if err := lock.Network(); err != nil {
		if opensWindow(args) {
			defer app.ShowFailure(fault.Of(err))
		}
		return fail(err)
	}
	if !opensWindow(args) {
		return command.Main(args, os.Stdin, os.Stdout, os.Stderr)
	}
	if err := app.Open(assets, args); err != nil {
		defer app.ShowFailure(fault.Of(err))
		return fail(err)
	}
	return 0
}

// opensWindow reports whether args are none, or files. A bare word is a command
// even where a file has that name: "./draft" names the file.
func opensWindow(args []string) bool {
	for _, a := range args {
		if !strings.ContainsAny(a, "./"+string(os.PathSeparator)) || !app.IsFile(a) {
			return false
		}
	}
	return true
}

func fail(err error) int {
	f := fault.Of(err)
	fmt.Fprintf(os.Stderr, "vouchsafe: %s [%s]\n", f, f.Code)
	if f.Kind == fault.Input {
		return 2
	}
	return 3
}
