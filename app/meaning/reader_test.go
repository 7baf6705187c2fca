package meaning

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/adrg/xdg"

	"vouchsafe/app/fault"
	"vouchsafe/llm/gguf"
	"vouchsafe/models"
	"vouchsafe/models/taught"
)

var shared = sync.OnceValues(func() (*Reader, error) { return Open(context.Background()) })

func open(t testing.TB) *Reader {
	t.Helper()
	if models.FindLibraries() == "" {
		t.Skip("no llama.cpp libraries in the cache folder: run `make model` first")
	}
	r, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func one(t testing.TB, l Line) Meaning {
	t.Helper()
	m, err := open(t).Lines(context.Background(), []Line{l})
	if err != nil {
		t.Fatal(err)
	}
	return m[0]
}

// Lines that leave no doubt, in wordings that were not taught.
func TestPlainLines(t *testing.T) {
	for _, c := range []struct {
		line                    Line
		kind, part, story, lit  string
		least                   int
		trouble, deed, measured string // words that the spans hold; "" for none asked
	}{
		{Line{"Backend Engineer", false, "Payment webhooks were silently dropped for three hours after a bad deploy; I rolled it back and replayed 12,000 of them, nobody was charged twice"},
			Incident, Do, Incident, "incident", 3, "dropped", "rolled it back", ""},
		{Line{"Platform Engineer", false, "Cut our AWS invoice from $48k to $19k a month by deleting idle clusters"}, Cost, Do, Cost, "numbers", 3, "", "", "$19k"},
		{Line{"Database Administrator", false, "Migrated the claims database off Informix onto PostgreSQL one weekend without losing a row"}, Migration, Do, Migration, "database", 2, "", "Migrated", ""},
		{Line{"Engineer", false, "Results-oriented professional, calm under pressure, in love with technology"}, Other, None, "", "", 0, "", "", ""},
		{Line{"Site Reliability Engineer", true, "On call for the checkout API, 9,000 requests per second at peak"}, Running, Own, "", "load", 2, "", "On call", ""},
	} {
		m := one(t, c.line)
		if m.Kind != c.kind || m.Part != c.part || m.Story != c.story || m.Worth < c.least || c.least == 0 && m.Worth > 0 || c.lit != "" && !m.Shows(c.lit) {
			t.Errorf("%s:\n got %s %s %d %v, story %q", c.line.Text, m.Kind, m.Part, m.Worth, m.Signals, m.Story)
		}
		for key, words := range map[string]string{Trouble: c.trouble, Deed: c.deed, Result: c.measured} {
			if words != "" && (!m.Has(key) || !strings.Contains(m.Spans[key].Of(c.line.Text), words)) {
				t.Errorf("%s: %s is %v", c.line.Text, key, m.Spans[key])
			}
		}
	}
}

// The same for the same line, read alone, among others and again.
func TestMeaningIsOfTheLineAlone(t *testing.T) {
	r := open(t)
	lines := []Line{
		{"Nurse", true, "Introduced hourly rounds; falls went from 9 a month to 2"}, {"", false, "x"}, {"", false, ""},
		{"SRE", false, "Halved the pages at night by grouping alerts"}, {"SRE", false, "Halved the pages at night by grouping alerts"},
	}
	all, err := r.Lines(context.Background(), lines)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(all[3], all[4]) {
		t.Error("the same line twice means two things")
	}
	fresh, err := Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	for i, l := range lines {
		alone, err := fresh.Lines(context.Background(), []Line{l})
		if err != nil {
			t.Fatal(err)
		}
		a, b := alone[0], all[i]
		if a.Kind != b.Kind || a.Worth != b.Worth || !reflect.DeepEqual(a.Spans, b.Spans) || Likeness(a.Vector, b.Vector) < 0.999 {
			t.Errorf("%q: %v alone, %v among others", l.Text, a, b)
		}
	}
}

func TestPostingLines(t *testing.T) {
	r := open(t)
	for text, want := range map[PostingLine][]string{
		{"Requirements", "Five years of Java in production"}:                                                            {Need},
		{"", "The import that runs at night breaks twice in most weeks, and upset customers are the ones who tell us."}: {Problem},
		{"What we offer", "Six weeks off a year plus money for books"}:                                                  {Offer},
		{"", "We are an equal opportunity employer and welcome applicants of every background."}:                        {Legal},
		{"Your tasks", "Move the invoicing service off the shared database before the end of the year"}:                 {Task, Problem},
	} {
		m, err := r.Posting(context.Background(), []PostingLine{text})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(want, m[0].Label) {
			t.Errorf("%s: %s, want one of %v", text.Text, m[0].Label, want)
		}
	}
}

func TestLikeLinesAreNear(t *testing.T) {
	r := open(t)
	post, err := r.Posting(context.Background(), []PostingLine{{"", "Our deploys take most of an hour"}})
	if err != nil {
		t.Fatal(err)
	}
	near := one(t, Line{Text: "Brought the time of a deployment from two hours to 25 minutes"})
	far := one(t, Line{Text: "Trained eight volunteers to serve soup"})
	if a, b := Likeness(post[0].Vector, near.Vector), Likeness(post[0].Vector, far.Vector); a < b+0.2 {
		t.Errorf("%.2f to the line that answers it, %.2f to one that does not", a, b)
	}
}

func TestDamagedCopyIsPutRight(t *testing.T) {
	open(t)
	cache, was := t.TempDir(), xdg.CacheHome
	libraries := models.FindLibraries()
	xdg.CacheHome = cache
	defer func() { xdg.CacheHome = was }()
	path := taught.Reader().Path()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"nothing":    nil,
		"cut short":  taught.Reader().Bytes[:1000],
		"of its own": make([]byte, len(taught.Reader().Bytes)),
	} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := openWith(context.Background(), libraries)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		_ = r.Close()
	}
	if err := os.RemoveAll(models.TaughtDir()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(models.TaughtDir(), []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, err := openWith(context.Background(), libraries); r != nil || codeOf(err) != "reader_unwritable" {
		t.Errorf("a cache that cannot be written: %v", err)
	}
	if r, err := openWith(context.Background(), ""); r != nil || codeOf(err) != "reader_libraries_missing" {
		t.Errorf("no libraries: %v", err)
	}
}

func codeOf(err error) string {
	f := new(fault.Fault)
	if errors.As(err, &f) && f.Do != "" {
		return f.Code
	}
	return ""
}

func TestForeignHeads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reader.gguf")
	if err := os.WriteFile(path, taught.Reader().Bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := gguf.OpenEncoder(path)
	if err != nil {
		t.Fatal(err)
	}
	width, _ := f.Int("bert.embedding_length")
	if _, err := readHeads(f, int(width)); err != nil {
		t.Fatal(err)
	}
	if _, err := readHeads(f, int(width)-1); err == nil {
		t.Error("heads of another width were taken")
	}
	for key := range f.Keys {
		if !strings.HasPrefix(key, prefix) {
			continue
		}
		was := f.Keys[key]
		for _, wrong := range []any{nil, "text", []float64{1}, []string{}} {
			f.Keys[key] = wrong
			if _, err := readHeads(f, int(width)); err == nil {
				t.Errorf("%s as %T was taken", key, wrong)
			}
		}
		f.Keys[key] = was
	}
}

func FuzzLines(f *testing.F) {
	for _, s := range []string{"Cut p99 900ms → 210ms (N+1)", "", " ", "- 5% -> -3%", "(a) [b] {c}", "x\x00y\xff", "Größe: 3 TB; „gut“"} {
		f.Add(s, "Engineer", true)
	}
	f.Fuzz(func(t *testing.T, text, title string, now bool) {
		if len(text) > 3000 || len(title) > 300 {
			return
		}
		m := one(t, Line{title, now, text})
		if m.Worth < 0 || m.Worth > 3 || m.Confidence < 0 || m.Confidence > 1.0001 {
			t.Fatalf("%q: %+v", text, m)
		}
		for key, s := range m.Spans {
			if s[0] < 0 || s[0] >= s[1] || s[1] > len(text) || strings.TrimFunc(s.Of(text), unicode.IsSpace) != s.Of(text) {
				t.Fatalf("%q: %s is %v", text, key, s)
			}
		}
	})
}
