// Command bench measures how rightly resumes are read of which is known what went in,
// as build/layouts renders them, and writes out/bench-reading.json.
//
//	go run ./app/resume/bench [-o out/bench-reading.json] [-wrong N] FOLDER
//
// Each file goes through the stations that the app takes, document and resume. It
// prints the share right by field, by producer and by layout, for the layouts that
// are looked at and for those set aside, and how often the verdict is good over a
// resume that was read wrong. -wrong lists what is wrong, at most N lines of each field.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"vouchsafe/app/document"
	"vouchsafe/app/resume"
)

func main() {
	out := flag.String("o", "out/bench-reading.json", "where the figures go")
	wrong := flag.Int("wrong", 0, "list what is wrong with the layouts seen, at most this many lines of each field")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "bench: name the folder with the files")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *out, *wrong); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(folder, out string, wrong int) error {
	readings, err := readAll(folder)
	if err != nil {
		return err
	}
	list(os.Stdout, readings, wrong)
	tables := tabulate(readings)
	for _, t := range tables {
		t.print(os.Stdout)
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	data, err := json.MarshalIndent(tables, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(data, '\n'), 0o644)
}

// reading is one file: what went in, and what of it was found.
type reading struct {
	truth
	verdict string
	marks   []mark
}

// wrong reports whether anything of the structure is wrong: the name, a job's employer,
// title or dates, a bullet, or something that nobody put in. Errors in skills or
// schools are counted in their fields alone.
func (r reading) wrong() bool {
	return slices.ContainsFunc(r.marks, func(m mark) bool { return !m.right && structural[m.field] })
}

// readAll reads every file of a folder that has its truth beside it, in the order of
// their names.
func readAll(folder string) ([]reading, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s holds no files with what went into them", folder)
	}
	if err := document.Warm(document.Options{}); err != nil {
		return nil, err
	}
	readings, errs := make([]reading, len(paths)), make([]error, len(paths))
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.NumCPU())
	for i, path := range paths {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			readings[i], errs[i] = readOne(path)
		})
	}
	wait.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", paths[i], err)
		}
	}
	return readings, nil
}

// readOne reads the file beside a truth. A file that is refused is one of which
// nothing was found.
func readOne(path string) (reading, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return reading{}, err
	}
	var r reading
	if err := json.Unmarshal(data, &r.truth); err != nil {
		return reading{}, err
	}
	got := &resume.Resume{Verdict: "refused"}
	if doc, err := document.ReadFile(context.Background(), filepath.Join(filepath.Dir(path), r.File), document.Options{}); err == nil {
		got = resume.Parse(doc)
	} else if _, statErr := os.Stat(filepath.Join(filepath.Dir(path), r.File)); statErr != nil {
		return reading{}, statErr
	}
	r.verdict, r.marks = got.Verdict, compare(r.truth, got)
	return r, nil
}

// list prints what is wrong with the layouts that may be looked at.
func list(w *os.File, readings []reading, most int) {
	listed := map[string]int{}
	for _, r := range readings {
		for _, m := range r.marks {
			if m.right || r.Set != "seen" || listed[m.field] >= most {
				continue
			}
			listed[m.field]++
			fmt.Fprintf(w, "%-12s %s (%s): want %q, got %q\n", m.field, strings.TrimSuffix(r.File, filepath.Ext(r.File)), r.verdict, m.want, m.got)
		}
	}
}
