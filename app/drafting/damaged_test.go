package drafting

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"vouchsafe/app/fault"
)

func TestDamagedFilesAreReadOrRefused(t *testing.T) { readDamaged(t, 24, 5) }

// readDamaged gives damaged files to what the window and the command line both read
// with, as resumes and as postings. Each is read or refused with a code of its own,
// within the deadline, and none takes the process or much memory with it.
func readDamaged(t *testing.T, files int, seed uint64) {
	t.Helper()
	const patience = 30 * time.Second // the reader's own deadline is 20 s
	whole := fixtures(t)
	random := rand.New(rand.NewPCG(seed, 1))
	d := byRule()
	codes := map[string]int{}
	var most uint64
	for i := range files {
		f := whole[random.IntN(len(whole))]
		how := damages[random.IntN(len(damages))]
		data := how.do(bytes.Clone(f.data), random)
		name := fmt.Sprintf("file %d, %s, %s", i, f.name, how.name)
		start := time.Now()
		var err error
		if i%3 == 2 {
			_, err = d.ReadPostingBytes(context.Background(), f.name, data)
		} else {
			_, err = d.ReadResumeBytes(context.Background(), f.name, data)
		}
		if took := time.Since(start); took > patience {
			t.Errorf("%s: took %v", name, took)
		}
		code := "read"
		if err != nil {
			var known *fault.Fault
			if !errors.As(err, &known) || known.Code == "" || known.Kind != fault.Input {
				t.Errorf("%s: not a coded fault of the input: %v", name, err)
				continue
			}
			code = known.Code
		}
		codes[code]++
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapInuse)
	}
	t.Logf("%d files: %v; at most %d MB of heap in use", files, codes, most>>20)
	if most > 700<<20 {
		t.Errorf("%d MB of heap in use", most>>20)
	}
	if codes["read"] == files || codes["read"] == 0 {
		t.Errorf("the damage did nothing or too much: %v", codes)
	}
}

type fixture struct {
	name string
	data []byte
}

// fixtures are the project's own files of every format that is read.
func fixtures(t *testing.T) []fixture {
	t.Helper()
	var out []fixture
	for _, pattern := range []string{"../../samples/resumes/*", "../../samples/postings/*", "../resume/testdata/fixtures/*", "../posting/testdata/own/files/*"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files at %s (%v)", pattern, err)
		}
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, fixture{filepath.Base(p), data})
		}
	}
	return append(out, fixture{"resume.json", []byte(`{"basics":{"name":"Ida Brandt","email":"ida@example.com"},"work":[{"name":"Kestrel Post","position":"Engineer","startDate":"2020-01","highlights":["Ran the sorting service for 40 depots"]}]}`)})
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
