package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
)

// table has a row for each producer or layout of one set.
type table struct {
	Name string `json:"name"`
	Rows []row  `json:"rows"`
}

// row is what was right among some files.
type row struct {
	Of    string           `json:"of"`
	Files int              `json:"files"`
	Good  int              `json:"good"`  // files with the verdict good
	Wrong int              `json:"wrong"` // of those, the ones that were read wrong
	Right int              `json:"right"` // files of which nothing is wrong in the structure
	Share map[string]share `json:"fields"`
}

// share counts the values of a field.
type share struct{ Right, All int }

func (s share) String() string {
	if s.All == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", 100*float64(s.Right)/float64(s.All))
}

// tabulate counts readings: both sets as a whole, then by producer, and by layout.
func tabulate(readings []reading) []table {
	by := func(name string, key func(reading) string) table {
		rows := map[string]*row{}
		for _, r := range readings {
			k := key(r)
			if rows[k] == nil {
				rows[k] = &row{Of: k, Share: map[string]share{}}
			}
			rows[k].count(r)
		}
		t := table{Name: name}
		for _, k := range slices.Sorted(maps.Keys(rows)) {
			t.Rows = append(t.Rows, *rows[k])
		}
		return t
	}
	return []table{
		by("set", func(r reading) string { return r.Set }),
		by("language", func(r reading) string { return r.Language }),
		by("producer", func(r reading) string { return r.Producer }),
		by("layout", func(r reading) string { return r.Set + " " + r.Layout }),
	}
}

func (t *row) count(r reading) {
	t.Files++
	wrong := r.wrong()
	if !wrong {
		t.Right++
	}
	if r.verdict == "good" {
		t.Good++
		if wrong {
			t.Wrong++
		}
	}
	for _, m := range r.marks {
		s := t.Share[m.field]
		s.All++
		if m.right {
			s.Right++
		}
		t.Share[m.field] = s
	}
}

// print writes the shares in per cent; the last three columns are counts of files.
func (t table) print(w io.Writer) {
	fmt.Fprintf(w, "\n%-26s", t.Name)
	for _, f := range fields {
		fmt.Fprintf(w, " %*s", max(len(f), 5), f)
	}
	fmt.Fprintf(w, " %6s %6s %11s\n", "files", "right", "good, wrong")
	for _, r := range t.Rows {
		fmt.Fprintf(w, "%-26s", r.Of)
		for _, f := range fields {
			fmt.Fprintf(w, " %*s", max(len(f), 5), r.Share[f])
		}
		fmt.Fprintf(w, " %6d %6d %6d, %3d\n", r.Files, r.Right, r.Good, r.Wrong)
	}
}
