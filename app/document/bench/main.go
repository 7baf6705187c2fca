// Command bench times the reading of resume PDFs beside pdftotext, over the same
// files in one run, and writes out/bench-read.json.
//
//	go run ./app/document/bench [-o out/bench-read.json] FILE.pdf ...
//
// It holds three bars: the median document costs at most 12 times what a
// pdftotext process does; none takes over 200 ms in a warm process; and the first
// document of a fresh process, the compiled parser being cached, under a second.
// Three more hold the reader of meaning: loaded in 400 ms, forty lines of a resume and
// sixty of a posting understood in 500 ms, at most 120 MB of memory for it.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"vouchsafe/app/document"
)

const rounds = 7

type row struct {
	What   string  `json:"what"`
	Beside string  `json:"beside"`
	Ratio  float64 `json:"ratio"`
	Bar    float64 `json:"bar"`
	Holds  bool    `json:"holds"`
}

func main() {
	out := flag.String("o", "out/bench-read.json", "where the figures go")
	first := flag.Bool("first", false, "read one file and print how long it took")
	meant := flag.Bool("understand", false, "understand some lines and print what it took")
	flag.Parse()
	if *meant {
		u, err := understandOnce()
		if err == nil {
			err = json.NewEncoder(os.Stdout).Encode(u)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	run := measure
	if *first {
		run = func(files []string, _ string) error {
			ms, err := readOnce(files[0])
			fmt.Printf("%.1f\n", ms)
			return err
		}
	}
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "bench: name the PDFs to read")
		os.Exit(2)
	}
	if err := run(flag.Args(), *out); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func measure(files []string, out string) error {
	if err := document.Warm(document.Options{}); err != nil {
		return err
	}
	var ratios, ours []float64
	fmt.Printf("%-40s %10s %10s %7s\n", "file", "ours, ms", "pdftotext", "ratio")
	for _, f := range files {
		if _, err := readOnce(f); err != nil {
			fmt.Printf("%-40s refused: %v\n", filepath.Base(f), err)
			continue
		}
		mine, theirs, err := sideBySide(f)
		if err != nil {
			return err
		}
		ours, ratios = append(ours, mine), append(ratios, mine/theirs)
		fmt.Printf("%-40s %10.1f %10.1f %7.2f\n", filepath.Base(f), mine, theirs, mine/theirs)
	}
	if len(ours) == 0 {
		return fmt.Errorf("none of the %d files can be read", len(files))
	}
	start, err := freshProcess(files)
	if err != nil {
		return err
	}
	rows := []row{
		{What: fmt.Sprintf("reading a PDF, median of %d files", len(ours)), Beside: "a pdftotext process on the same file", Ratio: round(median(ratios)), Bar: 12},
		{What: "slowest document in a warm process, ms", Beside: "200 ms", Ratio: round(slices.Max(ours)), Bar: 200},
		{What: "first document in a fresh process, parser cached, ms", Beside: "one second", Ratio: round(start), Bar: 1000},
	}
	meant, err := understand()
	if err != nil {
		return err
	}
	rows = append(rows, meant...)
	for i := range rows {
		rows[i].Holds = rows[i].Ratio <= rows[i].Bar
		fmt.Printf("%-60s %9.2f  bar %5.0f  %v\n", rows[i].What, rows[i].Ratio, rows[i].Bar, rows[i].Holds)
	}
	return write(out, rows)
}

// sideBySide gives the least milliseconds of both, taken in turns: what a round
// takes beyond that is other programs' time.
func sideBySide(file string) (mine, theirs float64, err error) {
	var a, b []float64
	for range rounds {
		ms, err := readOnce(file)
		if err != nil {
			return 0, 0, err
		}
		a = append(a, ms)
		start := time.Now()
		if err := exec.CommandContext(context.Background(), "pdftotext", "-layout", file, "-").Run(); err != nil {
			return 0, 0, fmt.Errorf("pdftotext: %w", err)
		}
		b = append(b, float64(time.Since(start).Microseconds())/1000)
	}
	return slices.Min(a), slices.Min(b), nil
}

func readOnce(file string) (float64, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	_, err = document.Read(context.Background(), file, data, document.Options{})
	return float64(time.Since(start).Microseconds()) / 1000, err
}

// freshProcess runs this program anew for one file, a few times.
func freshProcess(files []string) (float64, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	var all []float64
	for range 3 {
		start := time.Now()
		if err := exec.CommandContext(context.Background(), self, "-first", files[0]).Run(); err != nil {
			return 0, fmt.Errorf("fresh process: %w", err)
		}
		all = append(all, float64(time.Since(start).Microseconds())/1000)
	}
	return slices.Min(all), nil
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	return s[len(s)/2]
}

func round(v float64) float64 { return float64(int(v*100+0.5)) / 100 }

func write(path string, rows []row) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	data, err := json.MarshalIndent(map[string]any{"rows": rows, "machine": machine()}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}

func machine() string {
	var name strings.Builder
	name.WriteString(runtime.GOOS + "/" + runtime.GOARCH)
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(info)) {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
				name.WriteString(", " + strings.TrimSpace(value))
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d cores", name.String(), runtime.NumCPU())
}
