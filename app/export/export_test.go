package export

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
)

var update = flag.Bool("update", false, "write the golden files of testdata anew")

func TestText(t *testing.T) {
	email := sample()
	email.Form = "email"
	draft := letterOf("Hi {Hiring manager},", "Café Zürich – the *best* snake_case_name, _really_, <b>not</b> AT&amp;T [link](x) `code` 1.9 s.", "1. First, C# and p99.", "Thanks,\n{Your name}")
	for _, c := range []struct {
		file string
		l    *letter.Letter
		o    Options
	}{
		{"letter.txt", sample(), Options{}},
		{"wrapped.txt", sample(), Options{Wrap: 72}},
		{"letter.md", sample(), Options{}},
		{"letter.html", sample(), Options{}},
		{"email.txt", email, Options{}},
		{"email.html", email, Options{}},
		{"draft.md", draft, Options{AllowPlaceholders: true}},
		{"draft.html", draft, Options{AllowPlaceholders: true}},
	} {
		t.Run(c.file, func(t *testing.T) {
			got, err := Bytes(context.Background(), c.l, strings.TrimPrefix(filepath.Ext(c.file), "."), c.o)
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", c.file)
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("(-%s +got)\n%s", golden, diff)
			}
		})
	}
}

// code gives the fault code of an error, "" for none.
func code(err error) string {
	var f *fault.Fault
	if err == nil {
		return ""
	}
	if !errors.As(err, &f) {
		return "not a fault: " + err.Error()
	}
	if f.What == "" || f.Do == "" {
		return f.Code + ", which does not say what happened or what to do"
	}
	return f.Code
}

func TestRefusals(t *testing.T) {
	long := sample()
	for range 5 {
		long.Paragraphs = append(long.Paragraphs[:2:2], long.Paragraphs[1:]...)
	}
	for _, c := range []struct {
		name, format string
		l            *letter.Letter
		o            Options
		want         string
	}{
		{"unknown format", "odt", sample(), Options{}, "unknown_format"},
		{"unknown style", "pdf", sample(), Options{Style: "baroque"}, "bad_choice"},
		{"unknown paper", "pdf", sample(), Options{Paper: "a5"}, "bad_choice"},
		{"unknown typeface", "pdf", sample(), Options{Style: "resume", Typeface: "gothic"}, "bad_choice"},
		{"unreadable colour", "pdf", sample(), Options{Accent: "teal"}, "bad_choice"},
		{"placeholder in the signature", "pdf", letterOf("Hello,", "I ran it.", "Thanks, {Your name}"), Options{}, "placeholder_left"},
		{"placeholder in a sentence", "txt", letterOf("Hello,", "I ran {The system} for a year.", "Thanks"), Options{}, "placeholder_left"},
		{"emoji", "pdf", letterOf("Hello,", "I shipped 🚀 it.", "Thanks"), Options{}, "glyph_missing"},
		{"accent without a letter", "pdf", letterOf("Hello,", "I am r\u030a.", "Thanks"), Options{}, "glyph_missing"},
		{"right to left", "pdf", letterOf("שלום,", "I ran it.", "Thanks"), Options{}, "glyph_missing"},
		{"too long for a page", "pdf", long, Options{Paper: "letter"}, "over_one_page"},
		{"too long for a box", "txt", sample(), Options{Limit: 200}, "over_limit"},
		{"a word longer than a line", "pdf", letterOf("Hello,", "See "+strings.Repeat("wordwithoutend", 20)+" there.", "Thanks"), Options{}, "word_too_long"},
		{"nothing in it", "md", &letter.Letter{}, Options{}, "empty_letter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := Bytes(context.Background(), c.l, c.format, c.o)
			if got := code(err); got != c.want {
				t.Errorf("got %q (%v), want %q", got, err, c.want)
			}
			if data != nil {
				t.Error("bytes came with the error")
			}
		})
	}
}

func TestOverPageSaysWhatToCut(t *testing.T) {
	long := sample()
	for range 5 {
		long.Paragraphs = append(long.Paragraphs[:2:2], long.Paragraphs[1:]...)
	}
	_, err := Bytes(context.Background(), long, "pdf", Options{Paper: "letter"})
	if f := fault.Of(err); !strings.Contains(f.Do, "“On the first Monday of January …”") || !strings.Contains(f.Do, "words") {
		t.Errorf("says %q", f.Do)
	}
}

func TestPlaceholderIsNamed(t *testing.T) {
	l := letterOf("Hello,", "I ran it in {a year}.", "Thanks, {Your name}")
	l.Placeholders = []letter.Placeholder{{Text: "{a year}"}, {Text: "{Your name}"}}
	_, err := Bytes(context.Background(), l, "pdf", Options{})
	if f := fault.Of(err); !strings.Contains(f.What, "{a year}, {Your name}") {
		t.Errorf("says %q", f.What)
	}
	for _, format := range []string{"pdf", "docx", "md", "txt"} {
		if _, err := Bytes(context.Background(), l, format, Options{AllowPlaceholders: true}); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestBoxLimitCountsAsFormsDo(t *testing.T) {
	l := letterOf("Hi,", "It ran 😀.", "Thanks")
	const units = 3 + 2 + 10 + 2 + 6 // the face counts two, each line end one
	if _, err := Bytes(context.Background(), l, "txt", Options{Limit: units}); err != nil {
		t.Error(err)
	}
	if _, err := Bytes(context.Background(), l, "txt", Options{Limit: units - 1}); code(err) != "over_limit" {
		t.Errorf("one less: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	path := filepath.Join(t.TempDir(), "letter.pdf")
	if err := Write(ctx, sample(), path, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was written")
	}
}

func TestReadBackNoticesADifference(t *testing.T) {
	ctx := context.Background()
	data, err := Bytes(ctx, sample(), "pdf", Options{})
	if err != nil {
		t.Fatal(err)
	}
	other := sample()
	other.Paragraphs[2].Sentences[0].Text = strings.Replace(other.Paragraphs[2].Sentences[0].Text, "420 GB", "42 GB", 1)
	if err := readBack(ctx, compose(other, "GB"), "pdf", data); code(err) != "read_back_mismatch" {
		t.Errorf("another number: %v", err)
	}
	short := sample()
	short.Paragraphs = short.Paragraphs[:6]
	if err := readBack(ctx, compose(short, "GB"), "pdf", data); code(err) != "read_back_mismatch" {
		t.Errorf("more than the letter: %v", err)
	}
	if err := readBack(ctx, compose(sample(), "GB"), "pdf", data[:len(data)/2]); code(err) != "read_back_failed" {
		t.Errorf("half a file: %v", err)
	}
}
