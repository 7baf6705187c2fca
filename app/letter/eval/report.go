package main

import (
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"
)

// write leaves eval.json and the self-contained eval.html.
func write(dir string, pairs []pair, s summary) error {
	lean := make([]pair, len(pairs))
	for i, x := range pairs {
		x.Letter, x.Contests = nil, nil
		lean[i] = x
	}
	data, err := json.MarshalIndent(map[string]any{"summary": s, "letters": lean}, "", " ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "eval.json"), data, 0o600); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(dir, "eval.html"), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600) //nolint:gosec // the caller's own folder
	if err != nil {
		return err
	}
	if err := page.Execute(f, map[string]any{"Summary": s, "Pairs": pairs}); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// bars draws a histogram.
func bars(title string, s spread, most float64, unit string) template.HTML {
	const n, w, h = 24, 12, 70
	list := bins(s.all, n, most)
	top := topOf(list)
	var b strings.Builder
	fmt.Fprintf(&b, `<figure><svg width="%d" height="%d" role="img" aria-label="%s">`, n*w, h+4, template.HTMLEscapeString(title))
	for i, v := range list {
		y := v * h / top
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#456"><title>%d letters</title></rect>`, i*w, h-y, w-2, y, v)
	}
	fmt.Fprintf(&b, `</svg><figcaption>%s: median %.4g%s, most %.4g%s; axis to %.4g%s</figcaption></figure>`, template.HTMLEscapeString(title), s.Median, unit, s.Max, unit, most, unit)
	return template.HTML(b.String()) //nolint:gosec // built of numbers and an escaped title
}

var page = template.Must(template.New("eval").Funcs(template.FuncMap{"bars": bars, "pct": func(x float64) string { return fmt.Sprintf("%.0f%%", 100*x) }}).Parse(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Letters</title>
<style>body{font:16px/1.5 Georgia,serif;max-width:60em;margin:2em auto;padding:0 1em}small{color:#666;display:block}section{border-top:1px solid #ccc;padding:1em 0}b{color:#a00}
table{border-collapse:collapse;font-size:14px}td,th{border:1px solid #ccc;padding:.2em .5em;text-align:left}figure{display:inline-block;margin:1em 1em 0 0;font-size:13px}
span:hover{background:#ffeec2}.model{border-bottom:1px dotted #456}.user{border-bottom:1px dotted #a60}</style>
<h1>{{len .Pairs}} letters</h1>
<table><tr><th>what<th>value<th>at most<th></tr>{{range .Summary.Bars}}<tr><td>{{.What}}<td>{{printf "%.3f" .Value}}<td>{{.Bar}}<td>{{if .Holds}}holds{{else}}<b>does not hold</b>{{end}}</tr>{{end}}</table>
{{range .Summary.Groups}}<h2>{{.How}}, {{.Facts}} answers: {{.Letters}} letters</h2>
<p>blocking {{.Blocking}} · quantities {{.Numbers}} · names {{.Names}} · tools {{.Tools}} · stock {{.Stock}} · hooks {{.Hook}} · repeated openings {{.Repeated}} · two "At X" {{.AtX}} · sentences by rule {{.ByRule}}, by model {{.ByModel}} · openings {{.Openings}} · signals lost {{.Lost}} · filters {{.Filters}} · falls {{.Falls}}</p>
{{bars "words" .Words 300 ""}}{{bars "share of words without a source" .Unsourced 0.6 ""}}{{bars "four-word overlap between people" .Overlap 1 ""}}{{bars "milliseconds" .Millis .Millis.Max " ms"}}{{end}}
<h2>Every letter</h2><p><small>Hover a sentence for its sources. Dotted: by the model (blue), told by the person (brown).</small></p>
{{range .Pairs}}<section><h3>{{.Resume}} → {{.Posting}} ({{.How}}{{if .Facts}}, with answers{{end}})</h3>
<small>{{.Words}} words, opening {{.Opening}}, signals {{.Signals}}, {{pct .Unsourced}} without a source, {{.Millis}} ms{{if .Blocking}} <b>blocking {{.Blocking}}</b>{{end}}{{if .Numbers}} <b>numbers {{.Numbers}}</b>{{end}}{{if .Names}} <b>names {{.Names}}</b>{{end}}{{if .Tools}} <b>tools {{.Tools}}</b>{{end}}{{if .Stock}} <b>stock {{.Stock}}</b>{{end}}{{if .Error}} <b>{{.Error}}</b>{{end}}</small>
{{with .Letter}}{{range .Paragraphs}}<p>{{range .Sentences}}<span class="{{.By}}" title="{{range .Sources}}{{.Kind}}: {{.Quote}}&#10;{{end}}">{{.Text}}</span> {{end}}</p>{{end}}{{end}}{{with .Text}}<p style="white-space:pre-wrap">{{.}}</p>{{end}}</section>{{end}}`))
