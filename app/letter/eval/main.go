// Command eval drafts letters for many pairs of resume and posting and counts what
// is wrong with them, by means of its own that are not the gate's: every number,
// name and word of a letter is looked for in the raw text of the two files.
//
//	go run ./app/letter/eval [-model 40] [-naive 8] [-seed 1] [-minutes 5]
//
// Each pair is drafted without and with an invented answers file. It prints a
// table, writes out/eval.html with every letter and its sources, and out/eval.json
// with the figures. What was drafted is kept in out/eval.jsonl, so that a run that
// was stopped, or that its -minutes ended, goes on where it was; -fresh begins anew.
//
//	go run ./app/letter/eval -blind out/blind.txt          write contests for a reader
//	go run ./app/letter/eval -marks out/blind.txt          compare the reader's marks
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"
)

type options struct {
	resumes, postings, onlyR, onlyP, facts, out string
	model, naive                                int
	seed                                        uint64
	limit                                       time.Duration
	fresh                                       bool
}

func main() {
	var o options
	var blind, marks string
	var minutes float64
	flag.StringVar(&o.resumes, "resumes", "../shared/data/resumes", "folder of resumes")
	flag.StringVar(&o.postings, "postings", "../shared/data/postings", "folder of postings")
	flag.StringVar(&o.onlyR, "match-resumes", "", "names that a resume must contain one of, comma-separated")
	flag.StringVar(&o.onlyP, "match-postings", "", "the same for postings")
	flag.StringVar(&o.facts, "facts", "app/letter/eval/answers.txt", "the invented answers file of every second letter")
	flag.StringVar(&o.out, "out", "out", "folder for the report")
	flag.IntVar(&o.model, "model", 0, "how many pairs to phrase with the default model, sampled by the seed")
	flag.IntVar(&o.naive, "naive", 0, "how many of them to write in one go too, the naive way")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the samples")
	flag.Float64Var(&minutes, "minutes", 0, "stop after so many; the next run goes on (0: no limit)")
	flag.BoolVar(&o.fresh, "fresh", false, "forget what earlier runs drafted")
	flag.StringVar(&blind, "blind", "", "write slots that rule and model both put into words to this file, shuffled")
	flag.StringVar(&marks, "marks", "", "read that file with the reader's marks and compare them with the ranking")
	flag.Parse()
	o.limit = time.Duration(minutes * float64(time.Minute))
	err := os.MkdirAll(o.out, 0o700)
	switch {
	case err != nil:
	case blind != "":
		err = writeBlind(o, blind)
	case marks != "":
		err = readMarks(o, marks)
	default:
		err = run(o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// job is one letter to be drafted.
type job struct {
	r, p  int
	facts bool
	how   string // "rule", "model", "naive"
}

var errTime = errors.New("time is up; run it again to go on")

func run(o options) error {
	in, err := readInputs(o)
	if err != nil {
		return err
	}
	kept, err := openKept(filepath.Join(o.out, "eval.jsonl"), o.fresh)
	if err != nil {
		return err
	}
	defer func() { _ = kept.file.Close() }()
	list := plan(in, o)
	started, done := time.Now(), 0
	d := &drafter{in: in}
	defer d.close()
	for i, j := range list {
		id := in.id(j)
		if _, ok := kept.pairs[id]; ok {
			continue
		}
		if o.limit > 0 && time.Since(started) > o.limit {
			err = errTime
			break
		}
		x := d.draft(context.Background(), j)
		x.ID = id
		if err := kept.add(x); err != nil {
			return err
		}
		done++
		if done%25 == 0 || j.how != "rule" {
			fmt.Fprintf(os.Stderr, "\r%d of %d letters", i+1, len(list))
		}
	}
	if done > 0 {
		fmt.Fprintln(os.Stderr)
	}
	var pairs []pair
	for _, j := range list {
		if x, ok := kept.pairs[in.id(j)]; ok {
			pairs = append(pairs, x)
		}
	}
	sum := summarise(pairs)
	fmt.Print(sum.text())
	if werr := write(o.out, pairs, sum); werr != nil {
		return werr
	}
	return err
}

// plan lists every pair by rule, without and with answers, and a sample of them
// with the model and the naive way.
func plan(in *inputs, o options) []job {
	var all []job
	for r := range in.resumes {
		for p := range in.postings {
			if in.postings[p].posting.Language == "en" { // letters are English
				all = append(all, job{r: r, p: p, how: "rule"})
			}
		}
	}
	var list []job
	for _, j := range all {
		list = append(list, j, job{j.r, j.p, true, "rule"})
	}
	rnd := rand.New(rand.NewPCG(o.seed, 7)) //nolint:gosec // a sample
	rnd.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	for i, j := range all[:min(o.model, len(all))] {
		list = append(list, job{j.r, j.p, i%4 == 3, "model"})
	}
	for _, j := range all[:min(o.naive, len(all))] {
		list = append(list, job{j.r, j.p, false, "naive"})
	}
	return list
}

func files(dir, only, skip string) ([]string, error) {
	all, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil || len(all) == 0 {
		return nil, fmt.Errorf("no files in %s", dir)
	}
	var out []string
	for _, f := range all {
		ok := only == ""
		for w := range strings.SplitSeq(only, ",") {
			ok = ok || w != "" && strings.Contains(base(f), w)
		}
		if ok && (skip == "" || !strings.HasPrefix(base(f), skip)) && !strings.EqualFold(filepath.Base(f), "SOURCES.md") {
			out = append(out, f)
		}
	}
	sort.Strings(out)
	return out, nil
}

func base(path string) string {
	b := filepath.Base(path)
	return strings.TrimSuffix(b, filepath.Ext(b))
}
