// Command eval drafts letters for many pairs of resume and posting and counts what
// is wrong with them, by means of its own that are not the gate's: every number,
// name and word of a letter is looked for in the raw text of the two files.
//
//	go run ./app/letter/eval -resumes DIR -postings DIR [-match a,b,…] [-model]
//
// It prints a table, writes out/eval.html with every letter and its sources, and
// out/eval.json with the figures.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"vouchsafe/app/document"
	"vouchsafe/app/drafting"
	"vouchsafe/app/letter"
)

// pair is one letter and its figures.
type pair struct {
	Resume      string         `json:"resume"`
	Posting     string         `json:"posting"`
	Company     string         `json:"company"`
	Role        string         `json:"role"`
	Opening     string         `json:"opening"`
	Words       int            `json:"words"`
	Blocking    []string       `json:"blocking"`
	Numbers     []string       `json:"numbers_without_source"`
	Names       []string       `json:"names_without_source"`
	Unsourced   float64        `json:"words_without_source"`
	Stock       []string       `json:"stock_phrases"`
	NoSource    int            `json:"sentences_without_source"`
	Placeholder int            `json:"placeholders"`
	ByModel     int            `json:"sentences_by_model"`
	Signals     int            `json:"signals"`
	Millis      int64          `json:"ms"`
	Error       string         `json:"error,omitempty"`
	Letter      *letter.Letter `json:"-"`
}

func main() {
	resumes := flag.String("resumes", "../shared/data/resumes", "folder of resumes")
	postings := flag.String("postings", "../shared/data/postings", "folder of postings")
	onlyR := flag.String("match-resumes", "", "names that a resume must contain one of, comma-separated")
	onlyP := flag.String("match-postings", "", "the same for postings")
	model := flag.Bool("model", false, "phrase with the default model")
	facts := flag.String("facts", "", "an answers file that every letter may use")
	out := flag.String("out", "out", "folder for the report")
	flag.Parse()
	if err := run(*resumes, *postings, *onlyR, *onlyP, *facts, *out, *model); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(resumes, postings, onlyR, onlyP, facts, out string, model bool) error {
	rs, err := files(resumes, onlyR, "bad-")
	if err != nil {
		return err
	}
	ps, err := files(postings, onlyP, "")
	if err != nil {
		return err
	}
	ctx := context.Background()
	var pairs []pair
	desk := drafting.New(drafting.Options{NoModel: !model, DataDir: filepath.Join(os.TempDir(), "vouchsafe-eval")})
	defer func() { _ = desk.Close() }()
	if facts != "" {
		if err := desk.ReadFacts(ctx, facts); err != nil {
			return err
		}
	}
	for _, r := range rs {
		own, err := raw(ctx, r)
		if err != nil {
			return fmt.Errorf("%s: %w", r, err)
		}
		for _, p := range ps {
			x := pair{Resume: base(r), Posting: base(p)}
			draft(ctx, desk, r, p, own, &x)
			fmt.Fprintf(os.Stderr, "\r%d of %d pairs", len(pairs)+1, len(rs)*len(ps))
			pairs = append(pairs, x)
		}
	}
	fmt.Fprintln(os.Stderr)
	printTable(pairs)
	return write(out, pairs)
}

func draft(ctx context.Context, desk *drafting.Desk, r, p, own string, x *pair) {
	if _, err := desk.ReadResume(ctx, r); err != nil {
		x.Error = err.Error()
		return
	}
	if _, err := desk.ReadPostingFile(ctx, p); err != nil {
		x.Error = err.Error()
		return
	}
	start := time.Now()
	l, err := desk.Draft(ctx, letter.Options{}, nil)
	if err != nil {
		x.Error = err.Error()
		return
	}
	theirs, _ := os.ReadFile(p) //nolint:gosec // the person names the folder
	x.Millis = time.Since(start).Milliseconds()
	x.measure(l, own, string(theirs))
}

func raw(ctx context.Context, path string) (string, error) {
	doc, err := document.ReadFile(ctx, path, document.Options{})
	if err != nil {
		return "", err
	}
	var s strings.Builder
	s.WriteString(document.Join(doc.Lines) + "\n")
	for _, l := range append(doc.Lines, doc.Furniture...) {
		s.WriteString(l.Text + "\n" + l.Right + "\n")
	}
	return s.String(), nil
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
		if ok && (skip == "" || !strings.HasPrefix(base(f), skip)) {
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

func write(dir string, pairs []pair) error {
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // a report, nothing personal
		return err
	}
	data, err := json.MarshalIndent(pairs, "", " ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "eval.json"), data, 0o600); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, "eval.html")) //nolint:gosec // the caller's own folder
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	return page.Execute(f, pairs)
}

var page = template.Must(template.New("eval").Parse(`<!doctype html><meta charset="utf-8"><title>Letters</title>
<style>body{font:16px/1.5 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em}small{color:#666;display:block}section{border-top:1px solid #ccc;padding:1em 0}b{color:#a00}</style>
<h1>{{len .}} letters</h1>
{{range .}}<section><h2>{{.Resume}} → {{.Posting}}</h2>
<small>{{.Words}} words, opening {{.Opening}}, {{.Signals}} signals, {{.ByModel}} sentences by the model, {{.Millis}} ms{{if .Numbers}} <b>numbers {{.Numbers}}</b>{{end}}{{if .Names}} <b>names {{.Names}}</b>{{end}}{{if .Stock}} <b>stock {{.Stock}}</b>{{end}}{{if .Error}} <b>{{.Error}}</b>{{end}}</small>
{{with .Letter}}{{range .Paragraphs}}<p>{{range .Sentences}}<span title="{{range .Sources}}{{.Kind}}: {{.Quote}}&#10;{{end}}">{{.Text}} </span>{{end}}</p>{{end}}{{end}}</section>{{end}}`))
