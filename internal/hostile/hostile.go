// Package hostile makes files that mean harm: bombs and loops, and whole files with
// damage done to them at random. What reads files of strangers is tested with them.
// Only tests use it.
//
// The same seed makes the same files.
package hostile

import (
	"bytes"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// File is one hostile file.
type File struct {
	Name string // as a person would see it; its ending may lie
	How  string // what was done to it
	Data []byte
}

// Files makes n files: every bomb and loop first, as far as n goes (where n is small
// a random few of them), then damaged copies of the project's own files. root is the
// way from the test to the top of the project.
func Files(t testing.TB, root string, n int, seed uint64) iter.Seq2[int, File] {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	whole := fixtures(t, root)
	traps := traps()
	random.Shuffle(len(traps), func(i, k int) { traps[i], traps[k] = traps[k], traps[i] })
	traps = traps[:min(len(traps), max(n/2, n-400))]
	return func(yield func(int, File) bool) {
		for i := range n {
			var f File
			if i < len(traps) {
				f = File{traps[i].name, "made", traps[i].make()}
			} else {
				f = whole[random.IntN(len(whole))]
				how := damages[random.IntN(len(damages))]
				f.Data, f.How = how.do(bytes.Clone(f.Data), random), how.name
			}
			if !yield(i, f) {
				return
			}
		}
	}
}

func (f File) String() string { return fmt.Sprintf("%s (%s, %d bytes)", f.Name, f.How, len(f.Data)) }

// fixtures are the project's own files of every format that is read.
func fixtures(t testing.TB, root string) (out []File) {
	t.Helper()
	for _, pattern := range []string{"samples/resumes/*", "samples/postings/*", "app/resume/testdata/fixtures/*", "app/posting/testdata/own/files/*"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files at %s (%v)", pattern, err)
		}
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, File{Name: filepath.Base(p), Data: data})
		}
	}
	return append(out, File{Name: "resume.json", Data: []byte(`{"basics":{"name":"Ida Brandt","email":"ida@example.com"},"work":[{"name":"Kestrel Post","position":"Engineer","startDate":"2020-01","highlights":["Ran the sorting service for 40 depots"]}]}`)})
}

var damages = []struct {
	name string
	do   func(data []byte, r *rand.Rand) []byte
}{
	{"cut", func(d []byte, r *rand.Rand) []byte { return d[:r.IntN(len(d)+1)] }},
	{"head missing", func(d []byte, r *rand.Rand) []byte { return d[r.IntN(min(len(d), 2000)):] }},
	{"flipped bits", func(d []byte, r *rand.Rand) []byte {
		for range 1 + r.IntN(200) {
			d[r.IntN(len(d))] ^= 1 << r.IntN(8)
		}
		return d
	}},
	{"hole of zeros", func(d []byte, r *rand.Rand) []byte {
		at := r.IntN(len(d))
		clear(d[at:min(len(d), at+1+r.IntN(20_000))])
		return d
	}},
	{"a part doubled", func(d []byte, r *rand.Rand) []byte {
		a, b := r.IntN(len(d)), r.IntN(len(d))
		a, b = min(a, b), max(a, b)
		return append(bytes.Clone(d[:b]), d[a:]...)
	}},
	{"numbers that lie", func(d []byte, r *rand.Rand) []byte {
		for range 20 {
			if at := r.IntN(len(d)); d[at] >= '0' && d[at] <= '9' {
				d[at] = '9'
			}
		}
		return bytes.ReplaceAll(d, []byte("/Count 1"), []byte("/Count 99999999"))
	}},
	{"objects that loop", func(d []byte, r *rand.Rand) []byte {
		return bytes.ReplaceAll(d, fmt.Appendf(nil, " %d 0 R", 1+r.IntN(9)), fmt.Appendf(nil, " %d 0 R", 1+r.IntN(4)))
	}},
	{"repeated without end", func(d []byte, r *rand.Rand) []byte { return bytes.Repeat(d, 1+r.IntN(1+(8<<20)/len(d))) }},
	{"noise between", func(d []byte, r *rand.Rand) []byte {
		at := r.IntN(len(d))
		noise := make([]byte, r.IntN(100_000))
		for i := range noise {
			noise[i] = byte(r.Uint32())
		}
		return append(append(bytes.Clone(d[:at]), noise...), d[at:]...)
	}},
	{"brackets without end", func(d []byte, r *rand.Rand) []byte {
		at := r.IntN(len(d))
		open := []string{"[", "<<", "<div>", "{\"a\":", "(", "> "}[r.IntN(6)]
		return append(append(bytes.Clone(d[:at]), bytes.Repeat([]byte(open), 100_000)...), d[at:]...)
	}},
}
