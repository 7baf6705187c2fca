package llm

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"vouchsafe/models/taught"
)

// reader writes the taught encoder into a folder of the test's own.
func reader(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "reader.gguf")
	if err := os.WriteFile(path, taught.Reader().Bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func encoder(t testing.TB) *Encoder {
	t.Helper()
	e, err := OpenEncoder(context.Background(), reader(t), Options{Libraries: libraries(t), SHA256: taught.Reader().SHA256})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func cosine(a, b []float32) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	return ab / math.Sqrt(aa*bb)
}

// The reference was computed by PyTorch from the weights before they were rounded
// (models/teach/convert.py).
func TestVectorsAreThoseOfTheReference(t *testing.T) {
	data, err := os.ReadFile("../models/taught/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		Text   string
		Tokens int
		Mean   []float32
	}
	if err := json.Unmarshal(data, &list); err != nil || len(list) < 5 {
		t.Fatal(len(list), err)
	}
	e := encoder(t)
	var texts []string
	for _, x := range list {
		texts = append(texts, x.Text)
	}
	got, err := e.Encode(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range list {
		if n := len(e.tokenize(x.Text).tokens); n != x.Tokens {
			t.Errorf("%.40q: %d tokens, the reference has %d", x.Text, n, x.Tokens)
		}
		if like := cosine(got[i].Mean, x.Mean); like < 1-1e-3 {
			t.Errorf("%.40q: cosine %.5f to the reference", x.Text, like)
		}
	}
}

// What a line means may not depend on the lines beside it, but for the kernels' rounding.
func TestEncodingAloneAndAmongOthers(t *testing.T) {
	e := encoder(t)
	var texts []string
	for i := range 70 {
		texts = append(texts, strings.Repeat("Moved the bookings to another database. ", i%7)+"Kept it running")
	}
	all, err := e.Encode(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts[:20] {
		one, err := e.Encode(t.Context(), []string{text})
		if err != nil {
			t.Fatal(err)
		}
		if like := cosine(one[0].Mean, all[i].Mean); like < 1-1e-4 {
			t.Errorf("%d: cosine %.6f", i, like)
		}
		for k, w := range one[0].Words {
			if text[w.From:w.To] == "" || strings.ContainsAny(text[w.From:w.To], " \n") || cosine(w.Vector, all[i].Words[k].Vector) < 1-1e-3 {
				t.Errorf("%d: word %q, cosine %.6f", i, text[w.From:w.To], cosine(w.Vector, all[i].Words[k].Vector))
			}
		}
	}
}

func TestEncodeOddTexts(t *testing.T) {
	e := encoder(t)
	texts := []string{"", "   \t\n", "\x00\xff\xfe", strings.Repeat("word ", 4000), strings.Repeat("x", 100_000), "\u200b\u2060", "🙂🙂", "a\u00a0b", "\ufeffStart"}
	got, err := e.Encode(t.Context(), texts)
	if err != nil || len(got) != len(texts) {
		t.Fatal(len(got), err)
	}
	for i, g := range got {
		if len(g.Mean) != e.Width() {
			t.Errorf("%.10q: no vector", texts[i])
		}
		for _, x := range g.Mean {
			if math.IsNaN(float64(x)) {
				t.Errorf("%.10q: not a number", texts[i])
				break
			}
		}
	}
	if !got[3].Partly || got[0].Partly || len(got[0].Words) != 0 {
		t.Errorf("partly %v and %v, %d words of nothing", got[3].Partly, got[0].Partly, len(got[0].Words))
	}
	if none, err := e.Encode(t.Context(), nil); err != nil || len(none) != 0 {
		t.Error(none, err)
	}
}

func TestEncoderTakesTurnsAndStops(t *testing.T) {
	e := encoder(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if _, err := e.Encode(context.Background(), []string{"Ran the night shift", "Cut the bill"}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Encode(gone, []string{"a line"}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	long := make([]string, 3000)
	for i := range long {
		long[i] = "A line of a resume that is longer than most and is read again and again"
	}
	soon, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := e.Encode(soon, long)
		done <- err
	}()
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled in the middle: %v", err)
	}
	if _, err := e.Encode(t.Context(), []string{"still here"}); err != nil {
		t.Errorf("after a cancel: %v", err)
	}
	_ = e.Close()
	if _, err := e.Encode(context.Background(), []string{"a line"}); CodeOf(err) != EngineClosed {
		t.Errorf("closed: %v", err)
	}
}

func TestForeignFilesAreNoEncoder(t *testing.T) {
	libs := libraries(t)
	whole := taught.Reader().Bytes
	write := func(b []byte) string {
		path := filepath.Join(t.TempDir(), "x.gguf")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	changed := append([]byte(nil), whole...)
	changed[len(changed)/2] ^= 0xff
	for name, c := range map[string]struct {
		path, sum string
		want      Code
	}{
		"missing":        {filepath.Join(t.TempDir(), "none.gguf"), "", FileMissing},
		"text":           {write([]byte("Dear hiring manager")), "", NotGGUF},
		"empty":          {write(nil), "", NotGGUF},
		"cut short":      {write(whole[:len(whole)-5000]), "", FileTruncated},
		"cut in the key": {write(whole[:3000]), "", FileTruncated},
		"changed":        {write(changed), taught.Reader().SHA256, ChecksumMismatch},
		"a generator":    {weights(t), "", UnsupportedModel},
	} {
		e, err := OpenEncoder(t.Context(), c.path, Options{Libraries: libs, SHA256: c.sum})
		if e != nil || CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if e, err := Open(t.Context(), reader(t), Options{Libraries: libs}); e != nil || CodeOf(err) != UnsupportedModel {
		t.Errorf("an encoder opened to write: %v", err)
	}
}
