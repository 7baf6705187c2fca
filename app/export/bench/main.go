// Command bench times exports in a warm process, each read back as in the product,
// and writes out/bench-export.json. Arguments are letter.json files; without any it
// takes the letter of this package's tests.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"

	"vouchsafe/app/export"
	"vouchsafe/app/letter"
)

const (
	out      = "out/bench-export.json"
	fallback = "app/export/testdata/letter.json"
	rounds   = 20
	maxTime  = 50 * time.Millisecond
	maxBytes = 60_000
)

// row is one line of the table: what was measured, beside what, and whether the
// ratio of the two keeps under the bar.
type row struct {
	What   string  `json:"what"`
	Beside string  `json:"beside"`
	Ratio  float64 `json:"ratio"`
	Bar    float64 `json:"bar"`
	Holds  bool    `json:"holds"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench-export:", err)
		os.Exit(1)
	}
}

func run(files []string) error {
	if len(files) == 0 {
		files = []string{fallback}
	}
	letters, err := load(files)
	if err != nil {
		return err
	}
	var rows []row
	for _, format := range []string{"pdf", "docx", "md", "txt"} {
		styles := export.Styles
		if format != "pdf" {
			styles = styles[:1]
		}
		for _, style := range styles {
			took, size, err := measure(letters, format, export.Options{Style: style, Paper: "a4", AllowPlaceholders: true})
			if err != nil {
				return err
			}
			what := fmt.Sprintf("%s %s, read back: median %.1f ms", style, format, float64(took.Microseconds())/1000)
			rows = append(rows, newRow(what, maxTime.String(), float64(took)/float64(maxTime)),
				newRow(fmt.Sprintf("%s %s: largest %d bytes", style, format, size), fmt.Sprintf("%d bytes", maxBytes), float64(size)/maxBytes))
		}
	}
	for _, r := range rows {
		fmt.Printf("%-52s beside %-12s ratio %.2f  %s\n", r.What, r.Beside, r.Ratio, map[bool]string{true: "holds", false: "DOES NOT HOLD"}[r.Holds])
	}
	return save(rows)
}

func newRow(what, beside string, ratio float64) row {
	return row{What: what, Beside: beside, Ratio: ratio, Bar: 1, Holds: ratio <= 1}
}

func load(files []string) ([]*letter.Letter, error) {
	var letters []*letter.Letter
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		l := &letter.Letter{}
		if err := json.Unmarshal(data, l); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		letters = append(letters, l)
	}
	return letters, nil
}

// measure exports every letter again and again and gives the median time and the
// largest size. The first round warms up and does not count.
func measure(letters []*letter.Letter, format string, o export.Options) (time.Duration, int, error) {
	var took []time.Duration
	size := 0
	for i := range rounds + 1 {
		for _, l := range letters {
			start := time.Now()
			data, err := export.Bytes(context.Background(), l, format, o)
			if err != nil {
				return 0, 0, err
			}
			if i > 0 {
				took = append(took, time.Since(start))
			}
			size = max(size, len(data))
		}
	}
	slices.Sort(took)
	return took[len(took)/2], size, nil
}

func save(rows []row) error {
	if err := os.MkdirAll("out", 0o755); err != nil {
		return err
	}
	data, err := json.MarshalIndent(map[string]any{
		"rows":    rows,
		"machine": fmt.Sprintf("%s/%s, %d cores", runtime.GOOS, runtime.GOARCH, runtime.NumCPU()),
	}, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(data, '\n'), 0o644)
}
