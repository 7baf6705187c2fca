package export

import (
	"strings"
	"testing"
	"time"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		`She said "no" - and it's 'fine'.`: "She said “no” – and it’s ‘fine’.",
		`("quoted") O'Brien's '24`:         "(“quoted”) O’Brien’s ’24",
		"e\u0301 \u00a0 a\u200bb\u00ad":    "é ab",
		"up -- down ...":                   "up – down …",
		"long\u2011running":                "long-running",
		"oﬃce":                             "office",
		"already “good” – yes":             "already “good” – yes",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestGlue(t *testing.T) {
	// _ stands for the no-break space.
	for _, want := range []string{
		"fell from 1.9_s to 240_ms after",
		"400k_jobs in 90_minutes, then",
		"80_% of £6,200 a month",
		"14_GB to 600_MB",
		"PostgreSQL_14 with dual writes",
		"In March_2025 we moved",
		"in 2024 we moved 40+_services",
		"about ~87_% fewer",
		"one of 3 and the 4 in it",
		"the booking path_– the median",
		"900ms_→_210ms",
		"pre-_and post-cutover",
		"At 18:00 it was empty.",
		"I ran 5. Then more",
	} {
		if got := strings.ReplaceAll(glue(strings.ReplaceAll(want, "_", " ")), "\u00a0", "_"); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestLocale(t *testing.T) {
	day := time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)
	for name, want := range map[string][2]string{
		"en_US.UTF-8": {"letter", "November 3, 2026"},
		"en-GB":       {"a4", "3 November 2026"},
		"es_MX":       {"letter", "3 November 2026"},
		"C":           {"a4", "3 November 2026"},
		"":            {"a4", "3 November 2026"},
		"de_DE@euro":  {"a4", "3 November 2026"},
	} {
		l := regionOf(name)
		if got := [2]string{l.paper(), l.date(day)}; got != want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
}

func TestBreakLines(t *testing.T) {
	words := strings.Fields("the quick brown fox jumps over the lazy dog and runs away from it all in the end so")
	widths := make([]float64, len(words))
	for i, w := range words {
		widths[i] = float64(len(w))
	}
	for measure := 9.0; measure < 100; measure++ {
		starts, ok := breakLines(widths, 1, measure)
		if !ok || starts[0] != 0 {
			t.Fatalf("measure %v: %v %v", measure, starts, ok)
		}
		for i, from := range starts {
			to := len(words)
			if i+1 < len(starts) {
				to = starts[i+1]
			}
			if line := strings.Join(words[from:to], " "); float64(len(line)) > measure || line == "" {
				t.Errorf("measure %v: line %q", measure, line)
			}
			if last := i > 0 && i+1 == len(starts); last && to-from == 1 && measure > 20 {
				t.Errorf("measure %v: the last line is %q alone", measure, words[from])
			}
		}
	}
	if _, ok := breakLines([]float64{5, 50}, 1, 40); ok {
		t.Error("a word wider than the line was set")
	}
	if starts, ok := breakLines(nil, 1, 40); !ok || len(starts) != 0 {
		t.Error("no words should give no lines")
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.com/a b":   "https://example.com/a%20b",
		"example.com/x":             "https://example.com/x",
		"github.example.com":        "https://github.example.com",
		"mailto:a@example.com":      "mailto:a@example.com",
		"javascript:alert(1)":       "",
		"file:///etc/passwd":        "",
		"https://bücher.example":    "https://xn--bcher-kva.example",
		"https://example.com/größe": "https://example.com/gr%C3%B6%C3%9Fe",
		"localhost:8080/x":          "",
	} {
		if got := address(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestFileName(t *testing.T) {
	l := sample()
	if got, want := FileName(l, "pdf"), "Amberquay Charging - Backend Engineer, Sessions - Maren Tolliver.pdf"; got != want {
		t.Errorf("got %q", got)
	}
	l.Company, l.Role, l.Sender.Name = `A/B: "C" <D>|*?`, "Senior Engineer ("+strings.Repeat("very ", 30)+"long)", "..Ł. Ößmann 🙂 "
	got := FileName(l, "docx")
	if strings.ContainsAny(got, `/\:*?"<>|`) || len(got) > 200 || !strings.HasSuffix(got, " - Ł. Ößmann.docx") || !strings.HasPrefix(got, "A B C D - Senior Engineer (very") {
		t.Errorf("got %q", got)
	}
	l.Company, l.Role, l.Sender.Name = "", "/", "{Your name}"
	if got := FileName(l, "txt"); got != "Your name.txt" {
		t.Errorf("got %q", got)
	}
	l.Sender.Name = ""
	if got := FileName(l, "md"); got != "Cover letter.md" {
		t.Errorf("got %q", got)
	}
}
