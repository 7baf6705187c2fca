// Bench measures the engine against what the project claims for it: one table,
// every figure a ratio of two things measured in turn in this same run, medians
// of at least five. It writes out/bench-llm.json and exits 1 where a bar is missed.
//
//	go run ./llm/bench [-rounds N] [-threads N] [-only PART,PART] [-limit 50m] [-quick]
//
// A run takes the machine for forty minutes and wants it for itself: what else
// runs shows in the figures. What the limit leaves no time for is listed as not
// measured. The peer, node-llama-cpp, is fetched by npm into the
// cache folder, never into the tree.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"vouchsafe/models"
)

// row is one line of the table. Ratio is of the figures' medians; the bar is the
// least it may be, or the most, whichever its sign says.
type row struct {
	What   string  `json:"what"`
	Beside string  `json:"beside"`
	Ratio  float64 `json:"ratio"`
	Bar    string  `json:"bar"`
	Holds  bool    `json:"holds"`
	Note   string  `json:"note,omitempty"`
}

// bench is one run.
type bench struct {
	ctx       context.Context
	until     time.Time
	rounds    int
	libraries string
	name      string // of the model that most parts use
	model     string // its path
	large     string // path of its large sibling, "" when not fetched
	cores     int    // threads of what does not adapt
	program   string // the built app, "" when there is none
	states    string // folder for prefixes, of this run alone
	rows      []row
}

// part is a group of rows measured together.
type part struct {
	name string
	run  func(*bench) error
}

// parts stand in the order of what matters most, the longest last.
var parts = []part{
	{"letter", wholeLetter},
	{"peer", peers},
	{"candidates", candidates},
	{"busy", busyMachine},
	{"lock", locked},
	{"lookup", rewrites},
	{"disk", diskPrefix},
	{"bandwidth", bandwidth},
	{"shared", sharedPrefix},
	{"gpu", graphics},
}

func main() {
	if len(os.Args) > 1 && children[os.Args[1]] != nil {
		if err := children[os.Args[1]](os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
		return
	}
	rounds := flag.Int("rounds", 5, "times each figure is taken")
	only := flag.String("only", "", "parts to run, separated by commas")
	threads := flag.Int("threads", runtime.GOMAXPROCS(0), "threads of what does not adapt")
	quick := flag.Bool("quick", false, "use the test model, to try the bench itself")
	limit := flag.Duration("limit", 50*time.Minute, "begin no round after that long")
	program := flag.String("program", "build/bin/vouchsafe", "the app, for a whole letter")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code, err := measure(ctx, *rounds, *threads, *only, *quick, *program, *limit)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(3)
	}
	os.Exit(code)
}

func measure(ctx context.Context, rounds, threads int, only string, quick bool, program string, limit time.Duration) (int, error) {
	b := &bench{ctx: ctx, until: time.Now().Add(limit), rounds: rounds, libraries: models.FindLibraries(), cores: threads}
	name := models.Default().Name
	if quick {
		name = "smollm2-135m"
	}
	m, ok := models.Find(name)
	if _, err := os.Stat(m.Path()); !ok || err != nil || b.libraries == "" {
		return 0, fmt.Errorf("no %s or no libraries in the cache folder: run `make model` first", name)
	}
	b.name, b.model = m.Name, m.Path()
	if s, ok := models.Find("qwen2.5-coder-1.5b"); ok && !quick {
		if _, err := os.Stat(s.Path()); err == nil {
			b.large = s.Path()
		}
	}
	if path, err := filepath.Abs(program); err == nil {
		if _, err := os.Stat(path); err == nil {
			b.program = path
		}
	}
	states, err := os.MkdirTemp("", "bench-states-*")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(states)
	b.states = states
	for _, p := range parts {
		if only != "" && !slices.Contains(strings.Split(only, ","), p.name) {
			continue
		}
		fmt.Fprintf(os.Stderr, "%s %s …\n", time.Now().Format("15:04:05"), p.name)
		if err := p.run(b); err != nil {
			if ctx.Err() != nil {
				return 0, ctx.Err()
			}
			b.rows = append(b.rows, row{What: p.name, Note: "not measured: " + err.Error()})
		}
		if err := b.save(); err != nil {
			return 0, err
		}
	}
	return b.report()
}

// begin tells that a round of a part begins, unless time is up.
func (b *bench) begin(round int) error {
	if time.Now().After(b.until) {
		return errors.New("no time was left")
	}
	fmt.Fprintf(os.Stderr, "%s   round %d\n", time.Now().Format("15:04:05"), round+1)
	return b.ctx.Err()
}

// atLeast and atMost add a row with its verdict.
func (b *bench) atLeast(what, beside string, ratio, bar float64, note string) {
	b.rows = append(b.rows, row{what, beside, ratio, fmt.Sprintf("≥ %.2f", bar), ratio >= bar, note})
}

func (b *bench) atMost(what, beside string, ratio, bar float64, note string) {
	b.rows = append(b.rows, row{what, beside, ratio, fmt.Sprintf("≤ %.2f", bar), ratio > 0 && ratio <= bar, note})
}

// printed adds a row that has no bar.
func (b *bench) printed(what, beside string, ratio float64, note string) {
	b.rows = append(b.rows, row{what, beside, ratio, "printed", true, note})
}

func (b *bench) report() (code int, err error) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "what\tbeside\tratio\tbar\tholds\t")
	for _, r := range b.rows {
		holds := "yes"
		if !r.Holds {
			holds, code = "NO", 1
		}
		fmt.Fprintf(w, "%s\t%s\t%.3f\t%s\t%s\t%s\n", r.What, r.Beside, r.Ratio, r.Bar, holds, r.Note)
	}
	return code, w.Flush()
}

// save writes what is measured so far.
func (b *bench) save() error {
	text, err := json.MarshalIndent(map[string]any{"rows": b.rows, "machine": machine(), "rounds": b.rounds}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll("out", 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("out", "bench-llm.json"), append(text, '\n'), 0o644)
}

// median of figures, which it sorts.
func median(v []float64) float64 {
	slices.Sort(v)
	if len(v) == 0 {
		return 0
	}
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}
